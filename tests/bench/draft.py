"""A made report as a row of blocks, with notes on what its words are; and the table operations of the defects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.forms.grid_notation import LayoutCell
from core.forms.spec import FormSpec
from tests.bench.figures import Figures
from tests.bench.grammar import Note, strip_marks

Rows = list[list[tuple[LayoutCell, str]]]


@dataclass(frozen=True)
class Block:
    """One paragraph, or one table. ``kind``: title, preface, heading, text, table, closing.

    ``section`` is the key of the section it stands in; ``label`` tells what a text paragraph is
    (``aspect:requests`` …); a table's key is in ``table``.
    """

    kind: str
    text: str = ""
    section: str | None = None
    label: str = ""
    table: str = ""
    notes: tuple[Note, ...] = ()

    def note(self, name: str) -> list[Note]:
        """Its notes of one name, or of names that begin with ``name.``."""
        return [n for n in self.notes if n.name == name or n.name.startswith(name + ".")]

    def put(self, start: int, end: int, text: str) -> Block:
        """``text[start:end]`` replaced; notes touched by it are dropped, later ones shifted."""
        shift = len(text) - (end - start)
        kept = []
        for note in self.notes:
            if note.end <= start:
                kept.append(note)
            elif note.start >= end:
                kept.append(Note(note.name, note.start + shift, note.end + shift))
            elif note.start <= start and note.end >= end:
                kept.append(Note(note.name, note.start, note.end + shift))
        return replace(self, text=self.text[:start] + text + self.text[end:], notes=tuple(kept))


def block(kind: str, marked: str, section: str | None = None, label: str = "") -> Block:
    """A paragraph from text with marks."""
    text, notes = strip_marks(marked)
    return Block(kind, text, section, label, notes=tuple(notes))


@dataclass(frozen=True)
class BenchDraft:
    """A made report. ``facts`` are the names and years its words were made from."""

    form: FormSpec
    year: int
    blocks: tuple[Block, ...]
    figures: Figures
    facts: Mapping[str, str]
    tables: Mapping[str, Rows] = field(default_factory=dict)
    previous: BenchDraft | None = None

    def table_rows(self, key: str) -> Rows:
        """The table's cells row by row, each with the text it shows."""
        return self.tables[key]

    def where(self, kind: str, section: str | None = None) -> list[int]:
        """Indexes of the blocks of a kind, in a section when one is given."""
        return [i for i, b in enumerate(self.blocks) if b.kind == kind and section in (None, b.section)]

    def text_blocks(self) -> list[int]:
        """Indexes of the paragraphs of prose."""
        return [i for i, b in enumerate(self.blocks) if b.kind in ("text", "preface")]

    def with_block(self, index: int, *new: Block) -> BenchDraft:
        """One block replaced by others (none: left out)."""
        return replace(self, blocks=(*self.blocks[:index], *new, *self.blocks[index + 1 :]))

    def with_cell(self, table: str, row: str, column: str, text: str) -> BenchDraft:
        """A number cell shows another text."""
        rows = [[(c, text if c.key == (row, column) else t) for c, t in line] for line in self.tables[table]]
        return replace(self, tables={**self.tables, table: rows})

    def with_label(self, table: str, old: str, new: str) -> BenchDraft:
        """Every label cell that reads ``old`` reads ``new``."""
        rows = [[(c, new if not c.key and t == old else t) for c, t in line] for line in self.tables[table]]
        return replace(self, tables={**self.tables, table: rows})

    def without_row(self, table: str, row: str) -> BenchDraft:
        """A data row left out; groups around it shrink."""
        number = next(c.row for line in self.tables[table] for c, _ in line if c.key and c.key[0] == row)
        cells: list[tuple[LayoutCell, str]] = []
        for cell, text in (pair for line in self.tables[table] for pair in line):
            if cell.row == number and cell.rowspan == 1:
                continue
            if cell.row <= number < cell.row + cell.rowspan:
                cell = cell._replace(rowspan=cell.rowspan - 1)
            elif cell.row > number:
                cell = cell._replace(row=cell.row - 1)
            cells.append((cell, text))
        lines: dict[int, list[tuple[LayoutCell, str]]] = {}
        for cell, text in cells:
            lines.setdefault(cell.row, []).append((cell, text))
        rows = [sorted(lines[r], key=lambda pair: pair[0].col) for r in sorted(lines)]
        return replace(self, tables={**self.tables, table: rows})

    @property
    def length(self) -> int:
        """Characters of prose."""
        return sum(len(b.text) for b in self.blocks)


def official_rows(form: FormSpec, figures: Figures, key: str, zero: str = "0") -> Rows:
    """A table of the form filled in; ``zero`` stands in the cells that are nought."""
    rows: dict[int, list[tuple[LayoutCell, str]]] = {}
    for cell in form.tables[key].layout:
        text = str(figures.cells.get((key, *cell.key), zero)) if cell.key else cell.text
        rows.setdefault(cell.row, []).append((cell, text))
    return [sorted(rows[r], key=lambda pair: pair[0].col) for r in sorted(rows)]
