"""What is laid over the pages of an OFD: notes with an appearance, and electronic seals (GB/T 33190—2016, 15, 18).

A seal's picture stands in the signed value or in the seal itself, both in DER: a sequence of the kind of picture, its
bytes, its width and its height (GB/T 38540—2020, 6.1). Whether a seal is valid is not asked.
"""

from __future__ import annotations

import posixpath
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from core.base.errors import LoadError
from core.load.pages.ofd.package import OfdDocument, OfdPackage, attribute, child, kind, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

_Box = tuple[float, float, float, float]
#: Seals read of one file, and levels and parts of one in DER.
_MOST_SEALS = 200
_MAX_DEPTH = 12
_MOST_PARTS = 5_000
_KINDS = ("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "ofd")
_SEQUENCES = (0x30, 0x31, 0xA0, 0xA1, 0xA2, 0xA3)
_STRINGS = (0x0C, 0x13, 0x16)
_BYTES = 0x04


class Note(NamedTuple):
    """A note's appearance: where it stands on the page (millimetres), and what it draws."""

    box: _Box
    content: etree._Element


class Seal(NamedTuple):
    """A seal on a page: its rectangle, what is shown of it (in its own coordinates), its picture and the kind of it."""

    box: _Box
    shown: _Box | None
    kind: str
    picture: bytes


def notes(package: OfdPackage, document: OfdDocument, page: str) -> Iterator[Note]:
    """The visible notes on the page with this number."""
    for path, root in _listed(package, document.annotations):
        for entry in root:
            place = child(entry, "fileloc") if kind(entry) == "page" and attribute(entry, "PageID") == page else None
            if place is None or not place.text:
                continue
            for _, notes_of_page in _listed(package, OfdPackage.place(posixpath.dirname(path), place.text)):
                for note in notes_of_page:
                    look = child(note, "appearance")
                    box = None if look is None else _box(attribute(look, "Boundary"))
                    if look is not None and attribute(note, "Visible").lower() != "false":
                        yield Note(box or (0.0, 0.0, 0.0, 0.0), look)


def seals(package: OfdPackage, document: OfdDocument, page: str) -> Iterator[Seal]:
    """The seals on the page with this number."""
    for path, root in _listed(package, document.signatures):
        for signature in [entry for entry in root if kind(entry) == "signature"][:_MOST_SEALS]:
            place = OfdPackage.place(posixpath.dirname(path), attribute(signature, "BaseLoc"))
            for _, signed in _listed(package, place):
                yield from _seals_of(package, signed, posixpath.dirname(place), page)


def _seals_of(package: OfdPackage, signed: etree._Element, folder: str, page: str) -> Iterator[Seal]:
    stamps = [e for e in signed.iter() if kind(e) == "stampannot" and attribute(e, "PageRef") == page]
    if not stamps:
        return
    places = [e.text for e in signed.iter() if kind(e) == "signedvalue" and e.text]
    places += [e.text for e in signed.iter() if kind(e) == "baseloc" and e.text]
    files = (package.file((folder,), place) for place in places)
    picture = next((found for data in files if data and (found := seal_picture(data))), None)
    for stamp in stamps[:_MOST_SEALS]:
        box = _box(attribute(stamp, "Boundary"))
        if box is not None and picture is not None:
            yield Seal(box, _box(attribute(stamp, "Clip")), *picture)


def seal_picture(data: bytes) -> tuple[str, bytes] | None:
    """The kind and the bytes of the first picture in a seal or a signed value; None without one."""
    budget = [_MOST_PARTS]
    return _picture(data, 0, len(data), 0, budget)


def _picture(data: bytes, start: int, end: int, depth: int, budget: list[int]) -> tuple[str, bytes] | None:
    parts = list(_parts(data, start, end, budget))
    for (tag, a, b), (following, c, d) in pairwise(parts):
        if tag in _STRINGS and following == _BYTES:
            word = data[a:b].decode("ascii", "replace").strip(" .\0").lower()
            if word in _KINDS:
                return word, data[c:d]
    for tag, a, b in parts:
        if depth < _MAX_DEPTH and tag in (*_SEQUENCES, _BYTES) and b - a > 8:
            found = _picture(data, a, b, depth + 1, budget)
            if found is not None:
                return found
    return None


def _parts(data: bytes, at: int, end: int, budget: list[int]) -> Iterator[tuple[int, int, int]]:
    """The tag and the extent of each part of a sequence; ends where the bytes are none of DER."""
    while at + 2 <= end and budget[0] > 0:
        budget[0] -= 1
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            if not 1 <= size <= 4 or at + size > end:
                return
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        if at + length > end:
            return
        yield tag, at, at + length
        at += length


def _listed(package: OfdPackage, path: str) -> Iterator[tuple[str, etree._Element]]:
    """A list and its place; nothing where there is none or it cannot be read: the page is drawn without."""
    if path:
        try:
            yield path, package.part("", path)
        except LoadError:
            return


def _box(text: str) -> _Box | None:
    sides = numbers(text)
    return (sides[0], sides[1], sides[2], sides[3]) if len(sides) >= 4 and sides[2] > 0 and sides[3] > 0 else None
