"""Items on the scene of a PDF draft: pages, marked boxes, the location pointed at, hits of a search.

A page's own coordinates are points from its top left. Paper stays white in the dark theme, so everything drawn on it
has the light theme's tones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.model.finding import CellMark
from core.model.mark_places import mark_boxes
from gui.state.listed_findings import CheckedDraft, Kind, ListedFinding
from gui.state.locations import ordinals
from gui.style.theme import LIGHT, base_font, colours
from gui.views.badges import badge_size, draw_ordinal
from gui.views.ticks import draw_ticks, tick_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.document import Span
    from core.model.geometry import Box

_TICK = 4.5  # points
_SIDE = 3.5  # points between a frame and the number behind it
_HITS = 200  # hits of a search that are shown either side of the current one
_LINES = {
    Kind.ERROR: Qt.PenStyle.SolidLine,
    Kind.WARNING: Qt.PenStyle.DashLine,
    Kind.HINT: Qt.PenStyle.DotLine,
    Kind.OPEN: Qt.PenStyle.DashDotLine,
}


_UNDRAWN = "这一页画不出来，请用 PDF 或 OFD 阅读器对照；文字的核对不受影响。"


class PageItem(QGraphicsItem):
    """One page: white paper, and its picture once there is one."""

    def __init__(self, number: int, width: float, height: float) -> None:
        super().__init__()
        self.number = number
        self.image: QImage | None = None
        self.scale_drawn = 0.0
        self._rect = QRectF(0, 0, width, height)

    def boundingRect(self) -> QRectF:
        """The page in points."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        """Paper, picture, edge."""
        painter.fillRect(self._rect, Qt.GlobalColor.white)
        if self.image is not None and not self.image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._rect, self.image)
        elif self.image is not None:
            painter.setPen(QColor(Qt.GlobalColor.darkGray))
            painter.drawText(self._rect, Qt.AlignmentFlag.AlignCenter, _UNDRAWN)
        edge = QPen(QColor(colours().border), 1)
        edge.setCosmetic(True)
        painter.setPen(edge)
        painter.drawRect(self._rect)


class Ordinal(NamedTuple):
    """A participant's number; ``beside`` where its cell has room for it behind the text."""

    number: int
    beside: bool


class MarkItem(QGraphicsItem):
    """A marked box: tinted and underlined; framed while its finding is selected, participants with their number."""

    def __init__(
        self,
        box: Box,
        finding: ListedFinding,
        fault: bool,
        selected: bool,
        page: PageItem,
        ordinal: Ordinal | None = None,
    ) -> None:
        super().__init__(page)
        self.finding, self.fault, self.selected, self.ordinal = finding, fault, selected, ordinal
        self.top = box.top
        self._rect = rect_of(box)
        self.setZValue(2 if selected else 1)

    def boundingRect(self) -> QRectF:
        """The box with room for its frame and number."""
        return self._rect.adjusted(-12, -16, 18, 12)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        """Tint, line or frame, number."""
        tone = LIGHT.tone(self.finding.kind)
        if self.fault or self.selected:
            ground = QColor(tone.mark)
            ground.setAlpha(58 if self.selected and self.fault else 34)
            painter.fillRect(self._rect, ground)
        width = 2.5 if self.selected and self.fault else 1.6
        style = _LINES[self.finding.kind]
        if self.selected:
            style = Qt.PenStyle.SolidLine if self.fault else Qt.PenStyle.DashLine
        pen = QPen(QColor(tone.mark), _on_screen(width, painter), style)
        pen.setCosmetic(True)
        painter.setPen(pen)
        if self.selected:
            painter.drawRect(self._rect.adjusted(-2, -1.5, 2, 1.5))
        elif self.fault:
            painter.drawLine(self._rect.bottomLeft(), self._rect.bottomRight())
        if self.ordinal is not None and self.selected:
            font = ordinal_font()
            size, rect = badge_size(font), self._rect
            corner = QPointF(rect.right() - size / 2, rect.top() - 2 - size)
            if self.ordinal.beside:
                corner = QPointF(rect.right() + _SIDE, rect.center().y() - size / 2)
            draw_ordinal(painter, corner, self.ordinal.number, font, tone.text, "#ffffff")


class GapItem(QGraphicsItem):
    """Where a part of the report is missing: a dashed box between two lines of a page, or a line that leads to one.

    ``tag`` is the place of the words where the room between the lines is too low for them.
    """

    fault = True
    ordinal: int | None = None

    def __init__(
        self, box: Box, tag: Box | None, words: str, finding: ListedFinding, selected: bool, page: PageItem
    ) -> None:
        super().__init__(page)
        self.finding, self.selected, self.words = finding, selected, words
        self.top = box.top
        self._strip, self._rect = (
            QRectF(place.x0, place.top, place.x1 - place.x0, place.bottom - place.top) for place in (box, tag or box)
        )
        self.setZValue(2 if selected else 1)

    def boundingRect(self) -> QRectF:
        """The box with room for its line."""
        return self._rect.united(self._strip).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        """Dashed line, light ground, the words as large as there is room for."""
        tone = LIGHT.tone(self.finding.kind)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(tone.tint)
        ground.setAlpha(215)
        painter.setBrush(ground)
        pen = QPen(QColor(tone.mark), _on_screen(2.4 if self.selected else 1.4, painter), Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        if self._rect != self._strip:
            middle = self._strip.center().y()
            painter.drawLine(QPointF(self._strip.left(), middle), QPointF(self._rect.left(), middle))
        painter.drawRoundedRect(self._rect, 3, 3)
        font = QFont(base_font())
        room = (self._rect.width() - 8) / (len(self.words) + 0.5)
        font.setPixelSize(max(6, min(12, int(self._rect.height() - 2), int(room))))
        painter.setFont(font)
        painter.setPen(QColor(tone.text))
        inside = self._rect.adjusted(6, 0, -6, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)


class LocationItem(QGraphicsItem):
    """The location that the user points at: a dotted frame. Or a hit of a search: tinted, the current one framed."""

    def __init__(self, box: Box, page: PageItem, *, hit: bool = False, current: bool = False) -> None:
        super().__init__(page)
        self.hit, self.current = hit, current
        self._rect = rect_of(box)
        self.setZValue(3)

    def boundingRect(self) -> QRectF:
        """The box with room for its frame."""
        return self._rect.adjusted(-3, -3, 3, 3)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        """Frame or tint."""
        ink = QColor(LIGHT.accent)
        if self.hit:
            ground = QColor(LIGHT.accent)
            ground.setAlpha(90 if self.current else 40)
            painter.fillRect(self._rect, ground)
        if not self.hit or self.current:
            pen = QPen(ink, _on_screen(2.0, painter), Qt.PenStyle.SolidLine if self.hit else Qt.PenStyle.DotLine)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRect(self._rect.adjusted(-1, -1, 1, 1))


class ShadeItem(QGraphicsItem):
    """A hatched range that is no finding: a sentence copied from last year's report."""

    def __init__(self, box: Box, page: PageItem) -> None:
        super().__init__(page)
        self._rect = rect_of(box)
        self.setZValue(0.5)

    def boundingRect(self) -> QRectF:
        """The box."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        """Draw a light hatch; the text stays readable."""
        painter.fillRect(self._rect, shade_brush(LIGHT.muted))


class TicksItem(QGraphicsItem):
    """Faint ticks under the numbers of one page that were checked and found right."""

    def __init__(self, boxes: Sequence[Box], page: PageItem) -> None:
        super().__init__(page)
        self._path = tick_path((QPointF(box.x1 - 0.5, box.bottom - 1) for box in boxes), _TICK)
        self._rect = page.boundingRect()
        self.setZValue(0.6)

    def boundingRect(self) -> QRectF:
        """The page."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        """All of them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ticks(painter, self._path, _TICK, LIGHT)


def _on_screen(width: float, painter: QPainter) -> float:
    """The width of a cosmetic pen, in device pixels."""
    return width * painter.device().devicePixelRatio()


def shade_brush(colour: str) -> QBrush:
    """The brush of ranges that are no findings."""
    ink = QColor(colour)
    ink.setAlpha(56)
    return QBrush(ink, Qt.BrushStyle.FDiagPattern)


def rect_of(box: Box) -> QRectF:
    """A box as a rectangle with a little air around the letters."""
    return QRectF(box.x0, box.top, box.x1 - box.x0, box.bottom - box.top).adjusted(-1.5, -1, 1.5, 1)


def ordinal_font() -> QFont:
    """The font of a participant's number, in points of the page."""
    font = QFont(base_font())
    font.setPixelSize(7)
    return font


def ordinal_boxes(draft: CheckedDraft, finding: ListedFinding | None) -> dict[Box, Ordinal]:
    """The numbers of a finding's participants, by the first box of each."""
    if finding is None:
        return {}
    report, numbered = draft.checked.report, {}
    for i, number in ordinals(report, finding).items():
        mark = finding.marks[i]
        boxes = mark_boxes(report, mark)
        reading = report.tables.get(mark.table) if isinstance(mark, CellMark) else None
        cell = reading.get(mark.row, mark.column) if reading and isinstance(mark, CellMark) and mark.column else None
        if boxes:
            room = cell.box.x1 - boxes[0].x1 if cell and cell.box else 0.0
            numbered[boxes[0]] = Ordinal(number, room > badge_size(ordinal_font()) + _SIDE)
    return numbered


def hit_boxes(
    draft: CheckedDraft | None, hits: Sequence[tuple[Span, ...]], current: int
) -> list[tuple[Box, bool, bool]]:
    """(box, True, whether it is the current one) of the hits around the current one."""
    boxes: list[tuple[Box, bool, bool]] = []
    if draft is not None:
        first = max(0, current - _HITS)
        for i, spans in enumerate(hits[first : current + _HITS], first):
            boxes += [(box, True, i == current) for box in draft.checked.document.boxes_of(spans)]
    return boxes
