"""Zip archives of XML (.docx, .odt, .ofd): entries by name, unpacked and parsed safely."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from core.base.errors import DamagedError, EncryptedError, TooLargeError

MAX_PART = 64 * 1024 * 1024
MAX_TOTAL = 512 * 1024 * 1024
MAX_ENTRIES = 10_000

_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
#: In these the signs of a DTD are the bytes of their characters, but for zeros between them.
_ENCODINGS = frozenset((
    b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252",
    b"gb2312", b"gbk", b"gb18030", b"utf-32",
))  # fmt: skip

#: A part that grows more than this on unpacking is a bomb; Word's own parts stay below 100.
MAX_RATIO = 250


class Archive:
    """A zip opened from bytes.

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

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """Names of all entries."""
        return list(self._entries)

    def xml(self, name: str) -> etree._Element:
        """The parsed entry: no entities, no network, no DTD."""
        data = self._content(name)
        refuse_dtd(data, name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedError(detail=f"{name}: {error}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise DamagedError(detail=f"{name} holds a DTD")
        return root

    def check_xml(self) -> None:
        """Unpack every entry of XML once, for a reader that does not bound what it unpacks; raises as ``xml`` does."""
        for name in self._entries:
            if name.lower().endswith((".xml", ".rels")):
                refuse_dtd(self.read(name), name)

    def _content(self, name: str) -> bytes:
        """An entry's bytes as they are to be parsed."""
        return self.read(name)

    def read(self, name: str) -> bytes:
        """An entry's bytes; raises DamagedError when there is none."""
        info = self._entries.get(name)
        if info is None:
            raise DamagedError(detail=f"no entry {name}")
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


def refuse_dtd(data: bytes, name: str) -> None:
    """Raise DamagedError for XML that holds a DTD, in whatever encoding, or is in an encoding that might hide one.

    Neither Office nor OFD writers write a DTD; refusing it outright leaves no entity to expand.
    """
    plain = data.replace(b"\0", b"") if b"\0" in data[:200] else data  # UTF-16 and UTF-32
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise DamagedError(detail=f"{name} holds a DTD")
    declared = _DECLARED.match(plain[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t"))
    if declared and declared[1].lower() not in _ENCODINGS:
        raise DamagedError(detail=f"{name} in an encoding that no program writes")
