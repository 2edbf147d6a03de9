"""The findings as a flat list, and the filter over it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from core.review.decisions import Standing, State
from gui.models.record_table import Index, RecordTable
from gui.state.listed_findings import Kind, ListedFinding, place_text
from gui.state.report_parts import part_name, part_order
from gui.style.plain_text import plain_tip
from gui.style.theme import colours, kind_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

HEADS = ("序号", "级别", "部分", "类别", "位置", "位置与问题", "处理")

_KINDS = {kind: place for place, kind in enumerate(Kind)}
_STATES = {state: place for place, state in enumerate(State)}


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

    FINDING = Qt.ItemDataRole.UserRole + 1
    WHERE = Qt.ItemDataRole.UserRole + 2


class FindingsModel(RecordTable[ListedFinding]):
    """One row per finding. ``standing`` gives the decision on each, ``fresh`` whether the last re-check brought it."""

    def __init__(
        self,
        parent: QObject | None = None,
        standing: Callable[[ListedFinding], Standing] = lambda _finding: Standing(),
        fresh: Callable[[ListedFinding], bool] = lambda _finding: False,
    ) -> None:
        super().__init__(HEADS, parent)
        self._standing = standing
        self._fresh = fresh
        self._by = (Column.NUMBER, Qt.SortOrder.AscendingOrder)
        self._numbered: Sequence[ListedFinding] = ()  # in the order of the numbers
        self._in_order: tuple[ListedFinding, ...] = ()
        self._rows: dict[ListedFinding, int] = {}

    def show_records(self, records: Sequence[ListedFinding]) -> None:
        """Show these, in the order chosen last."""
        self._numbered = records
        self._order_rows()
        super().show_records(self._in_order)

    def arrange(self, column: Column, order: Qt.SortOrder) -> None:
        """Order the rows by a column; those that are equal there stay in the order of the numbers.

        Here and not in the filter above, which would ask for two rows at each of a thousand comparisons.
        """
        self._by = (column, order)
        self.layoutAboutToBeChanged.emit()
        held = [(index, self.records[index.row()]) for index in self.persistentIndexList()]
        self._order_rows()
        self._records = self._in_order
        for index, finding in held:
            self.changePersistentIndex(index, self.index(self.row_of(finding), index.column()))
        self.layoutChanged.emit()

    def row_of(self, finding: ListedFinding) -> int:
        """The row of a finding; -1 where it has none."""
        return self._rows.get(finding, -1)

    def _order_rows(self) -> None:
        column, order = self._by
        down = order is Qt.SortOrder.DescendingOrder
        self._in_order = tuple(sorted(self._numbered, key=lambda e: self._order(e, column), reverse=down))
        self._rows = {finding: row for row, finding in enumerate(self._in_order)}

    def decided(self, findings: Iterable[ListedFinding]) -> bool:
        """True where anything was decided or noted about one of these."""
        return any(self._state(finding) for finding in findings)

    def value(self, record: ListedFinding, column: int, role: int) -> Any:
        """Texts, the severity's icon, the finding itself, and part, place and category in one line."""
        finding = record
        if role == FindingRole.FINDING:
            return finding
        column = Column(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(finding, column)
        if role == FindingRole.WHERE:
            return place_text(filter(None, (part_name(finding.part), finding.place_in_part, finding.category)))
        if role == Qt.ItemDataRole.DecorationRole and column is Column.KIND:
            return kind_icon(finding.kind)
        if role == Qt.ItemDataRole.ForegroundRole and column is Column.KIND:
            return QColor(colours().tone(finding.kind).text)
        if role == Qt.ItemDataRole.ForegroundRole and self._standing(finding).state is not State.PENDING:
            return QColor(colours().muted)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.MESSAGE, Column.PLACE):
            return plain_tip(finding.message if column is Column.MESSAGE else finding.place)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.STATE:
            standing = self._standing(finding)
            told = filter(None, (self._state(finding), standing.reason, standing.note))
            return plain_tip("\n".join(told)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.KIND:
            state = self._state(finding)
            return f"{finding.kind.label}{f'，{state}' if state else ''}：{finding.message}"
        return None

    def _text(self, finding: ListedFinding, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return str(finding.number)
            case Column.KIND:
                return finding.kind.label
            case Column.PART:
                return part_name(finding.part)
            case Column.CATEGORY:
                return finding.category
            case Column.PLACE:
                return finding.place_in_part
            case Column.MESSAGE:
                return finding.message
            case Column.STATE:
                return self._state(finding)

    def _state(self, finding: ListedFinding) -> str:
        """The decision in a word or two; empty while it is pending."""
        standing = self._standing(finding)
        if standing.reopened:
            return "须重新处理"
        pending = "新增" if self._fresh(finding) else ""
        words = pending if standing.state is State.PENDING else standing.state.label
        return words if not standing.note else f"{words} 有备注".strip()

    def _order(self, finding: ListedFinding, column: Column) -> Any:
        if column is Column.NUMBER:
            return finding.index
        if column is Column.KIND:
            return _KINDS[finding.kind]
        if column is Column.PART:
            return part_order(finding.part)
        if column is Column.MESSAGE:  # its first line is the place
            return (part_order(finding.part), finding.place, finding.index)
        if column is Column.STATE:
            return _STATES[self._standing(finding).state]
        return self._text(finding, column)


class FindingsFilter(QSortFilterProxyModel):
    """Keeps the chosen kinds, what is not set aside, one category or all, and what contains the words searched for.

    In the order of the numbers unless the user sorts otherwise; equals stay in that order. ``narrowed`` tells that
    category or words changed.
    """

    narrowed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: frozenset[Kind] = frozenset(Kind)
        self._hidden: frozenset[ListedFinding] = frozenset()
        self.category = ""
        self.words = ""
        self.sorted_by = Column.NUMBER
        self._listed: tuple[ListedFinding, ...] | None = None  # every pane asks for them often
        for changed in (self.modelReset, self.layoutChanged, self.rowsInserted, self.rowsRemoved, self.rowsMoved):
            changed.connect(self._forget_listed)

    def _forget_listed(self) -> None:
        self._listed = None

    def set_kinds(self, kinds: frozenset[Kind], hidden: frozenset[ListedFinding] = frozenset()) -> None:
        """Show only these kinds, and none of the hidden."""
        if (kinds, hidden) != (self._kinds, self._hidden):
            self._kinds, self._hidden, self._listed = kinds, hidden, None
            self.invalidateFilter()

    def narrow(self, category: str = "", words: str = "") -> None:
        """Show only one category (all when empty) and findings that contain these words."""
        if (category, words) != (self.category, self.words):
            self.category, self.words, self._listed = category, words, None
            self.invalidateFilter()
            self.narrowed.emit()

    def filterAcceptsRow(self, source_row: int, source_parent: Index, /) -> bool:
        """True for what is to be shown."""
        return self._accepts(self.source.records[source_row])

    def _accepts(self, finding: ListedFinding) -> bool:
        if finding.kind not in self._kinds or finding in self._hidden or self.category not in ("", finding.category):
            return False
        if not self.words:
            return True
        searched = " ".join(
            (finding.message, finding.place, finding.rule, part_name(finding.part), finding.suggestion or "")
        ).casefold()
        return all(word in searched for word in self.words.casefold().split())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, /) -> None:
        """By a column. The list below is ordered, and shown in its order."""
        self.sorted_by = Column(column)
        self.source.arrange(self.sorted_by, order)

    @property
    def source(self) -> FindingsModel:
        """The flat list that is filtered."""
        model = self.sourceModel()
        assert isinstance(model, FindingsModel)
        return model

    def findings(self) -> tuple[ListedFinding, ...]:
        """The shown findings in the shown order."""
        if self._listed is None:
            self._listed = tuple(finding for finding in self.source.records if self._accepts(finding))
        return self._listed

    def index_of(self, finding: ListedFinding) -> QModelIndex:
        """The row of a finding; invalid where it is not shown."""
        return self.mapFromSource(self.source.index(self.source.row_of(finding), 0))

    def leads_part(self, row: int) -> bool:
        """True for the first row of a part in a list sorted by part."""
        return self.sorted_by is Column.PART and (row == 0 or self.begins_part(row))

    def begins_part(self, row: int) -> bool:
        """True where, in a list sorted by part, another part begins."""
        if self.sorted_by is not Column.PART or row <= 0:
            return False
        above, here = self.findings()[row - 1 : row + 1]
        return here.part != above.part
