"""The draft as its pages, with boxes over the marked locations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from gui.style.plain_text import plain_tip
from gui.views.overview import OverviewBar, Tick
from gui.views.page_items import GapItem, LocationItem, MarkItem, ShadeItem, TicksItem, hit_boxes, ordinal_boxes
from gui.views.page_view import PageView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QGraphicsItem, QWidget

    from core.model.document import Span
    from core.model.geometry import Box
    from gui.state.listed_findings import CheckedDraft, ListedFinding
    from gui.state.locations import Location
    from gui.state.session import Session


class SourcePdf(PageView):
    """Pages of a PDF draft with its findings on them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: CheckedDraft | None = None
        self._marks: dict[ListedFinding, list[MarkItem | GapItem]] = {}
        self._framed: ListedFinding | None = None
        self._pointed: list[LocationItem] = []
        self._hits: list[LocationItem] = []
        self._shades: list[ShadeItem] = []
        self._ticks: list[TicksItem] = []
        self._press = QPointF()
        self.setAccessibleName("原文（页面）")
        self.setAccessibleDescription("稿件各页；有问题的地方有框线，点击可选中对应的问题")
        self.overview = OverviewBar(session, self)
        self.overview.chosen.connect(lambda finding: session.select_among([finding]))
        self.setViewportMargins(0, 0, OverviewBar.WIDTH, 0)
        session.draft_changed.connect(self._show)
        session.selected.connect(self._selected)
        session.shown_changed.connect(lambda: self._mark(session.altered))
        session.pointed.connect(self._point)
        session.shading_changed.connect(self._shade)
        session.ticks_changed.connect(self._tick)

    def _show(self, _draft: CheckedDraft | None) -> None:
        self._draft = None
        self._session.fill_later(self._fill)

    def _fill(self, draft: CheckedDraft | None) -> None:
        self._draft = draft if draft and draft.checked.document.pictured else None
        self._pointed, self._hits, self._shades = [], [], []
        self._marks, self._framed, self._ticks = {}, None, []
        if self._draft is None:
            self.lay_pages(None)
            self.overview.set_ticks([])
            return
        self.lay_pages(self._draft.checked.path, self._draft.checked.document.page_sizes)
        self._tick()
        self._framed = self._session.finding
        self._mark(self._session.visible())
        self._scrolled()

    def _mark(self, findings: Iterable[ListedFinding]) -> None:
        """Mark these anew as far as they are shown, and put ticks beside the pages."""
        if self._draft is None:
            return
        for finding in findings:
            self._unmark(finding)
            if self._session.shows(finding):
                self._mark_one(finding)
        height = self._scene.height()
        items = [(mark, mark.parentItem()) for marks in self._marks.values() for mark in marks if mark.fault]
        self.overview.set_ticks([Tick((p.pos().y() + m.top) / height, m.finding) for m, p in items if p])

    def _mark_one(self, finding: ListedFinding) -> None:
        """Mark the locations of one finding; those that only take part in it while it is selected."""
        if self._draft is None:
            return
        selected = finding is self._framed
        numbers = ordinal_boxes(self._draft, finding) if selected else {}
        self._marks[finding] = [
            MarkItem(box, finding, fault, selected, self._pages[box.page - 1], None if fault else numbers.get(box))
            # cells that share a box (numbers of a row that could not be separated) are tinted once, not over each other
            for box, fault in dict.fromkeys(self._draft.index.boxes_of(finding))
            if fault or selected
        ]
        gap = self._draft.gaps.get(finding)
        if gap is not None and gap.box is not None:
            page = self._pages[gap.box.page - 1]
            self._marks[finding].append(GapItem(gap.box, gap.tag, gap.words, finding, selected, page))

    def _unmark(self, finding: ListedFinding) -> None:
        for mark in self._marks.pop(finding, []):
            self._scene.removeItem(mark)

    def _selected(self, finding: ListedFinding | None) -> None:
        before, self._framed = self._framed, finding
        for changed in {before, finding} - {None}:
            if changed is not None and self._draft is not None:
                self._unmark(changed)
                if self._session.shows(changed):
                    self._mark_one(changed)
        self.reveal_selected()

    def reveal_selected(self) -> None:
        """Scroll to the selected place, unless it is in sight."""
        first = self._first_framed()
        if first is not None:
            self._reveal(first)

    def _first_framed(self) -> MarkItem | GapItem | None:
        """The first place of the selected finding, one at fault if there is any."""
        return min(self.framed(), key=lambda m: (not m.fault, m.mapRectToScene(m.boundingRect()).top()), default=None)

    def _looked_at(self) -> QGraphicsItem | None:
        """The place pointed at, else the first of the selected finding."""
        return self._pointed[0] if self._pointed else self._first_framed()

    def _point(self, location: Location | None) -> None:
        self._replace(self._pointed, [(box, False, False) for box in location.boxes] if location else [])
        if self._pointed:
            self._reveal(self._pointed[0])

    def _shade(self) -> None:
        """Hatch sentences copied from last year's report."""
        for item in self._shades:
            self._scene.removeItem(item)
        boxes = self._draft.checked.document.boxes_of(self._session.shading) if self._draft else []
        self._shades = [ShadeItem(box, self._pages[box.page - 1]) for box in boxes]

    def _tick(self) -> None:
        """Put a tick under each number that was checked and found right."""
        for item in self._ticks:
            self._scene.removeItem(item)
        by_page: dict[int, list[Box]] = {}
        if self._draft and self._session.ticks:
            document = self._draft.checked.document
            for box in (box for span in self._draft.verified.spans for box in document.boxes_of([span])[-1:]):
                by_page.setdefault(box.page, []).append(box)
        self._ticks = [TicksItem(boxes, self._pages[page - 1]) for page, boxes in by_page.items()]

    def show_hits(self, hits: Sequence[tuple[Span, ...]], current: int) -> None:
        """Tint the hits of a search and scroll to the current one."""
        self._replace(self._hits, hit_boxes(self._draft, hits, current))
        chosen = [item for item in self._hits if item.current]
        if chosen:
            self._reveal(chosen[0])

    def _replace(self, items: list[LocationItem], boxes: list[tuple[Box, bool, bool]]) -> None:
        for item in items:
            self._scene.removeItem(item)
        items[:] = [LocationItem(b, self._pages[b.page - 1], hit=hit, current=now) for b, hit, now in boxes]

    def framed(self) -> list[MarkItem | GapItem]:
        """The marks framed now."""
        return [mark for mark in self._marks.get(self._framed, []) if mark.selected] if self._framed else []

    # Clicks

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Remember the position, to distinguish a click from a drag."""
        self._press = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """A click on a box selects its finding."""
        super().mouseReleaseEvent(event)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        moved = (event.position() - self._press).manhattanLength()
        if event.button() is Qt.MouseButton.LeftButton and moved < 4:
            findings = self.findings_at(event.position())
            self._session.click(findings, self._location_at(event.position()))

    def _location_at(self, point: QPointF) -> Location | None:
        position = self._on_page(point)
        return self._session.location_at_point(*position) if position else None

    def viewportEvent(self, event: QEvent, /) -> bool:
        """Where the mouse rests on a mark: its sentence, and what should be there."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(QPointF(event.pos()))), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """What is told about a point of the viewport; empty where nothing is marked."""
        return self._session.tip(self.findings_at(point), self._location_at(point))

    def findings_at(self, point: QPointF) -> list[ListedFinding]:
        """Findings marked under a point of the viewport."""
        position = self._on_page(point)
        if position is None or self._draft is None:
            return []
        missing = [
            finding for finding, gap in self._draft.gaps.items()
            if any(box is not None and _inside(box, *position) for box in (gap.box, gap.tag))
        ]  # fmt: skip
        return [*missing, *self._draft.index.at_point(*position)]


def _inside(box: Box, page: int, x: float, y: float) -> bool:
    return box.page == page and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
