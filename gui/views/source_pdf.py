"""The draft as its pages: pictures drawn as they come into sight, with boxes over the marked places.

The scene is in points, pages one under the other; a page's own coordinates have their origin at its top left.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QWidget

from core.document import Span
from core.geometry import Box
from gui.entries import Draft, Entry
from gui.places import Place
from gui.session import Session
from gui.theme import colours, theme
from gui.views.overview import OverviewBar, Tick
from gui.views.page_items import MarkItem, PageItem, PlaceItem, ShadeItem, hit_boxes, ordinal_boxes
from gui.views.page_renderer import PageRenderer

_GAP = 14.0
_ZOOM = (0.3, 5.0)
_MAX_SCALE = 6.0  # pixels per point; an A4 page is then 70 MB


class SourcePdf(QGraphicsView):
    """Pages of a PDF draft. ``settled`` is emitted when all pages in sight are drawn."""

    settled = Signal()
    page_changed = Signal(int, int)  # the page in sight, how many there are

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self._pages: list[PageItem] = []
        self._tops: list[float] = []  # of the pages, in the scene
        self._marks: dict[Entry, list[MarkItem]] = {}
        self._framed: Entry | None = None
        self._pointed: list[PlaceItem] = []
        self._hits: list[PlaceItem] = []
        self._shades: list[ShadeItem] = []
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
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        session.draft_changed.connect(self._show)
        session.selected.connect(self._selected)
        session.kinds_changed.connect(self._mark)
        session.pointed.connect(self._point)
        session.shading_changed.connect(self._shade)
        theme().changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        self.setBackgroundBrush(QColor(colours().window))

    def _show(self, _draft: Draft | None) -> None:
        self._draft = None
        self._session.when_free(self._fill)

    def _fill(self, draft: Draft | None) -> None:
        self._draft = draft if draft and draft.checked.document.pictured else None
        self._scene.clear()
        self._pages, self._tops, self._pointed, self._hits, self._shades = [], [], [], [], []
        self._marks, self._framed = {}, None
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
            self._tops.append(top)
            top += height + _GAP
        self._scene.setSceneRect(-_GAP, -_GAP, widest + 2 * _GAP, top + _GAP)
        self._fit = True
        self._fit_width()
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
        self._mark()
        self._scrolled()

    def _mark(self) -> None:
        """Mark all that is shown, and put ticks beside the pages."""
        for entry in list(self._marks):
            self._unmark(entry)
        if self._draft is None:
            return
        self._framed = self._session.entry
        for entry in self._session.visible():
            self._mark_one(entry)
        height = self._scene.height()
        places = [(mark, mark.parentItem()) for marks in self._marks.values() for mark in marks if mark.fault]
        self.overview.set_ticks([Tick((p.pos().y() + m.top) / height, m.entry) for m, p in places if p])

    def _mark_one(self, entry: Entry) -> None:
        """Mark the places of one finding; those that only take part in it while it is selected."""
        if self._draft is None:
            return
        selected = entry is self._framed
        numbers = ordinal_boxes(self._draft, entry) if selected else {}
        self._marks[entry] = [
            MarkItem(box, entry, fault, selected, self._pages[box.page - 1], None if fault else numbers.get(box))
            # cells that share a place (numbers of a row that were not told apart) are tinted once, not over each other
            for box, fault in dict.fromkeys(self._draft.index.boxes_of(entry))
            if fault or selected
        ]

    def _unmark(self, entry: Entry) -> None:
        for mark in self._marks.pop(entry, []):
            self._scene.removeItem(mark)

    def _selected(self, entry: Entry | None) -> None:
        before, self._framed = self._framed, entry
        for changed in {before, entry} - {None}:
            if changed is not None and self._draft is not None:
                self._unmark(changed)
                if self._session.shows(changed):
                    self._mark_one(changed)
        chosen = self.framed()
        if chosen:
            self._reveal(min(chosen, key=lambda m: (not m.fault, m.mapRectToScene(m.boundingRect()).top())))

    def _reveal(self, item: QGraphicsItem) -> None:
        """Scroll an item into sight, unless it is well there already."""
        rect = item.mapRectToScene(item.boundingRect())
        sight = self.mapToScene(self.viewport().rect()).boundingRect()
        if not sight.adjusted(0, sight.height() * 0.06, 0, -sight.height() * 0.06).contains(rect):
            self.centerOn(rect.center())

    def _point(self, place: Place | None) -> None:
        self._replace(self._pointed, [(box, False, False) for box in place.boxes] if place else [])
        if self._pointed:
            self._reveal(self._pointed[0])

    def _shade(self) -> None:
        """Hatch what was taken over from last year."""
        for item in self._shades:
            self._scene.removeItem(item)
        boxes = self._draft.checked.document.boxes_of(self._session.shading) if self._draft else []
        self._shades = [ShadeItem(box, self._pages[box.page - 1]) for box in boxes]

    def show_hits(self, hits: Sequence[tuple[Span, ...]], current: int) -> None:
        """Tint what a search has found, and bring the current hit into sight."""
        self._replace(self._hits, hit_boxes(self._draft, hits, current))
        chosen = [item for item in self._hits if item.current]
        if chosen:
            self._reveal(chosen[0])

    def _replace(self, items: list[PlaceItem], boxes: list[tuple[Box, bool, bool]]) -> None:
        for item in items:
            self._scene.removeItem(item)
        items[:] = [PlaceItem(b, self._pages[b.page - 1], hit=hit, current=now) for b, hit, now in boxes]

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
        self._later.start()
        self.page_changed.emit(self.page, len(self._pages))

    def framed(self) -> list[MarkItem]:
        """The marks framed now."""
        return [mark for mark in self._marks.get(self._framed, []) if mark.selected] if self._framed else []

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
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
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
            self._session.touch(entries, self._place_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Home and End go to the first and last page; the rest scrolls."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_page(1 if event.key() == Qt.Key.Key_Home else len(self._pages))
        else:
            super().keyPressEvent(event)

    def _place_at(self, point: QPointF) -> Place | None:
        found = self._on_page(point)
        return self._session.places.at_point(*found) if found and self._session.places else None

    def entries_at(self, point: QPointF) -> list[Entry]:
        """Entries marked under a point of the viewport."""
        found = self._on_page(point)
        return self._draft.index.at_point(*found) if found and self._draft else []

    def _on_page(self, point: QPointF) -> tuple[int, float, float] | None:
        """(page, x, y) of a point of the viewport, None beside the pages."""
        place = self.mapToScene(point.toPoint())
        for page in self._pages:
            if page.sceneBoundingRect().contains(place):
                inside = page.mapFromScene(place)
                return page.number, inside.x(), inside.y()
        return None

    def shut_down(self) -> None:
        """Let go of the file."""
        self._later.stop()
        self.renderer.shut_down()
