"""The draft as its pages: pictures drawn as they come into sight, with boxes over the marked places.

The scene is in points, pages one under the other; a page's own coordinates have their origin at its top left.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from core.geometry import Box
from gui.entries import Draft, Entry, Kind
from gui.session import Session
from gui.theme import LIGHT, colours, theme
from gui.views.overview import OverviewBar, Tick
from gui.views.page_renderer import PageRenderer

_GAP = 14.0
_ZOOM = (0.3, 5.0)
_MAX_SCALE = 6.0  # pixels per point; an A4 page is then 70 MB
_LINES = {
    Kind.ERROR: Qt.PenStyle.SolidLine,
    Kind.WARNING: Qt.PenStyle.DashLine,
    Kind.HINT: Qt.PenStyle.DotLine,
    Kind.OPEN: Qt.PenStyle.DashDotLine,
}


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
        edge = QPen(QColor(colours().border), 1)
        edge.setCosmetic(True)
        painter.setPen(edge)
        painter.drawRect(self._rect)


class MarkItem(QGraphicsItem):
    """A marked box: tinted and underlined; framed while its entry is selected."""

    def __init__(self, box: Box, entry: Entry, fault: bool, selected: bool, page: PageItem) -> None:
        super().__init__(page)
        self.entry, self.fault, self.selected = entry, fault, selected
        self._rect = QRectF(box.x0, box.top, box.x1 - box.x0, box.bottom - box.top).adjusted(-1.5, -1, 1.5, 1)
        self.setZValue(2 if selected else 1)

    def boundingRect(self) -> QRectF:
        """The box with room for its frame."""
        return self._rect.adjusted(-3, -3, 3, 3)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None, /) -> None:
        """The paper stays white in the dark theme, so the light theme's tones are used on it."""
        tone = LIGHT.tone(self.entry.kind)
        if self.fault or self.selected:
            ground = QColor(tone.mark)
            ground.setAlpha(58 if self.selected and self.fault else 34)
            painter.fillRect(self._rect, ground)
        width = 2.5 if self.selected and self.fault else 1.6
        style = _LINES[self.entry.kind]
        if self.selected:
            style = Qt.PenStyle.SolidLine if self.fault else Qt.PenStyle.DashLine
        pen = QPen(QColor(tone.mark), width, style)
        pen.setCosmetic(True)
        painter.setPen(pen)
        if self.selected:
            painter.drawRect(self._rect.adjusted(-1, -1, 1, 1))
        elif self.fault:
            painter.drawLine(self._rect.bottomLeft(), self._rect.bottomRight())


class SourcePdf(QGraphicsView):
    """Pages of a PDF draft. ``settled`` is emitted when all pages in sight are drawn."""

    settled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self._pages: list[PageItem] = []
        self._marks: list[MarkItem] = []
        self._fit = True
        self._press = QPointF()
        self.renderer = PageRenderer(self)
        self.renderer.drawn.connect(self._drawn)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._ask)
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setAcceptDrops(False)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName("原文（页面）")
        self.setAccessibleDescription("稿件各页；有问题的地方有框线，点击可选中对应的问题")
        self.overview = OverviewBar(session, self)
        self.overview.chosen.connect(lambda entry: session.pick([entry]))
        self.setViewportMargins(0, 0, OverviewBar.WIDTH, 0)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._later.start())
        session.draft_changed.connect(self._show)
        session.selected.connect(self._selected)
        session.kinds_changed.connect(self._mark)
        theme().changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        self.setBackgroundBrush(QColor(colours().window))

    def _show(self, draft: Draft | None) -> None:
        self._draft = draft if draft and draft.checked.document.page_sizes else None
        self._scene.clear()
        self._pages, self._marks = [], []
        if self._draft is None:
            self.renderer.open(None)
            self.overview.set_ticks([])
            return
        self.renderer.open(self._draft.checked.path)
        sizes = self._draft.checked.document.page_sizes
        widest, top = max(width for width, _ in sizes), 0.0
        for number, (width, height) in enumerate(sizes, 1):
            page = PageItem(number, width, height)
            page.setPos((widest - width) / 2, top)
            self._scene.addItem(page)
            self._pages.append(page)
            top += height + _GAP
        self._scene.setSceneRect(-_GAP, -_GAP, widest + 2 * _GAP, top + _GAP)
        self._fit = True
        self._fit_width()
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
        self._mark()

    def _mark(self) -> None:
        for mark in self._marks:
            self._scene.removeItem(mark)
        self._marks = []
        if self._draft is None:
            return
        selected = self._session.entry
        ticks: list[Tick] = []
        for box, entry, role in self._draft.index.boxes:
            fault = role == "fault"
            if entry.kind not in self._session.kinds or not (fault or entry is selected):
                continue
            page = self._pages[box.page - 1]
            self._marks.append(MarkItem(box, entry, fault, entry is selected, page))
            if fault:
                ticks.append(Tick((page.pos().y() + box.top) / self._scene.height(), entry))
        self.overview.set_ticks(ticks)

    def _selected(self, entry: Entry | None) -> None:
        self._mark()
        chosen = [mark for mark in self._marks if mark.selected]
        if chosen:
            mark = min(chosen, key=lambda m: (not m.fault, m.mapRectToScene(m.boundingRect()).top()))
            rect = mark.mapRectToScene(mark.boundingRect())
            sight = self.mapToScene(self.viewport().rect()).boundingRect()
            if not sight.adjusted(0, sight.height() * 0.06, 0, -sight.height() * 0.06).contains(rect):
                self.centerOn(rect.center())

    def framed(self) -> list[MarkItem]:
        """The marks framed now."""
        return [mark for mark in self._marks if mark.selected]

    # Drawing

    def _ask(self) -> None:
        """Wish for the pages in sight and their neighbours, at the resolution of the screen."""
        if self._draft is None or not self.isVisible():
            return
        sight = self.mapToScene(self.viewport().rect()).boundingRect()
        scale = min(self.transform().m11() * self.devicePixelRatioF(), _MAX_SCALE)
        near = sight.adjusted(0, -sight.height() * 0.5, 0, sight.height() * 0.5)
        wanted: dict[int, float] = {}
        for page in self._pages:
            if page.sceneBoundingRect().intersects(near):
                if abs(page.scale_drawn - scale) > 1e-3:
                    wanted[page.number] = scale
            elif page.image is not None:  # far away: give the memory back
                page.image, page.scale_drawn = None, 0.0
        self.renderer.ask(wanted)
        if not self.renderer.busy:
            self.settled.emit()

    def _drawn(self, number: int, scale: float, image: QImage) -> None:
        page = self._pages[number - 1]
        page.image, page.scale_drawn = image, scale
        page.update()
        if not self.renderer.busy:
            self._ask()

    @property
    def is_settled(self) -> bool:
        """True when there is nothing left to draw for what is in sight."""
        return self._draft is None or not (self._later.isActive() or self.renderer.busy)

    # Zoom

    def _fit_width(self) -> None:
        width = self._scene.sceneRect().width()
        if width > 0 and self._pages:
            factor = self.viewport().width() / width
            self.resetTransform()
            self.scale(factor, factor)
        self._later.start()

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 fits the width."""
        if steps == 0:
            self._fit = True
            self._fit_width()
            return
        self._fit = False
        now = self.transform().m11()
        factor = min(max(now * 1.15**steps, _ZOOM[0]), _ZOOM[1]) / now
        self.scale(factor, factor)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep fitting the width."""
        super().resizeEvent(event)
        if self._fit:
            self._fit_width()
        self._later.start()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Draw when first seen."""
        super().showEvent(event)
        self._later.start()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Ctrl and wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # Clicks

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Remember where, to tell a click from a drag."""
        self._press = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """A click on a box selects its entry."""
        super().mouseReleaseEvent(event)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        moved = (event.position() - self._press).manhattanLength()
        if event.button() is Qt.MouseButton.LeftButton and moved < 4:
            entries = self.entries_at(event.position())
            if entries:
                self._session.pick(entries)

    def entries_at(self, point: QPointF) -> list[Entry]:
        """Entries marked under a point of the viewport."""
        if self._draft is None:
            return []
        place = self.mapToScene(point.toPoint())
        for page in self._pages:
            if page.sceneBoundingRect().contains(place):
                inside = page.mapFromScene(place)
                return self._draft.index.at_point(page.number, inside.x(), inside.y())
        return []

    def shut_down(self) -> None:
        """Let go of the file."""
        self._later.stop()
        self.renderer.shut_down()
