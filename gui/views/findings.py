"""The list of findings below the bar that filters it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.models.findings import HEADS, Column, FindingRole, FindingsFilter, FindingsModel
from gui.style.theme import colours, theme
from gui.views.calm_table import CalmTable
from gui.views.copying import copy_table, selected_rows
from gui.views.filter_bar import FilterBar
from gui.views.finding_rows import FindingRows, row_height

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from gui.state.listed_findings import CheckedDraft, ListedFinding
    from gui.state.session import Session
    from gui.state.settings import Settings

#: Widths of the columns in characters; place and message have the rest.
_WIDTHS = {Column.NUMBER: 5.7, Column.KIND: 8.2, Column.STATE: 5.8}
#: In a pane narrower than so many logical pixels: the number, and of the level its sign.
_NARROW = 400
_NARROW_WIDTHS = {Column.NUMBER: 3.4, Column.KIND: 2.8}
#: What the first line of the message names is no column of its own.
_NAMED_ABOVE = (Column.PART, Column.CATEGORY, Column.PLACE)

_AIR = 12  # logical pixels either side of what explains an empty list

_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class FindingsList(CalmTable):
    """The shown findings. The current row and the session's finding follow each other.

    ``place_asked`` when a row is clicked: its place is to be seen in every pane. ``turned_round(sentence)`` where a
    step went on beyond the end of the list.
    """

    place_asked = Signal()
    turned_round = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: CheckedDraft | None = None
        self._choosing = False  # the user is selecting rows here: they stay as he selects them
        self.model_ = FindingsModel(self, session.decisions.standing, lambda finding: finding in session.new_findings)
        self.filter = FindingsFilter(self)
        self.filter.setSourceModel(self.model_)
        self.filter.set_kinds(session.kinds, session.hidden())
        self.setModel(self.filter)
        self.setObjectName("findings")
        self.setAccessibleName("问题清单")
        self.setAccessibleDescription("上下键选择问题，A 要改，I 忽略此处，N 备注，F1 看规则")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAcceptDrops(False)
        self.setIconSize(QSize(16, 16))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self.setSortingEnabled(True)
        self.sortByColumn(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(Column.MESSAGE, QHeaderView.ResizeMode.Stretch)
        self._set_widths(_WIDTHS)
        self._narrow = False
        for column in _NAMED_ABOVE:
            self.setColumnHidden(column, True)
        self.setItemDelegate(FindingRows(self, self.filter))
        self.clicked.connect(self._clicked)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        session.draft_changed.connect(self._show)
        session.selected.connect(self._selected)
        session.shown_changed.connect(self._filter)
        theme().changed.connect(self.model_.repaint)

    def _set_widths(self, widths: Mapping[Column, float]) -> None:
        width = self.fontMetrics().horizontalAdvance("国")
        for column, ems in widths.items():
            self.setColumnWidth(column, round(width * ems))

    def set_narrow(self, on: bool) -> None:
        """Number and sign take no more than they need, so that something of the message is seen."""
        if on != self._narrow:
            self._narrow = on
            self._set_widths(_WIDTHS | _NARROW_WIDTHS if on else _WIDTHS)

    def _show(self, _draft: CheckedDraft | None) -> None:
        self._session.fill_later(self._fill)

    def _fill(self, draft: CheckedDraft | None) -> None:
        self._draft = draft
        with QSignalBlocker(self.selectionModel()):
            self.filter.set_kinds(self._session.kinds, self._session.hidden())
            self.model_.show_records(draft.findings if draft else ())
        self._share()
        self.scrollToTop()

    def _filter(self) -> None:
        with QSignalBlocker(self.selectionModel()):
            self.filter.set_kinds(self._session.kinds, self._session.hidden())
            if self.filter.sorted_by is Column.STATE and self._session.altered:
                self.filter.sort(Column.STATE, self.horizontalHeader().sortIndicatorOrder())
            # Only the decisions changed: sorting by anything else stays as it is.
            rows = (self.model_.row_of(finding) for finding in self._session.altered)
            self.model_.repaint_rows((row for row in rows if row >= 0), Qt.ItemDataRole.ForegroundRole)
        self._share()
        self._selected(self._session.finding)

    def _clicked(self, _index: QModelIndex) -> None:
        """Also where the row was selected before: whoever scrolled away, or looked at another place, comes back."""
        self._session.point_at(None)
        self.place_asked.emit()

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self._choosing = True
            self._session.select(current.data(FindingRole.FINDING))
            self._choosing = False

    def _selected(self, finding: ListedFinding | None) -> None:
        if finding is None:
            with QSignalBlocker(self.selectionModel()):
                self.clearSelection()
                self.setCurrentIndex(QModelIndex())
            self.viewport().update()
            return
        index = self.filter.index_of(finding)
        if not index.isValid() and (self.filter.category or self.filter.words):
            with QSignalBlocker(self.selectionModel()):
                self.filter.narrow()  # a finding selected elsewhere must not stay out of the list
            index = self.filter.index_of(finding)
        if not self._choosing:  # Ctrl may be held, as in Ctrl+Z: the row is selected all the same, and it alone
            self.selectionModel().setCurrentIndex(index, _ROW)
        self.scrollTo(index)

    def _share(self) -> None:
        """Show the column of decisions once there are any."""
        self.setColumnHidden(Column.STATE, not self.model_.decided(self.filter.findings()))

    def narrow(self, category: str, words: str) -> None:
        """List one category only (all when empty), and only what contains the words.

        Where that leaves the selected finding out, the first one listed is selected.
        """
        with QSignalBlocker(self.selectionModel()):
            self.filter.narrow(category, words)
        findings = self.filter.findings()
        if self._session.finding not in findings:
            self._session.select(next(iter(findings), None))
        self._share()
        self._selected(self._session.finding)

    def group_by_part(self, on: bool) -> None:
        """Sort by the parts of the report, or back by number."""
        self.sortByColumn(Column.PART if on else Column.NUMBER, Qt.SortOrder.AscendingOrder)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Home and End go to the first and the last row, not along the columns of one."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        findings = self.filter.findings()
        if event.key() in ends and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and findings:
            self._session.select(findings[ends[Qt.Key(event.key())]])
        else:
            super().keyPressEvent(event)

    def reveal_selected(self) -> None:
        """Scroll to the selected row."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def following(self, finding: ListedFinding, among: Sequence[ListedFinding] = ()) -> ListedFinding | None:
        """The finding below in the list, else the one above; ``among`` are others that go with it."""
        findings = self.filter.findings()
        if finding not in findings:
            return None
        place = findings.index(finding)
        others = (*findings[place + 1 :], *reversed(findings[:place]))
        return next((e for e in others if e not in among), None)

    def step(self, by: int) -> None:
        """Select the next or previous shown finding, round the end."""
        findings = self.filter.findings()
        if not findings:
            return
        current = self._session.finding
        if current not in findings:
            self._session.select(findings[0 if by > 0 else -1])
        else:
            place = findings.index(current) + by
            self._session.select(findings[place % len(findings)])
            if len(findings) > 1 and not 0 <= place < len(findings):
                self.turned_round.emit("已过最后一处，从第一处接着看" if by > 0 else "已到第一处，转到了最后一处")

    def standing(self) -> tuple[int, int]:
        """(place of the selected finding among the shown ones counting from 1 or 0, how many are shown)."""
        findings = self.filter.findings()
        finding = self._session.finding
        return (findings.index(finding) + 1 if finding in findings else 0), len(findings)

    def copy_rows(self) -> None:
        """Copy the selected rows with all their columns."""
        copy_table(selected_rows(self.selectionModel(), HEADS))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Explain an empty list."""
        super().paintEvent(event)
        if self._draft is None or self.filter.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours().muted))
        room = self.viewport().rect().adjusted(_AIR, 0, -_AIR, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.emptiness(self._draft))
        painter.end()

    def emptiness(self, draft: CheckedDraft) -> str:
        """Why nothing is listed."""
        count = len(draft.findings)
        if not count:
            return f"没有查出问题，应核 {draft.checked.result.coverage.checked} 项全部相符"
        done, all_ = self._session.progress()
        if all_ and done == all_ and not (self.filter.category or self.filter.words):
            return f"{all_} 处都已处理，可在“筛选”里勾选处理情况再列出来"
        return f"按当前筛选没有可列出的问题；另有 {count} 处已收起，可在上方调整筛选"


class FindingsPane(QWidget):
    """The filter bar above the list."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = FindingsList(session)
        self.bar = FilterBar(session, self.list, settings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.list, 1)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """In a pane with room for one row, that row has it rather than the heads."""
        super().resizeEvent(event)
        self.list.set_narrow(self.width() < _NARROW)
        head, row = self.list.horizontalHeader(), self.list.verticalHeader().defaultSectionSize()
        head.setVisible(self.list.height() >= head.sizeHint().height() + row)
