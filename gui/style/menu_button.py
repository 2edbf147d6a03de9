"""A button that opens a menu, with a small arrow behind its word."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from gui.style.theme import colours, icon


class MenuButton(QToolButton):
    """Looks like the other buttons of a bar; the arrow is an icon, since Qt's own hangs in a corner."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("filter", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setIconSize(QSize(9, 9))
        self.colour()

    def colour(self) -> None:
        """Draw the arrow in the theme's colour."""
        self.setIcon(icon("down", colours().muted, 9))
