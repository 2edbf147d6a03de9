"""What the pages of the settings have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from gui.style.plain_text import PlainLabel

if TYPE_CHECKING:
    from gui.state.settings import Settings


class SettingsPage(QWidget):
    """A page; ``follow`` shows the state whenever it changes."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        settings.changed.connect(self.follow)

    def follow(self) -> None:
        """Show the edited state."""


def note(text: str) -> QLabel:
    """A quiet explanation (the style sheet colours it by its name)."""
    label = PlainLabel(text)
    label.setObjectName("paneTitle")
    label.setWordWrap(True)
    return label


def short(widget: QWidget) -> QWidget:
    """The widget, no wider than it needs to be."""
    widget.setMaximumWidth(360)
    return widget
