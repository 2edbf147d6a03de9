"""How a proofreading sheet lies on the page, alike in every format: A4 across, the columns' widths, the size of type.

Lengths are millimetres, sizes of type points. Chinese type is as wide as it is high; that makes the lines of a cell
countable without asking a printer.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.output.sheet.model import CHECK_HEADS, FINDING_HEADS, IGNORED_HEADS, OPEN_HEADS, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.output.sheet.model import Entry, Sheet

PAGE_WIDTH, PAGE_HEIGHT = 297.0, 210.0
MARGIN, MARGIN_BELOW = 12.0, 14.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
HEIGHT = PAGE_HEIGHT - MARGIN - MARGIN_BELOW
#: Sizes of type, the usual one first; a sheet of few findings takes the largest with which it fits one page.
SIZES = (9.0, 8.5, 8.0, 7.5)
#: So many findings should go on one page.
ONE_PAGE = 10
PADDING = 1.0  # left and right of the text of a cell
LINE = 1.3  # height of a line of type, as a multiple of its size
#: Shares of the width that the head's names and values have, in turn.
HEAD_SHARES = (0.07, 0.18) * 4
#: Colours as six hexadecimal digits; every level is named in words too.
COLOURS: dict[Level, str] = {
    "error": "A4161A", "warning": "8A5200", "hint": "0B5394", "open": "5A4B8A", "passed": "1B6E3C",
}  # fmt: skip
TEXT, GREY, EDGE, SHADE = "1A1A1A", "555B66", "8A8F98", "EEF0F3"
POINT = 25.4 / 72  # millimetres
_BETWEEN = 1.2  # above and below the text of a cell, with the line around it
_FIXED = 50.0  # title, conclusion, names of the blocks, lines to sign, the spaces between them


@dataclass(frozen=True, slots=True)
class Block:
    """One table of the sheet: its name, heads, widths of the columns, and rows of texts.

    ``levels`` gives each row's level and ``level_column`` where it is named; ``empty`` is the sentence that stands
    instead of a table without rows, ``note`` one below the table. ``centred`` are the columns of short words.
    """

    name: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = ""
    note: str = ""
    centred: tuple[int, ...] = (0,)
    levels: tuple[Level, ...] = ()
    level_column: int | None = None


def blocks(sheet: Sheet) -> tuple[Block, ...]:
    """The tables of a sheet in their order; that which proves the checks is there where no finding stands."""
    found = [
        Block(
            "一、发现的问题", FINDING_HEADS, _shares(9, 46, 40, 85, 48, 11, 14, 20),
            tuple(row.cells for row in sheet.findings), "没有需要处理的问题。", centred=(0, 5, 6),
            levels=tuple(row.level for row in sheet.findings), level_column=5,
        ),
        Block(
            "二、已忽略的问题", IGNORED_HEADS, _shares(9, 60, 110, 11, 83), tuple(row.cells for row in sheet.ignored),
            "没有忽略的必改和存疑。", sheet.ignored_note, (0, 3), tuple(row.level for row in sheet.ignored), 3,
        ),
        Block(
            "三、未能核对的项目", OPEN_HEADS, _shares(9, 85, 129, 50), tuple(row.cells for row in sheet.open),
            "应核项目都已核对。", sheet.open_note,
        ),
    ]  # fmt: skip
    if sheet.checks:
        rows = tuple(row.cells for row in sheet.checks)
        proof = Block("四、核对项目及结果", CHECK_HEADS, _shares(205, 17, 17, 17, 17), rows, centred=(1, 2, 3, 4))
        found.append(proof)
    return tuple(found)


def _shares(*parts: float) -> tuple[float, ...]:
    return tuple(part * WIDTH / sum(parts) for part in parts)


def type_size(sheet: Sheet, spare: float = 0.0) -> float:
    """The size of type for the tables: the largest that keeps few findings on one page, by estimate.

    ``spare`` is what a format needs beyond the estimate. What takes more pages anyway has the usual size.
    """
    if len(sheet.findings) > ONE_PAGE:
        return SIZES[0]
    return next((size for size in SIZES if _height(sheet, size) <= HEIGHT - spare), SIZES[0])


def _height(sheet: Sheet, size: float) -> float:
    line = size * POINT * LINE
    height = _FIXED + sum(_head_lines(row, size) * line + _BETWEEN for row in sheet.head_rows)
    height += lines(sheet.scope_text, WIDTH, size) * line
    for block in blocks(sheet):
        rows = (block.heads, *block.rows) if block.rows else ()
        height += sum(row_lines(row, block.widths, size) * line + _BETWEEN for row in rows)
        height += lines(block.note, WIDTH, size) * line if block.note else 0
    return height


def _head_lines(row: Sequence[tuple[Entry, int]], size: float) -> int:
    """How many lines a row of the head needs."""
    return max(lines(entry.value, HEAD_SHARES[1] * WIDTH + (span - 1) * WIDTH / 8, size) for entry, span in row)


def row_lines(cells: Sequence[str], widths: Iterable[float], size: float) -> int:
    """How many lines the fullest cell of a row needs."""
    return max(lines(text, width - 2 * PADDING, size) for text, width in zip(cells, widths, strict=True))


def lines(text: str, width: float, size: float) -> int:
    """How many lines a text needs in so many millimetres, at least one."""
    per_line = max(1, math.floor(width / (size * POINT)))
    return sum(max(1, math.ceil(_ems(part) / per_line)) for part in text.split("\n")) if text else 1


def _ems(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.55 for char in text)
