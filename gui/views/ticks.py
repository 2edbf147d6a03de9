"""The faint tick beside a number that was checked and found right."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from gui.style.theme import forget_with_pictures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.style.palettes import Colours

_ALPHA = 150  # of 255: seen when looked for


@cache
def tick_pixmap(size: float, ratio: float, ink: str) -> QPixmap:
    """A tick of that size in logical pixels, for a screen of that scale: drawn once, for there are many in a table."""
    picture = QPixmap(math.ceil((size + 2) * ratio), math.ceil((size + 2) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _stroke(painter, tick_path([QPointF(0, 0)], size), size, ink)
    painter.end()
    return picture


forget_with_pictures(tick_pixmap.cache_clear)


def draw_ticks(painter: QPainter, path: QPainterPath, size: float, colours: Colours) -> None:
    """The ticks of a path, in one stroke: hundreds drawn one by one take longer than all the rest of a page."""
    _stroke(painter, path, size, colours.passed.mark)


def _stroke(painter: QPainter, path: QPainterPath, size: float, ink: str) -> None:
    faint = QColor(ink)
    faint.setAlpha(_ALPHA)
    painter.strokePath(path, QPen(faint, max(1.0, size / 6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))


def tick_path(corners: Iterable[QPointF], size: float) -> QPainterPath:
    """Ticks of one size; the box of each begins at a corner."""
    path = QPainterPath()
    for corner in corners:
        x, y = corner.x(), corner.y()
        path.moveTo(x, y + size * 0.55)
        path.lineTo(x + size * 0.38, y + size * 0.9)
        path.lineTo(x + size, y + size * 0.1)
    return path
