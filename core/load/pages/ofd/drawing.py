"""What an OFD page draws: characters with their boxes, ruled lines, pictures (GB/T 33190—2016, 8, 9, 11, 13).

Coordinates come in millimetres from the page's top left; all that is kept is in points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.errors import TooLargeError
from core.base.integers import integer
from core.load.pages.characters import PageChars, PageFrame
from core.load.pages.ofd.package import OfdDocument, OfdPage, attribute, kind, numbers
from core.load.pages.ruling import Edge, PageRuling, RulingBuilder, add_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_POINTS = 72 / 25.4
_MOST_OBJECTS = 300_000
_MOST_CHARACTERS = 2_000_000
_MAX_EDGES = 6_000
_MAX_DEPTH = 16
#: A character's box reaches this part of its size above the base line, and the rest below.
_ASCENT = 0.86
#: Two strokes of the same character nearer than this part of its size are one, drawn twice to look bold.
_TWICE = 0.15
#: A gap wider than this part of a character's size is a blank.
_GAP = 0.35
#: Where in its square a mark has its ink, so that one that hangs over a cell's edge is still of that cell.
_INK = dict.fromkeys("，。、；：！？）”’》〉】〕」』", (0.05, 0.45)) | dict.fromkeys("（“‘《〈【〔「『", (0.55, 0.95))
_COMMAND = re.compile(r"[SMLQBAC]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COUNTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

_Matrix = tuple[float, float, float, float, float, float]


class Drawing:
    """Reads the pages of a document one after the other."""

    def __init__(self, document: OfdDocument) -> None:
        self._units = document.units
        self._objects = 0
        self._characters = 0
        self._end = 0.0

    def read(self, page: OfdPage, number: int, start: int) -> tuple[PageChars, PageRuling]:
        """Page ``number`` (from 1), whose text begins at offset ``start``; raises TooLargeError."""
        left, top, width, height = page.area
        self._page = PageChars(number, start, PageFrame.turned(0, width * _POINTS, height * _POINTS))
        self._ruling = RulingBuilder()
        self._seen: dict[str, list[tuple[float, float]]] = {}
        matrix = (_POINTS, 0.0, 0.0, _POINTS, -left * _POINTS, -top * _POINTS)
        for root in (*page.below, page.content, *page.above):
            self._container(root, matrix, 0)
        if self._page.chars and self._page.chars[-1] != "\n":
            self._page.add_space("\n")
        drawing = len(self._ruling.lines) > _MAX_EDGES
        fills = [] if len(self._ruling.fills) > _MAX_EDGES else self._ruling.fills
        return self._page, PageRuling(
            [] if drawing else self._ruling.lines, [] if drawing else fills, self._ruling.pictures
        )

    def _container(self, parent: etree._Element, matrix: _Matrix, depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        for item in parent:
            name = kind(item)
            if name in ("content", "layer", "pageblock"):
                self._container(item, matrix, depth + 1)
                continue
            if name not in ("textobject", "pathobject", "imageobject", "compositeobject"):
                continue
            self._objects += 1
            if self._objects > _MOST_OBJECTS:
                raise TooLargeError(detail="objects")
            if attribute(item, "Visible").lower() == "false":
                continue
            own = _own_matrix(item, matrix)
            if name == "textobject":
                self._text(item, own)
            elif name == "pathobject":
                self._path(item, own)
            elif name == "imageobject":
                self._image(item, matrix)
            else:
                unit = self._units.get(attribute(item, "ResourceID"))
                if unit is not None:
                    self._container(unit, own, depth + 1)

    def _text(self, item: etree._Element, matrix: _Matrix) -> None:
        a, b, c, d, _, _ = matrix
        if min(abs(a) + abs(d), abs(b) + abs(c)) > 0.05 * max(abs(a) + abs(d), abs(b) + abs(c)):
            return  # slanted: a watermark
        size = next(iter(numbers(attribute(item, "Size"))), 0.0)
        stretch = next(iter(numbers(attribute(item, "HScale"))), 1.0) or 1.0
        if size <= 0:
            return
        x = y = 0.0
        for code in item:
            if kind(code) != "textcode":
                continue
            x = next(iter(numbers(attribute(code, "X"))), x)
            y = next(iter(numbers(attribute(code, "Y"))), y)
            text = "".join(code.itertext()).strip("\r\n")
            across = _steps(attribute(code, "DeltaX"), len(text))
            down = _steps(attribute(code, "DeltaY"), len(text))
            upright = any(down) and not any(across)
            for i, char in enumerate(text):
                advance = size * stretch * _width(char)
                # Characters beyond the last step given take that step too: none may fall on another.
                last = i == len(text) - 1 and i >= len(across)
                step = 0.0 if upright else advance if last else _step(across, i, advance)
                self._char(char, x, y, min(advance, step) if step > 0.2 * advance else advance, size, matrix)
                x += step
                y += _step(down, i, size) if upright else down[i] if i < len(down) else 0.0

    def _char(self, char: str, x: float, y: float, width: float, size: float, matrix: _Matrix) -> None:
        page = self._page
        if char.isspace():
            if page.chars and not page.chars[-1].isspace():
                page.add_space(" ")
            return
        self._characters += 1
        if self._characters > _MOST_CHARACTERS:
            raise TooLargeError(detail="characters")
        near, far = _INK.get(char, (0.0, 1.0))
        xa, ya = _apply(matrix, x + near * width, y - _ASCENT * size)
        xb, yb = _apply(matrix, x + far * width, y + (1 - _ASCENT) * size)
        box = (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
        tall = box[3] - box[1]
        middle = (box[1] + box[3]) / 2
        if not page.frame.shows((box[0] + box[2]) / 2, middle):
            return
        places = self._seen.setdefault(char, [])
        if any(abs(px - box[0]) < _TWICE * tall and abs(py - middle) < _TWICE * tall for px, py in places[-40:]):
            return
        places.append((box[0], middle))
        begin, end = sorted((_apply(matrix, x, y)[0], _apply(matrix, x + width, y)[0]))
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

    def _path(self, item: etree._Element, matrix: _Matrix) -> None:
        stroke = attribute(item, "Stroke").lower() != "false"
        fill = attribute(item, "Fill").lower() == "true"
        data = next((c for c in item if kind(c) == "abbreviateddata"), None)
        if data is None or not (stroke or fill) or len(self._ruling.lines) > _MAX_EDGES:
            return
        for points, straight in _subpaths(data.text or ""):
            add_shape([_apply(matrix, x, y) for x, y in points], straight, stroke, fill, self._ruling)

    def _image(self, item: etree._Element, matrix: _Matrix) -> None:
        box = numbers(attribute(item, "Boundary"))
        if len(box) == 4:
            x0, top = _apply(matrix, box[0], box[1])
            x1, bottom = _apply(matrix, box[0] + box[2], box[1] + box[3])
            self._ruling.pictures.append(Edge(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom)))


def _own_matrix(item: etree._Element, outer: _Matrix) -> _Matrix:
    """From an object's own coordinates to the page: its matrix, then its rectangle's corner, then what is around."""
    box = numbers(attribute(item, "Boundary"))
    own = numbers(attribute(item, "CTM"))
    a, b, c, d, e, f = own[:6] if len(own) >= 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    if len(box) >= 2:
        e, f = e + box[0], f + box[1]
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _width(char: str) -> float:
    return 0.5 if ord(char) < 0x2000 else 1.0


def _steps(text: str, most: int) -> list[float]:
    """Distances to the next character; "g 4 3.5" stands for four of them."""
    result: list[float] = []
    words = iter(text.split())
    for word in words:
        if word.lower() == "g":
            count, value = integer(next(words, "0"), 0), next(words, "0")
            result += numbers(value) * min(count, most - len(result))
        else:
            result += numbers(word)
        if len(result) >= most:
            break
    return result


def _step(steps: list[float], index: int, usual: float) -> float:
    """The step behind a character: its own, else the last one given, else the usual one; never none."""
    given = steps[min(index, len(steps) - 1)] if steps else 0.0
    return given or usual


def _subpaths(data: str) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The corners of each subpath, and whether all its sides are straight."""
    points: list[tuple[float, float]] = []
    straight = True
    command = ""
    values: list[float] = []
    for count, word in enumerate(_COMMAND.findall(data)):
        if count > 200_000:
            break
        if word in _COUNTS:
            command, values = word, []
            if word == "C" and len(points) > 1:
                points.append(points[0])
            continue
        values += numbers(word)
        if not command or len(values) < _COUNTS[command] or not values:
            continue
        if command in "SM":
            if len(points) > 1:
                yield points, straight
            points, straight = [], True
        straight = straight and command in "SML"
        points.append((values[-2], values[-1]))
        values = []
    if len(points) > 1:
        yield points, straight
