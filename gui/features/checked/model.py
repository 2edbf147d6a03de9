"""Everything that was checked as a flat list, and the filter over it."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QObject,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QIcon

from core.review.checked_items import CheckedItem, CheckState
from gui.models.record_table import Index, RecordTable
from gui.state.listed_findings import Kind
from gui.style.plain_text import plain_tip
from gui.style.theme import colours, icon, kind_icon

HEADS = ("结果", "类别", "核对内容", "两边的数", "说明")
_KINDS = {CheckState.FAILED: Kind.ERROR, CheckState.OPEN: Kind.OPEN, CheckState.PASSED: None}


class Column(IntEnum):
    """The columns in order."""

    STATE = 0
    KIND = 1
    WHAT = 2
    NUMBERS = 3
    REASON = 4


class CheckedRole(IntEnum):
    """Roles beyond Qt's own."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2


class CheckedModel(RecordTable[CheckedItem]):
    """One row for each check."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADS, parent)

    def count(self, state: CheckState) -> int:
        """How many came out so."""
        return sum(1 for item in self.records if item.state is state)

    def value(self, record: CheckedItem, column: int, role: int) -> Any:
        """Texts, the sign of what came of it, the item and what to sort by."""
        item, column = record, Column(column)
        if role == CheckedRole.ITEM:
            return item
        if role == CheckedRole.SORT:
            return list(CheckState).index(item.state) if column is Column.STATE else _text(item, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(item, column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.STATE:
            return _sign(item.state)
        if role == Qt.ItemDataRole.ForegroundRole and column is Column.STATE and item.state in _KINDS:
            return QColor(colours().tone(_KINDS[item.state]).text)
        if role == Qt.ItemDataRole.ForegroundRole and item.state is CheckState.OFF:
            return QColor(colours().muted)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_text(item, column)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.STATE:
            return "，".join(filter(None, (item.state.label, item.what, item.numbers, item.reason)))
        return None


def _text(item: CheckedItem, column: Column) -> str:
    return (item.state.label, item.kind, item.what, item.numbers, item.reason)[column]


def _sign(state: CheckState) -> QIcon:
    return kind_icon(_KINDS[state], 16) if state in _KINDS else icon("missing", colours().muted, 16)


class CheckedFilter(QSortFilterProxyModel):
    """Keeps the chosen states, and what contains every one of the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states = frozenset(CheckState)
        self._words: tuple[str, ...] = ()
        self.setSortRole(CheckedRole.SORT)

    def set_states(self, states: frozenset[CheckState]) -> None:
        """Show only what came out so."""
        self._states = states
        self.invalidateFilter()

    def set_text(self, text: str) -> None:
        """Show only rows that contain every one of the words."""
        self._words = tuple(text.casefold().split())
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index, /) -> bool:
        """Both conditions."""
        item: CheckedItem = self.sourceModel().index(source_row, 0, source_parent).data(CheckedRole.ITEM)
        shown = " ".join(_text(item, column) for column in Column).casefold()
        return item.state in self._states and all(word in shown for word in self._words)
