"""A proofreading sheet laid out on pages and drawn by Qt, alike on paper, in the preview and in a PDF.

Everything is measured in hundredths of a millimetre with metrics that no device rounds, so that a line and a page end
at the same word everywhere. Heads of tables repeat; a row goes whole to the next page, unless it is longer than a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption

from core.output.sheet.layout import (
    COLOURS,
    EDGE,
    GREY,
    HEAD_SHARES,
    HEIGHT,
    LINE,
    MARGIN,
    ONE_PAGE,
    PADDING,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    POINT,
    SHADE,
    SIZES,
    TEXT,
    WIDTH,
    Block,
    blocks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPagedPaintDevice

    from core.output.sheet.model import Sheet

_UNIT = 100.0  # in a millimetre
_FONTS = ("SimSun", "宋体", "Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei")
_HEAVY = ("SimHei", "黑体", "Noto Sans CJK SC", "WenQuanYi Micro Hei")
_ABOVE = 0.5  # millimetres above and below the text of a ruled cell
_RULE = 0.18  # thickness of a rule
_FOOT = 6.0  # from the lower edge of the page to the line at its foot


@dataclass(frozen=True)
class Words:
    """The text of one cell and how it is set; ``width`` in millimetres with the padding."""

    text: str
    width: float
    size: float
    colour: str = TEXT
    heavy: bool = False
    centred: bool = False
    shaded: bool = False

    def laid_out(self) -> QTextLayout:
        """Broken into lines of equal height, in units."""
        font = QFont()
        font.setFamilies(list(_HEAVY if self.heavy else _FONTS))
        font.setPixelSize(round(self.size * POINT * _UNIT))
        font.setBold(self.heavy)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # figures in their shapes for Latin text have no characters in a PDF: a hash could not be copied
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
        layout = QTextLayout(self.text.replace("\n", "\u2028"), font)
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if self.centred else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth((self.width - 2 * PADDING) * _UNIT)
            line.setPosition(QPointF(0, 0))
        layout.endLayout()
        return layout


class Strip:
    """Cells side by side: a row of a table, or with one cell and no rules a paragraph.

    ``after`` is the space below in millimetres; ``keeps`` it on the page of what follows; ``head`` is repeated where a
    new page begins with it.
    """

    def __init__(
        self, *cells: Words, ruled: bool = False, after: float = 0.0, keeps: bool = False, head: Strip | None = None
    ) -> None:
        self.cells, self.ruled, self.after, self.keeps, self.head = cells, ruled, after, keeps, head
        self._layouts = [cell.laid_out() for cell in cells]
        self.lines = max(layout.lineCount() for layout in self._layouts)
        self.line = max(cell.size for cell in cells) * POINT * LINE
        self.around = 2 * _ABOVE if ruled else 0.0

    @property
    def height(self) -> float:
        """Of all its lines, in millimetres, the space below not counted."""
        return self.height_of(self.lines)

    def height_of(self, lines: int) -> float:
        """Of so many lines."""
        return lines * self.line + self.around

    def lines_in(self, room: float) -> int:
        """How many lines find room."""
        return int((room - self.around) // self.line)

    def draw(self, painter: QPainter, top: float, first: int, last: int) -> None:
        """Draw the lines from ``first`` to before ``last`` at ``top`` millimetres below the margin."""
        x, height = 0.0, self.height_of(last - first)
        for cell, layout in zip(self.cells, self._layouts, strict=True):
            box = QRectF(x * _UNIT, top * _UNIT, cell.width * _UNIT, height * _UNIT)
            if cell.shaded:
                painter.fillRect(box, QColor(f"#{SHADE}"))
            if self.ruled:
                painter.setPen(QPen(QColor(f"#{EDGE}"), _RULE * _UNIT))
                painter.drawRect(box)
            painter.setPen(QColor(f"#{cell.colour}"))
            for number in range(first, min(last, layout.lineCount())):
                line = layout.lineAt(number)
                above = top + self.around / 2 + (number - first) * self.line
                slack = (self.line * _UNIT - line.height()) / 2
                line.draw(painter, QPointF((x + PADDING) * _UNIT, above * _UNIT + slack))
            x += cell.width


@dataclass(frozen=True)
class Placed:
    """Some lines of a strip at a height of a page."""

    strip: Strip
    top: float
    first: int
    last: int


Page = list[Placed]


def sheet_pages(sheet: Sheet) -> list[Page]:
    """The pages of a sheet; with few findings in the largest type in which it is one page, if any is small enough."""
    usual = paginate(list(_strips(sheet, SIZES[0])))
    if len(usual) == 1 or len(sheet.findings) > ONE_PAGE:
        return usual
    for size in SIZES[1:]:
        pages = paginate(list(_strips(sheet, size)))
        if len(pages) == 1:
            return pages
    return usual


def paginate(strips: Sequence[Strip]) -> list[Page]:
    """Distribute strips over pages."""
    pages: list[Page] = [[]]
    top = 0.0
    for number, strip in enumerate(strips):
        if top and top + _needed(strips, number) > HEIGHT:
            pages.append([])
            top = _repeat(strip, pages[-1])
        first = 0
        while strip.lines - first > (fit := strip.lines_in(HEIGHT - top)):
            if fit > 0:
                pages[-1].append(Placed(strip, top, first, first + fit))
                first += fit
            pages.append([])
            top = _repeat(strip, pages[-1])
        pages[-1].append(Placed(strip, top, first, strip.lines))
        top += strip.height_of(strip.lines - first) + strip.after
    return pages


def _needed(strips: Sequence[Strip], number: int) -> float:
    """The height of a strip with those it must not be parted from; of one longer than a page, its first lines."""
    strip = strips[number]
    height = min(strip.height, HEIGHT / 3) if strip.height > HEIGHT else strip.height
    if strip.keeps and number + 1 < len(strips):
        return height + strip.after + _needed(strips, number + 1)
    return height


def _repeat(strip: Strip, page: Page) -> float:
    """Begin a page within a table with the table's head; returns the height below it."""
    if strip.head is None:
        return 0.0
    page.append(Placed(strip.head, 0.0, 0, strip.head.lines))
    return strip.head.height


def draw_pages(pages: Sequence[Page], device: QPagedPaintDevice, foot: str) -> None:
    """Draw the pages on a device whose painter begins at the corner of the paper."""
    painter = QPainter(device)
    try:
        # to the paper as it is: another size or direction chosen for the printer makes the sheet smaller, not cut
        dots = min(painter.device().width() / PAGE_WIDTH, painter.device().height() / PAGE_HEIGHT)
        for number, page in enumerate(pages):
            if number:
                device.newPage()
            painter.save()
            painter.scale(dots / _UNIT, dots / _UNIT)
            painter.translate(MARGIN * _UNIT, MARGIN * _UNIT)
            for placed in page:
                placed.strip.draw(painter, placed.top, placed.first, placed.last)
            line = Strip(Words(f"{foot}　　第 {number + 1} 页，共 {len(pages)} 页", WIDTH, 8, GREY, centred=True))
            line.draw(painter, PAGE_HEIGHT - MARGIN - _FOOT - line.height, 0, line.lines)
            painter.restore()
    finally:
        painter.end()


def _strips(sheet: Sheet, size: float) -> Iterator[Strip]:
    yield Strip(Words(sheet.title, WIDTH, 16, heavy=True, centred=True), after=2)
    for row in sheet.head_rows:
        cells, at = [], 0
        for entry, span in row:
            cells.append(Words(entry.name, HEAD_SHARES[at] * WIDTH, size, GREY))
            cells.append(Words(entry.value, sum(HEAD_SHARES[at + 1 : at + 1 + span]) * WIDTH, size))
            at += 1 + span
        yield Strip(*cells, ruled=True)
    conclusion = sheet.conclusion
    yield Strip(Words("", WIDTH, 4))
    yield Strip(Words(f"结论：{conclusion.sentence}", WIDTH, size + 2, COLOURS[conclusion.level], heavy=True))
    yield Strip(Words(conclusion.numbers, WIDTH, size), after=1.5)
    for block in blocks(sheet):
        yield from _table(block, size)
    yield Strip(Words("核对范围", WIDTH, size + 1, heavy=True), after=0.5, keeps=True)
    yield Strip(Words(sheet.scope_text, WIDTH, size), after=5, keeps=True)  # a page of signatures alone proves nothing
    width = WIDTH / len(sheet.sign_lines)
    yield Strip(*(Words(line, width, size + 1) for line in sheet.sign_lines))


def _table(block: Block, size: float) -> Iterator[Strip]:
    if not block.rows:
        name = f"{block.name}："
        wide = (len(name) + 0.5) * (size + 1) * POINT + 2 * PADDING  # Chinese type alone: as wide as high
        first, rest = Words(name, wide, size + 1, heavy=True), Words(block.empty, WIDTH - wide, size)
        yield Strip(first, rest, after=0.5 if block.note else 1.5, keeps=bool(block.note))
    else:
        yield Strip(Words(block.name, WIDTH, size + 1, heavy=True), after=0.8, keeps=True)
        heads = zip(block.heads, block.widths, strict=True)
        head = Strip(
            *(Words(text, width, size, heavy=True, centred=True, shaded=True) for text, width in heads),
            ruled=True, keeps=True,
        )  # fmt: skip
        yield head
        for number in range(len(block.rows)):
            yield Strip(*_cells(block, number, size), ruled=True, head=head)
        yield Strip(Words("", WIDTH, 3))
    if block.note:
        yield Strip(Words(block.note, WIDTH, size), after=1.5)


def _cells(block: Block, number: int, size: float) -> Iterator[Words]:
    for column, (text, width) in enumerate(zip(block.rows[number], block.widths, strict=True)):
        named = column == block.level_column
        colour = COLOURS[block.levels[number]] if named else TEXT
        yield Words(text, width, size, colour, heavy=named, centred=column in block.centred)
