"""The window with everything that was checked. It stays open beside the desk; a row chosen there shows its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.review.checked_items import CheckState
from gui.features.checked.model import CheckedFilter, CheckedModel, CheckedRole, Column
from gui.state.listed_findings import Kind
from gui.style.dialog import Dialog
from gui.style.plain_text import PlainLabel, plain_tip
from gui.style.theme import colours, icon, kind_icon, theme
from gui.views.calm_table import CalmTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.review.checked_items import CheckedItem

_SIZE = QSize(820, 480)
_WIDTHS = {Column.STATE: 8.4, Column.KIND: 5.6, Column.NUMBERS: 6.0, Column.REASON: 17.0}
_SIGNS = {CheckState.FAILED: Kind.ERROR, CheckState.OPEN: Kind.OPEN, CheckState.PASSED: None}


class CheckedWindow(Dialog):
    """A filter over a table. ``chosen(CheckedItem)`` when a row is selected."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("核对清单")
        self.resize(_SIZE)
        self.total = PlainLabel()
        self.model = CheckedModel(self)
        self.filter = CheckedFilter(self)
        self.filter.setSourceModel(self.model)
        self.buttons: dict[CheckState, QToolButton] = {}
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for state in CheckState:
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(True)
            button.setProperty("filter", True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(14, 14))
            button.setText(state.label)
            button.setAccessibleName(f"显示{state.label}")
            button.setToolTip(plain_tip(f"显示或收起“{state.label}”"))
            button.toggled.connect(lambda _on: self._filter())
            self.buttons[state] = button
            bar.addWidget(button)
        self.search = QLineEdit()
        self.search.setPlaceholderText("搜索核对内容")
        self.search.setAccessibleName("在核对清单中搜索")
        self.search.setToolTip("只列出含有这些字的核对项目")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.filter.set_text)
        bar.addWidget(self.search, 1)
        self.list = self._table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.total)
        layout.addLayout(bar)
        layout.addWidget(self.list, 1)
        theme().changed.connect(self._colour)
        self._colour()

    def _table(self) -> QTableView:
        table = CalmTable()
        table.setModel(self.filter)
        table.setObjectName("findings")  # looks like the list of findings
        table.setAccessibleName("核对清单")
        table.setAccessibleDescription("上下键选择一项，稿件中显示它的位置")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setIconSize(QSize(16, 16))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        width = table.fontMetrics().horizontalAdvance("国")
        for column, ems in _WIDTHS.items():
            table.setColumnWidth(column, round(width * ems))
        table.selectionModel().currentRowChanged.connect(self._chosen)
        table.clicked.connect(self._chosen)
        return table

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(CheckedRole.ITEM))

    def _filter(self) -> None:
        self.filter.set_states(frozenset(state for state, button in self.buttons.items() if button.isChecked()))

    def _colour(self) -> None:
        for state, button in self.buttons.items():
            muted = icon("missing", colours().muted, 14)
            button.setIcon(kind_icon(_SIGNS[state], 14) if state in _SIGNS else muted)
        self.model.repaint()

    def set_items(self, items: Sequence[CheckedItem], total: str) -> None:
        """Show these checks; ``total`` says how they came out."""
        self.model.show_records(items)
        self.total.setText(total)
        for state, button in self.buttons.items():
            count = self.model.count(state)
            button.setText(f"{state.label} {count}")
            button.setAccessibleName(f"显示{state.label}，{count} 项")
            button.setVisible(count > 0 or state is not CheckState.OFF)

    def bring_up(self) -> None:
        """Show the window, in front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()
