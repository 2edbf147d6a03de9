"""Whether the digits of a cell on a page show one number, broken over lines, or several that stand close together.

Where one line between two rows or two columns is not drawn, two cells become one, and their numbers may not be run
together: "729" above "22" is not 72922. A number is broken only because it does not fit, so that its upper piece
fills the column; and the digits of one number stand side by side.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from core.load.pages.characters import PageChars
from core.load.pages.tables import RuledCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What the margins of a cell take away from its width at most, in points (Word's own are 10.8 together).
MARGINS = 15.0
#: By so much of a digit's width a box of characters may be narrower than what was set.
_SLACK = 0.1
#: Cells are equally wide when they differ by no more than this (points).
_SAME_WIDTH = 1.5
#: In parts of a character's height: the widest gap between two digits of one number, the widest distance of their
#: middles, and of the middles of digits that are drawn as wide as Chinese characters or spaced out evenly.
_GAP, _PITCH, _WIDE_PITCH = 0.4, 0.8, 1.15
#: How far the distances of evenly spaced digits differ, in parts of the distance.
_EVEN = 0.1
#: The height of digits is about this part of that of their font.
_DIGIT_HEIGHT = 0.69
#: Lines of one number are no further from each other than this, in parts of a character's height.
_LEADING = 3.2
_FIGURES = re.compile(r"[\d.,，．]+")

Part = tuple[PageChars, RuledCell]
Piece = tuple[PageChars, list[int]]


class LineWidths:
    """How much of a number stood on one line in the cells of a table, by the width of the cell; the cells' margins."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._widest: list[tuple[float, float]] = []
        left = MARGINS
        for page, cell in parts:
            left = min([left, *(page.x0[line[0]] - cell.x0 for line in cell.lines if line)])
            pieces = [piece for line in cell.lines if _is_number(page, line) for piece in _beside(page, line)]
            if pieces:
                self._widest.append((cell.x1 - cell.x0, max(_width(page, piece) for piece in pieces)))

        #: Both margins together, at most: no text stands further out than the left one, and the right one is like it.
        self.margins = min(MARGINS, 2 * max(left, 0.0))

    def widest(self, cell: RuledCell) -> float:
        """The widest such line in cells that are no wider than this one; 0 when there is none."""
        width = cell.x1 - cell.x0 + _SAME_WIDTH
        return max((line for size, line in self._widest if size <= width), default=0.0)


def separate(parts: Sequence[Part], widths: LineWidths) -> list[list[Piece]]:
    """The lines of a cell, cut where a number ends and another one begins; usually all of them together."""
    found: list[list[Piece]] = []
    last: tuple[PageChars, RuledCell, list[int]] | None = None
    numbers = all(_is_number(page, line) for page, cell in parts for line in cell.lines)
    for page, cell in parts:
        for line in cell.lines:
            for i, piece in enumerate(_beside(page, line)):
                new = not found or i > 0
                if last is not None and i == 0:
                    new = _digits_meet(last, page, line) and not (
                        numbers and _goes_on(last, (page, cell, line), widths)
                    )
                if new:
                    found.append([])
                found[-1].append((page, piece))
            last = (page, cell, line)
    return found


def _digits_meet(above: tuple[PageChars, RuledCell, list[int]], page: PageChars, line: list[int]) -> bool:
    """Whether a line that is all a number stands above one that begins with a digit."""
    upper, _, before = above
    return _is_number(upper, before) and page.chars[line[0]].isdecimal()


def _goes_on(
    above: tuple[PageChars, RuledCell, list[int]], below: tuple[PageChars, RuledCell, list[int]], widths: LineWidths
) -> bool:
    """Whether the number of the line above, for which there was no more room, goes on in the line below."""
    (page, cell, line), (other, _, rest) = above, below
    width = _width(page, line)
    digit = width / len(line)
    if other is page and any(c.isspace() and c != "\n" for c in page.chars[line[-1] + 1 : rest[0]]):
        return False  # a blank was written behind the upper one or before the lower one
    room = cell.x1 - cell.x0 - width
    if len(rest) > len(line) or room >= digit * (1 + _SLACK) + widths.margins:
        return False
    if widths.widest(below[1]) > width + digit / 2:
        return False
    return other is not page or other.middle[rest[0]] - page.middle[line[0]] <= _LEADING * page.size[line[0]]


def _beside(page: PageChars, line: list[int]) -> list[list[int]]:
    """A line cut where digits stand too far apart to be of one number."""
    if len(line) < 2 or not _is_number(page, line):
        return [line]
    height = _height(page, line)
    steps = [_middle(page, b) - _middle(page, a) for a, b in pairwise(line)]
    evenly = len(steps) > 1 and max(steps) - min(steps) <= _EVEN * max(steps)
    wide = evenly or not any(page.chars[i].isascii() for i in line)
    pitch = (_WIDE_PITCH if wide else _PITCH) * height
    pieces = [[line[0]]]
    for (a, b), step in zip(pairwise(line), steps, strict=True):
        if step > pitch and page.x0[b] - page.x1[a] > _GAP * height:
            pieces.append([])
        pieces[-1].append(b)
    return pieces


def _height(page: PageChars, line: list[int]) -> float:
    """The height of the line's font: what the font claims, or less where its digits are drawn smaller."""
    return min(page.size[line[0]], (page.bottom[line[0]] - page.top[line[0]]) / _DIGIT_HEIGHT)


def _middle(page: PageChars, i: int) -> float:
    return (page.x0[i] + page.x1[i]) / 2


def _width(page: PageChars, line: list[int]) -> float:
    return page.x1[line[-1]] - page.x0[line[0]]


def _is_number(page: PageChars, line: Iterable[int]) -> bool:
    return bool(_FIGURES.fullmatch("".join([page.chars[i] for i in line])))
