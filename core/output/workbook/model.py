"""What a workbook says, free of any format: sheets of rows, with what a reader needs to find the way in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

#: Text, a number, or nothing. Text stays text whatever it begins with.
Value = str | int | Decimal | None
#: What a row or cell is coloured for.
Tone = Literal["", "error", "warning", "hint", "open", "passed", "head", "muted"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``tone`` colours its cell in the column ``toned`` (from 0), or all of them where that is None."""

    values: tuple[Value, ...]
    tone: Tone = ""
    toned: int | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells that are one: the place of the first, from 0, and how many columns and rows."""

    row: int
    column: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet.

    ``notes`` stand above the heads; ``widths`` are in Chinese characters. ``heads`` are empty for a sheet that is drawn
    as a form prints it: then ``merges`` say which cells of the rows are one, and nothing is filtered. ``fixed`` columns
    stay in sight. ``empty`` is said where there are no rows.
    """

    name: str
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    widths: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()
    fixed: int = 0
    merges: tuple[Merge, ...] = field(default=())
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in order, and the title that the file bears."""

    title: str
    pages: tuple[Page, ...]
