"""What is seen of the desk while it takes up its first draft: plain ground with a word, instead of a hole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from gui.style.theme import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WORDS = "正在显示…"


class Curtain(QWidget):
    """Lies over ``covered``, beside which it is painted even while that paints nothing."""

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered.parentWidget())
        self._covered = covered
        covered.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Stay over it."""
        if watched is self._covered and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._covered.geometry())
        return super().eventFilter(watched, event)

    def draw(self) -> None:
        """Cover it."""
        self.setGeometry(self._covered.geometry())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The ground of the window and the word."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().window))
        painter.setPen(QColor(colours().muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _WORDS)
        painter.end()
