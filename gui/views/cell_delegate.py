"""How a cell of the form is drawn: its text, its state, its frame and the number of its finding."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui.state.listed_findings import Kind, ListedFinding
from gui.style.plain_text import plain_static
from gui.style.theme import Colours, colours, forget_with_pictures, scaled
from gui.views.badges import badge_size, draw_ordinal
from gui.views.ticks import tick_pixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QStaticText
    from PySide6.QtWidgets import QWidget

    from gui.models.cell_face import CellFace
    from gui.models.cells import CellsModel

Index = QModelIndex | QPersistentModelIndex
PADDING = 4
ONE_LINE = 3  # characters of a number that surely fit in one line
_TICK = 7.0  # logical pixels
_STYLES = {
    Kind.ERROR: Qt.PenStyle.SolidLine,
    Kind.WARNING: Qt.PenStyle.SolidLine,
    Kind.HINT: Qt.PenStyle.SolidLine,
    Kind.OPEN: Qt.PenStyle.DashDotLine,
}
_MEASURED = 4000
_measured: dict[tuple[str, str, int], tuple[int, float]] = {}  # the same few labels, drawn again and again
_prepared: dict[tuple[str, str, int], QStaticText] = {}  # the same, ready to be drawn
forget_with_pictures(_prepared.clear)
_balanced: dict[tuple[str, str, float], float] = {}
_STATES = {"blank": "空", "absent": "缺"}
_HATCHED = frozenset((*_STATES, "placeholder", "unreadable"))


class CellDelegate(QStyledItemDelegate):
    """What the frames and signs of a cell say.

    Solid frame and square number: at fault. Dashed frame and round number: takes part in the selected relation.
    Dotted frame inside the cell: pointed at. Grey dashed frame: what was found there has been ignored.

    Hatched: no number to rely on. With 空 left blank, with 缺 not in the draft, with ? in the corner read, but not
    for certain; else what stands there is no number.
    """

    def __init__(self, view: QTableView, model: CellsModel) -> None:
        super().__init__(view)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Draw one cell."""
        face = self._model.face_at(index.row(), index.column())  # asked of it outright: there are a hundred in sight
        if face is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = colours()
        rect = _within_lines(painter, QRectF(option.rect), QColor(c.grid))  # type: ignore[attr-defined]
        self._ground(painter, rect, face, c)
        view, font = option.widget, option.font  # type: ignore[attr-defined]
        if getattr(view, "many_selected", False) and option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            chosen = QColor(c.accent)
            chosen.setAlpha(60)
            painter.fillRect(rect, chosen)
        self._text(painter, rect, view, font, face, c)
        if getattr(view, "by_keyboard", False) and option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
            painter.setPen(QPen(QColor(c.accent), 1.5, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(4, 4, -5, -5))
        self._frame(painter, rect, face, c)
        self._corner(painter, rect, font, face, c)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, face: CellFace, c: Colours) -> None:
        painter.fillRect(rect, QColor(c.panel if face.state == "label" else c.base))
        if face.faults:
            painter.fillRect(rect, QColor(c.tone(face.faults[0].kind).tint))
        elif face.selected:
            painter.fillRect(rect, QColor(c.tone(face.selected_kind).tint))
        elif face.row:
            painter.fillRect(rect, QColor(c.tone(face.row.kind).tint))
        if face.state in _HATCHED or not face.certain:
            hatch = QColor(c.muted)
            hatch.setAlpha(70)
            painter.fillRect(rect, hatch_brush(hatch))

    def _text(self, painter: QPainter, rect: QRectF, view: QWidget, base: QFont, face: CellFace, c: Colours) -> None:
        font, text, colour = base, face.text, c.text
        if face.state in _STATES and not (face.state == "absent" and text):
            text, colour, font = _STATES[face.state], c.muted, scaled(font, 0.88)
        elif face.state == "number" and text == "0" and not face.faults and not face.selected:
            colour = c.muted  # numbers other than 0 stand out
        elif face.state == "number":
            font = scaled(font, 1.06, bold=bool(face.faults))
        if face.faults:
            colour = c.tone(face.faults[0].kind).text
        painter.setFont(font)
        painter.setPen(QColor(colour))
        badge = badge_width(base, face.faults) if face.state == "label" and face.numbered else 0.0
        inner = rect.adjusted(PADDING + badge, 2, -PADDING - badge, -2)
        if face.tall and isinstance(view, QTableView):  # the label of many rows stays in sight while they scroll
            seen = inner.intersected(QRectF(view.viewport().rect()).adjusted(0, 2, 0, -2))
            seen.setHeight(max(seen.height(), min(height_for(text, font, rect.width(), badge), inner.height())))
            inner = seen if seen.bottom() <= inner.bottom() else inner
        if getattr(view, "is_frozen", False):  # of a label that runs out of sight, the part in sight is centred
            seen = inner.intersected(QRectF(view.viewport().rect()).adjusted(PADDING, 2, -PADDING, -2))  # type: ignore[attr-defined]
            inner = seen if seen.width() > 0 and seen.height() > 0 else inner
        if face.state != "label":
            left, right = signs_beside(face, base, rect.width())
            inner = rect.adjusted(left or PADDING, 2, -(right or PADDING), -2)
        if face.change is not None:
            inner = self._change(painter, inner, base, face, c)
            painter.setFont(font)
            painter.setPen(QColor(colour))
        if face.state == "label":
            spare = inner.width() - balanced(text, font, inner.width())
            inner = inner.adjusted(spare / 2, 0, -spare / 2, 0)
        if face.state == "number" and len(text) <= ONE_LINE:  # nothing to wrap: the quick way, there are many of them
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, text)
        else:
            draw_prepared(painter, inner, text, font)

    def _change(self, painter: QPainter, inner: QRectF, font: QFont, face: CellFace, c: Colours) -> QRectF:
        """Draw the difference from last year at the foot of a cell; what is left of it for the number."""
        painter.setFont(change_font(font))
        height = QFontMetricsF(painter.font()).height()
        foot = QRectF(inner.left(), inner.bottom() - height, inner.width(), height)
        painter.setPen(QColor(c.accent))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, face.change or "")
        return inner.adjusted(0, 0, 0, -height + 2)

    def _frame(self, painter: QPainter, rect: QRectF, face: CellFace, c: Colours) -> None:
        inside = rect.adjusted(1.5, 1.5, -2, -2)
        if face.pointed:
            painter.setPen(QPen(QColor(c.accent), 2.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inside.adjusted(1.5, 1.5, -1.5, -1.5))
        if face.selected == "row":  # a whole row: lines above and below, the label carries the frame
            painter.setPen(QPen(QColor(c.tone(face.selected_kind).mark), 3.0))
            painter.drawLine(inside.topLeft(), inside.topRight())
            painter.drawLine(inside.bottomLeft(), inside.bottomRight())
            return
        if face.selected:
            fault = face.selected == "fault"
            pen = QPen(QColor(c.tone(face.selected_kind).mark), 3.0 if fault else 1.8)
            pen.setStyle(Qt.PenStyle.SolidLine if fault else Qt.PenStyle.DashLine)
        elif face.faults:
            kind = face.faults[0].kind
            pen = QPen(QColor(c.tone(kind).mark), 1.5, _STYLES[kind])
        elif face.ignored:
            pen = QPen(QColor(c.muted), 1.5, Qt.PenStyle.DashLine)
        else:
            return
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inside)

    def _corner(self, painter: QPainter, rect: QRectF, base: QFont, face: CellFace, c: Colours) -> None:
        if face.ticked and not face.ordinal and not face.numbered:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(
                QPointF(rect.right() - _TICK - 3, rect.bottom() - _TICK - 3), tick_pixmap(_TICK, ratio, c.passed.mark)
            )
        if face.certain and not face.numbered and not face.ordinal:
            return
        painter.setFont(scaled(base, 0.74, bold=True))
        metrics = QFontMetricsF(painter.font())
        left, right = signs_beside(face, base, rect.width())
        if face.numbered and (left or face.state == "label"):
            first = face.faults[0]
            number = f"{first.number}+" if len(face.faults) > 1 else f"{first.number}"
            size = QRectF(0, 0, max(metrics.horizontalAdvance(number) + 6, metrics.height()), metrics.height() - 1)
            size.moveTopLeft(rect.topLeft())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.tone(first.kind).text))
            painter.drawRect(size)
            painter.setPen(QColor(c.base))
            painter.drawText(size, Qt.AlignmentFlag.AlignCenter, number)
        if face.ordinal and right:
            font = ordinal_font(base)
            corner = QPointF(rect.right() - badge_size(font) - 3, rect.top() + 3)
            draw_ordinal(painter, corner, face.ordinal, font, c.tone(face.selected_kind).text, c.base)
        if not face.certain:
            size = QRectF(0, 0, metrics.height(), metrics.height() - 1)
            size.moveTopRight(rect.topRight())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.tone(Kind.OPEN).text))
            painter.drawRect(size)
            painter.setPen(QColor(c.base))
            painter.drawText(size, Qt.AlignmentFlag.AlignCenter, "?")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        """The pane lays rows out itself (``height_for``)."""
        return QSize(40, 24)


def _within_lines(painter: QPainter, rect: QRectF, colour: QColor) -> QRectF:
    """Draw the lines right and below of a cell; what they leave of it."""
    painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), colour)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour)
    return rect.adjusted(0, 0, -1, -1)


def signs_beside(face: CellFace, font: QFont, width: float) -> tuple[float, float]:
    """Room left and right of a cell's number for the number of its finding and of a participant.

    A sign stands beside the number, never on it: one for which a narrow cell has no room has none (0), that of the
    finding first, since every cell at fault has its frame.
    """
    if face.state == "label" or not (face.numbered or face.ordinal):
        return 0.0, 0.0
    text = QFontMetricsF(scaled(font, 1.06, bold=bool(face.faults))).horizontalAdvance(face.text)
    left = badge_width(font, face.faults[:1]) + 1 if face.numbered else 0.0
    right = badge_size(ordinal_font(font)) + 4 if face.ordinal else 0.0
    if (left or PADDING) + text + (right or PADDING) > width - 2:  # or the number would be broken over two lines
        left = 0.0
    if PADDING + text + right > width - 2 and not left:
        right = 0.0
    return left, right


def ordinal_font(font: QFont) -> QFont:
    """The font of the numbers of participants."""
    return scaled(font, 0.66)


def change_font(font: QFont) -> QFont:
    """The small print of a difference from last year."""
    return scaled(font, 0.8)


def badge_width(font: QFont, faults: Sequence[ListedFinding]) -> float:
    """Room that the number in the corner takes from a label, which would else run under it."""
    metrics = QFontMetricsF(scaled(font, 0.74, bold=True))
    return max((metrics.horizontalAdvance(f"{finding.number}+") for finding in faults), default=-4.0) + 4


def balanced(text: str, font: QFont, width: float) -> float:
    """The narrowest width that takes no more lines than ``width`` does: 结果/维持 instead of 结果维/持."""
    known = _balanced.get(key := (text, font.key(), width))
    if known is None:
        if len(_balanced) >= _MEASURED:
            _balanced.clear()
        known = _balanced[key] = _narrowest(text, font, width)
    return known


def _narrowest(text: str, font: QFont, width: float) -> float:
    glyph = QFontMetricsF(font).horizontalAdvance("国")
    lines, _ = _laid_out(text, font, width)
    if lines <= 1 or glyph <= 0:
        return width
    narrow = math.ceil(QFontMetricsF(font).horizontalAdvance(text) / glyph / lines) * glyph + 1
    while narrow < width:  # a number or a bracket may not break where a Chinese character would
        if _laid_out(text, font, narrow)[0] <= lines:
            return narrow
        narrow += glyph
    return width


def height_for(text: str, font: QFont, width: float, badge: float = 0.0) -> int:
    """Height that a label needs as it is drawn in a column of that width, ``badge`` taken off either side."""
    return math.ceil(_laid_out(text, font, max(width - 2 * (PADDING + badge), 12))[1]) + 8


def _laid_out(text: str, font: QFont, width: float) -> tuple[int, float]:
    """(number of lines, height) of the text wrapped as ``text_option`` wraps it."""
    known = _measured.get(key := (text, font.key(), round(width)))
    if known is None:
        if len(_measured) >= _MEASURED:
            _measured.clear()
        known = _measured[key] = _measure(text, font, round(width))
    return known


def _measure(text: str, font: QFont, width: float) -> tuple[int, float]:
    metrics = QFontMetricsF(font)
    if "\n" not in text and metrics.horizontalAdvance(text) < width - 1:  # one line: no need to lay it out
        return 1, metrics.height()
    layout = QTextLayout(text, font)
    layout.setTextOption(text_option())
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height += line.height()
    layout.endLayout()
    return layout.lineCount(), height


def draw_prepared(painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
    """Draw a text in the middle of a rectangle, wrapped to its width. What was drawn so before is laid out already."""
    known = _prepared.get(key := (text, font.key(), round(rect.width())))
    if known is None:
        if len(_prepared) >= _MEASURED:
            _prepared.clear()
        known = _prepared[key] = plain_static(text)
        known.setTextOption(text_option())
        known.setTextWidth(rect.width())
        known.prepare(font=font)
    top = rect.top() + (rect.height() - known.size().height()) / 2
    painter.drawStaticText(QPointF(rect.left(), top), known)


@cache
def text_option() -> QTextOption:
    """Centred both ways, wrapped wherever Chinese may wrap."""
    option = QTextOption(Qt.AlignmentFlag.AlignCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def hatch_brush(colour: QColor) -> QBrush:
    """Diagonal strokes."""
    return QBrush(colour, Qt.BrushStyle.BDiagPattern)
