"""The desk: the verdict above four panes (source, tables, findings, detail of the selected finding)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gui.style.accessibility import announce
from gui.views.banner import Banner
from gui.views.copying import leave_text_alone
from gui.views.detail import DetailCard
from gui.views.findings import FindingsPane
from gui.views.pane_frame import PaneFrame
from gui.views.source_pane import SourcePane
from gui.views.table_fold import TableFold
from gui.views.tables import TablesPane
from gui.views.verdict import VerdictStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.actions.table import Actions
    from gui.state.session import Session
    from gui.state.settings import Settings
    from gui.views.banner import NoticeStrip


_LOW, _NARROW = 290, 800  # logical pixels


class Pane(NamedTuple):
    """A pane that the keyboard can go to: the action that does so, its widget, and what takes the keyboard in it."""

    action: str
    widget: QWidget
    focus: Callable[[], QWidget]


class Desk(QWidget):
    """Builds the panes and gives each its place; they meet in the session.

    ``panes`` registers them in the order of the keyboard (F6); another pane is one line there, one in ``_lay_out`` and
    its action in ``gui.actions.table``.
    """

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.verdict = VerdictStrip(session)
        self._lay_out()
        self.source = SourcePane(session, self._source)
        self.text, self.pdf = self.source.text, self.source.pdf
        self.tables = TablesPane(session, self._tables)
        self.findings = FindingsPane(session, settings, self._findings)
        self.detail = DetailCard(session, self._card)
        self.panes = (
            Pane("pane1", self.source, lambda: self.source.current),
            Pane("pane2", self.tables, lambda: self.tables.view),
            Pane("pane3", self.findings, lambda: self.findings.list),
            Pane("pane4", self.detail, lambda: self.detail),
        )
        for frame, pane in zip(self._frames, self.panes, strict=True):
            frame.hold(pane.widget)
        self._restore()
        self.fold = TableFold(session, settings, self, self._tables)
        self.fold.changed.connect(lambda on: self.source.show_unfold(not on))
        self.source.unfold_asked.connect(self.fold.toggle)
        self.tables.fold_asked.connect(self.fold.toggle)
        self.findings.list.place_asked.connect(self.reveal_selected)
        # One draft gives way to another in many steps; only the last is painted.
        session.draft_changed.connect(lambda draft: self.setUpdatesEnabled(draft is None))
        session.draft_shown.connect(self._paint_again)

    def _paint_again(self) -> None:
        if self.window().updatesEnabled():  # else nothing is painted, and who asks for a place lays it out
            self.tables.view.ready()
        self._session.follow_later(lambda: self.setUpdatesEnabled(True))  # painted in a turn of its own

    def _lay_out(self) -> None:
        """Verdict, notices and the empty frames of the panes.

        From the outside in: with a style sheet, Qt polishes everything inside a widget that is given another parent.
        """
        self.whole = QSplitter(Qt.Orientation.Vertical, self)
        self.top = QSplitter(Qt.Orientation.Horizontal, self.whole)
        self.bottom = QSplitter(Qt.Orientation.Horizontal, self.whole)
        self._frames = self._source, self._tables, self._findings, self._card = (
            PaneFrame(self.top), PaneFrame(self.top), PaneFrame(self.bottom), PaneFrame(self.bottom),
        )  # fmt: skip
        _share(self.top, (46, 54))
        _share(self.bottom, (62, 38))
        _share(self.whole, (55, 45))
        self.banner = Banner()
        self._notices = QHBoxLayout()  # what happened, and what the draft is compared with: one line
        self._notices.setSpacing(6)
        self._notices.addWidget(self.banner, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 0, 8, 4)
        self._column.setSpacing(5)
        self._column.addWidget(self.verdict)
        self._column.addLayout(self._notices)
        self._column.addWidget(self.whole, 1)
        self._strips: list[NoticeStrip] = []
        self.banner.turned.connect(lambda _on: self._share_lines())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """More or less has room over the panes."""
        super().resizeEvent(event)
        self._share_lines()

    def _share_lines(self) -> None:
        """In a low desk one line stands over the panes, news before the verdict; in a narrow one, one notice."""
        low, told = self.height() < _LOW, self.banner.message is not None
        self.banner.set_one_line(low)
        self.verdict.setHidden(low and told)
        for strip in self._strips:
            strip.give_way(low or (told and self.width() < _NARROW))

    @property
    def scroll_areas(self) -> list[QAbstractScrollArea]:
        """What scrolls, for keeping its position when the draft is read again."""
        return [self.text, self.pdf, self.findings.list, *self.tables.views.values()]

    def reveal_selected(self) -> None:
        """Scroll every pane to the selected finding, unless it is in sight there."""
        self.source.current.reveal_selected()
        self.tables.reveal_selected()
        self.findings.list.reveal_selected()

    def add_strip(self, strip: NoticeStrip) -> None:
        """Put a strip into the line below the verdict; beside the banner it leaves its words out."""
        self._notices.addWidget(strip)
        self.banner.turned.connect(strip.set_beside_banner)
        self._strips.append(strip)
        self.banner.turned.connect(lambda on: self._notices.setStretchFactor(strip, 0 if on else 1))
        self._notices.setStretchFactor(strip, 1)

    def add_below_detail(self, bar: QWidget) -> None:
        """Put a bar below the detail card."""
        self._card.add_below(bar)
        before: QWidget = self.detail  # Tab goes on from the card to the bar
        for widget in bar.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, widget)
                before = widget

    def prepare(self) -> None:
        """Do now, while nobody waits, what Qt would else do when the first draft is shown."""
        for widget in (self, *self.findChildren(QWidget)):
            widget.ensurePolished()

    def _pane_slots(self) -> dict[str, Callable[[], object]]:
        slots: dict[str, Callable[[], object]] = {
            pane.action: lambda number=number: self.focus_pane(number) for number, pane in enumerate(self.panes, 1)
        }
        return slots | {
            "pane_next": lambda: self.turn_pane(1), "pane_previous": lambda: self.turn_pane(-1),
            "zoom_in": lambda: self.zoom(1), "zoom_out": lambda: self.zoom(-1), "zoom_fit": lambda: self.zoom(0),
            "search": self.findings.bar.to_search, "find": self.source.open_find,
            "find_next": lambda: self.source.finder.step(1), "find_previous": lambda: self.source.finder.step(-1),
            "tables": self.fold.toggle,
            "copy_rows": self.findings.list.copy_rows, "copy_card": self.detail.copy,
            "next": lambda: self.findings.list.step(1), "previous": lambda: self.findings.list.step(-1),
        }  # fmt: skip

    def _page_slots(self) -> dict[str, Callable[[], object]]:
        return {
            "go_to_page": self.source.ask_page,
            "page_next": lambda: self.source.turn(1),
            "page_previous": lambda: self.source.turn(-1),
        }

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the panes do for which action."""
        return self._pane_slots() | self._page_slots()

    def update_actions(self, actions: Actions, ready: bool) -> None:
        """Enable the actions on panes while a draft is in front; those on pages only where there are pages."""
        for name in self._pane_slots():
            actions[name].setEnabled(ready)
        actions["tables"].setChecked(self.fold.shown)
        for name in self._page_slots():
            actions[name].setEnabled(ready and self.source.current is self.pdf)

    def focus_pane(self, number: int) -> None:
        """Put the keyboard into a pane, counted from 1 in the order of ``panes``."""
        if self.panes[number - 1].widget is self.tables:
            self.fold.bring()
        widget = self.panes[number - 1].focus()
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(widget, widget.accessibleName())

    def turn_pane(self, by: int) -> None:
        """Put the keyboard into the next or previous pane, round the end."""
        focus = self.focusWidget()
        here = (
            i for i, pane in enumerate(self.panes)
            if focus and (pane.widget is focus or pane.widget.isAncestorOf(focus))
        )  # fmt: skip
        now = next(here, None)
        start = now if now is not None else -1 if by > 0 else 0
        self.focus_pane((start + by) % len(self.panes) + 1)

    def zoom(self, steps: int) -> None:
        """Zoom the tables when the keyboard is there, else the source."""
        if self.tables.isAncestorOf(self.focusWidget() or self):
            self.tables.view.zoom(steps)
        else:
            self.source.zoom(steps)

    def _splitters(self) -> dict[str, QSplitter]:
        return {"whole": self.whole, "upper": self.top, "lower": self.bottom}

    def _restore(self) -> None:
        for name, splitter in self._splitters().items():
            state = self._settings.state(name)
            if state is not None:
                splitter.restoreState(state)

    def save(self) -> None:
        """Remember where the splitters stand, the tables in their place."""
        self.fold.bring()
        for name, splitter in self._splitters().items():
            self._settings.set_state(name, splitter.saveState())

    def shut_down(self) -> None:
        """Let go of files and threads."""
        self.pdf.shut_down()
        leave_text_alone()


def _share(splitter: QSplitter, shares: tuple[int, int]) -> None:
    """Give the two parts of a splitter their shares, in hundredths."""
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(7)
    splitter.setSizes([share * 20 for share in shares])
    for i, share in enumerate(shares):
        splitter.setStretchFactor(i, share)
