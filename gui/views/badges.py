"""The round number of a participant: its shape distinguishes it from the square number of a finding."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen


def badge_size(font: QFont) -> float:
    """Diameter of the circle for a number written in that font."""
    return QFontMetricsF(font).height() + 1


def draw_ordinal(painter: QPainter, corner: QPointF, number: int, font: QFont, ink: str, paper: str) -> None:
    """A number in a circle whose box begins at ``corner``: ``ink`` line and digits on ``paper``."""
    size = badge_size(font)
    rect = QRectF(corner.x(), corner.y(), size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.2))
    painter.setBrush(QColor(paper))
    painter.drawEllipse(rect.adjusted(0.6, 0.6, -0.6, -0.6))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()
