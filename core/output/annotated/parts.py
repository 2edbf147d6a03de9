"""Parts of a Word package that are changed: parsed, and written again with their own declaration and namespaces."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from lxml import etree

from core.load.word.docx.package import STRICT, DocxPackage

if TYPE_CHECKING:
    from collections.abc import Iterable

_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\b[^>]*\?>\s*")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([\w.-]+)["']""", re.I)
_NEW = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_TYPES = "[Content_Types].xml"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Parts:
    """The parts of one package that are being changed or made."""

    def __init__(self, package: DocxPackage) -> None:
        self._package = package
        self._roots: dict[str, etree._Element] = {}
        self._known = set(package.names())

    def edit(self, name: str) -> etree._Element:
        """The root of a part, to be changed in place."""
        if name not in self._roots:
            self._roots[name] = self._package.xml(name)
        return self._roots[name]

    def related(self, part: str, kind: str) -> str | None:
        """Name of the part that ``part`` relates to by ``kind``, where there is one."""
        return self._package.related_name(part, kind)

    def add(self, beside: str, base: str, root: etree._Element, content_type: str, kind: str) -> None:
        """A new part in the folder of another, ``base``.xml or with the next free number, related to it by ``kind``."""
        folder = posixpath.dirname(beside)
        names = (posixpath.join(folder, f"{base}{number or ''}.xml") for number in range(10_000))
        taken = {name.lower() for name in self._known}
        name = next(name for name in names if name.lower() not in taken)
        self._known.add(name)
        self._roots[name] = root
        override = etree.SubElement(self.edit(_TYPES), f"{_CT}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", content_type)
        self._relate(beside, posixpath.basename(name), kind)

    def written(self) -> dict[str, bytes]:
        """The changed and the new parts as bytes, by name."""
        return {name: self._serialised(name, root) for name, root in self._roots.items()}

    def _relate(self, part: str, target: str, kind: str) -> None:
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name in self._known:
            relations = self.edit(name)
        else:
            relations = self._roots[name] = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
            self._known.add(name)
        taken = {str(relation.get("Id", "")).lower() for relation in relations}
        identifier = next(i for n in range(1, len(taken) + 2) if (i := f"rId{n}").lower() not in taken)
        relation = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
        for key, value in (("Id", identifier), ("Type", f"{_OFFICE}/{kind}"), ("Target", target)):
            relation.set(key, value)

    def _serialised(self, name: str, root: etree._Element) -> bytes:
        original = self._package.read(name) if name in self._package else b""
        head, encoding = _head(original)
        body = etree.tostring(root.getroottree(), encoding=encoding, xml_declaration=False)
        return head + _as_strict(body, self._strict(original))

    def _strict(self, original: bytes) -> Iterable[tuple[bytes, bytes]]:
        """The pairs of names that this part, or the main one, has in their strict form."""
        main = self._package.read(self._package.main())
        return [(strict, loose) for strict, loose in STRICT if strict in original or strict in main]


def _head(original: bytes) -> tuple[bytes, str]:
    """The declaration to write, and the encoding: the part's own where it is UTF-8, as almost always."""
    match = _DECLARATION.match(original)
    named = _ENCODING.search(match[0]) if match else None
    if match is None or (named and named[1].lower() not in (b"utf-8", b"us-ascii")):
        return _NEW, "UTF-8"
    return match[0], "US-ASCII" if named and named[1].lower() == b"us-ascii" else "UTF-8"


def _as_strict(body: bytes, pairs: Iterable[tuple[bytes, bytes]]) -> bytes:
    for strict, loose in pairs:
        body = body.replace(loose, strict)
    return body
