"""The three tables beside the text, each laid out as the official form, one tab each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from core.forms.keys import TableKey
from core.model.finding import CellMark
from gui.models.cell_face import CellRole
from gui.models.cells import CellsModel
from gui.state.listed_findings import CheckedDraft, Kind, ListedFinding
from gui.style.plain_text import PlainLabel, plain_tip
from gui.style.theme import colours, icon, kind_icon, theme
from gui.views.form_view import FormView
from gui.views.pane_bar import PaneBar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gui.state.locations import CellOrLabel, Location
    from gui.state.session import Session
    from gui.state.year_comparison import CellChange

KEYS = tuple(TableKey)
_FACES = 25  # cells at one step: some milliseconds


class TablesPane(QWidget):
    """Tabs over the three forms. A tab shows how many findings its table has. ``fold_asked`` to put them away."""

    fold_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: CheckedDraft | None = None
        self.bar = PaneBar(parent=self)
        self.tabs = QTabBar(self.bar)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)  # short names: cut off where they must be, never scrolled away
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName("三张表")
        self.caption = PlainLabel()
        self.caption.setObjectName("paneTitle")
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(10, 2, 10, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.bar.row.setContentsMargins(0, 0, 4, 0)
        self.bar.row.replaceWidget(self.bar.title, self.tabs)
        self.bar.title.hide()
        buttons = {"缩小表格": ("zoom-out", -1), "放大表格": ("zoom-in", 1), "表格适合宽度": ("zoom-fit", 0)}
        for text, (picture, steps) in buttons.items():
            self.bar.add(text, picture, text, lambda steps=steps: self.view.zoom(steps))
        self.bar.add("收起表格", "pane-fold", "收起表格，原文占满宽度（Ctrl+T）", self.fold_asked.emit)
        self.stack = QStackedWidget(self)
        self.stack.setObjectName("forms")
        self.models: dict[str, CellsModel] = {}
        self.views: dict[str, FormView] = {}
        for key in KEYS:
            self.models[key] = CellsModel(key, self)
            self.views[key] = FormView(self.models[key], session, self.stack)
            self.stack.addWidget(self.views[key])
            self.tabs.addTab("")
        for widget in (self.bar, self.caption, self.stack):
            layout.addWidget(widget)
        layout.setStretch(2, 1)
        self.tabs.currentChanged.connect(self._turn)
        session.draft_changed.connect(self._show)
        session.selected.connect(lambda _finding: session.follow_soon(self._selected))
        session.shown_changed.connect(lambda: session.follow_soon(self._mark))
        session.pointed.connect(self._pointed)
        session.ticks_changed.connect(self._tick)
        session.draft_shown.connect(lambda: session.fill_later(self._prepare))
        theme().changed.connect(self._mark)

    @property
    def view(self) -> FormView:
        """The table in front."""
        return self.views[KEYS[self.tabs.currentIndex()]]

    def set_changes(self, changes: Mapping[tuple[str, str, str], CellChange]) -> None:
        """Show in the cells how they differ from last year's; nothing when empty."""
        for key, model in self.models.items():
            compared = model.compared
            model.set_changes({place: change for place, change in changes.items() if place[0] == key})
            if model.compared != compared:
                self.views[key].lay_out()

    def _turn(self, number: int) -> None:
        if self.stack.currentIndex() != number:
            self.views[KEYS[self.stack.currentIndex()]].clearSelection()
        self.stack.setCurrentIndex(number)
        self._caption()

    def _show(self, _draft: CheckedDraft | None) -> None:
        self._draft = None
        self._session.fill_later(self._fill)

    def _fill(self, draft: CheckedDraft | None) -> None:
        self._draft = draft
        for model in self.models.values():
            model.set_draft(draft)
        self._tick()
        self._mark()
        if draft is not None:
            for key, view in self.views.items():
                name = draft.checked.report.table_spec(key).name
                view.setAccessibleName(f"{draft.checked.report.table_spec(key).title} {name}")
                view.verticalScrollBar().setValue(0)
            with QSignalBlocker(self.tabs):
                self.tabs.setCurrentIndex(1)
            self._turn(1)

    def _prepare(self, _draft: CheckedDraft | None) -> Iterator[None]:
        """Work out how the cells look while nobody waits: of those out of sight, before they are turned to."""
        for model in self.models.values() if self.window().updatesEnabled() else ():  # else nothing is painted
            for first in range(0, len(model.layout), _FACES):
                for cell in model.layout[first : first + _FACES]:
                    model.face(cell)
                yield

    def _mark_cells(self) -> None:
        for model in self.models.values():
            model.set_shown(self._session.kinds, self._session.finding, self._session.hidden(), self._session.ignored())

    def _mark(self) -> None:
        self._mark_cells()
        if self._draft is None:
            return
        touching: dict[str, list[ListedFinding]] = {key: [] for key in KEYS}
        aside: dict[str, list[ListedFinding]] = {key: [] for key in KEYS}
        for finding in self._session.ignored():
            for key in finding.fault_tables & aside.keys():
                aside[key].append(finding)
        for finding in self._session.visible():
            if finding in self._session.ignored():
                continue
            for key in finding.fault_tables & touching.keys():
                touching[key].append(finding)
        for number, key in enumerate(KEYS):
            marked = touching[key]
            spec = self._draft.checked.report.table_spec(key)
            told = (f"{len(marked)} 处" if marked else "", f"忽略 {len(aside[key])}" if aside[key] else "")
            self.tabs.setTabText(number, "　".join((spec.title, *filter(None, told))))
            self.tabs.setTabToolTip(number, plain_tip(spec.name))
            worst = self._worst(key)
            reading = self._draft.checked.report.tables.get(key)
            if reading is None or not reading.found:
                worst = Kind.OPEN if worst is None else worst
            ignored = worst is None and bool(aside[key])  # what was ignored is not right: no tick
            self.tabs.setTabIcon(number, icon("ignored", colours().muted) if ignored else kind_icon(worst))
        self.tabs.updateGeometry()  # Qt does not while they are out of sight: they would come with too little room
        self._caption()

    def _worst(self, key: str) -> Kind | None:
        """The worst that stands against a table; a filter of the list makes nothing right, but hints are left out."""
        session, findings = self._session, self._draft.findings if self._draft else ()
        standing = [e for e in findings if key in e.fault_tables and session.decisions.state(e).stands]
        kinds = {e.kind for e in standing if session.shows(e) or e.kind is not Kind.HINT}
        return next((kind for kind in Kind if kind in kinds), None)

    def _tick(self) -> None:
        cells = self._draft.verified.cells if self._draft and self._session.ticks else frozenset()
        for model in self.models.values():
            model.set_verified(cells)

    def _caption(self) -> None:
        if self._draft is None:
            return
        key = KEYS[self.tabs.currentIndex()]
        reading = self._draft.checked.report.tables.get(key)
        name = self._draft.checked.report.table_spec(key).name
        if reading is None or not reading.found:
            form = "稿件中没有找到这张表，以下为官方格式"
        elif reading.form is None:
            form = "格式版本未能识别"
        else:
            form = f"{reading.form} 年格式"
        notes = reading.notes if reading else ()
        self.caption.setText("　".join([f"{name}（{form}）", *notes]))

    def _selected(self) -> None:
        self._mark_cells()
        self.reveal_selected()
        if self._session.location is not None:  # pointed at since
            self._pointed(self._session.location)

    @property
    def sees_selected(self) -> bool:
        """True while the cell that is pointed at or at fault is in sight."""
        return self.isVisible() and self.view.sees_selected

    def reveal_selected(self) -> None:
        """Bring the cells of the selected finding into sight."""
        finding = self._session.finding
        if finding is None or self._draft is None:
            return
        marks = [m for m in finding.marks if isinstance(m, CellMark)]
        marks.sort(key=lambda m: m.role != "fault")
        if not marks:
            return
        key = marks[0].table
        if key not in self.views:
            return
        self._turn_to([self.models[key].index_of(m.table, m.row, m.column) for m in marks], key)

    def _pointed(self, location: Location | None) -> None:
        cells = location.cells if location else ()
        for key, model in self.models.items():
            model.set_pointed(c for c in cells if c[0] == key)
        if cells:
            self._turn_to([self.models[c[0]].index_of(*c) for c in cells if c[0] == cells[0][0]], cells[0][0])

    def _turn_to(self, indexes: list[QModelIndex], key: str) -> None:
        """Bring cells of one table into sight."""
        self.tabs.setCurrentIndex(KEYS.index(key))
        indexes = [index for index in indexes if index.isValid()]
        if indexes and not self.views[key].many_selected:
            self.views[key].reveal(indexes)

    def pointed(self) -> list[CellOrLabel]:
        """The cells that are pointed at now."""
        faces = ((m, c) for m in self.models.values() for c in m.layout)
        keys = [m.key_at(m.index(c.row, c.col)) for m, c in faces if m.face(c).pointed]
        return [key for key in keys if key]

    def framed(self) -> list[tuple[str, str, str]]:
        """(table, row, column) of the cells framed now."""
        framed = []
        for key, model in self.models.items():
            for cell in model.layout:
                if cell.key and model.index(cell.row, cell.col).data(CellRole.FACE).selected:
                    framed.append((key, *cell.key))
        return framed
