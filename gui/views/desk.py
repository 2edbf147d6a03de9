"""The desk proper: verdict, text beside tables, findings beside their card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QStatusBar, QVBoxLayout, QWidget

from gui.actions.finding_actions import FindingActions
from gui.actions.table import Actions
from gui.features.recheck.recheck_on_save import RecheckOnSave
from gui.state.session import Session
from gui.state.settings import Settings
from gui.style.accessibility import announce
from gui.views.banner import Banner
from gui.views.decision_bar import DecisionBar
from gui.views.detail import DetailCard
from gui.views.findings import FindingsPane
from gui.views.source_pane import SourcePane
from gui.views.tables import TablesPane
from gui.views.verdict import VerdictStrip

PANE_ACTIONS = (
    "pane1", "pane2", "pane3", "pane4", "pane_next", "pane_previous", "zoom_in", "zoom_out", "zoom_fit",
    "find", "find_next", "find_previous", "search",
)  # fmt: skip
PAGE_ACTIONS = ("go_to_page", "page_next", "page_previous")


class Desk(QWidget):
    """Builds the panes and gives each its place; they meet in the session."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.verdict = VerdictStrip(session)
        self.source = SourcePane(session)
        self.text, self.pdf = self.source.text, self.source.pdf
        self.tables = TablesPane(session)
        self.findings = FindingsPane(session, settings)
        self.detail = DetailCard(session)
        self.finding_actions = FindingActions(session, self.findings.list, self)
        self.decision_bar = DecisionBar(session, self.finding_actions)
        self.detail.shows_finding.connect(lambda own: self.decision_bar.setVisible(own and session.finding is not None))
        self.banner = Banner()
        panes = [self.text, self.pdf, self.findings.list, *self.tables.views.values()]
        self.recheck_on_save = RecheckOnSave(session, settings, self.banner, panes)

        self.top = _splitter(Qt.Orientation.Horizontal, _framed(self.source), _framed(self.tables), (46, 54))
        card = _framed(self.detail, self.decision_bar)
        self.bottom = _splitter(Qt.Orientation.Horizontal, _framed(self.findings), card, (62, 38))
        self.whole = _splitter(Qt.Orientation.Vertical, self.top, self.bottom, (60, 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.verdict)
        layout.addWidget(self.banner)
        layout.addWidget(self.whole, 1)
        self._restore()
        # One draft gives way to another in many turns; seen is only the last.
        session.draft_changed.connect(lambda draft: self.setUpdatesEnabled(draft is None))
        session.draft_shown.connect(lambda: self.setUpdatesEnabled(True))

    def prepare(self) -> None:
        """Do now, while nobody waits, what Qt would else do when the first draft is shown."""
        for widget in (self, *self.findChildren(QWidget)):
            widget.ensurePolished()

    def bind(self, actions: Actions) -> None:
        """Let the actions on panes act on these."""
        for name, slot in {
            "pane1": lambda: self.focus_pane(1), "pane2": lambda: self.focus_pane(2),
            "pane3": lambda: self.focus_pane(3), "pane4": lambda: self.focus_pane(4),
            "pane_next": lambda: self.turn_pane(1), "pane_previous": lambda: self.turn_pane(-1),
            "zoom_in": lambda: self.zoom(1), "zoom_out": lambda: self.zoom(-1), "zoom_fit": lambda: self.zoom(0),
            "search": self.findings.bar.to_search, "find": self.source.open_find,
            "find_next": lambda: self.source.finder.step(1), "find_previous": lambda: self.source.finder.step(-1),
            "go_to_page": self.source.ask_page, "page_next": lambda: self.source.turn(1),
            "page_previous": lambda: self.source.turn(-1),
        }.items():  # fmt: skip
            actions[name].triggered.connect(lambda _checked=False, slot=slot: slot())

    def join(self, menu: QMenu, status: QStatusBar) -> None:
        """Put what can be done about findings into a menu, and say in the status bar what was done."""
        self.finding_actions.fill(menu)
        self.finding_actions.message.connect(lambda text: status.showMessage(text, 8000))
        self.finding_actions.message.connect(lambda text: announce(status, text))

    def enable(self, actions: Actions, ready: bool) -> None:
        """Switch the actions on panes on or off; those on pages only where there are pages."""
        for name in PANE_ACTIONS:
            actions[name].setEnabled(ready)
        for name in PAGE_ACTIONS:
            actions[name].setEnabled(ready and self.source.current is self.pdf)

    def _panes(self) -> tuple[QWidget, ...]:
        return (self.source.current, self.tables.view, self.findings.list, self.detail)

    def focus_pane(self, number: int) -> None:
        """Put the keyboard into pane 1 text, 2 tables, 3 findings or 4 the card."""
        pane = self._panes()[number - 1]
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(pane, pane.accessibleName())

    def turn_pane(self, by: int) -> None:
        """Put the keyboard into the next or previous pane, round the end."""
        focus = self.focusWidget()
        regions = (self.source, self.tables, self.findings, self.detail)
        now = next((i for i, region in enumerate(regions) if focus and region.isAncestorOf(focus)), None)
        if focus is self.detail:
            now = 3
        start = now if now is not None else -1 if by > 0 else 0
        self.focus_pane((start + by) % len(regions) + 1)

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
        """Remember where the splitters stand."""
        for name, splitter in self._splitters().items():
            self._settings.set_state(name, splitter.saveState())

    def shut_down(self) -> None:
        """Let go of files and threads."""
        self.decision_bar.save_note()
        self.recheck_on_save.shut_down()
        self.pdf.shut_down()


def _framed(*widgets: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("pane")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.setSpacing(0)
    for i, widget in enumerate(widgets):
        layout.addWidget(widget, int(i == 0))
    return frame


def _splitter(orientation: Qt.Orientation, first: QWidget, second: QWidget, shares: tuple[int, int]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(7)
    splitter.addWidget(first)
    splitter.addWidget(second)
    splitter.setSizes([share * 20 for share in shares])
    for i, share in enumerate(shares):
        splitter.setStretchFactor(i, share)
    return splitter
