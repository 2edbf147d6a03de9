"""The faint tick beside a number that was checked and found right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from gui.style.palettes import Colours

_ALPHA = 150  # of 255: seen when looked for


def draw_tick(painter: QPainter, corner: QPointF, size: float, colours: Colours) -> None:
    """A tick of that size whose box begins at ``corner``."""
    ink = QColor(colours.passed.mark)
    ink.setAlpha(_ALPHA)
    painter.setPen(QPen(ink, max(1.0, size / 6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    x, y = corner.x(), corner.y()
    painter.drawPolyline(
        [QPointF(x, y + size * 0.55), QPointF(x + size * 0.38, y + size * 0.9), QPointF(x + size, y + size * 0.1)]
    )
