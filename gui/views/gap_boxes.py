"""Dashed boxes in the text where a part of the report is missing.

The box stands in the margin above the line before which the part belongs: the text itself stays as the draft has it,
for reading, copying and searching.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextBlock, QTextCursor

from core.review.parts import Gap
from gui.state.listed_findings import ListedFinding
from gui.style.theme import colours, kind_pixmap, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextTable
    from PySide6.QtWidgets import QTextEdit

_SIGN = 16
_AIR = 5.0  # logical pixels over and under the box


class GapPlace(NamedTuple):
    """A gap in the document: it stands before the block at ``position``, behind it at the end of the text."""

    gap: Gap
    finding: ListedFinding
    position: int
    behind: bool


def _table_above(block: QTextBlock) -> QTextTable | None:
    """The table that ends just above a line outside of it."""
    above = QTextCursor(block.previous()).currentTable() if block.previous().isValid() else None
    return above if above is not None and QTextCursor(block).currentTable() != above else None


class GapBoxes:
    """Makes room for the boxes of one document and draws them."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._places: tuple[GapPlace, ...] = ()

    def show(self, places: Sequence[GapPlace]) -> None:
        """Have boxes at these places, and room for them."""
        if tuple(places) != self._places:
            for place in self._places:
                self._set_room(place, 0.0)
            self._places = tuple(places)
            self.make_room()

    def forget(self) -> None:
        """The document is another one."""
        self._places = ()

    def make_room(self) -> None:
        """Let each line stand below its boxes, as high as they are in the present size."""
        for place in self._places:
            self._set_room(place, self._height() * len(self._beside(place)))

    def _beside(self, place: GapPlace) -> list[GapPlace]:
        """The gaps at the same place, in order."""
        return [p for p in self._places if (p.position, p.behind) == (place.position, place.behind)]

    def _height(self) -> float:
        return QFontMetricsF(self._font()).height() + 12 + 2 * _AIR

    def _font(self) -> QFont:
        return scaled(self._edit.font(), 0.92)

    def _block(self, place: GapPlace) -> QTextBlock:
        return self._edit.document().findBlock(place.position)

    def _set_room(self, place: GapPlace, height: float) -> None:
        block = self._block(place)
        if not block.isValid():
            return
        table = None if place.behind else _table_above(block)
        if table is not None:  # Qt gives a line below a table no room of its own
            below = table.format()
            below.setBottomMargin(height)
            table.setFormat(below)
            return
        form = block.blockFormat()
        if place.behind:
            form.setBottomMargin(height)
        else:
            form.setTopMargin(height)
        QTextCursor(block).setBlockFormat(form)

    def rect(self, finding: ListedFinding) -> QRectF | None:
        """The box of a finding in the viewport's coordinates; None when it has none."""
        place = next((p for p in self._places if p.finding is finding), None)
        if place is None:
            return None
        edit, height = self._edit, self._height()
        whole = edit.document().documentLayout().blockBoundingRect(self._block(place))
        shift = QPointF(-edit.horizontalScrollBar().value(), -edit.verticalScrollBar().value())
        beside = self._beside(place)
        index = beside.index(place)
        margin = edit.document().documentMargin()
        top = whole.bottom() + height * index if place.behind else whole.top() - height * (len(beside) - index)
        return QRectF(margin, top + _AIR, edit.viewport().width() - 2 * margin, height - 2 * _AIR).translated(shift)

    def at(self, point: QPointF) -> ListedFinding | None:
        """The finding whose box is under a point of the viewport."""
        for place in self._places:
            rect = self.rect(place.finding)
            if rect is not None and rect.contains(point):
                return place.finding
        return None

    def paint(self, selected: ListedFinding | None) -> None:
        """Draw the boxes over what the viewport shows; that of the selected finding with a thick line."""
        if not self._places:
            return
        painter = QPainter(self._edit.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self._edit.devicePixelRatioF()
        for place in self._places:
            rect = self.rect(place.finding)
            if rect is None or not rect.intersects(QRectF(self._edit.viewport().rect())):
                continue
            tone = colours().tone(place.finding.kind)
            painter.setBrush(QColor(tone.tint))
            thick = 2.4 if place.finding is selected else 1.4
            painter.setPen(QPen(QColor(tone.mark), thick, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(rect, 4, 4)
            sign = QPointF(rect.left() + 10, rect.center().y() - _SIGN / 2)
            painter.drawPixmap(sign, kind_pixmap(place.finding.kind, _SIGN, ratio))
            painter.setFont(self._font())
            painter.setPen(QColor(tone.text))
            words = rect.adjusted(10 + _SIGN + 8, 0, -8, 0)
            shown = QFontMetricsF(painter.font()).elidedText(
                place.gap.words, Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
