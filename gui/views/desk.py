"""The desk proper: verdict, text beside tables, findings beside their card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.entries import Draft
from gui.session import Session
from gui.settings import Settings
from gui.views.detail import DetailCard
from gui.views.findings import FindingsPane
from gui.views.source_pdf import SourcePdf
from gui.views.source_text import SourceText
from gui.views.tables import TablesPane
from gui.views.verdict import VerdictStrip


class Desk(QWidget):
    """Builds the panes and gives each its place; they meet in the session."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.verdict = VerdictStrip(session)
        self.text = SourceText(session)
        self.pdf = SourcePdf(session)
        self.source = QStackedWidget()
        self.source.addWidget(self.text)
        self.source.addWidget(self.pdf)
        self.tables = TablesPane(session)
        self.findings = FindingsPane(session)
        self.detail = DetailCard(session)

        self.top = _splitter(Qt.Orientation.Horizontal, _framed(self.source), _framed(self.tables), (46, 54))
        self.bottom = _splitter(Qt.Orientation.Horizontal, _framed(self.findings), _framed(self.detail), (64, 36))
        self.whole = _splitter(Qt.Orientation.Vertical, self.top, self.bottom, (64, 36))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 4)
        layout.setSpacing(6)
        layout.addWidget(self.verdict)
        layout.addWidget(self.whole, 1)
        self._restore()
        session.draft_changed.connect(self._show)

    def _show(self, draft: Draft | None) -> None:
        if draft is not None:
            paged = bool(draft.checked.document.page_sizes)
            self.source.setCurrentWidget(self.pdf if paged else self.text)

    def focus_pane(self, number: int) -> None:
        """Put the keyboard into pane 1 text, 2 tables or 3 findings."""
        panes = (self.source.currentWidget(), self.tables.view, self.findings.list)
        panes[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def zoom(self, steps: int) -> None:
        """Zoom the tables when the keyboard is there, else the text."""
        if self.tables.isAncestorOf(self.focusWidget() or self):
            self.tables.view.zoom(steps)
        elif self.source.currentWidget() is self.pdf:
            self.pdf.zoom(steps)
        else:
            self.text.zoom(steps)

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
        self.pdf.shut_down()


def _framed(widget: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("pane")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.addWidget(widget)
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
