"""A button that opens a menu, with a small arrow behind its word."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton


class MenuButton(QToolButton):
    """Looks like the other buttons of a bar; the style sheet puts the arrow behind the word.

    Not by turning the button from right to left: its menu would be turned too, with the ticks behind the words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("filter", True)
        self.setProperty("menu", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
