"""What an OFD page says: characters with their boxes, ruled lines, pictures (GB/T 33190—2016, 8, 9, 11, 13).

Coordinates come in millimetres from the page's top left; all that is kept is in points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.errors import TooLargeError
from core.load.pages.characters import PageChars, PageFrame
from core.load.pages.ofd.objects import (
    POINTS,
    Matrix,
    ObjectWalk,
    apply,
    font_size,
    page_matrix,
    paints,
    path_commands,
    path_data,
    placed_chars,
)
from core.load.pages.ofd.package import OfdDocument, OfdPage, attribute, numbers
from core.load.pages.ruling import Edge, PageRuling, RulingBuilder, add_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_MOST_CHARACTERS = 2_000_000
_MAX_EDGES = 6_000
#: A character's box reaches this part of its size above the base line, and the rest below.
_ASCENT = 0.86
#: Two strokes of the same character nearer than this part of its size are one, drawn twice to look bold.
_TWICE = 0.15
#: A gap wider than this part of a character's size is a blank.
_GAP = 0.35
#: Where in its square a mark has its ink, so that one that hangs over a cell's edge is still of that cell.
_INK = dict.fromkeys("，。、；：！？）”’》〉】〕」』", (0.05, 0.45)) | dict.fromkeys("（“‘《〈【〔「『", (0.55, 0.95))


class Drawing:
    """Reads the pages of a document one after the other."""

    def __init__(self, document: OfdDocument) -> None:
        self._walk = ObjectWalk(document.units)
        self._characters = 0
        self._end = 0.0

    def read(self, page: OfdPage, number: int, start: int) -> tuple[PageChars, PageRuling]:
        """Page ``number`` (from 1), whose text begins at offset ``start``; raises TooLargeError."""
        _, _, width, height = page.area
        self._page = PageChars(number, start, PageFrame.turned(0, width * POINTS, height * POINTS))
        self._ruling = RulingBuilder()
        self._seen: dict[str, list[tuple[float, float]]] = {}
        for placed in self._walk.page(page, page_matrix(page.area)):
            if placed.name == "textobject":
                self._text(placed.item, placed.own)
            elif placed.name == "pathobject":
                self._path(placed.item, placed.own)
            else:
                self._image(placed.item, placed.outer)
        if self._page.chars and self._page.chars[-1] != "\n":
            self._page.add_space("\n")
        drawing = len(self._ruling.lines) > _MAX_EDGES
        fills = [] if len(self._ruling.fills) > _MAX_EDGES else self._ruling.fills
        return self._page, PageRuling(
            [] if drawing else self._ruling.lines, [] if drawing else fills, self._ruling.pictures
        )

    def _text(self, item: etree._Element, matrix: Matrix) -> None:
        a, b, c, d, _, _ = matrix
        if min(abs(a) + abs(d), abs(b) + abs(c)) > 0.05 * max(abs(a) + abs(d), abs(b) + abs(c)):
            return  # slanted: a watermark
        size, _ = font_size(item)
        for char in placed_chars(item):
            self._char(char.char, char.x, char.y, char.width, size, matrix)

    def _char(self, char: str, x: float, y: float, width: float, size: float, matrix: Matrix) -> None:
        page = self._page
        if char.isspace():
            if page.chars and not page.chars[-1].isspace():
                page.add_space(" ")
            return
        self._characters += 1
        if self._characters > _MOST_CHARACTERS:
            raise TooLargeError(detail="characters")
        near, far = _INK.get(char, (0.0, 1.0))
        xa, ya = apply(matrix, x + near * width, y - _ASCENT * size)
        xb, yb = apply(matrix, x + far * width, y + (1 - _ASCENT) * size)
        box = (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
        tall = box[3] - box[1]
        middle = (box[1] + box[3]) / 2
        if not page.frame.shows((box[0] + box[2]) / 2, middle):
            return
        places = self._seen.setdefault(char, [])
        if any(abs(px - box[0]) < _TWICE * tall and abs(py - middle) < _TWICE * tall for px, py in places[-40:]):
            return
        places.append((box[0], middle))
        begin, end = sorted((apply(matrix, x, y)[0], apply(matrix, x + width, y)[0]))
        self._separate(begin, box[0], middle, tall)
        self._end = end
        page.add("\ufffd" if ord(char) < 32 else char, box, middle, tall)

    def _separate(self, begin: float, ink: float, middle: float, tall: float) -> None:
        """A line end or a blank before a character that does not stand right behind the last one."""
        page = self._page
        last = len(page) - 1
        while last >= 0 and page.x1[last] < page.x0[last]:
            if page.chars[last] == "\n":
                return
            last -= 1
        if last < 0:
            return
        size = max(tall, page.size[last])
        if abs(middle - page.middle[last]) > 0.5 * size or ink < page.x0[last] - 0.5 * size:
            page.add_space("\n")
        elif begin - self._end > _GAP * tall and last == len(page) - 1:
            page.add_space(" ")

    def _path(self, item: etree._Element, matrix: Matrix) -> None:
        stroke, fill = paints(item)
        data = path_data(item)
        if data is None or not (stroke or fill) or len(self._ruling.lines) > _MAX_EDGES:
            return
        for points, straight in _subpaths(data):
            add_shape([apply(matrix, x, y) for x, y in points], straight, stroke, fill, self._ruling)

    def _image(self, item: etree._Element, matrix: Matrix) -> None:
        box = numbers(attribute(item, "Boundary"))
        if len(box) == 4:
            x0, top = apply(matrix, box[0], box[1])
            x1, bottom = apply(matrix, box[0] + box[2], box[1] + box[3])
            self._ruling.pictures.append(Edge(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom)))


def _subpaths(data: str) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The corners of each subpath, and whether all its sides are straight."""
    points: list[tuple[float, float]] = []
    straight = True
    for command, values in path_commands(data):
        if command == "C":
            if len(points) > 1:
                points.append(points[0])
            continue
        if command in "SM":
            if len(points) > 1:
                yield points, straight
            points, straight = [], True
        straight = straight and command in "SML"
        points.append((values[-2], values[-1]))
    if len(points) > 1:
        yield points, straight
