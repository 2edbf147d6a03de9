"""How a row of the findings list is drawn: its place over its message, and where another part begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.models.findings import Column, FindingRole, Index
from gui.style.theme import colours, kind_pixmap, scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from gui.models.findings import FindingsFilter
    from gui.state.listed_findings import ListedFinding

_SIDE = 9  # logical pixels either side of what stands in a cell; the heads have as many
_AIR = 4  # above and below
_SIGN = 16
_BESIDE = 6  # between a sign and its word


class FindingRows(QStyledItemDelegate):
    """Two lines in the column of the message, one in the others; a line where, in a grouped list, a part begins."""

    def __init__(self, view: QTableView, shown: FindingsFilter) -> None:
        super().__init__(view)
        self._view, self._shown = view, shown
        self._small = place_font(view.font())
        self._of = QFont()  # the font that the small one was made of

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """One cell of the row, and the line above it.

        Drawn here and not by the style, which asks the model eight times for each cell and takes as long again.
        """
        row, column = index.row(), Column(index.column())
        rect: QRect = option.rect  # type: ignore[attr-defined]
        font: QFont = option.font  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        finding = self._shown.findings()[row]
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(colours().select))
        if column is Column.MESSAGE:
            self._two_lines(painter, rect, font, row, finding)
        else:
            self._one_line(painter, rect, font, column, finding, chosen=chosen)
        if self._shown.begins_part(row):
            painter.setPen(QPen(QColor(colours().muted), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.restore()

    def _colour(self, finding: ListedFinding, column: Column) -> QColor:
        told = self._shown.source.value(finding, column, Qt.ItemDataRole.ForegroundRole)
        return told if isinstance(told, QColor) else QColor(colours().text)

    def _text(self, finding: ListedFinding, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> str:
        return self._shown.source.value(finding, column, role) or ""

    def _one_line(
        self, painter: QPainter, rect: QRect, font: QFont, column: Column, finding: ListedFinding, *, chosen: bool
    ) -> None:
        whole = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if column is Column.KIND:
            sign = kind_pixmap(finding.kind, _SIGN, self._view.devicePixelRatioF())
            painter.drawPixmap(whole.left(), whole.center().y() + 1 - _SIGN // 2, sign)
            whole.setLeft(whole.left() + _SIGN + _BESIDE)
        colour = QColor(colours().text) if chosen else self._colour(finding, column)
        _line(painter, whole, self._text(finding, column), font, colour)

    def _two_lines(self, painter: QPainter, rect: QRect, font: QFont, row: int, finding: ListedFinding) -> None:
        if font != self._of:
            self._of, self._small = QFont(font), place_font(font)
        small = self._small
        whole = rect.adjusted(_SIDE, _AIR, -_SIDE, -_AIR)
        above = QRect(whole.left(), whole.top(), whole.width(), QFontMetrics(small).height())
        below = QRect(whole.left(), above.bottom() + 1, whole.width(), whole.bottom() - above.bottom())
        if self._shown.leads_part(row):
            small = QFont(small)
            small.setBold(True)
        where = self._text(finding, Column.MESSAGE, FindingRole.WHERE)
        _line(painter, above, where, small, QColor(colours().muted))
        _line(painter, below, self._text(finding, Column.MESSAGE), font, self._colour(finding, Column.MESSAGE))

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
    if rect.width() <= 0:
        return
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
