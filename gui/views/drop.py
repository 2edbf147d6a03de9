"""What lies over the window while a file hovers above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import base_font, colours, scaled


class DropVeil(QWidget):
    """A veil that says what letting go will do. It lets the drag through to the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def setVisible(self, visible: bool, /) -> None:
        """Cover the parent when shown."""
        if visible:
            self.setGeometry(self.window().rect())
            self.raise_()
        super().setVisible(visible)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Dimmed window, dashed edge, one sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = colours()
        ground = QColor(c.window)
        ground.setAlpha(225)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(c.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(16, 16, -16, -16), 14, 14)
        painter.setPen(QColor(c.text))
        painter.setFont(scaled(base_font(), 1.7, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "松开鼠标，校对这份稿件")
        painter.end()
