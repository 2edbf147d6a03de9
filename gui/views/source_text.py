"""The draft as flowing text, with every marked location underlined and the selected one framed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from core.model.mark_places import mark_spans
from gui.state.locations import Location, ordinals
from gui.style.plain_text import plain_tip
from gui.style.theme import base_font, colours, scaled, theme
from gui.views.gap_boxes import GapBoxes, GapPlace
from gui.views.overview import OverviewBar, Tick
from gui.views.text_frames import TextFrame, paint_frames
from gui.views.text_layout import PositionMap, fill, lay_out_in_steps, recolour_border
from gui.views.text_marks import FindingRanges, MarkedRange, TextMarks, hit_ranges, seen_range, shade_form
from gui.views.text_ticks import TextTicks

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from core.model.document import Span
    from gui.state.listed_findings import CheckedDraft
    from gui.state.session import Session

_ZOOM = (0.7, 2.5)
_MARGIN = 16


class SourceText(QTextEdit):
    """Read-only text of a draft without pages."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: CheckedDraft | None = None
        self._own: QTextDocument | None = None
        self._map = PositionMap("", ())
        self._lines: list[QTextTable] = []
        self._frames: list[TextFrame] = []  # around the selected finding's locations
        self._pointed: list[TextFrame] = []  # around the location pointed at
        self._hits: Sequence[tuple[Span, ...]] = ()
        self._hit = -1
        self._zoom = self._size = 1.0
        self._press = QPointF()
        self._breaking = False
        self._break_later = QTimer(self)
        self._break_later.setSingleShot(True)
        self._break_later.timeout.connect(self._break_now)
        self._boxes = GapBoxes(self)
        self._marks = TextMarks(self)
        self._ticks = TextTicks(self)
        self._ranges = FindingRanges()
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName("原文")
        self.setAccessibleDescription("稿件文字；有问题的地方有下划线，点击可选中对应的问题")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(_MARGIN)
        self.overview = OverviewBar(session, self)
        self.overview.chosen.connect(lambda finding: session.select_among([finding]))
        self.setViewportMargins(0, 0, OverviewBar.WIDTH, 0)
        session.draft_changed.connect(self._show)
        session.selected.connect(lambda _finding: session.follow_soon(self._selected))
        session.shown_changed.connect(lambda: session.follow_soon(self._show_others))
        session.pointed.connect(self._point)
        session.shading_changed.connect(self._mark)
        session.ticks_changed.connect(self._show_ticks)
        theme().changed.connect(self._colour)
        self.set_zoom(1.0)

    def _show(self, _draft: CheckedDraft | None) -> None:
        self._draft = None
        self._session.fill_later(self._fill)

    def _fill(self, draft: CheckedDraft | None) -> Generator[None, None, None]:
        """Put the draft into a new document in steps; it replaces the old one when it is complete."""
        self._frames, self._pointed, self._hits, self._lines = [], [], (), []
        self._ranges.show(())
        self._marks.show(())
        self._ticks.show(())
        new_document = QTextDocument(self)
        new_document.setUndoRedoEnabled(False)
        new_document.setDocumentMargin(_MARGIN)
        new_document.setDefaultFont(self.font())
        new_document.setDefaultTextOption(self.document().defaultTextOption())  # set later, it is laid out twice
        shown = draft if draft and not draft.checked.document.pictured else None
        try:
            if shown is not None:
                yield from self._put_in(new_document, shown)
        except GeneratorExit:  # another draft is shown by now
            self._lines = []
            new_document.deleteLater()
            raise
        self._boxes.forget()
        old = self._own
        self._own, self._draft = new_document, shown
        self.setDocument(new_document)
        if old is not None:
            old.deleteLater()
        self._boxes.make_room()
        yield
        if self._map.is_thick:  # else Qt does it at one stroke when a place far down is asked for
            yield from lay_out_in_steps(new_document)
        self._show_ticks()
        self._show_others()

    def _put_in(self, document: QTextDocument, shown: CheckedDraft) -> Generator[None, None, None]:
        """Put the text into a document, and work out where it stands there."""
        report = shown.checked.report
        bold = [span for s in report.sections for heading in s.headings for span in heading.view.spans()]
        bold += report.title.view.spans() if report.title.view else ()
        self._map, self._lines = yield from fill(document, report.document, bold, QColor(colours().grid))
        yield
        self._marks.tables = [(table.firstPosition(), table.lastPosition()) for table in self._lines]
        self._ranges.show([(*self._map.range(span), finding, role) for span, finding, role in shown.index.spans])
        yield

    def _show_ticks(self) -> None:
        """Take up which numbers have a tick."""
        spans = self._draft.verified.spans if self._draft and self._session.ticks else ()
        self._ticks.show(self._map.range(span)[1] for span in spans)
        self.viewport().update()

    def _colour(self) -> None:
        """Marks and frames in the colours of now; borders of tables, which are stored in the document, after them."""
        height = self.verticalScrollBar().value()
        self._ranges.forget()
        self._selected()
        self.verticalScrollBar().setValue(height)
        self._session.fill_later(self._recolour)

    def _recolour(self, _draft: CheckedDraft | None) -> Generator[None, None, None]:
        """One table at a step: each is laid out anew."""
        for table in self._lines:
            height = self.verticalScrollBar().value()
            recolour_border(table, QColor(colours().grid))
            self.verticalScrollBar().setValue(height)
            yield

    def _show_others(self) -> None:
        """Other findings are shown than before."""
        self._ranges.forget()
        length = max(1, len(self._draft.checked.document.text)) if self._draft else 1
        faults = [m for m in self._draft.index.spans if m[2] == "fault"] if self._draft else []
        starts = [(span.start, finding) for span, finding, _ in faults]
        starts += [(gap.offset, finding) for finding, gap in self._draft.gaps.items()] if self._draft else []
        self.overview.set_ticks([Tick(start / length, e) for start, e in starts if self._session.shows(e)])
        self._mark()

    def _mark(self) -> None:
        """Underline what the chosen kinds mark; the selected finding's ground is drawn last, over the others."""
        if self._draft is None:
            self._marks.show(())
            return
        selected = self._session.finding
        ranges = self._ranges.of(selected if selected and self._session.shows(selected) else None, self._session.shows)
        self._marks.show([*self._shades(), *ranges, *hit_ranges(self._hits, self._hit, self._map.range)])
        self._boxes.show(self._gap_places())

    def _gap_places(self) -> list[GapPlace]:
        """The gaps of missing parts, as far as their findings are shown."""
        gaps = self._draft.gaps.items() if self._draft else ()
        end = len(self._draft.checked.document.text) if self._draft else 0
        return [
            GapPlace(gap, finding, self._map.to_qt(min(gap.offset, max(end - 1, 0))), gap.offset >= end)
            for finding, gap in gaps if self._session.shows(finding)
        ]  # fmt: skip

    def _shades(self) -> list[MarkedRange]:
        """Hatched ranges that are no findings: sentences copied from last year's report."""
        form = shade_form()
        return [MarkedRange(*self._map.range(span), form) for span in self._session.shading]

    def _selected(self) -> None:
        finding = self._session.finding
        if self._draft is None:
            return
        self._frames = []
        if finding is not None:
            report = self._draft.checked.report
            numbers, ink = ordinals(report, finding), colours().tone(finding.kind).mark
            for i, mark in sorted(enumerate(finding.marks), key=lambda pair: pair[1].role != "fault"):
                fault = mark.role == "fault"
                style, width = (Qt.PenStyle.SolidLine, 2.0) if fault else (Qt.PenStyle.DashLine, 1.4)
                for n, span in enumerate(mark_spans(report, mark)):
                    number = numbers.get(i) if n == 0 else None
                    self._frames.append(TextFrame(*self._map.range(span), ink, style, width, number))
        self._mark()
        self.reveal_selected()
        self.viewport().update()

    def _point(self, location: Location | None) -> None:
        spans = location.spans if location and self._draft else ()
        self._pointed = [TextFrame(*self._map.range(s), colours().accent, Qt.PenStyle.DotLine, 2.0) for s in spans]
        if self._pointed:
            self._reveal(self._pointed[0].start, self._pointed[0].end)
        self.viewport().update()

    def show_hits(self, hits: Sequence[tuple[Span, ...]], current: int) -> None:
        """Tint the hits of a search and scroll to the current one."""
        self._hits, self._hit = hits, current
        self._mark()
        if 0 <= current < len(hits) and self._draft is not None:
            start, end = self._map.range(hits[current][0])
            self._reveal(start, end)

    def _reveal(self, start: int, end: int) -> None:
        """Scroll a range to the upper third, unless it is well in sight already."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        rect = self.cursorRect(cursor)
        cursor.setPosition(end)
        self._bring(QRectF(rect.united(self.cursorRect(cursor))))

    def _bring(self, rect: QRectF) -> None:
        height = self.viewport().height()
        if rect.top() < height * 0.08 or rect.bottom() > height * 0.92:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(rect.top()) - height // 3)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Lines break anew; those of a thick draft in a turn of its own, until which the old ones are seen."""
        if self._breaking:  # by a scroll bar that comes or goes: the place is kept when all is done
            super().resizeEvent(event)
        elif self._map.is_thick and event.size().width() != event.oldSize().width():
            self._break_later.start()
        else:
            self._break(event)

    def _break(self, event: QResizeEvent) -> None:
        """Break the lines; the selected place stays where it stood if it was in sight, else the first line does."""
        self._ticks.forget()
        position, gap = self._anchor(), self._selected_box()
        before = self.cursorRect(position).top()
        in_sight = gap is not None and gap.intersects(QRectF(self.viewport().rect()))
        self._breaking = True
        super().resizeEvent(event)
        self._breaking = False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(position).top() - before)
        gap = self._selected_box() if in_sight else None
        if gap is not None:
            self._bring(gap)

    def _break_now(self) -> None:
        self._break(QResizeEvent(self.viewport().size(), QSize()))

    def _selected_box(self) -> QRectF | None:
        """The box of the selected finding in the viewport; None where it has places of its own in the text."""
        finding = self._session.finding
        return self._boxes.rect(finding) if finding and not (self._pointed or self._frames) else None

    def _anchor(self) -> QTextCursor:
        """Where the eye is: the selected or pointed place in sight, else what stands at the top."""
        cursor = QTextCursor(self.document())
        for frame in (*self._pointed[:1], *self._frames[:1]):
            cursor.setPosition(frame.start)
            if 0 <= self.cursorRect(cursor).top() < self.viewport().height():
                return cursor
        return self.cursorForPosition(QPoint(0, 0))

    def reveal_selected(self) -> None:
        """Scroll to the selected place, unless it is in sight."""
        for frame in (self._pointed or self._frames)[:1]:
            self._reveal(frame.start, frame.end)
        box = self._selected_box()
        if box is not None:
            self._bring(box)

    def frames(self) -> list[str]:
        """The texts framed now (what a test and a screen reader ask for)."""
        if self._draft is None:
            return []
        text = self._draft.checked.document.text
        return [text[self._map.to_text(start) : self._map.to_text(end)] for start, end, *_ in self._frames]

    def missing_parts(self) -> list[str]:
        """What is written in the dashed boxes."""
        return [place.gap.words for place in self._gap_places()]

    def pointed(self) -> list[str]:
        """The texts of the location pointed at."""
        text = self._draft.checked.document.text if self._draft else ""
        return [text[self._map.to_text(f.start) : self._map.to_text(f.end)] for f in self._pointed]

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The text, then the frames: extra selections cannot draw any."""
        seen = seen_range(self)
        self._marks.follow(seen)
        super().paintEvent(event)
        self._boxes.paint(self._session.finding)
        self._ticks.paint(seen)
        if self._frames or self._pointed:
            paint_frames(self, [*self._frames, *self._pointed])

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Remember the position, to distinguish a click from a drag."""
        self._press = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """A click (not the end of a drag) on a marked location selects its finding."""
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._press).manhattanLength()
        if event.button() is Qt.MouseButton.LeftButton and moved < 4 and not self.textCursor().hasSelection():
            missing = self._boxes.at(event.position())
            if missing is not None:
                self._session.click([missing], None)
                return
            self._touch(self._offset_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter selects what is marked at the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._draft is not None:
            self._touch(self._map.to_text(self.textCursor().position()))
        else:
            super().keyPressEvent(event)

    def _touch(self, offset: int | None) -> None:
        if offset is not None and self._draft is not None and self._session.locations is not None:
            self._session.click(self._draft.index.at(offset), self._session.location_at(offset))

    def viewportEvent(self, event: QEvent, /) -> bool:
        """Where the mouse rests on a mark: its sentence, and what should be there."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(QPointF(event.pos()))), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """What is told about a point of the viewport; empty where nothing is marked."""
        missing = self._boxes.at(point)
        if missing is not None:
            return self._session.tip([missing], None)
        offset = self._offset_at(point)
        if offset is None or self._draft is None:
            return ""
        return self._session.tip(self._draft.index.at(offset), self._session.location_at(offset))

    def _offset_at(self, point: QPointF) -> int | None:
        """The offset of the character under a point of the viewport, None beside the text."""
        if self._draft is None:
            return None
        layout = self.document().documentLayout()
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        position = layout.hitTest(point + shift, Qt.HitTestAccuracy.ExactHit)
        return self._map.to_text(position) if position >= 0 else None

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Ctrl and wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 is the size at the start."""
        self.set_zoom(self._zoom * 1.1**steps if steps else 1.0)

    def set_size(self, percent: int) -> None:
        """The size at the start, as chosen in the settings."""
        self._size = percent / 100
        self.set_zoom(1.0)

    def set_zoom(self, factor: float) -> None:
        """Set the size of the text; 1.0 is the size at the start."""
        self._zoom = min(max(factor, _ZOOM[0]), _ZOOM[1])
        font: QFont = scaled(base_font(), 1.16 * self._size * self._zoom)
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)  # Chinese needs none: a third less time to lay out
        self.setFont(font)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance("国") * 2.0)
        self._ticks.forget()
        self._boxes.make_room()
