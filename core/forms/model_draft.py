"""The invented model draft: a complete, clean report as data, for the rules' examples and the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.forms.spec import FormSpec, kept_with_forms, load_form

if TYPE_CHECKING:
    from core.forms.grid_notation import CellKey, LayoutCell


@dataclass(frozen=True)
class ModelDraft:
    """Title, prose by section, numbers by (table, row, column); a number not named is 0."""

    form: FormSpec
    title: str
    preface: Sequence[str]
    prose: Mapping[str, Sequence[str]]
    values: Mapping[tuple[str, str, str], str]
    closing: Sequence[str] = ()
    without_tables: Sequence[str] = ()
    without_rows: Sequence[tuple[str, str]] = ()
    without_sections: Sequence[str] = ()
    exchanged: tuple[str, str] | None = None

    @property
    def year(self) -> int:
        """The report year in the title."""
        return int("".join(c for c in self.title if c.isdigit()))

    def value(self, table: str, key: CellKey) -> str:
        """The text of a number cell."""
        return self.values.get((table, *key), "0")

    def table_rows(self, table: str) -> list[list[tuple[LayoutCell, str]]]:
        """The table's cells row by row, each with the text it shows."""
        spec = self.form.tables[table]
        rows: dict[int, list[tuple[LayoutCell, str]]] = {}
        for cell in spec.layout:
            text = self.value(table, cell.key) if cell.key else cell.text
            rows.setdefault(cell.row, []).append((cell, text))
        return [sorted(rows[r], key=lambda pair: pair[0].col) for r in sorted(rows)]

    def headings(self) -> list[tuple[str, str]]:
        """(section key, numbered heading) in order."""
        return [(s.key, self.form.numbered(s.key)) for s in self.form.sections]

    def text(self) -> str:
        """The draft as plain text, tables tab-separated with merged cells left empty."""
        parts = [self.title, *self.preface]
        order = list(zip(self.headings(), self.form.sections, strict=True))
        if self.exchanged:
            first, second = ([s.key for s in self.form.sections].index(key) for key in self.exchanged)
            order[first], order[second] = order[second], order[first]
        for (key, heading), section in order:
            if key in self.without_sections:
                continue
            parts.append(heading)
            parts += self.prose.get(key, ())
            if section.table and section.table not in self.without_tables:
                parts.append(self._tsv(section.table))
        parts += self.closing
        return "\n\n".join(parts) + "\n"

    def _tsv(self, table: str) -> str:
        width = max(c.col + c.colspan for c in self.form.tables[table].layout)
        lines: list[str] = []
        layout = self.form.tables[table].layout
        dropped = {cell.row for cell in layout if cell.key and (table, cell.key[0]) in self.without_rows}
        for row in self.table_rows(table):
            if row[0][0].row in dropped:
                continue
            line = [""] * width
            for cell, text in row:
                line[cell.col] = text
            lines.append("\t".join(line))
        return "\n".join(lines)


@kept_with_forms
def load_model(version: str) -> ModelDraft:
    """The model draft on the given form; raises ResourceError when its file is wrong."""
    data = read_toml("examples", f"model_{version}.toml")
    values = {
        (table, row, column): str(number)
        for table, rows in data["tables"].items()
        for row, columns in rows.items()
        for column, number in columns.items()
    }
    return ModelDraft(
        form=load_form(version),
        title=data["title"],
        preface=tuple(data["preface"]),
        prose={key: tuple(paragraphs) for key, paragraphs in data["prose"].items()},
        values=values,
        closing=tuple(data.get("closing", ())),
    )
