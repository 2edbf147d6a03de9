"""The list of findings with its filter, and the card of the selected one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.entries import Draft, Entry, Kind
from gui.models.findings import Column, FindingRole, FindingsFilter, FindingsModel
from gui.session import Session
from gui.theme import colours, kind_icon, theme


class FindingsList(QTableView):
    """The shown entries. The current row and the session's entry follow each other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self.model_ = FindingsModel(self)
        self.filter = FindingsFilter(self)
        self.filter.setSourceModel(self.model_)
        self.filter.set_kinds(session.kinds)
        self.setModel(self.filter)
        self.setObjectName("findings")
        self.setAccessibleName("问题清单")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAcceptDrops(False)
        self.setIconSize(QSize(16, 16))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(Column.MESSAGE, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().horizontalAdvance("国")
        for column, ems in {Column.NUMBER: 4.4, Column.KIND: 7.2, Column.CATEGORY: 4.6, Column.PLACE: 15}.items():
            self.setColumnWidth(column, round(width * ems))
        self.selectionModel().currentRowChanged.connect(self._chosen)
        session.draft_changed.connect(self._show)
        session.selected.connect(self._selected)
        session.kinds_changed.connect(self._filter)
        theme().changed.connect(self.model_.repaint)

    def _show(self, draft: Draft | None) -> None:
        self._draft = draft
        with QSignalBlocker(self.selectionModel()):
            self.model_.set_entries(draft.entries if draft else ())
        self.scrollToTop()

    def _filter(self) -> None:
        with QSignalBlocker(self.selectionModel()):
            self.filter.set_kinds(self._session.kinds)
        self._selected(self._session.entry)

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self._session.select(current.data(FindingRole.ENTRY))

    def _selected(self, entry: Entry | None) -> None:
        if entry is None:
            with QSignalBlocker(self.selectionModel()):
                self.clearSelection()
                self.setCurrentIndex(QModelIndex())
            self.viewport().update()
            return
        index = self.filter.mapFromSource(self.model_.index(entry.index, 0))
        if index.isValid() and index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)
        self.selectRow(index.row())
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Select the next or previous shown entry, round the end."""
        entries = self.filter.entries()
        if not entries:
            return
        current = self._session.entry
        if current not in entries:
            self._session.select(entries[0 if by > 0 else -1])
        else:
            self._session.select(entries[(entries.index(current) + by) % len(entries)])

    def standing(self) -> tuple[int, int]:
        """(place of the selected entry among the shown ones counting from 1 or 0, how many are shown)."""
        entries = self.filter.entries()
        entry = self._session.entry
        return (entries.index(entry) + 1 if entry in entries else 0), len(entries)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """An empty list says why it is empty."""
        super().paintEvent(event)
        if self._draft is None or self.filter.rowCount():
            return
        hidden = len(self._draft.entries)
        text = f"按当前筛选没有可列出的问题；另有 {hidden} 条已收起，点上方按钮查看" if hidden else "没有发现问题"
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours().muted))
        painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class FilterBar(QWidget):
    """One toggle per kind with its count."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self.buttons: dict[Kind, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 5)
        layout.setSpacing(6)
        for kind in Kind:
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(kind in session.kinds)
            button.setProperty("filter", True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(14, 14))
            button.toggled.connect(lambda on, kind=kind: self._toggled(kind, on))
            self.buttons[kind] = button
            layout.addWidget(button)
        layout.addStretch(1)
        session.draft_changed.connect(self._show)
        session.kinds_changed.connect(self._follow)
        theme().changed.connect(self._label)
        self._label()

    def _toggled(self, kind: Kind, on: bool) -> None:
        self._session.set_kinds(self._session.kinds | {kind} if on else self._session.kinds - {kind})

    def _follow(self) -> None:
        for kind, button in self.buttons.items():
            with QSignalBlocker(button):
                button.setChecked(kind in self._session.kinds)

    def _show(self, draft: Draft | None) -> None:
        self._draft = draft
        self._label()

    def _label(self) -> None:
        for kind, button in self.buttons.items():
            count = self._draft.count(kind) if self._draft else 0
            button.setText(f"{kind.label} {count}")
            button.setIcon(kind_icon(kind, 16))
            button.setToolTip(f"显示或收起“{kind.label}”（{count}）")
            button.setAccessibleName(f"显示{kind.label}，{count} 条")


class FindingsPane(QWidget):
    """Filter over list."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = FindingsList(session)
        self.bar = FilterBar(session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.list, 1)
