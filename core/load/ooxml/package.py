"""The zip package of a .docx: parts by name, parsed safely."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  (a C module without stubs)

from core.errors import DamagedError, EncryptedError, TooLargeError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

MAX_PART = 64 * 1024 * 1024
MAX_TOTAL = 512 * 1024 * 1024
MAX_ENTRIES = 10_000

#: A part that grows more than this on unpacking is a bomb; Word's own parts stay below 100.
MAX_RATIO = 250

#: ISO strict documents differ from transitional ones in their namespaces only, as far as text goes.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class Package:
    """A .docx opened from bytes.

    Raises DamagedError for a broken zip or XML, TooLargeError for a zip bomb, EncryptedError for locked entries.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise DamagedError(detail=str(error)) from error
        self._entries = {info.filename: info for info in self._zip.infolist()}
        total = sum(info.file_size for info in self._entries.values())
        if len(self._entries) > MAX_ENTRIES or total > MAX_TOTAL:
            raise TooLargeError(detail=f"{len(self._entries)} entries, {total} bytes unpacked")

    def main(self) -> str:
        """Name of the part with the document's body."""
        for target, kind in self._relations("_rels/.rels", ""):
            if kind.endswith("/officeDocument") and target in self._entries:
                return target
        for name in self._entries:
            if re.fullmatch(r"word/document\d*\.xml", name):
                return name
        raise DamagedError(detail="no main part")

    def related(self, part: str, kind: str) -> etree._Element | None:
        """Root of the part related to ``part`` by ``kind`` ("styles", "numbering"); None if absent or broken."""
        folder, base = posixpath.split(part)
        for target, relation in self._relations(f"{folder}/_rels/{base}.rels", folder):
            if relation.endswith(f"/{kind}") and target in self._entries:
                try:
                    return self.xml(target)
                except DamagedError:
                    return None
        return None

    def _relations(self, name: str, folder: str) -> list[tuple[str, str]]:
        if name not in self._entries:
            return []
        result: list[tuple[str, str]] = []
        for relation in self.xml(name).iter(_RELS):
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            result.append((path, relation.get("Type", "")))
        return result

    def xml(self, name: str) -> etree._Element:
        """The parsed part: no entities, no network, no DTD."""
        data = self._read(name)
        # Office never writes a DTD; refusing it outright leaves no entity to expand.
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise DamagedError(detail=f"{name} holds a DTD")
        for strict, transitional in _STRICT:
            if strict in data:
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedError(detail=f"{name}: {error}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise DamagedError(detail=f"{name} holds a DTD")
        return root

    def _read(self, name: str) -> bytes:
        info = self._entries[name]
        if info.flag_bits & 1:
            raise EncryptedError
        try:
            with self._zip.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
            raise DamagedError(detail=f"{name}: {error}") from error
        if len(data) > MAX_PART or len(data) > max(1, info.compress_size) * MAX_RATIO + 1024 * 1024:
            raise TooLargeError(detail=f"{name}: {info.compress_size} bytes unpack to {len(data)} or more")
        return data
