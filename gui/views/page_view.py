"""Pages one under the other: drawn as they come into sight, turned, zoomed. Knows nothing of findings.

The scene is in points; a page's own coordinates have their origin at its top left.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QWidget

from gui.style.theme import colours, theme
from gui.views.page_items import PageItem
from gui.views.page_renderer import PageRenderer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QRectF

_GAP = 14.0
_FITTING = 1.6  # a page as wide as a wide pane would be too large to read, and jump when the tables come and go
_ZOOM = (0.3, 5.0)
_MAX_SCALE = 6.0  # pixels per point; an A4 page is then 70 MB


class PageView(QGraphicsView):
    """The pages of one PDF at a time. ``pages_drawn`` is emitted when all pages in sight are drawn."""

    pages_drawn = Signal()
    page_changed = Signal(int, int)  # the page in sight, how many there are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[PageItem] = []
        self._tops: list[float] = []  # of the pages, in the scene
        self._fit = True
        self.renderer = PageRenderer(self)
        self.renderer.drawn.connect(self._drawn)
        self._draw_timer = QTimer(self)
        self._draw_timer.setSingleShot(True)
        self._draw_timer.setInterval(60)
        self._draw_timer.timeout.connect(self._ask)
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setAcceptDrops(False)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme().changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        self.setBackgroundBrush(QColor(colours().window))

    def lay_pages(self, path: Path | None, sizes: Sequence[tuple[float, float]] = ()) -> None:
        """Show the pages of another file, given their sizes in points; none for None."""
        self._scene.clear()
        self._pages, self._tops = [], []
        self.renderer.open(path)
        if path is None:
            return
        widest, top = max(width for width, _ in sizes), 0.0
        for number, (width, height) in enumerate(sizes, 1):
            page = PageItem(number, width, height)
            page.setPos((widest - width) / 2, top)
            self._scene.addItem(page)
            self._pages.append(page)
            self._tops.append(top)
            top += height + _GAP
        self._scene.setSceneRect(-_GAP, -_GAP, widest + 2 * _GAP, top + _GAP)
        self._fit = True
        self._fit_width()
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def _reveal(self, item: QGraphicsItem) -> None:
        """Scroll an item into sight, unless it is well there already."""
        rect = _in_scene(item)
        sight = self.mapToScene(self.viewport().rect()).boundingRect()
        if not sight.adjusted(0, sight.height() * 0.06, 0, -sight.height() * 0.06).contains(rect):
            self.centerOn(rect.center())

    @property
    def page(self) -> int:
        """The page that stands at the upper third of the pane, from 1; 0 without a draft."""
        place = self.mapToScene(0, self.viewport().height() // 3).y()
        return max(bisect.bisect_right(self._tops, place), 1) if self._pages else 0

    def go_to_page(self, number: int) -> None:
        """Put the top of a page at the top of the pane."""
        if self._pages:
            page = self._pages[min(max(number, 1), len(self._pages)) - 1]
            self.verticalScrollBar().setValue(self.mapFromScene(page.pos()).y() + self.verticalScrollBar().value() - 6)

    def _scrolled(self) -> None:
        self._draw_timer.start()
        self.page_changed.emit(self.page, len(self._pages))

    # Drawing

    def _ask(self) -> None:
        """Request the pages in sight and their neighbours, at the resolution of the screen."""
        if not self._pages or not self.isVisible():
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
            self.pages_drawn.emit()

    def _drawn(self, number: int, scale: float, image: QImage) -> None:
        page = self._pages[number - 1]
        page.image, page.scale_drawn = image, scale
        page.update()
        if not self.renderer.busy:
            self._ask()

    @property
    def is_drawn(self) -> bool:
        """True when there is nothing left to draw for what is in sight."""
        return not self._pages or not (self._draw_timer.isActive() or self.renderer.busy)

    # Zoom

    def _fit_width(self) -> None:
        width = self._scene.sceneRect().width()
        if width > 0 and self._pages:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            factor = min(self.viewport().width() / width, _FITTING)
            self.resetTransform()
            self.scale(factor, factor)
        self._draw_timer.start()

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 fits the width."""
        if steps == 0:
            self._fit = True
            self._fit_width()
            return
        self._fit = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        now = self.transform().m11()
        factor = min(max(now * 1.15**steps, _ZOOM[0]), _ZOOM[1]) / now
        self.scale(factor, factor)
        self._draw_timer.start()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep fitting the width; what is looked at stays where it stood, else what stands at the top does."""
        seen = self.mapToScene(QRect(QPoint(0, 0), event.oldSize())).boundingRect()
        item = self._looked_at()
        item = item if item is not None and seen.intersects(_in_scene(item)) else None
        eye = QPointF(0, _in_scene(item).top() if item is not None else seen.top())
        before = self.mapFromScene(eye).y()
        super().resizeEvent(event)
        if self._fit:
            self._fit_width()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.mapFromScene(eye).y() - before)
        if item is not None:
            self._reveal(item)
        self._draw_timer.start()

    def _looked_at(self) -> QGraphicsItem | None:
        """The item that must stay in sight when the pane gets another size."""
        return None

    def showEvent(self, event: QShowEvent, /) -> None:
        """Draw when first seen."""
        super().showEvent(event)
        self._draw_timer.start()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Ctrl and wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Home and End go to the first and last page; the rest scrolls."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_page(1 if event.key() == Qt.Key.Key_Home else len(self._pages))
        else:
            super().keyPressEvent(event)

    def _on_page(self, point: QPointF) -> tuple[int, float, float] | None:
        """(page, x, y) of a point of the viewport, None beside the pages."""
        place = self.mapToScene(point.toPoint())
        for page in self._pages:
            if page.sceneBoundingRect().contains(place):
                inside = page.mapFromScene(place)
                return page.number, inside.x(), inside.y()
        return None

    def shut_down(self) -> None:
        """Close the file."""
        self._draw_timer.stop()
        self.renderer.shut_down()


def _in_scene(item: QGraphicsItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())
