"""The faint tick beside a number that was checked and found right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.style.palettes import Colours

_ALPHA = 150  # of 255: seen when looked for


def draw_tick(painter: QPainter, corner: QPointF, size: float, colours: Colours) -> None:
    """A tick of that size whose box begins at ``corner``."""
    draw_ticks(painter, tick_path([corner], size), size, colours)


def draw_ticks(painter: QPainter, path: QPainterPath, size: float, colours: Colours) -> None:
    """The ticks of a path, in one stroke: hundreds drawn one by one take longer than all the rest of a page."""
    ink = QColor(colours.passed.mark)
    ink.setAlpha(_ALPHA)
    painter.strokePath(path, QPen(ink, max(1.0, size / 6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))


def tick_path(corners: Iterable[QPointF], size: float) -> QPainterPath:
    """Ticks of one size; the box of each begins at a corner."""
    path = QPainterPath()
    for corner in corners:
        x, y = corner.x(), corner.y()
        path.moveTo(x, y + size * 0.55)
        path.lineTo(x + size * 0.38, y + size * 0.9)
        path.lineTo(x + size, y + size * 0.1)
    return path
