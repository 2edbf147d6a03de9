"""The objects of an OFD page and where they stand: what reading and drawing it have in common (GB/T 33190—2016, 8–11).

Reader and painter take every matrix and every character's place from here, so that what is marked lies on what is
drawn. Matrices are (a, b, c, d, e, f): X = a·x + c·y + e and Y = b·x + d·y + f.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from core.base.errors import TooLargeError
from core.base.integers import integer
from core.load.pages.ofd.package import attribute, child, kind, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from core.load.pages.ofd.package import OfdPage

Matrix = tuple[float, float, float, float, float, float]

#: Points in a millimetre.
POINTS = 72 / 25.4
_MOST_OBJECTS = 300_000
_MAX_DEPTH = 16
_HOLDERS = ("content", "layer", "pageblock")
_DRAWN = ("textobject", "pathobject", "imageobject", "compositeobject")
_COMMAND = re.compile(r"[SMLQBAC]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COUNTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
#: Words read of one path.
_MOST_WORDS = 200_000
_LAYERS = {"background": 0, "body": 1, "foreground": 2}


class Placed(NamedTuple):
    """An object: its name in lower case, the matrix to the page that is in force around it, and its own.

    ``around`` are what holds it, outermost first, each with its own matrix: layers and composite objects, whose drawing
    parameters, clips and transparency count for it too.
    """

    item: etree._Element
    name: str
    outer: Matrix
    own: Matrix
    around: tuple[tuple[etree._Element, Matrix], ...] = ()


class PlacedChar(NamedTuple):
    """A character of a text object in the object's own coordinates: where its base line begins, how far it reaches.

    ``code`` is the element it stands in, ``place`` its place in that element's text.
    """

    char: str
    x: float
    y: float
    width: float
    code: etree._Element
    place: int


class ObjectWalk:
    """Walks through objects; one budget for all pages of a document. ``units`` are composite units by number."""

    def __init__(self, units: Mapping[str, etree._Element]) -> None:
        self._units = units
        self._objects = 0

    def page(self, page: OfdPage, matrix: Matrix) -> Iterator[Placed]:
        """The visible objects of a page with its templates in the order in which they are drawn."""
        for root in (*page.below, page.content, *page.above):
            yield from self.container(root, matrix)

    def container(
        self, parent: etree._Element, matrix: Matrix, around: tuple[tuple[etree._Element, Matrix], ...] = ()
    ) -> Iterator[Placed]:
        """The visible objects in an element, composite ones taken apart; raises TooLargeError."""
        if len(around) > _MAX_DEPTH:
            return
        items = list(parent)
        if kind(parent) == "content":  # layers stand in any order
            items.sort(key=lambda item: _LAYERS.get(attribute(item, "Type").lower(), 1) if kind(item) == "layer" else 1)
        for item in items:
            name = kind(item)
            if name in _HOLDERS:
                yield from self.container(item, matrix, (*around, (item, matrix)))
                continue
            if name not in _DRAWN:
                continue
            self._objects += 1
            if self._objects > _MOST_OBJECTS:
                raise TooLargeError(detail="objects")
            if attribute(item, "Visible").lower() == "false":
                continue
            own = own_matrix(item, matrix)
            if name != "compositeobject":
                yield Placed(item, name, matrix, own, around)
                continue
            unit = self._units.get(attribute(item, "ResourceID"))
            if unit is not None:
                yield from self.container(unit, own, (*around, (item, own)))


def page_matrix(area: Sequence[float]) -> Matrix:
    """From a page's millimetres to points from its top left."""
    return (POINTS, 0.0, 0.0, POINTS, -area[0] * POINTS, -area[1] * POINTS)


def own_matrix(item: etree._Element, outer: Matrix) -> Matrix:
    """From an object's own coordinates to the page: its matrix, then its rectangle's corner, then what is around."""
    box = numbers(attribute(item, "Boundary"))
    a, b, c, d, e, f = given_matrix(item)
    if len(box) >= 2:
        e, f = e + box[0], f + box[1]
    return combined((a, b, c, d, e, f), outer)


def given_matrix(item: etree._Element) -> Matrix:
    """The matrix that an element states; that which changes nothing where it states none."""
    own = numbers(attribute(item, "CTM"))
    return (own[0], own[1], own[2], own[3], own[4], own[5]) if len(own) >= 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def combined(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point through a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def font_size(item: etree._Element) -> tuple[float, float]:
    """A text object's size and how much its characters are stretched; size 0 where it has none that can be meant."""
    size = next(iter(numbers(attribute(item, "Size"))), 0.0)
    return max(size, 0.0), next(iter(numbers(attribute(item, "HScale"))), 1.0) or 1.0


def placed_chars(item: etree._Element) -> Iterator[PlacedChar]:
    """The characters of a text object one after the other, blanks too."""
    size, stretch = font_size(item)
    if size <= 0:
        return
    x = y = 0.0
    for code in item:
        if kind(code) != "textcode":
            continue
        x = next(iter(numbers(attribute(code, "X"))), x)
        y = next(iter(numbers(attribute(code, "Y"))), y)
        text = code_text(code)
        across = _steps(attribute(code, "DeltaX"), len(text))
        down = _steps(attribute(code, "DeltaY"), len(text))
        upright = any(down) and not any(across)
        for i, char in enumerate(text):
            advance = size * stretch * usual_width(char)
            # Characters beyond the last step given take that step too: none may fall on another.
            last = i == len(text) - 1 and i >= len(across)
            step = 0.0 if upright else advance if last else _step(across, i, advance)
            widest = advance if char.isascii() else size * stretch  # ½ is as wide as a Chinese character in their fonts
            yield PlacedChar(char, x, y, min(widest, step) if step > 0.2 * advance else advance, code, i)
            x += step
            y += _step(down, i, size) if upright else down[i] if i < len(down) else 0.0


def code_text(code: etree._Element) -> str:
    """The text of a TextCode."""
    return "".join(code.itertext()).strip("\r\n")


def path_data(item: etree._Element) -> str | None:
    """The drawing commands of a path object; None where there are none."""
    data = child(item, "abbreviateddata")
    return None if data is None else data.text or ""


def path_commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """The commands of a path with their numbers: S M L (x y), Q (two points), B (three), A (arc), C (close)."""
    command = ""
    values: list[float] = []
    for count, word in enumerate(_COMMAND.findall(data)):
        if count > _MOST_WORDS:
            return
        if word in _COUNTS:
            command, values = word, []
            if word == "C":
                yield command, []
            continue
        values += numbers(word)
        if command and values and len(values) >= _COUNTS[command]:
            yield command, values
            values = []


def paints(item: etree._Element) -> tuple[bool, bool]:
    """Whether a path is stroked (yes unless it says no), and whether it is filled (no unless it says yes)."""
    return attribute(item, "Stroke").lower() != "false", attribute(item, "Fill").lower() == "true"


def usual_width(char: str) -> float:
    """How far a character reaches, in parts of its size, where nothing says it."""
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
