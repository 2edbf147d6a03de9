"""A button that opens a menu, with a small arrow behind its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class MenuButton(QToolButton):
    """Looks like the other buttons of a bar; the style sheet puts the arrow behind the word.

    Not by turning the button from right to left: its menu would be turned too, with the ticks behind the words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("filter", True)
        self.setProperty("menu", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        fill_row(self)
        self._seen = False

    def showEvent(self, event: QShowEvent, /) -> None:
        """Asked for its size before it stood in a window, it has kept the arrow that the sheet has for none."""
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            self.style().unpolish(self)
            self.style().polish(self)


def fill_row(button: QToolButton) -> None:
    """Make a button as high as the highest of its row, as search fields and other buttons beside it are."""
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
