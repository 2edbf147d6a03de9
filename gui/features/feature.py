"""What every feature of the window looks like from outside, and what it may use of the window.

A feature is a controller with its views beside it in one folder. The window makes each once, in a list, connects the
actions it carries out, and asks it to update them; it knows nothing else of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from gui.actions.table import Actions
from gui.jobs.dispatcher import Dispatcher
from gui.state.check_options import CheckOptions
from gui.state.incoming import Pasted
from gui.state.session import Session, Stage
from gui.state.settings import Settings
from gui.views.desk import Desk
from gui.views.start import StartPage

Slots = Mapping[str, Callable[[], object]]


@dataclass(frozen=True)
class WindowParts:
    """The window as its features see it. ``pages`` holds the start page, the desk and what else fills the middle.

    ``open_paths`` checks drafts, ``show_stage`` goes back from another page to what the session shows; ``dispatcher``
    runs the checks.
    """

    window: QMainWindow
    session: Session
    settings: Settings
    check_options: CheckOptions
    pasted: Pasted
    actions: Actions
    pages: QStackedWidget
    start: StartPage
    desk: Desk
    open_paths: Callable[[list[Path]], None]
    show_stage: Callable[[], None]
    dispatcher: Dispatcher

    @property
    def draft_in_front(self) -> bool:
        """True while a checked draft is shown."""
        return self.session.stage is Stage.READY and self.pages.currentWidget() is self.desk

    def show_message(self, text: str) -> None:
        """A sentence in the status bar, for some seconds."""
        self.window.statusBar().showMessage(text, 8000)


class Feature(QObject):
    """A feature; all parts of the interface are optional."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._session, self._settings, self._actions = parts.session, parts.settings, parts.actions

    def slots(self) -> Slots:
        """What it does for which action, by the action's name."""
        return {}

    def update_actions(self) -> None:
        """Enable and disable its actions; called when the stage, the page or the open files change."""

    def windows(self) -> tuple[QWidget, ...]:
        """Its dialogs and windows, for the descriptions that screen readers read."""
        return ()

    def save(self) -> None:
        """Write down at once what the user has typed; called when the program may end."""

    def shut_down(self) -> None:
        """Stop threads and let go of files; called when the window closes."""
