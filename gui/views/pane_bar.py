"""The small bar over a pane: its name and a few flat buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gui.style.plain_text import PlainLabel, plain_tip
from gui.style.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable


class PaneBar(QWidget):
    """Name on the left, buttons on the right; icons follow the theme."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QToolButton, str] = {}
        self.title = PlainLabel(name)
        self.title.setObjectName("paneTitle")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(10, 2, 4, 2)
        self.row.setSpacing(2)
        self.row.addWidget(self.title)
        self.row.addStretch(1)
        theme().changed.connect(self._colour)

    def add(self, text: str, picture: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        """A flat button with an icon (``text`` is its name), or with its text where there is no icon."""
        button = QToolButton()
        button.setText(text)
        button.setToolTip(plain_tip(tip))
        button.setAccessibleName(text)
        button.setAccessibleDescription(tip)
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        button.setProperty("small", True)
        only = Qt.ToolButtonStyle.ToolButtonIconOnly if picture else Qt.ToolButtonStyle.ToolButtonTextOnly
        button.setToolButtonStyle(only)
        button.clicked.connect(lambda: slot())
        if picture:
            self._icons[button] = picture
            button.setIcon(icon(picture))
        self.row.addWidget(button)
        return button

    def _colour(self) -> None:
        for button, picture in self._icons.items():
            button.setIcon(icon(picture))
