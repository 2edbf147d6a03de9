"""How a row of the findings list is drawn: its place over its message, and where another part begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.models.findings import Column, FindingRole, FindingsFilter, Index
from gui.style.theme import colours, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

_SIDE = 6  # logical pixels either side of the text
_AIR = 4  # above and below


class FindingRows(QStyledItemDelegate):
    """Two lines in the column of the message, one in the others; a line where, in a grouped list, a part begins."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """The row, and the line above it."""
        if index.column() == Column.MESSAGE:
            self._two_lines(painter, option, index)
        else:
            super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, FindingsFilter) and model.begins_part(index.row()):
            rect = option.rect  # type: ignore[attr-defined]
            painter.save()
            painter.setPen(QPen(QColor(colours().muted), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.restore()

    def _two_lines(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""  # type: ignore[attr-defined]
        widget: QWidget | None = shown.widget  # type: ignore[attr-defined]
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        font: QFont = shown.font  # type: ignore[attr-defined]
        small = place_font(font)
        whole: QRect = shown.rect.adjusted(_SIDE, _AIR, -_SIDE, -_AIR)  # type: ignore[attr-defined]
        above = QRect(whole.left(), whole.top(), whole.width(), QFontMetrics(small).height())
        below = QRect(whole.left(), above.bottom() + 1, whole.width(), whole.bottom() - above.bottom())
        painter.save()
        palette: QPalette = shown.palette  # type: ignore[attr-defined]
        model = index.model()
        grouped = isinstance(model, FindingsFilter) and model.sortColumn() == Column.PART
        small.setBold(isinstance(model, FindingsFilter) and grouped and model.leads_part(index.row()))
        _line(painter, above, str(index.data(FindingRole.WHERE) or ""), small, QColor(colours().muted))
        colour = index.data(Qt.ItemDataRole.ForegroundRole) or palette.color(QPalette.ColorRole.Text)
        _line(painter, below, str(index.data() or ""), font, QColor(colour))
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
