"""Drafts whose tables and headings are not quite the form's: in parts, with other words, captions, numerals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from core.forms.grid_notation import LayoutCell, parse_grid
from core.forms.model_draft import ModelDraft

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class OddDraft(ModelDraft):
    """``parts`` says what stands in place of a table: grids in the notation of the form files (they have more than
    one line), and paragraphs.
    """

    parts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: How the six headings are written.
    heading: str = "{numeral}、{words}"

    def headings(self) -> list[tuple[str, str]]:
        """(section key, heading) in order."""
        form = self.form
        return [(s.key, self.heading.format(numeral=form.numeral(s.key), words=s.heading)) for s in form.sections]

    def table_blocks(self, table: str) -> Iterator[tuple[str, str]]:
        """("text" | "table", content) in order; a table's content is a key for ``table_rows``."""
        for number, part in enumerate(self.parts.get(table, ())):
            yield ("table", f"{table}#{number}") if "\n" in part else ("text", part)
        if table not in self.parts:
            yield "table", table

    def table_rows(self, table: str) -> list[list[tuple[LayoutCell, str]]]:
        """The cells of a table, or of a part of one, row by row."""
        name, _, number = table.partition("#")
        if not number:
            return super().table_rows(table)
        rows: dict[int, list[tuple[LayoutCell, str]]] = {}
        for cell in self._grids[name, number]:
            rows.setdefault(cell.row, []).append((cell, self.value(name, cell.key) if cell.key else cell.text))
        return [sorted(rows[r], key=lambda pair: pair[0].col) for r in sorted(rows)]

    @cached_property
    def _grids(self) -> dict[tuple[str, str], list[LayoutCell]]:
        return {
            (name, str(i)): parse_grid(part, list(self.form.tables[name].columns))
            for name, parts in self.parts.items()
            for i, part in enumerate(parts)
            if "\n" in part
        }

    def _tsv(self, table: str) -> str:
        lines: list[str] = []
        for kind, content in self.table_blocks(table):
            if kind == "text":
                lines.append(content)
                continue
            rows = self.table_rows(content)
            width = max(c.col + c.colspan for row in rows for c, _ in row)
            for row in rows:
                line = [""] * width
                for cell, text in row:
                    line[cell.col] = text
                lines.append("\t".join(line))
            lines.append("")
        return "\n".join(lines)


def with_parts(draft: ModelDraft, **parts: Sequence[str]) -> OddDraft:
    """The draft with other things in place of its tables."""
    values = {name: getattr(draft, name) for name in ModelDraft.__dataclass_fields__}
    return OddDraft(**values, parts=parts)


def reworded(draft: ModelDraft, table: str, words: Mapping[str, str]) -> OddDraft:
    """The draft with other words in the printed cells of a table; ``words`` from old to new."""
    grid = draft.form.tables[table].grid
    for old, new in words.items():
        if old not in grid:
            raise ValueError(old)
        grid = grid.replace(old, new)
    return replace(with_parts(draft), parts={table: (grid,)})
