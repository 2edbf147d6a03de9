"""What one report hands in to a summary: its organ, year and form, and the numbers of its tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.progress import Progress, silent
from core.batch.attempts import attempt
from core.forms.grid_notation import CellKey
from core.forms.spec import FormSpec, load_form
from core.model.numbers import show
from core.pipeline.check_draft import load_previous

if TYPE_CHECKING:
    from core.base.errors import GoujiError
    from core.model.report import Cell, Report, TableReading

_WIDTH = 12  # characters of a cell that are shown


@dataclass(frozen=True, slots=True)
class Nothing:
    """A cell without a number that could be added: why, as a Chinese clause, and the numbers it may be.

    ``plain`` is True where the form of the report does not have the cell, so that nobody need mend anything.
    """

    reason: str
    values: tuple[Decimal, ...] = ()
    plain: bool = False


Entry = Decimal | Nothing


@dataclass(frozen=True)
class SlipTable:
    """The cells of one table, and the version of the form that it is on; None where the table was not found."""

    form: str | None
    cells: dict[CellKey, Entry] = field(default_factory=dict)


@dataclass(frozen=True)
class Slip:
    """The numbers of one report. ``form`` is None where no table was recognised."""

    file: str
    organ: str | None
    year: int | None
    form: str | None
    tables: dict[str, SlipTable] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The organ; the file's name where the report names none."""
        return self.organ or Path(self.file).stem

    def entry(self, form: FormSpec, table: str, row: str, column: str) -> Entry:
        """What the report says in a cell of ``form``, which may be another than its own."""
        own, spec = self.tables.get(table), form.tables[table]
        if own is None or own.form is None:
            return Nothing(f"没有找到{spec.title}")
        here = own.cells.get((row, column))
        if here is not None:
            return here
        if own.form == form.version:
            return Nothing("没有这一行")
        theirs = load_form(own.form)
        for merged in theirs.tables[table].merged:
            if (merged.form, merged.row) == (form.version, row):
                return _joined([own.cells.get((r, column)) for r in merged.rows])
        for merged in spec.merged:
            if merged.form == own.form and row in merged.rows:
                label = theirs.tables[table].short_label(merged.row)
                return Nothing(f"用的是{theirs.title}，合在“{label}”一行", plain=True)
        if theirs.tables[table].has(row, column):
            return Nothing("没有这一行")
        return Nothing(f"用的是{theirs.title}，没有这一格", plain=True)


def take_in(file: str, progress: Progress = silent) -> Slip | GoujiError:
    """The slip of a file, or the error that tells the user why there is none. Only Cancelled is raised."""
    return attempt(file, partial(_read, file, progress))


def _read(file: str, progress: Progress, path: Path) -> Slip:
    progress("读取文件", 0.0)
    return slip_of(file, load_previous(path))


def slip_of(file: str, report: Report) -> Slip:
    """The slip of a report that is already read."""
    tables = {key: _table(report.tables.get(key)) for key in report.form.tables}
    recognised = any(table.form for table in report.tables.values())
    return Slip(file, report.organ, report.year, report.form.version if recognised else None, tables)


def _table(reading: TableReading | None) -> SlipTable:
    if reading is None or not reading.found or reading.form is None:
        return SlipTable(None)
    return SlipTable(reading.form, {key: _entry(cell) for key, cell in reading.cells.items()})


def _entry(cell: Cell) -> Entry:
    if cell.readable and cell.value is not None:
        return cell.value
    if cell.value is not None:
        return Nothing(f"此格读不准（可能是 {show(cell.value)}）", (cell.value,))
    shown = "".join(cell.raw.split())[:_WIDTH]
    return Nothing(f"此格填的是“{shown}”" if shown else "此格空白")


def _joined(entries: list[Entry | None]) -> Entry:
    """Rows that are one row in the other form."""
    total = Decimal(0)
    for entry in entries:
        if entry is None:
            return Nothing("没有这一行")
        if isinstance(entry, Nothing):
            return entry
        total += entry
    return total
