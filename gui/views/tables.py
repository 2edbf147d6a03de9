"""The three tables beside the text, each laid out as the official form, one tab each."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.finding import CellMark
from gui.entries import Draft, Entry, Kind, table_spec
from gui.models.cells import CellRole, CellsModel
from gui.session import Session
from gui.theme import base_font, kind_icon, scaled, theme
from gui.views.cell_delegate import CellDelegate, height_for

KEYS = ("proactive", "requests", "review_litigation")
# Relative widths of the columns of the three forms' grids: labels need room, numbers little.
_NARROW, _LABELS = 1.0, {"requests": (1.05, 1.35, 3.6), "proactive": (2.2,), "review_litigation": ()}
_MIN_NUMBER = 34
_ZOOM = (0.75, 2.0)


class FormView(QTableView):
    """A table of the form. Columns share the width; merged cells are spans; the head stays while rows scroll."""

    def __init__(self, model: CellsModel, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._zoom = 1.0
        self.by_keyboard = False  # the delegate shows the current cell only then
        self.model_ = model
        _plain(self, model)
        self.head = QTableView(self)
        _plain(self.head, model)
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.head.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.head.hide()
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        self.horizontalScrollBar().valueChanged.connect(self.head.horizontalScrollBar().setValue)
        for view in (self, self.head):
            view.clicked.connect(self._clicked)
        model.modelReset.connect(self.lay_out)

    def _clicked(self, index: QModelIndex) -> None:
        self._session.pick(self.model_.entries_at(index))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows walk over the cells, Enter and the blank select what marks the current one."""
        self.by_keyboard = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Back to the mouse."""
        self.by_keyboard = False
        super().mousePressEvent(event)

    def lay_out(self) -> None:
        """Merge, and share the width out anew."""
        font = scaled(base_font(), 0.95 * self._zoom)
        for view in (self, self.head):
            view.setFont(font)
            view.clearSpans()
            for cell in self.model_.layout:
                if cell.rowspan > 1 or cell.colspan > 1:
                    view.setSpan(cell.row, cell.col, cell.rowspan, cell.colspan)
        self._share()

    def _share(self) -> None:
        count = self.model_.columnCount()
        if not count:
            self.head.hide()
            return
        labels = _LABELS.get(self.model_.key, ())
        shares = [labels[i] if i < len(labels) else _NARROW for i in range(count)]
        unit = max(self.viewport().width() / sum(shares), _MIN_NUMBER * self._zoom)
        edges = [round(unit * sum(shares[:i])) for i in range(count + 1)]
        widths = [b - a for a, b in pairwise(edges)]
        heights = self._heights(widths)
        for view in (self, self.head):
            for i, width in enumerate(widths):
                view.setColumnWidth(i, width)
            for i, height in enumerate(heights):
                view.setRowHeight(i, height)
        self._place_head(heights)

    def _heights(self, widths: list[int]) -> list[int]:
        """Rows as tall as their wrapped labels; a label over several rows needs only their sum."""
        metrics = QFontMetricsF(self.font())
        least = int(metrics.height()) + 9
        heights = [least] * self.model_.rowCount()
        for cell in sorted(self.model_.layout, key=lambda c: c.rowspan):
            text = self.model_.face(cell).text
            need = height_for(text, metrics, sum(widths[cell.col : cell.col + cell.colspan]))
            have = sum(heights[cell.row : cell.row + cell.rowspan])
            if need > have:
                heights[cell.row + cell.rowspan - 1] += need - have
        return heights

    def _place_head(self, heights: list[int]) -> None:
        rows = self.model_.head_rows
        height = sum(heights[:rows])
        # A head that would take half of a small pane is in the way.
        self.head.setVisible(0 < height < self.viewport().height() // 2)
        place = self.viewport().geometry()
        self.head.setGeometry(place.left(), place.top(), place.width(), height)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Ctrl and wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 is the size at the start."""
        self._zoom = min(max(self._zoom * 1.1**steps, _ZOOM[0]), _ZOOM[1]) if steps else 1.0
        self.lay_out()

    def reveal(self, indexes: list[QModelIndex]) -> None:
        """Bring cells into sight, the first of them for certain, clear of the fixed head."""
        for index in reversed(indexes):
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        if indexes and self.head.isVisible():
            covered = self.head.height() - self.visualRect(indexes[0]).top()
            if covered > 0 and indexes[0].row() >= self.model_.head_rows:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() - covered - 4)


def _plain(view: QTableView, model: CellsModel) -> None:
    view.setModel(model)
    view.setItemDelegate(CellDelegate(view))
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.setMinimumSectionSize(8)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAcceptDrops(False)
    view.setWordWrap(True)


class TablesPane(QWidget):
    """Tabs over the three forms. A tab shows how many findings its table has."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("三张表")
        self.caption = QLabel()
        self.caption.setObjectName("paneTitle")
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(10, 2, 10, 4)
        self.stack = QStackedWidget()
        self.stack.setObjectName("forms")
        self.models: dict[str, CellsModel] = {}
        self.views: dict[str, FormView] = {}
        for key in KEYS:
            self.models[key] = CellsModel(key, self)
            self.views[key] = FormView(self.models[key], session)
            self.stack.addWidget(self.views[key])
            self.tabs.addTab("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.tabs, self.caption, self.stack):
            layout.addWidget(widget)
        layout.setStretch(2, 1)
        self.tabs.currentChanged.connect(self._turn)
        session.draft_changed.connect(self._show)
        session.selected.connect(self._selected)
        session.kinds_changed.connect(self._mark)
        theme().changed.connect(self._mark)

    @property
    def view(self) -> FormView:
        """The table in front."""
        return self.views[KEYS[self.tabs.currentIndex()]]

    def _turn(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self._caption()

    def _show(self, draft: Draft | None) -> None:
        self._draft = draft
        for model in self.models.values():
            model.set_draft(draft)
        self._mark()
        if draft is not None:
            for key, view in self.views.items():
                name = table_spec(draft.checked.report, key).name
                view.setAccessibleName(f"{table_spec(draft.checked.report, key).title} {name}")
                view.verticalScrollBar().setValue(0)
            with QSignalBlocker(self.tabs):
                self.tabs.setCurrentIndex(1)
            self._turn(1)

    def _mark(self) -> None:
        for model in self.models.values():
            model.set_shown(self._session.kinds, self._session.entry)
        if self._draft is None:
            return
        for number, key in enumerate(KEYS):
            marked = [e for e in self._session.visible() if _touches(e, key)]
            spec = table_spec(self._draft.checked.report, key)
            self.tabs.setTabText(number, f"{spec.title}　{len(marked)} 处" if marked else spec.title)
            self.tabs.setTabToolTip(number, spec.name)
            worst = min(marked, key=lambda e: list(Kind).index(e.kind)).kind if marked else None
            reading = self._draft.checked.report.tables.get(key)
            if reading is None or not reading.found:
                worst = Kind.OPEN if worst is None else worst
            self.tabs.setTabIcon(number, kind_icon(worst))
        self._caption()

    def _caption(self) -> None:
        if self._draft is None:
            return
        key = KEYS[self.tabs.currentIndex()]
        reading = self._draft.checked.report.tables.get(key)
        name = table_spec(self._draft.checked.report, key).name
        if reading is None or not reading.found:
            says = "稿件中没有找到这张表，以下为官方格式"
        elif reading.form is None:
            says = "格式版本未能识别"
        else:
            says = f"{reading.form} 年格式"
        notes = reading.notes if reading else ()
        self.caption.setText("　".join([f"{name}（{says}）", *notes]))

    def _selected(self, entry: Entry | None) -> None:
        self._mark()
        if entry is None:
            return
        marks = [m for m in entry.marks if isinstance(m, CellMark)]
        marks.sort(key=lambda m: m.role != "fault")
        if not marks:
            return
        key = marks[0].table
        if key not in self.views:
            return
        self.tabs.setCurrentIndex(KEYS.index(key))
        places = [self.models[key].place_of(m.table, m.row, m.column) for m in marks]
        self.views[key].reveal([place for place in places if place.isValid()])

    def framed(self) -> list[tuple[str, str, str]]:
        """(table, row, column) of the cells framed now."""
        found = []
        for key, model in self.models.items():
            for cell in model.layout:
                if cell.key and model.index(cell.row, cell.col).data(CellRole.FACE).selected:
                    found.append((key, *cell.key))
        return found


def _touches(entry: Entry, key: str) -> bool:
    return any(isinstance(m, CellMark) and m.table == key and m.role == "fault" for m in entry.marks)
