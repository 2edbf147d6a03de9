"""The model draft as plain text, in every layout that pasted and converted drafts have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.forms.grid_notation import LayoutCell
from core.forms.model_draft import ModelDraft, load_model

Rows = list[list[tuple[LayoutCell, str]]]
TableLayout = Callable[[Rows], list[str]]


def distinct(version: str) -> ModelDraft:
    """The model draft with another number in every cell: 101, 108, 115 …"""
    model = load_model(version)
    keys = [(table, *key) for table, spec in model.form.tables.items() for key in spec.cell_keys]
    return replace(model, values={key: str(101 + 7 * i) for i, key in enumerate(keys)})


def tabs_merged_empty(rows: Rows) -> list[str]:
    """Tab-separated, one field per grid column, merged cells empty."""
    width = max(cell.col + cell.colspan for row in rows for cell, _ in row)
    lines = []
    for row in rows:
        fields = [""] * width
        for cell, text in row:
            fields[cell.col] = text
        lines.append("\t".join(fields))
    return lines


def tabs_ragged(rows: Rows) -> list[str]:
    """Tab-separated, merged cells left out."""
    return ["\t".join(text for _, text in row) for row in rows]


def cell_per_line(rows: Rows) -> list[str]:
    """One cell per line, nothing between."""
    return [text for row in rows for _, text in row]


def cell_per_line_spaced(rows: Rows) -> list[str]:
    """One cell per line with a blank line after each."""
    return [line for row in rows for _, text in row for line in (text, "")]


def cell_per_line_tabbed(rows: Rows) -> list[str]:
    """One cell per line behind a tab, a blank line after each row."""
    return [line for row in rows for line in (*(f"\t{text}" for _, text in row), "")]


def blanks(rows: Rows) -> list[str]:
    """Cells separated by blanks, as PDF text has them."""
    return [" ".join(text for _, text in row) for row in rows]


def blanks_wrapped_labels(rows: Rows) -> list[str]:
    """Labels broken over lines, the numbers of the row below them."""
    lines: list[str] = []
    for row in rows:
        for cell, text in row:
            if not cell.key:
                lines += wrapped(text, 8)
        if numbers := [text for cell, text in row if cell.key]:
            lines.append(" ".join(numbers))
    return lines


def blanks_centred_numbers(rows: Rows) -> list[str]:
    """Labels broken over lines with the numbers in the middle, as a page is read from top to bottom."""
    lines: list[str] = []
    for row in rows:
        labels = [text for cell, text in row if not cell.key]
        numbers = " ".join(text for cell, text in row if cell.key)
        if not labels:
            lines.append(numbers)
            continue
        pieces = wrapped(labels[-1], 10)
        half = len(pieces) // 2
        middle = pieces[half] if len(pieces) % 2 else ""
        lines += [*labels[:-1], *pieces[:half], f"{middle} {numbers}", *pieces[half + len(pieces) % 2 :]]
    return lines


def pipes(rows: Rows) -> list[str]:
    """A Markdown table."""
    lines = [f"| {' | '.join(line.split(chr(9)))} |" for line in tabs_merged_empty(rows)]
    return [lines[0], "|" + "---|" * lines[0].count(" | ") + "---|", *lines[1:]]


def pipes_inside(rows: Rows) -> list[str]:
    """Pipes between cells only, merged cells left out."""
    return [" | ".join(text for _, text in row) for row in rows]


def pipe_per_cell(rows: Rows) -> list[str]:
    """One cell per line ended by a pipe, a bare pipe for each further column a cell spans, at the end of the row."""
    lines: list[str] = []
    for row in rows:
        lines += [f"{text} |" for _, text in row]
        if further := sum(cell.colspan - 1 for cell, _ in row):
            lines.append("|" * further)
    return lines


def markup(rows: Rows) -> list[str]:
    """HTML tables in the middle of plain text."""
    lines = ["<table>"]
    for row in rows:
        cells = (f'<td rowspan="{cell.rowspan}" colspan="{cell.colspan}">{text or "&nbsp;"}</td>' for cell, text in row)
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return [*lines, "</table>"]


LAYOUTS: tuple[TableLayout, ...] = (
    tabs_merged_empty,
    tabs_ragged,
    cell_per_line,
    cell_per_line_spaced,
    cell_per_line_tabbed,
    blanks,
    blanks_wrapped_labels,
    blanks_centred_numbers,
    pipes,
    pipes_inside,
    pipe_per_cell,
    markup,
)


def wrapped(text: str, width: int) -> list[str]:
    """Text cut into pieces of ``width`` characters."""
    return [text[i : i + width] for i in range(0, len(text), width)]


def render(model: ModelDraft, tables: dict[str, Sequence[str]], wrap: int = 0) -> str:
    """The whole draft; ``tables`` holds the lines of each table, ``wrap`` breaks the prose at that many characters."""
    lines: list[str] = [model.title, ""]
    for paragraph in model.preface:
        lines += wrapped(paragraph, wrap) if wrap else [paragraph]
    for (key, heading), section in zip(model.headings(), model.form.sections, strict=True):
        lines += ["", heading, ""]
        for paragraph in model.prose.get(key, ()):
            lines += wrapped(paragraph, wrap) if wrap else [paragraph]
        if section.table:
            lines += tables[section.table]
    return "\n".join([*lines, *model.closing])


def render_layout(model: ModelDraft, layout: TableLayout, wrap: int = 0) -> str:
    """The whole draft with all tables in one layout."""
    return render(model, {key: layout(model.table_rows(key)) for key in model.form.tables}, wrap)
