"""The findings as a flat list, and the filter over it."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor

from gui.entries import Entry, Kind
from gui.theme import colours, kind_icon

Index = QModelIndex | QPersistentModelIndex
HEADS = ("序号", "级别", "类别", "位置", "问题")


class Column(IntEnum):
    """The columns in order."""

    NUMBER = 0
    KIND = 1
    CATEGORY = 2
    PLACE = 3
    MESSAGE = 4


class FindingRole(IntEnum):
    """Roles beyond Qt's own."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2


class FindingsModel(QAbstractTableModel):
    """One row per entry."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def repaint(self) -> None:
        """Colours changed."""
        if self._entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, len(HEADS) - 1))

    def rowCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 (Qt's own signature)
        """Number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008
        """Number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Column heads."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Texts, the severity's icon, the entry itself and what to sort by."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        column = Column(index.column())
        if role == FindingRole.ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, column)
        if role == FindingRole.SORT:
            return {Column.NUMBER: entry.index, Column.KIND: list(Kind).index(entry.kind)}.get(
                column, self._text(entry, column)
            )
        if role == Qt.ItemDataRole.DecorationRole and column is Column.KIND:
            return kind_icon(entry.kind)
        if role == Qt.ItemDataRole.ForegroundRole and column is Column.KIND:
            return QColor(colours().tone(entry.kind).text)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.MESSAGE, Column.PLACE):
            return self._text(entry, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.KIND:
            return f"{entry.kind.label}：{entry.message}"
        return None

    @staticmethod
    def _text(entry: Entry, column: Column) -> str:
        return {
            Column.NUMBER: str(entry.number),
            Column.KIND: entry.kind.label,
            Column.CATEGORY: entry.category,
            Column.PLACE: entry.place,
            Column.MESSAGE: entry.message,
        }[column]


class FindingsFilter(QSortFilterProxyModel):
    """Keeps the chosen kinds, in the order of the numbers unless the user sorts otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: frozenset[Kind] = frozenset(Kind)
        self.setSortRole(FindingRole.SORT)

    def set_kinds(self, kinds: frozenset[Kind]) -> None:
        """Show only these kinds."""
        self._kinds = kinds
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index, /) -> bool:
        """True for the chosen kinds."""
        entry = self.sourceModel().index(source_row, 0, source_parent).data(FindingRole.ENTRY)
        return entry is None or entry.kind in self._kinds

    def entries(self) -> list[Entry]:
        """The shown entries in the shown order."""
        return [self.index(row, 0).data(FindingRole.ENTRY) for row in range(self.rowCount())]
