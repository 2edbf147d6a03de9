"""Putting a draft's text into a Qt document, and the map between its offsets and Qt's positions.

Qt counts UTF-16 units, and a table of the draft becomes a table of the document, whose cells lie one after the
other. The map is made while the text is put in; nothing is searched for afterwards.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from core.model.document import Document, Grid, GridCell, Span

LEADING = 1.45
_CELL_LEADING = 1.15
_THICK = 20_000  # characters beyond which laying them out takes long enough to be felt
_AT_ONCE = 20_000  # characters put in at one step: some milliseconds
# Characters that Qt would take for paragraph ends or drop; each is shown as one that takes one place.
_SAFE = {0x0D: " ", 0x2028: " ", 0x2029: " ", 0xFDD0: " ", 0xFDD1: " ", 0x00: " ", 0x0C: " ", 0x0B: " "}


class TextRun(NamedTuple):
    """Text of the draft from ``start`` to ``end`` that stands in one run at Qt's position ``at``."""

    start: int
    end: int
    at: int


class PositionMap:
    """Converts between offsets in the draft and positions in the document."""

    def __init__(self, text: str, runs: Iterable[TextRun]) -> None:
        rare = max(text, default="") > "\uffff"  # in most drafts there is none: no need to look at each character
        self._wide = [i for i, char in enumerate(text) if char > "\uffff"] if rare else []
        self._wide_units = [offset + rank for rank, offset in enumerate(self._wide)]
        self._by_start = sorted(p for p in runs if p.end > p.start)
        self._empty = {p.start: p for p in runs if p.end == p.start}
        self._by_at = sorted(runs, key=lambda p: (p.at, p.end))
        self._starts = [p.start for p in self._by_start]  # asked for thousands of marks at a time
        self._ats = [p.at for p in self._by_at]
        self.is_thick = len(text) > _THICK

    def _units(self, offset: int) -> int:
        return offset + bisect.bisect_left(self._wide, offset) if self._wide else offset

    def to_qt(self, offset: int) -> int:
        """The position of the character at ``offset``; of text that is not shown, the end of what stands before."""
        i = bisect.bisect_right(self._starts, offset) - 1
        if i < 0:
            return self._by_start[0].at if self._by_start else 0
        run = self._by_start[i]
        return run.at + self._units(min(offset, run.end)) - self._units(run.start)

    def range(self, span: Span) -> tuple[int, int]:
        """Positions of a range; that of a blank cell is the empty cell itself."""
        if span.start == span.end:
            empty = self._empty.get(span.start)
            at = empty.at if empty else self.to_qt(span.start)
            return at, at
        return self.to_qt(span.start), self.to_qt(span.end - 1) + self._units(span.end) - self._units(span.end - 1)

    def to_text(self, position: int) -> int:
        """The offset of the character at ``position``, or of the one whose second half stands there."""
        i = bisect.bisect_right(self._ats, position) - 1
        if i < 0:
            return 0
        run = self._by_at[i]
        units = self._units(run.start) + position - run.at
        return min(units - bisect.bisect_left(self._wide_units, units), run.end)


class FilledDocument(NamedTuple):
    """A filled document: the map of positions, and the tables of the draft."""

    positions: PositionMap
    tables: list[QTextTable]


def fill(
    target: QTextDocument, source: Document, bold: Sequence[Span], line: QColor
) -> Generator[None, None, FilledDocument]:
    """Put the draft into an empty document: paragraphs, tables with their merged cells, ``bold`` ranges in bold.

    A thick draft takes long, so this is done in runs: each step of the generator puts in some pages or a table.
    """
    cursor = QTextCursor(target)
    runs: list[TextRun] = []
    tables: list[tuple[QTextTable, list[GridCell]]] = []
    cursor.setBlockFormat(_block(LEADING))
    done = 0
    for grid in drawable(source.grids):
        yield from _insert(cursor, source.text, done, _without_line_end(source.text, done, grid.start), runs)
        cursor.beginEditBlock()
        tables.append(_table(cursor, source.text, grid, line))
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setBlockFormat(_block(LEADING))
        cursor.endEditBlock()
        done = grid.end + 1 if source.text[grid.end : grid.end + 1] == "\n" else grid.end
        yield
    yield from _insert(cursor, source.text, done, len(source.text), runs)
    for table, cells in tables:
        for cell in cells:
            at = table.cellAt(cell.row, cell.col).firstCursorPosition().position()
            runs.append(TextRun(cell.view.start, cell.view.end, at))
    positions = PositionMap(source.text, runs)
    yield
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    cursor.beginEditBlock()
    for span in bold:
        cursor.setPosition(positions.range(span)[0])
        cursor.setPosition(positions.range(span)[1], QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(strong)
    cursor.endEditBlock()
    return FilledDocument(positions, [table for table, _ in tables])


def lay_out_in_steps(document: QTextDocument) -> Generator[None, None, None]:
    """Break the lines of a document, some pages at each step: Qt lays out all that stands before what it is asked."""
    layout = document.documentLayout()
    for position in range(_AT_ONCE, document.characterCount() + _AT_ONCE, _AT_ONCE):
        block = document.findBlock(min(position, document.characterCount() - 1))
        layout.blockBoundingRect(block)
        yield


def recolour_border(table: QTextTable, line: QColor) -> None:
    """Give the borders of a table another colour; Qt lays the table out anew."""
    form = table.format()
    form.setBorderBrush(QBrush(line))
    table.setFormat(form)


def drawable(grids: Iterable[Grid]) -> list[Grid]:
    """Grids with real columns that can be drawn: none that holds another, none that is mere page layout."""
    drawn: list[Grid] = []
    for grid in sorted(grids, key=lambda g: g.end - g.start):
        clear = all(grid.end <= other.start or other.end <= grid.start for other in drawn)
        inside = all(grid.start <= c.view.start and c.view.end <= grid.end for c in grid.cells)
        if grid.aligned and clear and inside and len({c.col for c in grid.cells}) > 1 and not _overlapping(grid):
            drawn.append(grid)
    return sorted(drawn, key=lambda g: g.start)


def _overlapping(grid: Grid) -> bool:
    squares = [(c.row + r, c.col + k) for c in grid.cells for r in range(c.rowspan) for k in range(c.colspan)]
    return len(squares) != len(set(squares))


def _without_line_end(text: str, start: int, end: int) -> int:
    return end - 1 if end > start and text[end - 1] == "\n" else end


def _insert(cursor: QTextCursor, text: str, start: int, end: int, runs: list[TextRun]) -> Generator[None, None, None]:
    """Insert some pages at each step."""
    while True:
        stop = min(start + _AT_ONCE, end)
        runs.append(TextRun(start, stop, cursor.position()))
        cursor.insertText(text[start:stop].translate(_SAFE))
        start = stop
        if start >= end:
            return
        yield


def _block(leading: float, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(leading * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setAlignment(alignment)
    return form


def _table(cursor: QTextCursor, text: str, grid: Grid, line: QColor) -> tuple[QTextTable, list[GridCell]]:
    rows = max(c.row + c.rowspan for c in grid.cells)
    columns = max(c.col + c.colspan for c in grid.cells)
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderBrush(QBrush(line))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setCellPadding(3)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
    table = cursor.insertTable(rows, columns, form)
    small = QTextCharFormat()
    small.setProperty(QTextFormat.Property.FontSizeAdjustment, -1)
    for cell in grid.cells:
        if cell.rowspan > 1 or cell.colspan > 1:
            table.mergeCells(cell.row, cell.col, cell.rowspan, cell.colspan)
    for cell in grid.cells:
        inner = table.cellAt(cell.row, cell.col).firstCursorPosition()
        inner.setBlockFormat(_block(_CELL_LEADING, Qt.AlignmentFlag.AlignCenter))
        inner.insertText(text[cell.view.start : cell.view.end].translate(_SAFE), small)
    return table, list(grid.cells)
