"""The findings as a flat list, and the filter over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from core.review.decisions import Standing, State
from gui.state.listed_findings import Entry, Kind
from gui.state.report_parts import part_name, part_order
from gui.style.theme import colours, kind_icon

Index = QModelIndex | QPersistentModelIndex
HEADS = ("序号", "级别", "部分", "类别", "位置", "问题", "处理")


class Column(IntEnum):
    """The columns in order."""

    NUMBER = 0
    KIND = 1
    PART = 2
    CATEGORY = 3
    PLACE = 4
    MESSAGE = 5
    STATE = 6


class FindingRole(IntEnum):
    """Roles beyond Qt's own."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2


class FindingsModel(QAbstractTableModel):
    """One row per entry. ``standing`` tells how each stands, ``fresh`` which the last re-check brought."""

    def __init__(
        self,
        parent: QObject | None = None,
        standing: Callable[[Entry], Standing] = lambda _entry: Standing(),
        fresh: Callable[[Entry], bool] = lambda _entry: False,
    ) -> None:
        super().__init__(parent)
        self._standing = standing
        self._fresh = fresh
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def decided(self, entries: Iterable[Entry]) -> bool:
        """True where anything was decided or noted about one of these."""
        return any(self._state(entry) for entry in entries)

    def repaint(self) -> None:
        """Colours or decisions changed."""
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
            return self._order(entry, column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.KIND:
            return kind_icon(entry.kind)
        if role == Qt.ItemDataRole.ForegroundRole and column is Column.KIND:
            return QColor(colours().tone(entry.kind).text)
        if role == Qt.ItemDataRole.ForegroundRole and not self._standing(entry).state.stands:
            return QColor(colours().muted)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.MESSAGE, Column.PLACE):
            return entry.message if column is Column.MESSAGE else entry.place
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.STATE:
            standing = self._standing(entry)
            return "\n".join(filter(None, (self._state(entry), standing.reason, standing.note))) or None
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.KIND:
            said = self._state(entry)
            return f"{entry.kind.label}{f'，{said}' if said else ''}：{entry.message}"
        return None

    def _text(self, entry: Entry, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return str(entry.number)
            case Column.KIND:
                return entry.kind.label
            case Column.PART:
                return part_name(entry)
            case Column.CATEGORY:
                return entry.category
            case Column.PLACE:
                return spot(entry)
            case Column.MESSAGE:
                return entry.message
            case Column.STATE:
                return self._state(entry)

    def _state(self, entry: Entry) -> str:
        """In a word or two; nothing for what is simply pending."""
        standing = self._standing(entry)
        if standing.reopened:
            return "须重新处理"
        pending = "新增" if self._fresh(entry) else ""
        words = pending if standing.state is State.PENDING else standing.state.label
        return words if not standing.note else f"{words} 有批注".strip()

    def _order(self, entry: Entry, column: Column) -> Any:
        if column is Column.NUMBER:
            return entry.index
        if column is Column.KIND:
            return list(Kind).index(entry.kind)
        if column is Column.PART:
            return part_order(entry)
        if column is Column.STATE:
            return list(State).index(self._standing(entry).state)
        return self._text(entry, column)


def spot(entry: Entry) -> str:
    """The place within its part: the column of the part says the rest."""
    words = entry.place.split(" · ")
    return " · ".join(words[1:]) if len(words) > 1 else ""


class FindingsFilter(QSortFilterProxyModel):
    """Keeps the chosen kinds, what is not set aside, one category or all, and what contains the words searched for.

    In the order of the numbers unless the user sorts otherwise; equals stay in that order. ``sieved`` tells that
    category or words changed.
    """

    sieved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: frozenset[Kind] = frozenset(Kind)
        self._hidden: frozenset[Entry] = frozenset()
        self.category = ""
        self.words = ""
        self.setSortRole(FindingRole.SORT)

    def set_kinds(self, kinds: frozenset[Kind], hidden: frozenset[Entry] = frozenset()) -> None:
        """Show only these kinds, and none of the hidden."""
        self._kinds, self._hidden = kinds, hidden
        self.invalidateFilter()

    def sieve(self, category: str = "", words: str = "") -> None:
        """Show only one category (all when empty) and entries with these words in what the list says of them."""
        if (category, words) != (self.category, self.words):
            self.category, self.words = category, words
            self.invalidateFilter()
            self.sieved.emit()

    def filterAcceptsRow(self, source_row: int, source_parent: Index, /) -> bool:
        """True for what is to be shown."""
        entry = self.sourceModel().index(source_row, 0, source_parent).data(FindingRole.ENTRY)
        if entry is None:
            return True
        if entry.kind not in self._kinds or entry in self._hidden or self.category not in ("", entry.category):
            return False
        if not self.words:
            return True
        said = " ".join((entry.message, entry.place, entry.rule, part_name(entry), entry.suggestion or "")).casefold()
        return all(word in said for word in self.words.casefold().split())

    def entries(self) -> list[Entry]:
        """The shown entries in the shown order."""
        return [self.index(row, 0).data(FindingRole.ENTRY) for row in range(self.rowCount())]

    def begins_part(self, row: int) -> bool:
        """True where, in a list sorted by part, another part begins."""
        if self.sortColumn() != Column.PART or row <= 0:
            return False
        here, above = (self.index(r, 0).data(FindingRole.ENTRY) for r in (row, row - 1))
        return part_order(here) != part_order(above)
