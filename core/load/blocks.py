"""From blocks (paragraphs and tables, in the order of Word files and web pages) to a Document."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from core.base.errors import EmptyError
from core.forms.spec import all_forms, kept_with_forms
from core.language.letters import letters
from core.language.numerals import ONES, ORDINALS
from core.load.block_types import Block, BlockCell, BlockTable, Paragraph
from core.load.limits import MAX_CELLS, MAX_TEXT, limit
from core.load.nested_tables import unnested
from core.model.document import Document, Grid, GridCell, Notice, Origin, Span, View
from core.model.normalise import fold, logical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NUMBERED = re.compile(rf"[(（]?[{ONES}][)）]?[、.．:：]?")
_ITEM = re.compile(rf"第[{ORDINALS}]+条")

#: A full-width row of a joined table that is longer than this is prose, not a head of the form.
_PROSE = 30

_WORD = re.compile(r"\S+")


def is_section_heading(text: str) -> bool:
    """True for the heading of one of the six sections, with or without its number, in any form or variant."""
    bare = "".join(fold(text).split())
    return len(bare) <= 40 and _NUMBERED.sub("", bare, count=1).rstrip("。:：") in _headings()


@kept_with_forms
def _headings() -> frozenset[str]:
    return frozenset(
        fold(name) for form in all_forms() for section in form.sections for name in (section.heading, *section.variants)
    )


def plain(blocks: Iterable[Block]) -> str:
    """All text of the blocks, those of inner tables too, separated by blanks."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            parts += (plain(cell.blocks) for cell in block.cells)
    return " ".join(" ".join(parts).split())


def flatten(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks without layout tables: their content takes their place. Data tables come out with plain cells."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.text or not block.unread:
                yield block
        elif _is_layout(block):
            for cell in sorted(block.cells, key=lambda c: (c.row, c.col)):
                yield from flatten(cell.blocks)
        else:
            yield from _split(unnested(block))


def _is_layout(table: BlockTable) -> bool:
    # Asked again at every level of nesting: without the memory, time would double with each.
    if table.layout is None:
        table.layout = _arranges(table)
    return table.layout


def _arranges(table: BlockTable) -> bool:
    """A table that only arranges the page: one column, or whole sections or tables inside its cells."""
    if max((cell.col for cell in table.cells), default=0) == 0:
        return True
    inner = 0
    for cell in table.cells:
        if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
            continue  # as nearly always: a line is no section
        nested = [b for b in cell.blocks if isinstance(b, BlockTable) and not _is_layout(b)]
        # a table of numbers alone is a part of its row
        inner += sum(len(text) for b in nested if letters(text := plain([b])))
        paragraphs = [b for b in flatten(cell.blocks) if isinstance(b, Paragraph) and b.text.strip()]
        if (len(paragraphs) > 1 or nested) and any(is_section_heading(p.text) for p in paragraphs):
            return True
    return inner > 0 and inner * 2 > sum(len(plain(cell.blocks)) for cell in table.cells)


def _split(table: BlockTable) -> Iterator[Block]:
    """Cut a table at rows that hold a section heading: several tables of the form joined into one."""
    rows: dict[int, list[BlockCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    width = max(c.col + c.colspan for c in table.cells)

    def full(row: int) -> bool:
        cells = rows[row]
        return len(cells) == 1 and cells[0].col == 0 and cells[0].colspan == width and cells[0].rowspan == 1

    heads = {r for r in rows if full(r) and is_section_heading(plain(rows[r][0].blocks))}
    if not heads:
        yield table
        return
    part: list[BlockCell] = []
    first = 0
    for row in sorted(rows):
        text = plain(rows[row][0].blocks)
        if row in heads or (full(row) and len(text) > _PROSE and not _ITEM.match(text)):
            if part:
                yield BlockTable(part, table.origin)
            part = []
            yield from flatten(rows[row][0].blocks)
            continue
        if not part:
            first = row
        part += (BlockCell(c.row - first, c.col, c.rowspan, c.colspan, c.blocks) for c in rows[row])
    if part:
        yield BlockTable(part, table.origin)


class _Writer:
    """The draft's text as it grows, and where its pieces came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.pieces = array("l")
        self.numbers = array("l")
        self.apart: list[Span] = []
        self.unread: list[Span] = []

    def write(self, text: str) -> None:
        """Append text of no origin."""
        self.parts.append(text)
        self.size += len(text)

    def begin(self, paragraph: Paragraph) -> None:
        """What follows belongs to this paragraph of the file."""
        if paragraph.number >= 0:
            self.numbers.extend((self.size, paragraph.number))

    def copy(self, paragraph: Paragraph, start: int, end: int) -> None:
        """Append a stretch of a paragraph."""
        shift = self.size - start
        for run in paragraph.runs:
            low, high = max(run.start, start), min(run.end, end)
            if low < high:
                self.pieces.extend((low + shift, high + shift, run.leaf, run.offset + low - run.start))
        for first, last in paragraph.apart:
            low, high = max(first, start), min(last, end)
            if low < high:
                self.apart.append(Span(low + shift, high + shift))
        self.write(paragraph.text[start:end])

    def cell(self, blocks: Iterable[Block]) -> Span:
        """Append a cell's text as ``plain`` gives it."""
        start = self.size
        if self._words(blocks, start):
            self.unread.append(Span(start, self.size))
        return Span(start, self.size)

    def _words(self, blocks: Iterable[Block], start: int) -> bool:
        """Whether something is shown among them that is no text."""
        unread = False
        for block in blocks:
            if isinstance(block, BlockTable):
                for cell in block.cells:
                    unread |= self._words(cell.blocks, start)
                continue
            unread |= block.unread
            self.begin(block)
            for word in _WORD.finditer(block.text):
                if self.size > start:
                    self.write(" ")
                self.copy(block, *word.span())
        return unread


def build(blocks: Iterable[Block], name: str, kind: str, notices: Sequence[Notice] = (), part: str = "") -> Document:
    """Write blocks down as text and keep the place of every piece.

    Paragraphs are lines; cells of a table row are separated by tabs, paragraphs inside a cell by blanks.
    ``part`` names the part of the file that the blocks' runs point into. Raises EmptyError when there is no text.
    """
    out = _Writer()
    paragraphs: list[Span] = []
    grids: list[tuple[int, int, list[tuple[BlockCell, Span]]]] = []
    count = 0
    for block in flatten(blocks):
        limit(out.size, MAX_TEXT, "characters")
        if isinstance(block, Paragraph):
            start = 0
            for line in block.text.split("\n"):
                if line.strip():
                    if block.body:
                        paragraphs.append(Span(out.size, out.size + len(line)))
                    out.begin(block)
                    out.copy(block, start, start + len(line))
                    out.write("\n")
                start += len(line) + 1
            continue
        count += len(block.cells)
        limit(count, MAX_CELLS, "cells")
        first, row = out.size, -1
        cells: list[tuple[BlockCell, Span]] = []
        for cell in sorted(block.cells, key=lambda c: (c.row, c.col)):
            if row >= 0:
                out.write("\t" if cell.row == row else "\n")
            row = cell.row
            cells.append((cell, out.cell(cell.blocks)))
        if cells:
            grids.append((first, out.size, cells))
            out.write("\n")
    text = "".join(out.parts)
    limit(len(text), MAX_TEXT, "characters")
    if not text.strip():
        raise EmptyError
    return Document(
        name=name,
        format=kind,
        text=text,
        paragraphs=tuple(view for view in (logical(text, [span]) for span in paragraphs) if view.text),
        grids=tuple(Grid(tuple(_grid_cell(text, c, s) for c, s in cells), a, b) for a, b, cells in grids),
        notices=tuple(notices),
        apart=tuple(out.apart),
        unread=tuple(out.unread),
        origin=Origin(part, out.pieces, out.numbers) if part else None,
    )


def _grid_cell(text: str, cell: BlockCell, span: Span) -> GridCell:
    view = logical(text, [span])
    return GridCell(cell.row, cell.col, cell.rowspan, cell.colspan, view if view.text else View("", (), span.start))
