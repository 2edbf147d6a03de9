"""What an OFD page says: characters with their boxes, ruled lines, pictures (GB/T 33190—2016, 8, 9, 11, 13).

Coordinates come in millimetres from the page's top left; all that is kept is in points.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from core.base.errors import DamagedError, TooLargeError
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
from core.load.pages.ofd.package import OfdDocument, OfdPage, attribute, child, kind, numbers
from core.load.pages.ofd.painting.styles import BLACK, Style, StyleResources
from core.load.pages.ruling import Edge, PageRuling, RulingBuilder, add_shape
from core.load.pages.unseen import Paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml import etree

    from core.load.pages.ofd.objects import Placed
    from core.load.pages.ofd.package import Resources

_MOST_CHARACTERS = 2_000_000
_MAX_EDGES = 6_000
#: A character's box reaches this part of its size above the base line, and the rest below.
_ASCENT = 0.86
#: Two strokes of the same character nearer than this part of its size are one, drawn twice to look bold.
_TWICE = 0.15
#: A gap wider than this part of a character's size is a blank.
_GAP = 0.35
#: What says how an object is painted.
_PAINTING = frozenset({"alpha", "drawparam", "fill", "stroke"})
#: No character is larger than this part of the page.
_LARGEST = 2.0
#: Where in its square a mark has its ink, so that one that hangs over a cell's edge is still of that cell.
_INK = dict.fromkeys("，。、；：！？）”’》〉】〕」』", (0.05, 0.45)) | dict.fromkeys("（“‘《〈【〔「『", (0.55, 0.95))


class Drawing:
    """Reads the pages of a document one after the other."""

    def __init__(self, document: OfdDocument) -> None:
        self._walk = ObjectWalk(document.units)
        self._characters = 0
        self._end = 0.0
        self._styles = StyleResources()
        self._learn(document.resources)

    def _learn(self, lists: Iterable[Resources]) -> None:
        for resources in lists:
            for item in resources.root.iter():
                self._styles.learn(item)

    def read(self, page: OfdPage, number: int, start: int) -> tuple[PageChars, PageRuling]:
        """Page ``number`` (from 1), whose text begins at offset ``start``.

        Only what is seen is read, as of a PDF. Raises TooLargeError, and DamagedError where digits have no place.
        """
        _, _, width, height = page.area
        self._page = PageChars(number, start, PageFrame.turned(0, width * POINTS, height * POINTS))
        self._ruling = RulingBuilder()
        self._seen: dict[str, list[tuple[float, float]]] = {}
        self._styled: dict[etree._Element, bool] = {}
        self._learn(page.resources)
        self._paint = Paint()
        items = list(self._walk.page(page, page_matrix(page.area)))
        for index, placed in enumerate(items):
            if placed.name == "textobject":
                self._look(index, placed)
            elif placed.name == "pathobject":
                self._fill(placed)
        for index, placed in enumerate(items):
            if placed.name == "textobject":
                self._text(index, placed.item, placed.own, page.area)
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

    def _look(self, index: int, placed: Placed) -> None:
        """Enter a text with how it is painted."""
        painted, pale = True, False
        if _is_styled(placed.item) or any(self._styles_what_it_holds(holder) for holder, _ in placed.around):
            style = Style(placed, self._styles)
            fills = attribute(placed.item, "Fill").lower() != "false"
            strokes = attribute(placed.item, "Stroke").lower() == "true"
            inks = [style.colour("FillColor", BLACK)] * fills + [style.colour("StrokeColor", BLACK)] * strokes
            shown = [ink for ink in inks if ink is not None and ink.alpha > 0]
            painted, pale = bool(shown), bool(shown) and all(ink.pale for ink in shown)
        self._paint.text(index, painted=painted, pale=pale)

    def _styles_what_it_holds(self, holder: etree._Element) -> bool:
        """Whether a layer or a group says how its objects are painted: asked by each of them, looked up once."""
        if holder not in self._styled:
            self._styled[holder] = _is_styled(holder)
        return self._styled[holder]

    def _fill(self, placed: Placed) -> None:
        """Enter a filled shape: a ground for what is written on it, a plate over what was written before."""
        data = path_data(placed.item)
        if not paints(placed.item)[1] or data is None:
            return
        colour = Style(placed, self._styles).colour("FillColor", None)
        shapes = list(_subpaths(data))
        if colour is None or colour.alpha == 0 or not shapes:
            return
        corners = [apply(placed.own, x, y) for points, _ in shapes for x, y in points]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        plate = colour.alpha == 1 and len(shapes) == 1 and _is_rectangle(corners)
        plate = plate and child(placed.item, "clips") is None
        self._paint.area((min(xs), min(ys), max(xs), max(ys)), pale=colour.pale, plate=plate)

    def _text(self, index: int, item: etree._Element, matrix: Matrix, area: Sequence[float]) -> None:
        a, b, c, d, _, _ = matrix
        if min(abs(a) + abs(d), abs(b) + abs(c)) > 0.05 * max(abs(a) + abs(d), abs(b) + abs(c)):
            return  # slanted: a watermark
        if not _has_place(item, area) and any(char.isdecimal() for char in "".join(item.itertext())):
            raise DamagedError(detail="text without a place")
        size, _ = font_size(item)
        self._index = index
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
        if self._paint.hides and self._paint.unseen(self._index, box):
            page.unseen += 1
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


def _is_styled(element: etree._Element) -> bool:
    """Whether anything is said of how an object is painted."""
    return any(name.lower() in _PAINTING for name in element.attrib) or any(
        kind(part) in ("fillcolor", "strokecolor") for part in element
    )


def _has_place(item: etree._Element, area: Sequence[float]) -> bool:
    """Whether a text says where it stands and how large it is, the size one that the page can show."""
    size, corner = attribute(item, "Size").split()[:1], attribute(item, "Boundary").split()[:2]
    try:
        given = [float(word) for word in (*size, *corner)]
    except ValueError:
        return False
    return len(given) == 3 and all(map(math.isfinite, given)) and 0 < given[0] <= _LARGEST * max(area[2:])


def _is_rectangle(corners: Sequence[tuple[float, float]]) -> bool:
    """Whether these are the corners of one rectangle with level sides."""
    found = {(round(x, 2), round(y, 2)) for x, y in corners}
    return len(found) == 4 and all(len({corner[i] for corner in found}) == 2 for i in (0, 1))


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
