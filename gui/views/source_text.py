"""The draft as flowing text, with every marked place underlined and the selected one framed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gui.entries import Draft, Entry, Kind, mark_spans
from gui.session import Session
from gui.theme import base_font, colours, scaled, theme
from gui.views.overview import OverviewBar, Tick
from gui.views.text_layout import PositionMap, fill

_UNDERLINES = {
    Kind.ERROR: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Kind.WARNING: QTextCharFormat.UnderlineStyle.DashUnderline,
    Kind.HINT: QTextCharFormat.UnderlineStyle.DotLine,
    Kind.OPEN: QTextCharFormat.UnderlineStyle.DashDotLine,
}
_ZOOM = (0.7, 2.5)


class SourceText(QTextEdit):
    """Read-only text of a draft without pages."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self._map = PositionMap("", ())
        self._frames: list[tuple[int, int, Entry, bool]] = []  # UTF-16 ranges of the selected entry; True at fault
        self._zoom = 1.0
        self._press = QPointF()
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
        self.document().setDocumentMargin(16)
        self.overview = OverviewBar(session, self)
        self.overview.chosen.connect(lambda entry: session.pick([entry]))
        self.setViewportMargins(0, 0, OverviewBar.WIDTH, 0)
        session.draft_changed.connect(self._show)
        session.selected.connect(self._selected)
        session.kinds_changed.connect(self._mark)
        theme().changed.connect(self._colour)
        self.set_zoom(1.0)

    def _show(self, draft: Draft | None) -> None:
        self._draft = draft if draft and not draft.checked.document.page_sizes else None
        self._frames = []
        self.setExtraSelections([])
        if self._draft is None:
            self.clear()
        else:
            report = self._draft.checked.report
            bold = [span for s in report.sections for heading in s.headings for span in heading.view.spans()]
            bold += report.title.view.spans() if report.title.view else ()
            self._map = fill(self.document(), report.document, bold, QColor(colours().grid))
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def _colour(self) -> None:
        """The lines of tables have their colour in the document: put the text in anew, at the same height."""
        height = self.verticalScrollBar().value()
        self._show(self._session.draft)
        self._selected(self._session.entry)
        self.verticalScrollBar().setValue(height)

    def _mark(self) -> None:
        """Underline what the chosen kinds mark; the selected entry's ground is drawn last, over the others."""
        if self._draft is None:
            self.setExtraSelections([])
            self.overview.set_ticks([])
            return
        selected = self._session.entry
        marks = [m for m in self._draft.index.spans if m[1].kind in self._session.kinds]
        # A participant is marked only while its entry is selected: a sum has twenty of them.
        marks = [m for m in marks if m[2] == "fault" or m[1] is selected]
        marks.sort(key=lambda m: (m[1] is selected, -m[1].index))
        self.setExtraSelections([self._format(*self._map.range(span), entry, role) for span, entry, role in marks])
        length = max(1, len(self._draft.checked.document.text))
        self.overview.set_ticks([Tick(span.start / length, entry) for span, entry, role in marks if role == "fault"])

    def _format(self, start: int, end: int, entry: Entry, role: str) -> QTextEdit.ExtraSelection:
        tone = colours().tone(entry.kind)
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        if role == "fault":
            form.setUnderlineStyle(_UNDERLINES[entry.kind])
            form.setUnderlineColor(QColor(tone.mark))
        if role == "fault" or entry is self._session.entry:
            form.setBackground(QColor(tone.tint))
        # PySide declares these as methods; they are attributes.
        selection.cursor = cursor  # type: ignore[assignment]
        selection.format = form  # type: ignore[assignment]
        return selection

    def _selected(self, entry: Entry | None) -> None:
        if self._draft is None:
            return
        self._frames = []
        if entry is not None:
            report = self._draft.checked.report
            for mark in sorted(entry.marks, key=lambda m: m.role != "fault"):
                for span in mark_spans(report, mark):
                    self._frames.append((*self._map.range(span), entry, mark.role == "fault"))
        self._mark()
        if self._frames:
            self._reveal(self._frames[0][0], self._frames[0][1])
        self.viewport().update()

    def _reveal(self, start: int, end: int) -> None:
        """Scroll a range to the upper third, unless it is well in sight already."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        rect = self.cursorRect(cursor)
        cursor.setPosition(end)
        rect = rect.united(self.cursorRect(cursor))
        height = self.viewport().height()
        if rect.top() < height * 0.08 or rect.bottom() > height * 0.92:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - height // 3)

    def frames(self) -> list[str]:
        """The texts framed now (what a test and a screen reader ask for)."""
        if self._draft is None:
            return []
        text = self._draft.checked.document.text
        return [text[self._map.to_text(start) : self._map.to_text(end)] for start, end, _, _ in self._frames]

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The text, then the frames: extra selections cannot draw any."""
        super().paintEvent(event)
        if not self._frames:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, end, entry, fault in self._frames:
            pen = QPen(QColor(colours().tone(entry.kind).mark), 2.0 if fault else 1.4)
            pen.setStyle(Qt.PenStyle.SolidLine if fault else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            for rect in self._rects(start, end):
                painter.drawRoundedRect(rect.adjusted(-2, -3, 2, -1), 3, 3)
        painter.end()

    def _rects(self, start: int, end: int) -> Iterator[QRectF]:
        """One rectangle per visual line of a range, in the viewport's coordinates."""
        layout = self.document().documentLayout()
        shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        block: QTextBlock = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            origin = layout.blockBoundingRect(block).topLeft() + shift
            lines = block.layout()
            for i in range(lines.lineCount()):
                line = lines.lineAt(i)
                first = max(start - block.position(), line.textStart())
                last = min(end - block.position(), line.textStart() + line.textLength())
                if last < first or (last == first and end > start):
                    continue
                x0, x1 = _x(line, first), _x(line, last)
                leading = block.blockFormat().lineHeight() / 100 or 1.0
                height = line.height() / leading  # the letters stand at the foot of the stretched line
                top = origin.y() + line.y() + line.height() - height
                yield QRectF(origin.x() + x0, top, max(x1 - x0, 5.0), height)
            block = block.next()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Remember where, to tell a click from a drag."""
        self._press = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """A click (not the end of a drag) on a marked place selects its entry."""
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._press).manhattanLength()
        if event.button() is Qt.MouseButton.LeftButton and moved < 4 and not self.textCursor().hasSelection():
            entries = self.entries_at(event.position())
            if entries:
                self._session.pick(entries)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter selects what is marked at the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._draft is not None:
            self._session.pick(self._draft.index.at(self._map.to_text(self.textCursor().position())))
        else:
            super().keyPressEvent(event)

    def entries_at(self, point: QPointF) -> list[Entry]:
        """Entries marked under a point of the viewport."""
        if self._draft is None:
            return []
        layout = self.document().documentLayout()
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        position = layout.hitTest(point + shift, Qt.HitTestAccuracy.ExactHit)
        if position < 0:
            return []
        return self._draft.index.at(self._map.to_text(position))

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

    def set_zoom(self, factor: float) -> None:
        """Set the size of the text; 1.0 is the size at the start."""
        self._zoom = min(max(factor, _ZOOM[0]), _ZOOM[1])
        font: QFont = scaled(base_font(), 1.16 * self._zoom)
        self.setFont(font)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance("国") * 2.0)


def _x(line: QTextLine, position: int) -> float:
    """The horizontal place of a position; PySide answers with the position as well."""
    result = line.cursorToX(position)
    return float(result[0]) if isinstance(result, tuple) else float(result)  # type: ignore[arg-type]
