"""The parts of an OFD file: documents, pages with their templates, drawing resources, notes and seals on pages."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from core.base.errors import DamagedError, EncryptedError, TooLargeError
from core.load.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_PAGES = 600
_LOCKED = ("encryptions.xml", "decryptseed.dat", "entriesmap.dat")
_A4 = (0.0, 0.0, 210.0, 297.0)


def kind(element: etree._Element) -> str:
    """An element's name without namespace, in lower case: writers differ in both."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute's value whatever the case of its name; empty when there is none."""
    value = element.get(name)
    if value is None:
        lower = name.lower()
        value = next((v for k, v in element.attrib.items() if str(k).lower() == lower), "")
    return str(value)


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name (lower case)."""
    return next((c for c in element if kind(c) == name), None)


def numbers(text: str) -> list[float]:
    """The numbers of a list; what is none ends it."""
    result: list[float] = []
    for word in text.split():
        try:
            value = float(word)
        except ValueError:
            break
        result.append(value if -1e7 < value < 1e7 else 0.0)
    return result


@dataclass(frozen=True, slots=True)
class OfdPage:
    """A page: its rectangle (left, top, width, height in millimetres), its content, templates below and above it.

    ``resources`` are its own and those of its templates, as those of the document are.
    """

    area: tuple[float, float, float, float]
    content: etree._Element
    below: tuple[etree._Element, ...] = ()
    above: tuple[etree._Element, ...] = ()
    identifier: str = ""
    resources: tuple[Resources, ...] = ()


class Resources(NamedTuple):
    """The root of a list of resources, and the folders in which its files may lie, the right one first."""

    root: etree._Element
    folders: tuple[str, ...]


@dataclass(slots=True)
class OfdDocument:
    """One of the documents in a file; ``units`` are composite drawing units by their number.

    ``annotations`` and ``signatures`` are the places of the lists of what is laid over pages, empty without.
    """

    pages: list[tuple[str, etree._Element]] = field(default_factory=list)
    area: tuple[float, float, float, float] = _A4
    templates: dict[str, str] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)
    units: dict[str, etree._Element] = field(default_factory=dict)
    resources: list[Resources] = field(default_factory=list)
    annotations: str = ""
    signatures: str = ""


class OfdPackage:
    """An OFD file from bytes; raises DamagedError, EncryptedError or TooLargeError."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in self._archive.names()}
        if any(posixpath.basename(name) in _LOCKED for name in self._names):
            raise EncryptedError
        self._templates: dict[str, etree._Element] = {}

    def documents(self) -> Iterator[OfdDocument]:
        """The documents, each with its pages in order."""
        root = self._xml("", "OFD.xml")
        for body in root:
            place = child(body, "docroot") if kind(body) == "docbody" else None
            if place is not None and place.text:
                document = self._document(place.text.strip())
                document.signatures = _place(child(body, "signatures"), "")
                yield document

    def page(self, document: OfdDocument, index: int) -> OfdPage:
        """A page of a document."""
        base, entry = document.pages[index]
        place = attribute(entry, "BaseLoc")
        root = self._xml(base, place)
        area = _area(child(root, "area")) or document.area
        resources = self._own_resources(root, self.place(base, place))
        below: list[etree._Element] = []
        above: list[etree._Element] = []
        for use in root:
            if kind(use) != "template":
                continue
            identifier = attribute(use, "TemplateID")
            path = document.templates.get(identifier)
            if path is None:
                continue
            if path not in self._templates:
                self._templates[path] = self._xml("", path)
            resources += self._own_resources(self._templates[path], path)
            order = attribute(use, "ZOrder") or document.orders.get(identifier, "")
            (above if order.lower() == "foreground" else below).append(self._templates[path])
        return OfdPage(area, root, tuple(below), tuple(above), attribute(entry, "ID"), tuple(resources))

    def part(self, base: str, path: str) -> etree._Element:
        """A part by its place, absolute or relative to the folder ``base``; raises DamagedError where there is none."""
        return self._xml(base, path)

    def file(self, folders: Iterable[str], path: str) -> bytes | None:
        """A file by its place in the first of these folders that has it; None where none has, or it cannot be read."""
        for folder in (*folders, ""):
            name = self._names.get(self.place(folder, path).lower())
            if name is not None:
                try:
                    return self._archive.read(name)
                except DamagedError:
                    return None
        return None

    @staticmethod
    def place(base: str, path: str) -> str:
        """The full place of a path in the package, absolute or relative to the folder ``base``."""
        path = path.strip().replace("\\", "/")
        return posixpath.normpath(posixpath.join("/", base.replace("\\", "/"), path)).lstrip("/")

    def _document(self, path: str) -> OfdDocument:
        root = self._xml("", path)
        base = posixpath.dirname(path.replace("\\", "/"))
        result = OfdDocument()
        common = child(root, "commondata")
        for part in () if common is None else common:
            name = kind(part)
            if name == "pagearea":
                result.area = _area(part) or result.area
            elif name == "templatepage":
                identifier = attribute(part, "ID")
                result.templates[identifier] = posixpath.join("/", base, attribute(part, "BaseLoc"))
                result.orders[identifier] = attribute(part, "ZOrder")
            elif name in ("publicres", "documentres") and part.text:
                result.resources += self._resources(base, part.text)
        for unit in (unit for resources in result.resources for unit in resources.root.iter()):
            if kind(unit) == "compositegraphicunit":
                result.units[attribute(unit, "ID")] = unit
        result.annotations = _place(child(root, "annotations"), base)
        pages = child(root, "pages")
        for entry in () if pages is None else pages:
            if kind(entry) == "page":
                result.pages.append((base, entry))
        if len(result.pages) > MAX_PAGES:
            raise TooLargeError(detail=f"{len(result.pages)} pages")
        return result

    def _own_resources(self, root: etree._Element, path: str) -> list[Resources]:
        """The resources that a page or template names itself."""
        base = posixpath.dirname(path)
        return [r for part in root if kind(part) == "pageres" and part.text for r in self._resources(base, part.text)]

    def _resources(self, base: str, path: str) -> list[Resources]:
        try:
            root = self._xml(base, path)
        except DamagedError:
            return []  # pages can be read without
        folder = posixpath.dirname(self.place(base, path))
        return [Resources(root, (self.place(folder, attribute(root, "BaseLoc")), folder, base))]

    def _xml(self, base: str, path: str) -> etree._Element:
        """A part by its place, absolute or relative to the folder ``base``."""
        full = self.place(base, path)
        name = self._names.get(full.lower()) or self._names.get(self.place("", path).lower())
        if name is None:
            raise DamagedError(detail=f"no part {full}")
        return self._archive.xml(name)


def _place(element: etree._Element | None, base: str) -> str:
    """The full place that an element names; empty without one."""
    return OfdPackage.place(base, element.text) if element is not None and element.text else ""


def _area(element: etree._Element | None) -> tuple[float, float, float, float] | None:
    box = None if element is None else child(element, "physicalbox")
    sides = numbers(box.text or "") if box is not None else []
    if len(sides) < 4 or not (1 <= sides[2] <= 20_000 and 1 <= sides[3] <= 20_000):
        return None
    return sides[0], sides[1], sides[2], sides[3]
