"""What the parts of the window may ask of it, so that they need not know how it is put together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMainWindow, QStackedWidget

from gui.actions.table import Actions
from gui.state.session import Session
from gui.state.settings import Settings
from gui.views.desk import Desk
from gui.views.start import StartPage


class Frame(QMainWindow):
    """The window as its companions see it. ``pages`` holds the start page, the desk and what else fills the middle."""

    session: Session
    settings: Settings
    actions_: Actions
    pages: QStackedWidget
    start: StartPage
    desk: Desk

    def open_paths(self, paths: list[Path]) -> None:
        """Check these drafts, the first of them now; a folder or many of them in the batch page."""
        raise NotImplementedError

    def show_desk(self) -> None:
        """From the batch page back to what the session shows."""
        raise NotImplementedError
