"""Numbers that a narrow column broke over lines, in tables whose cells the draft does not draw.

The pieces of such a number stand one under the other in one column. Two rows of numbers look the same, so pieces
are only put together where the upper one fills its column: a number is broken because it does not fit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from core.model.document import View
from core.model.geometry import Box
from core.model.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.read.tables.reading import TableToken

_HEAD = re.compile(r"[+\-−]?[\d.,]+")
_REST = re.compile(r"[\d.,]+")

#: What the margins of a cell take away from its width at most, in points (Word's own are 10.8 together).
_MARGINS = 15.0
#: The upper line's box may reach so far into the lower one's (points).
_OVERLAP = 1.0
#: A number that was broken goes on right behind the line end; of two numbers the first may have a blank behind it.
_BLANK_AND_LINE_END = 2
#: The widest blank between two lines of one number, as part of the height of its digits.
_LEADING = 1.6


def unstack(row: Sequence[TableToken]) -> list[TableToken] | None:
    """The numbers of a row from left to right, those that were broken over lines in one piece again.

    The row itself when nothing stands under anything else or the draft has no places; None when numbers stand
    under others and cannot be told to be pieces of one.
    """
    placed = [(box, token) for token in row if (box := token.box) is not None]
    if len(placed) < len(row):
        return list(row)
    columns = _columns(placed)
    if len(columns) in (1, len(row)):
        return list(row)  # side by side, or all in a list down the page
    if _twice(columns):
        return None
    middles = [(min(b.x0 for b, _ in c) + max(b.x1 for b, _ in c)) / 2 for c in columns]
    pitch = min(b - a for a, b in pairwise(middles))
    upper = {len(c[0][1].view.text) for c in columns if len(c) > 1}
    longest = max(upper, default=0)
    if len(upper) > 1:
        return None  # columns of one table are as wide as each other: the shorter one had room for more
    joined: list[TableToken] = []
    for column in columns:
        if len(column) == 1:
            if len(column[0][1].view.text) > longest:
                return None
            joined.append(column[0][1])
            continue
        if not _one_number(column, pitch):
            return None
        joined.append(_join(column))
    return joined


def stacked(row: Sequence[TableToken]) -> bool:
    """Whether some numbers of a row stand under others and cannot be told to be pieces of one."""
    return unstack(row) is None


def _twice(columns: Sequence[list[tuple[Box, TableToken]]]) -> bool:
    """Whether below most numbers stands the same again: a row pasted twice, and no broken numbers."""
    high = [[token.view.text for _, token in column] for column in columns if len(column) > 1]
    return sum(len(set(texts)) == 1 for texts in high) > max(1, len(high) / 2)


def _columns(placed: list[tuple[Box, TableToken]]) -> list[list[tuple[Box, TableToken]]]:
    """Numbers that stand under each other, column by column from left to right, each from top to bottom."""
    columns: list[list[tuple[Box, TableToken]]] = []
    end = 0.0
    for item in sorted(placed, key=lambda p: p[0].x0):
        if columns and item[0].x0 < end:
            columns[-1].append(item)
            end = max(end, item[0].x1)
        else:
            columns.append([item])
            end = item[0].x1
    for column in columns:
        column.sort(key=lambda p: (p[0].page, p[0].top))
    return columns


def _one_number(column: list[tuple[Box, TableToken]], pitch: float) -> bool:
    first, head = column[0]
    texts = [token.view.text for _, token in column]
    size = len(texts[0])
    if not _HEAD.fullmatch(texts[0]) or not all(map(_REST.fullmatch, texts[1:])):
        return False
    if any(len(t) != size for t in texts[:-1]) or len(texts[-1]) > size or parse_number("".join(texts)) is None:
        return False
    if pitch - (first.x1 - first.x0) >= (first.x1 - first.x0) / len(head.view.text) + _MARGINS:
        return False  # there was room for more
    for (above, upper), (below, lower) in pairwise(column):
        if lower.view.start - upper.view.end == _BLANK_AND_LINE_END:
            return False  # somebody put a blank between them
        if below.page == above.page:
            if not -_OVERLAP <= below.top - above.bottom <= _LEADING * (above.bottom - above.top):
                return False
        elif below.page != above.page + 1:
            return False
    return True


def _join(column: list[tuple[Box, TableToken]]) -> TableToken:
    tokens = [token for _, token in column]
    boxes = [box for box, _ in column if box.page == column[0][0].page]
    view = View("".join(t.view.text for t in tokens), [o for t in tokens for o in t.view.offsets])
    box = Box(
        boxes[0].page, min(b.x0 for b in boxes), boxes[0].top, max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )
    return replace(tokens[0], view=view, box=box)
