"""The window that every dialog of the program is: it has the pictures of the theme, and fits every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QDialog

from gui.style.theme import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

_FRAME = QMargins(1, 32, 1, 1)  # title and edges, which a window has only once it is shown


class Dialog(QDialog):
    """A dialog made when it is first asked for, long after the theme was put on; from then on it follows the theme."""

    def __init__(self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Dialog) -> None:
        super().__init__(parent, flags)
        self.setProperty("dark", colours().dark)  # which pictures the style sheet takes in this window

    def showEvent(self, event: QShowEvent, /) -> None:
        """No larger than what its screen has free: else its buttons might be out of sight."""
        super().showEvent(event)
        size = self.size().boundedTo(self.screen().availableGeometry().marginsRemoved(_FRAME).size())
        if size != self.size():
            self.resize(size)
