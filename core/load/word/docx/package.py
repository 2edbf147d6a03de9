"""The zip package of a .docx: parts by their relations."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from core.base.errors import DamagedError
from core.load.archive import Archive

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

#: ISO strict documents differ from transitional ones in their namespaces only, as far as text goes.
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class DocxPackage(Archive):
    """A .docx opened from bytes; raises what an Archive raises."""

    def main(self) -> str:
        """Name of the part with the document's body."""
        for _, target, kind in self._relations("_rels/.rels", ""):
            if kind.endswith("/officeDocument") and target in self._entries:
                return target
        for name in self._entries:
            if re.fullmatch(r"word/document\d*\.xml", name):
                return name
        raise DamagedError(detail="no main part")

    def related(self, part: str, kind: str) -> etree._Element | None:
        """Root of the part related to ``part`` by ``kind`` ("styles", "numbering"); None if absent or broken."""
        name = self.related_name(part, kind)
        if name is None:
            return None
        try:
            return self.xml(name)
        except DamagedError:
            return None

    def related_name(self, part: str, kind: str) -> str | None:
        """Name of that part; None where there is none."""
        folder, base = posixpath.split(part)
        relations = self._relations(f"{folder}/_rels/{base}.rels", folder)
        return next((t for _, t, relation in relations if relation.endswith(f"/{kind}") and t in self._entries), None)

    def named(self, part: str, identifier: str) -> str | None:
        """Name of the part that ``part`` relates to by a relation's id."""
        folder, base = posixpath.split(part)
        relations = self._relations(f"{folder}/_rels/{base}.rels", folder)
        return next((t for name, t, _ in relations if name == identifier and t in self._entries), None)

    def _relations(self, name: str, folder: str) -> list[tuple[str, str, str]]:
        """(id, part, kind) of each relation."""
        if name not in self._entries:
            return []
        result: list[tuple[str, str, str]] = []
        for relation in self.xml(name).iter(_RELS):
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            result.append((relation.get("Id", ""), path, relation.get("Type", "")))
        return result

    def _content(self, name: str) -> bytes:
        data = self.read(name)
        for strict, transitional in STRICT:
            if strict in data:
                data = data.replace(strict, transitional)
        return data
