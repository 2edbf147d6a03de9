"""Columns of a table without upright lines, from where its numbers and heads stand on the page.

The order of words cannot tell which cell of a row is blank; on a page the place can. Columns are taken from the
rows that have all their numbers, else from the heads. Where the places are not plain nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.model.geometry import Box, median

if TYPE_CHECKING:
    from core.forms.spec import TableSpec
    from core.model.document import View

Boxes = Sequence["Box | None"]
Row = Sequence[Box]

#: How far a number may be from its column's place, as part of the distance to the next column.
_CLEAR = 0.3
#: Text higher than this, as part of its highest character, stands on several lines.
_ONE_LINE = 1.8
#: Columns stand at least so far apart (points).
_NARROWEST = 4
#: Rows that must agree on the columns, and their part of all full rows.
_ENOUGH, _MOST = 2, 0.6

_EDGES: tuple[Callable[[Box], float], ...] = (lambda b: b.x0, lambda b: (b.x0 + b.x1) / 2, lambda b: b.x1)


def box_of(view: View, boxes: Boxes) -> Box | None:
    """The rectangle of a piece of text that stands on one line of one page; None otherwise."""
    found = [b for b in _at(boxes, view.offsets) if b is not None] if boxes else []
    if not found or len({b.page for b in found}) != 1:
        return None
    top, bottom = min(b.top for b in found), max(b.bottom for b in found)
    if bottom - top > _ONE_LINE * max(b.bottom - b.top for b in found):
        return None
    return Box(found[0].page, min(b.x0 for b in found), top, max(b.x1 for b in found), bottom)


def _at(boxes: Boxes, offsets: Sequence[int]) -> Boxes:
    return boxes[offsets.start : offsets.stop] if isinstance(offsets, range) else [boxes[o] for o in offsets]


def on_one_line(row: Row) -> bool:
    """Whether all the boxes stand beside each other, from left to right."""
    if len({b.page for b in row}) != 1:
        return False
    low, high = max(b.top for b in row), min(b.bottom for b in row)
    return high > low and all(a.x1 <= b.x0 for a, b in pairwise(row))


class Columns:
    """The places of the columns of the rows of one length on one page."""

    def __init__(self, edge: Callable[[Box], float], places: Sequence[float]) -> None:
        self._edge = edge
        self._places = places
        self._pitch = min(b - a for a, b in pairwise(places))
        self._reach = _CLEAR * self._pitch

    def assign(self, row: Row) -> list[int] | None:
        """The column of each number, from left to right; None when one is not plainly in a column of its own."""
        found: list[int] = []
        for box in row:
            at = self._edge(box)
            if box.x1 - box.x0 > self._pitch:
                return None  # wider than a column: two numbers that run together
            away = [abs(place - at) for place in self._places]
            nearest = away.index(min(away))
            if away[nearest] > self._reach or (found and nearest <= found[-1]):
                return None
            found.append(nearest)
        return found


class HeadColumns:
    """Columns told by their heads: a number that stands below the characters of one head only is in its column.

    Nothing less will do. Heads and numbers may be set differently, these at the left and those at the right of
    their column, so that a number stands nearer to the middle of the next head than to that of its own.
    """

    def __init__(self, heads: Sequence[tuple[float, float]]) -> None:
        self._heads = heads

    def assign(self, row: Row) -> list[int] | None:
        """As ``Columns.assign``."""
        found: list[int] = []
        for box in row:
            above = self._above(box)
            if len(above) != 1 or (found and above[0] <= found[-1]):
                return None
            found += above
        return found

    def contradicts(self, row: Row) -> bool:
        """Whether a number of a row with one for each head stands below another head than its own."""
        return any(len(above := self._above(box)) == 1 and above != [i] for i, box in enumerate(row))

    def _above(self, box: Box) -> list[int]:
        return [i for i, (x0, x1) in enumerate(self._heads) if box.x0 < x1 and x0 < box.x1]


def from_rows(rows: Sequence[Row]) -> Columns | None:
    """Columns on which most of the rows agree; each row has one box for every column."""
    best: tuple[int, Columns] | None = None
    for edge in _EDGES:
        if len(rows) < _ENOUGH:
            return None
        places = [median(edge(row[i]) for row in rows) for i in range(len(rows[0]))]
        if any(b - a < _NARROWEST for a, b in pairwise(places)):
            continue
        columns = Columns(edge, places)
        good = sum(columns.assign(row) == list(range(len(places))) for row in rows)
        if good >= max(_ENOUGH, _MOST * len(rows)) and (best is None or good > best[0]):
            best = (good, columns)
    return best[1] if best else None


def from_heads(
    words: Sequence[View], boxes: Boxes, names: Sequence[str], spec: TableSpec, page: int
) -> HeadColumns | None:
    """Columns under the table's heads on a page; ``words`` are the pieces of text before the numbers, in order."""
    chars = [(c, o) for view in words for c, o in zip(view.text, view.offsets, strict=True) if letters(c)]
    text = "".join(letters(c) for c, _ in chars)
    if len(text) != len(chars):
        return None
    wanted = [letters(name) for name in names]
    found: list[tuple[float, float, str]] = []
    taken = bytearray(len(text))
    # Longer labels first: the 其他 in 法人或其他组织 is no head.
    for label in sorted({letters(c.text) for c in spec.layout if not c.key}, key=len, reverse=True):
        at = text.find(label) if label else -1
        while at >= 0:
            if not any(taken[at : at + len(label)]):
                taken[at : at + len(label)] = b"\1" * len(label)
                drawn = [b for b in (boxes[o] for _, o in chars[at : at + len(label)]) if b is not None]
                if label in wanted and drawn and all(b.page == page for b in drawn):
                    found.append((min(b.x0 for b in drawn), max(b.x1 for b in drawn), label))
            at = text.find(label, at + 1)
    found.sort()
    if [label for *_, label in found] != wanted or any(a[1] >= b[0] for a, b in pairwise(found)):
        return None
    return HeadColumns([(x0, x1) for x0, x1, _ in found])
