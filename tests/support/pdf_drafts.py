"""The model draft as PDF files of many styles: ruled and open tables, split rows, running heads, wrapped numbers."""

from __future__ import annotations

import io
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.support.drafts import CellKey, blocks
from tests.support.kept import kept

if TYPE_CHECKING:
    from core.forms.grid_notation import LayoutCell
    from core.forms.model_draft import ModelDraft

FONT = "STSong-Light"
_CLOSING = "，。、；：！？）”’》"


# --- PDF ---


@dataclass(frozen=True)
class PdfStyle:
    """How a PDF is laid out. ``rules``: "lines", "rects" (thin fills), "level" (no upright lines), "none"."""

    size: tuple[float, float] = (595.0, 842.0)
    rotate: int = 0
    rules: str = "lines"
    table_size: float = 9.0
    text_size: float = 14.0
    split_rows: bool = False
    repeat_head: bool = False
    open_breaks: bool = False
    open_sides: bool = False
    head: str = ""
    page_numbers: bool = True
    widths: Mapping[str, Sequence[float]] = field(default_factory=dict)
    password: str = ""


@dataclass(frozen=True)
class MadePdf:
    """The file, and where every number cell was drawn: (page, x0, top, x1, bottom) as shown."""

    data: bytes
    cells: Mapping[CellKey, tuple[int, float, float, float, float]]


_WIDTHS = {
    4: (130.0, 105.0, 105.0, 105.0),
    10: (30.0, 62.0, 128.0, *([32.0] * 7)),
    15: (*([29.6] * 15),),
}
_MARGIN_X, _MARGIN_Y, _PAD = 75.0, 80.0, 4.0


class PdfWriter:
    """Draws from the top left; ``y`` is the distance from the top of the page as shown."""

    def __init__(self, style: PdfStyle) -> None:
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.style = style
        self.width, self.height = style.size
        self.stream = io.BytesIO()
        # reportlab exchanges the sides of the sheet itself for a page that is turned
        self.canvas = Canvas(
            self.stream, pagesize=style.size, invariant=1, encrypt=style.password or None, pageCompression=0
        )
        self.page = 0
        self.cells: dict[CellKey, tuple[int, float, float, float, float]] = {}
        self.begin()

    def begin(self) -> None:
        self.page += 1
        self.y = _MARGIN_Y
        canvas, style = self.canvas, self.style
        if style.rotate:
            canvas.setPageRotation(style.rotate)
            turn = {
                90: (0, 1, -1, 0, self.height, 0),
                180: (-1, 0, 0, -1, self.width, self.height),
                270: (0, -1, 1, 0, 0, self.width),
            }
            canvas.transform(*turn[style.rotate])
        if style.page_numbers:
            self.text(f"— {self.page} —", self.width / 2 - 20, self.height - 50, 10)
        if style.head:
            self.text(style.head, _MARGIN_X, 45, 10)

    def turn(self) -> None:
        self.canvas.showPage()
        self.begin()

    @property
    def end(self) -> float:
        return self.height - _MARGIN_Y

    def text(self, text: str, x: float, top: float, size: float) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - top - 0.85 * size, text)

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        if self.style.rules == "rects":
            self.canvas.rect(x0 - 0.25, self.height - bottom - 0.25, x1 - x0 + 0.5, bottom - top + 0.5, 0, 1)
        else:
            self.canvas.line(x0, self.height - top, x1, self.height - bottom)

    def paragraph(self, text: str, size: float, *, indent: float = 2, center: bool = False) -> None:
        right = self.width - _MARGIN_X
        lines = wrap(text, right - _MARGIN_X, size, first=0 if center else indent * size)
        for i, line in enumerate(lines):
            if self.y + 1.7 * size > self.end:
                self.turn()
            x = _MARGIN_X + (indent * size if i == 0 else 0)
            if center:
                x = (self.width - pdfmetrics.stringWidth(line, FONT, size)) / 2
            self.text(line, x, self.y, size)
            self.y += 1.7 * size

    def table(self, key: str, rows: list[list[tuple[LayoutCell, str]]]) -> None:
        cells = [pair for row in rows for pair in row]
        count = max(c.col + c.colspan for c, _ in cells)
        widths = self.style.widths.get(key) or _WIDTHS.get(count) or (445.0 / count,) * count
        xs = [_MARGIN_X, *itertools.accumulate(widths, initial=_MARGIN_X)][1:]
        size, leading = self.style.table_size, 1.3 * self.style.table_size
        texts = {
            (c.row, c.col): wrap(text, xs[c.col + c.colspan] - xs[c.col] - 4, size) if text else [] for c, text in cells
        }
        heights = [
            max(max(1, len(texts[c.row, c.col])) * leading for c, _ in row if c.rowspan == 1) + 2 * _PAD
            if any(c.rowspan == 1 for c, _ in row)
            else leading + 2 * _PAD
            for row in rows
        ]
        ys = list(itertools.accumulate(heights, initial=0.0))
        head = ys[min((c.row for c, _ in cells if c.key), default=0)] if self.style.repeat_head else 0.0
        cuts = self._cuts(ys, leading, head)
        waiting = [
            [xs[c.col] + 2, ys[c.row] + _PAD + n * leading, line]
            for c, _ in cells
            for n, line in enumerate(texts[c.row, c.col])
        ]
        for number, (start, stop) in enumerate(itertools.pairwise(cuts)):
            if number:
                self.turn()
                self._head([(c, texts[c.row, c.col]) for c, _ in cells if ys[c.row] < head], xs, ys)
                self.y += head
            shift = self.y - start
            for cell, _ in cells:
                top, bottom = max(start, ys[cell.row]), min(stop, ys[cell.row + cell.rowspan])
                if bottom - top < 1:
                    continue
                x0, x1 = xs[cell.col], xs[cell.col + cell.colspan]
                whole = top == ys[cell.row], bottom == ys[cell.row + cell.rowspan]
                self._borders(x0, top + shift, x1, bottom + shift, whole, (xs[0], xs[-1]))
                name = key.partition("#")[0]
                if cell.key and (name, *cell.key) not in self.cells:
                    self.cells[name, *cell.key] = (self.page, x0, top + shift, x1, bottom + shift)
            later = []
            for x, y, line in waiting:
                if y + leading <= stop + 0.01:
                    self.text(line, x, y + shift, size)
                else:
                    later.append([x, max(y, stop + _PAD), line])
            waiting = later
            self.y += stop - start
        self.y += 10

    def _head(self, cells: list[tuple[LayoutCell, list[str]]], xs: Sequence[float], ys: Sequence[float]) -> None:
        """The rows above the numbers once more, at the top of a page."""
        size = self.style.table_size
        for cell, lines in cells:
            x0, x1 = xs[cell.col], xs[cell.col + cell.colspan]
            top, bottom = self.y + ys[cell.row], self.y + ys[cell.row + cell.rowspan]
            self._borders(x0, top, x1, bottom, (True, True), (xs[0], xs[-1]))
            for n, line in enumerate(lines):
                self.text(line, x0 + 2, top + _PAD + n * 1.3 * size, size)

    def _borders(
        self, x0: float, top: float, x1: float, bottom: float, whole: tuple[bool, bool], sides: tuple[float, float]
    ) -> None:
        style, (first, last) = self.style, whole
        if style.rules == "none":
            return
        if first or not style.open_breaks:
            self.line(x0, top, x1, top)
        if last or not style.open_breaks:
            self.line(x0, bottom, x1, bottom)
        if style.rules != "level":
            for x in (x0, x1):
                if not (style.open_sides and x in sides):
                    self.line(x, top, x, bottom)

    def _cuts(self, ys: list[float], leading: float, head: float) -> list[float]:
        """Where the table is cut by page ends, in its own heights."""
        cuts = [0.0]
        room = self.end - self.y
        while ys[-1] - cuts[-1] > room:
            limit = cuts[-1] + room
            row = max(i for i, y in enumerate(ys) if y <= limit)
            cut = ys[row]
            if self.style.split_rows and row + 1 < len(ys):
                fitting = int((limit - cut - _PAD) // leading)
                if fitting >= 1 and cut + _PAD + (fitting + 0.5) * leading < ys[row + 1] - _PAD:
                    cut += _PAD + fitting * leading
            if cut <= cuts[-1]:
                cut = cuts[-1]
                self.turn()
                room = self.end - self.y
                continue
            cuts.append(cut)
            room = self.end - _MARGIN_Y - head
        return [*cuts, ys[-1]]


def wrap(text: str, width: float, size: float, first: float = 0.0) -> list[str]:
    """Break text into lines of a width and at line ends; closing marks hang rather than start a line."""
    lines = [""]
    used = first
    for char in text:
        if char == "\n":
            lines.append("")
            used = 0.0
            continue
        advance = pdfmetrics.stringWidth(char, FONT, size)
        if used + advance > width + 0.01 and lines[-1] and char not in _CLOSING:
            lines.append("")
            used = 0.0
        lines[-1] += char
        used += advance
    return lines


@kept
def to_pdf(draft: ModelDraft, style: PdfStyle | None = None) -> MadePdf:
    """A PDF of the draft and the places of its number cells."""
    chosen = style or PdfStyle()
    writer = PdfWriter(chosen)
    for kind, content in blocks(draft):
        if kind == "table":
            writer.table(content, draft.table_rows(content))
        elif kind == "title":
            writer.paragraph(content, 18, center=True)
        else:
            writer.paragraph(content, chosen.text_size)
    writer.canvas.save()
    return MadePdf(writer.stream.getvalue(), writer.cells)
