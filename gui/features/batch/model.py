"""Many drafts as a flat list, one row each, with the organs nothing came from, and the filter over it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QIcon

from core.batch.roster import attend
from gui.features.batch.row import BatchRow, duplicate, organ_and_year, roster_note_of
from gui.models.record_table import Index, RecordTable
from gui.state.listed_findings import Kind
from gui.style.plain_text import plain_tip
from gui.style.theme import colours, icon, kind_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.batch.summary import Summary

HEADS = ("单位", "年度", "结论", "必改", "存疑", "提示", "未能核对", "格式", "说明", "文件")


class Column(IntEnum):
    """The columns in order."""

    ORGAN = 0
    YEAR = 1
    VERDICT = 2
    ERRORS = 3
    WARNINGS = 4
    HINTS = 5
    OPEN = 6
    FORM = 7
    UNREAD = 8
    FILE = 9


class BatchRole(IntEnum):
    """Roles beyond Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2


class BatchModel(RecordTable[BatchRow]):
    """The rows, drafts first in the order of their files, then the organs that nothing came from."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADS, parent)
        self._roster: tuple[str, ...] = ()

    def set_files(self, files: Sequence[str], root: Path | None = None) -> None:
        """Begin anew with these drafts, none checked yet; files in the folder ``root`` are named from there."""
        self.show_records([BatchRow(file, shown=_named(Path(file), root)) for file in files])

    def set_summary(self, row: int, summary: Summary) -> None:
        """A draft was checked."""
        self._records = [*self.records[:row], replace(self.records[row], summary=summary), *self.records[row + 1 :]]
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))

    @property
    def _drafts(self) -> list[BatchRow]:
        return [row for row in self.records if not row.missing]

    def stop(self) -> None:
        """Mark the drafts that were not checked as stopped."""
        self._records = [row if row.missing else replace(row, stopped=True) for row in self.records]
        self.repaint()

    def row_of(self, file: str) -> int | None:
        """The row of a draft, None when it is not among them."""
        return next((number for number, row in enumerate(self._drafts) if Path(row.file) == Path(file)), None)

    def set_roster(self, roster: Sequence[str]) -> None:
        """Compare with a list of organs, and mark drafts of the same organ and year; an empty list ends the comparison.

        Call again when drafts have been read.
        """
        self._roster, shown = tuple(roster), self._drafts
        came = attend(roster, [(row.summary.organ if row.summary else None, row.file) for row in shown])
        alike = Counter(organ_and_year(row) for row in shown)
        drafts = [
            replace(
                row,
                note="" if name or not roster else roster_note_of(row),
                duplicate=duplicate(alike[organ_and_year(row)], row),
            )
            for row, name in zip(shown, came.answers, strict=True)
        ]
        self.show_records([*drafts, *(BatchRow("", organ=name) for name in came.missing)])

    @property
    def roster(self) -> tuple[str, ...]:
        """The list compared with."""
        return self._roster

    def status_text(self) -> str:
        """All rows in one sentence."""
        drafts = self._drafts
        counts = Counter(row.summary.level if row.summary else "waiting" for row in drafts)
        words = {None: "可以送签", "error": "有必改", "warning": "有存疑", "open": "有未能核对", "failed": "未能读取"}
        parts = [f"{word} {counts[level]}" for level, word in words.items() if counts[level]]
        text = f"共 {len(drafts)} 份" + (f"：{'，'.join(parts)}" if parts else "")
        stopped = sum(row.stopped and row.summary is None for row in drafts)
        if stopped:
            text += f"{'，' if parts else '：'}没有校对 {stopped}"
        if self._roster:
            text += f"　名单 {len(self._roster)} 家，未收到 {len(self.records) - len(drafts)} 家"
        return text

    def years(self) -> list[int]:
        """The years that occur."""
        return sorted({row.summary.year for row in self._drafts if row.summary and row.summary.year})

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Counts stand right."""
        side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Heads; counts are sorted highest first."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.InitialSortOrderRole:
            down = Column(section) in _NUMBERS
            return (Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder).value
        return super().headerData(section, orientation, role)

    def value(self, record: BatchRow, column: int, role: int) -> Any:
        """Texts, the verdict's icon and colour, the row itself and what to sort by."""
        row, column = record, Column(column)
        if role == BatchRole.ROW:
            return row
        if role == BatchRole.SORT:
            return _order(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.VERDICT:
            return _icon(row)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.file if column is Column.FILE else _text(row, column)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.ORGAN:
            return "，".join(filter(None, (f"{_text(row, Column.ORGAN)}：{row.verdict}", row.remarks)))
        return None


_NUMBERS = {Column.ERRORS: "errors", Column.WARNINGS: "warnings", Column.HINTS: "hints", Column.OPEN: "open"}
_KINDS = {
    Column.ERRORS: Kind.ERROR, Column.WARNINGS: Kind.WARNING, Column.HINTS: Kind.HINT, Column.OPEN: Kind.OPEN,
}  # fmt: skip


def _named(file: Path, root: Path | None) -> str:
    inside = root is not None and file.is_relative_to(root) and file != root
    return str(file.relative_to(root)) if inside and root else file.name


def _text(row: BatchRow, column: Column) -> str:
    summary = row.summary
    if column is Column.ORGAN:
        return row.organ or (summary.organ if summary and summary.organ else "（未识别）" if summary else "")
    if column is Column.VERDICT:
        return row.verdict
    if column is Column.FILE:
        return row.shown or Path(row.file).name if row.file else ""
    if column is Column.UNREAD:
        return row.remarks
    if summary is None or summary.level == "failed":
        return ""
    if column is Column.YEAR:
        return str(summary.year or "")
    if column is Column.FORM:
        return f"{summary.form} 年" if summary.form else ""
    return str(getattr(summary, _NUMBERS[column]) or "")


def _order(row: BatchRow, column: Column) -> Any:
    if column is Column.VERDICT:
        return row.rank * 10_000 - (row.summary.errors if row.summary else 0)
    if column in _NUMBERS:
        return getattr(row.summary, _NUMBERS[column]) if row.summary else -1
    return _text(row, column)


def _icon(row: BatchRow) -> QIcon | None:
    if row.missing:
        return icon("missing", colours().tone(Kind.OPEN).mark)
    if row.summary is None:
        return None
    if row.summary.level == "failed":
        return icon("failed", colours().tone(Kind.OPEN).mark)
    return kind_icon(Kind(row.summary.level) if row.summary.level else None)


def _colour(row: BatchRow, column: Column) -> QColor | None:
    c = colours()
    if column is Column.VERDICT:
        if row.summary is None:
            return QColor(c.tone(Kind.OPEN).text if row.missing else c.muted)
        level = row.summary.level
        return QColor(c.tone(Kind.OPEN if level == "failed" else Kind(level) if level else None).text)
    if column in _KINDS and row.summary:
        return QColor(c.tone(_KINDS[column]).text)
    return QColor(c.muted) if column in (Column.FORM, Column.FILE) or row.summary is None else None


class BatchFilter(QSortFilterProxyModel):
    """Keeps problems only, one year, or what contains a text; in the order of the files unless sorted otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems = False
        self._year: int | None = None
        self._words: tuple[str, ...] = ()
        self.setSortRole(BatchRole.SORT)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)

    def set_problems(self, only: bool) -> None:
        """Show only rows where somebody has to do something."""
        self._problems = only
        self.invalidateFilter()

    def set_year(self, year: int | None) -> None:
        """Show one year only, None for all; rows without a year stay."""
        self._year = year
        self.invalidateFilter()

    def set_text(self, text: str) -> None:
        """Show only rows that contain every one of the words."""
        self._words = tuple(text.casefold().split())
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index, /) -> bool:
        """All three conditions."""
        model = self.sourceModel()
        row: BatchRow = model.index(source_row, 0, source_parent).data(BatchRole.ROW)
        if self._problems and not row.problem:
            return False
        if self._year and row.summary and row.summary.year not in (None, self._year):
            return False
        shown = " ".join(_text(row, column) for column in Column).casefold()
        return all(word in shown for word in self._words)
