"""Frames over flowing text: extra selections can tint and underline, but not frame or number anything."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine

from gui.style.theme import base_font, colours, scaled
from gui.views.badges import badge_size, draw_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtWidgets import QTextEdit


_PADDING = 3  # of the cells of a table, in logical pixels
_TOUCH = 3  # logical pixels by which a badge may reach into the space above and below letters


class TextFrame(NamedTuple):
    """A framed range in UTF-16 units. ``ordinal`` is a participant's number, drawn at its beginning."""

    start: int
    end: int
    ink: str
    style: Qt.PenStyle
    width: float
    ordinal: int | None = None


def paint_frames(edit: QTextEdit, frames: Iterable[TextFrame]) -> None:
    """Draw the frames over what the viewport shows."""
    painter = QPainter(edit.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sight = QRectF(edit.viewport().rect()).adjusted(-20, -20, 20, 20)
    font = scaled(base_font(), 0.76)
    for frame in frames:
        painter.setPen(QPen(QColor(frame.ink), frame.width, frame.style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rects = [rect for rect in line_rects(edit, frame.start, frame.end) if rect.intersects(sight)]
        for rect in rects:
            painter.drawRoundedRect(rect.adjusted(-2, -3, 2, -1), 3, 3)
        if frame.ordinal is not None and rects:
            corner = _beside(edit, frame, rects, badge_size(font))
            if corner is not None:
                draw_ordinal(painter, corner, frame.ordinal, font, frame.ink, colours().base)
    painter.end()


def _beside(edit: QTextEdit, frame: TextFrame, rects: Sequence[QRectF], size: float) -> QPointF | None:
    """Where a participant's number goes: behind the frame where the line ends there and has room, else above or below.

    Nowhere does it stand on words. In the narrow columns of a table there may be no place for it: then the frame alone
    says that the number takes part, as in the forms.
    """
    block = edit.document().findBlock(frame.end)
    rest = block.text()[frame.end - block.position() :]
    last = rects[-1]
    edge = edit.document().documentLayout().blockBoundingRect(block).right() - edit.horizontalScrollBar().value()
    if not rest.strip() and last.right() + 4 + size <= edge + _PADDING:
        return QPointF(last.right() + 4, last.center().y() - 1 - size / 2)
    above = QPointF(rects[0].left() - 2, rects[0].top() - 3 - size)
    below = QPointF(last.left() - 2, last.bottom() + 1)
    return next((corner for corner in (above, below) if _is_bare(edit, corner, size)), None)


def _is_bare(edit: QTextEdit, corner: QPointF, size: float) -> bool:
    """True where no letters stand in a square of the viewport; its edges may touch them."""
    layout = edit.document().documentLayout()
    scrolled = QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())
    square = QRectF(corner.x(), corner.y(), size, size).adjusted(1, _TOUCH, -1, -_TOUCH)
    for x, y in product((0, 0.5, 1), (0, 1)):  # closer together than a digit is wide and high
        point = square.topLeft() + QPointF(square.width() * x, square.height() * y)
        at = layout.hitTest(point + scrolled, Qt.HitTestAccuracy.ExactHit)
        if at >= 0 and any(rect.intersects(square) for rect in line_rects(edit, at, at + 1)):
            return False
    return True


def line_rects(edit: QTextEdit, start: int, end: int) -> Iterator[QRectF]:
    """One rectangle per visual line of a range, in the viewport's coordinates."""
    layout = edit.document().documentLayout()
    shift = QPointF(-edit.horizontalScrollBar().value(), -edit.verticalScrollBar().value())
    block: QTextBlock = edit.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        origin = layout.blockBoundingRect(block).topLeft() + shift
        lines = block.layout()
        for i in range(lines.lineCount()):
            line = lines.lineAt(i)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if last < first or (last == first and end > start):
                continue
            x0, x1 = x_of(line, first), x_of(line, last)
            leading = block.blockFormat().lineHeight() / 100 or 1.0
            height = line.height() / leading  # the letters stand at the foot of the stretched line
            top = origin.y() + line.y() + line.height() - height
            yield QRectF(origin.x() + x0, top, max(x1 - x0, 5.0), height)
        block = block.next()


def x_of(line: QTextLine, position: int) -> float:
    """The horizontal coordinate of a position; PySide answers with the position as well."""
    result = line.cursorToX(position)
    return float(result[0]) if isinstance(result, tuple) else float(result)  # type: ignore[arg-type]
