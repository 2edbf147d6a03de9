"""Rows of a table as drawn, and what their cells are: labels, numbers, blanks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from core.language.letters import letters, split_number
from core.model.document import GridCell, View
from core.model.numbers import parse_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = list[GridCell]

#: The doubt about a row that has as many numbers as it should, but not below the heads.
STRANGER = "本行数字所在的列与表头不符，未能对应到列"
#: The doubt about a row of which some of the numbers stand in one field, and others in fields of their own.
SEVERAL = "本行有一格里写了几个数字，未能对应到列"


def is_label(cell: GridCell) -> bool:
    """Words, not a number with something beside it ("约15" is a number cell that cannot be read)."""
    return _is_words(cell.view.text)


@lru_cache(maxsize=4096)
def _is_words(text: str) -> bool:
    words = letters(text)
    if not words or parse_cell(text).state != "unreadable":
        return False
    return len(words) > 2 or not any(map(str.isdigit, text[split_number(text)[1] :]))


def filled(cell: GridCell) -> bool:
    """Whether there is any text in it."""
    return bool(cell.view.text)


def numbers_of(row: Row) -> Row:
    """The cells of a row with text that is no words."""
    return [c for c in row if (text := c.view.text) and not _is_words(text)]


def joined(full: Sequence[GridCell], row: Row) -> GridCell:
    """All numbers of a row as one text, for a row whose numbers could not be told apart by column."""
    text = " ".join(c.view.text for c in full)
    offsets = [o for c in full for o in (*c.view.offsets, c.view.offsets[-1])][:-1]
    return GridCell(row[0].row, 0, 1, 1, View(text, offsets, row[0].view.start))


def sticking_out(rows: Sequence[Row]) -> Row | None:
    """The one row that reaches further to the right than all others, and is drawn on no page; None without."""
    ends = sorted(((row[-1].col + row[-1].colspan, number) for number, row in enumerate(rows) if row), reverse=True)
    if len(ends) < 2 or ends[0][0] == ends[1][0] or any(cell.box for cell in rows[ends[0][1]]):
        return None
    return rows[ends[0][1]]
