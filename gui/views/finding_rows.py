"""How a row of the findings list is drawn: its place over its message, and where another part begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.models.findings import Column, FindingRole, Index
from gui.style.theme import colours, scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from gui.models.findings import FindingsFilter

_SIDE = 6  # logical pixels either side of the text
_AIR = 4  # above and below


class FindingRows(QStyledItemDelegate):
    """Two lines in the column of the message, one in the others; a line where, in a grouped list, a part begins."""

    def __init__(self, view: QTableView, shown: FindingsFilter) -> None:
        super().__init__(view)
        self._view, self._shown = view, shown
        self._small = place_font(view.font())
        self._of = QFont()  # the font that the small one was made of

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """The row, and the line above it."""
        if index.column() == Column.MESSAGE:
            self._two_lines(painter, option, index)
        else:
            super().paint(painter, option, index)
        if self._shown.begins_part(index.row()):
            rect = option.rect  # type: ignore[attr-defined]
            painter.save()
            painter.setPen(QPen(QColor(colours().muted), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.restore()

    def _two_lines(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground as the style draws it, then the two lines."""
        style = self._view.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view)
        font: QFont = option.font  # type: ignore[attr-defined]
        if font != self._of:
            self._of, self._small = QFont(font), place_font(font)
        small, row = self._small, index.row()
        whole: QRect = option.rect.adjusted(_SIDE, _AIR, -_SIDE, -_AIR)  # type: ignore[attr-defined]
        above = QRect(whole.left(), whole.top(), whole.width(), QFontMetrics(small).height())
        below = QRect(whole.left(), above.bottom() + 1, whole.width(), whole.bottom() - above.bottom())
        painter.save()
        if self._shown.leads_part(row):
            small = QFont(small)
            small.setBold(True)
        _line(painter, above, index.data(FindingRole.WHERE) or "", small, QColor(colours().muted))
        colour = index.data(Qt.ItemDataRole.ForegroundRole) or QColor(colours().text)
        _line(painter, below, index.data() or "", font, colour)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        """Room for two lines."""
        hint = super().sizeHint(option, index)
        hint.setHeight(row_height(option.font))  # type: ignore[attr-defined]
        return hint


def place_font(font: QFont) -> QFont:
    """The font of the line that names the place."""
    return scaled(font, 0.86)


def row_height(font: QFont) -> int:
    """Height of a row of two lines."""
    return QFontMetrics(place_font(font)).height() + QFontMetrics(font).height() + 2 * _AIR


def _line(painter: QPainter, rect: QRect, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
