"""The frame round a pane, and the sign of the pane that has the keyboard.

That pane has a thicker frame and a bar over its corner: shape, not colour alone, tells it from the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from gui.style.theme import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ROUND = 6.0
_LINE = 2.0
_LEAST = 92  # logical pixels
_BAR = QRectF(10, 0, 34, 4)  # over the upper left corner, in logical pixels


class PaneFrame(QFrame):
    """Holds one pane, which is put in by ``hold``; follows the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.has_keyboard = False
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 3, 2, 2)
        layout.setSpacing(0)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """Where the window is low a line of what scrolls is enough; Qt would ask for room for scroll bars."""
        return QSize(super().minimumSizeHint().width(), min(super().minimumSizeHint().height(), _LEAST))

    def hold(self, pane: QWidget) -> None:
        """Take a pane, which was made as a child of this frame."""
        self._column.addWidget(pane, 1)

    def add_below(self, bar: QWidget) -> None:
        """Put a bar below the pane."""
        self._column.addWidget(bar)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:  # the program is not in front; its own place for the keyboard stays as it is
            return
        has = now is self or self.isAncestorOf(now)
        if has != self.has_keyboard:
            self.has_keyboard = has
            self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The frame of the sheet, over it that of the keyboard."""
        super().paintEvent(event)
        if not self.has_keyboard:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(colours().accent)
        painter.setPen(QPen(accent, _LINE))
        half = _LINE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _ROUND, _ROUND)
        painter.fillRect(_BAR, accent)
        painter.end()
