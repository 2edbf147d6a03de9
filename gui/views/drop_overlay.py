"""The overlay that is shown while files are dragged over the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.style.theme import base_font, colours, scaled

_EDGE = 16


class DropOverlay(QWidget):
    """Shows what dropping the files will do; drag events go through to the window.

    With ``beside`` the right third is a second target: the file is last year's report, to be compared with the draft.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text = "松开鼠标，校对这份稿件"
        self.beside = False
        self._place = QPoint(-1, -1)
        self.hide()

    def setVisible(self, visible: bool, /) -> None:
        """Cover the parent when shown."""
        if visible:
            self.setGeometry(self.window().rect())
            self.raise_()
        super().setVisible(visible)

    def hover(self, place: QPoint) -> None:
        """The files are over this point."""
        self._place = place
        self.update()

    def is_beside(self, place: QPoint) -> bool:
        """True over the target for last year's report."""
        return self.beside and self._targets()[1].contains(place)

    def _targets(self) -> tuple[QRect, QRect]:
        whole = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if not self.beside:
            return whole, QRect()
        right = QRect(whole)
        right.setLeft(whole.left() + whole.width() * 2 // 3)
        left = QRect(whole)
        left.setRight(right.left() - _EDGE)
        return left, right

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Dim the window and draw the targets, each with its sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = colours()
        ground = QColor(c.window)
        ground.setAlpha(232)
        painter.fillRect(self.rect(), ground)
        texts = (self.text, "松开鼠标，作为去年的报告\n与当前稿件对照")
        for target, text in zip(self._targets(), texts, strict=True):
            if target.isNull():
                continue
            hot = self.beside and target.contains(self._place)
            painter.setPen(QPen(QColor(c.accent), 2.5 if hot else 1.6, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(c.select) if hot else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(target, 14, 14)
            painter.setPen(QColor(c.text))
            painter.setFont(scaled(base_font(), 1.7 if target.width() > 500 else 1.35, bold=True))
            painter.drawText(target, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
