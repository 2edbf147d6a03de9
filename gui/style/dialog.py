"""The window that every dialog of the program is: it has the pictures of the theme from its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from gui.style.theme import colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Dialog(QDialog):
    """A dialog made when it is first asked for, long after the theme was put on; from then on it follows the theme."""

    def __init__(self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Dialog) -> None:
        super().__init__(parent, flags)
        self.setProperty("dark", colours().dark)  # which pictures the style sheet takes in this window
