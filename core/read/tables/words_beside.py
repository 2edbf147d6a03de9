"""Cells that are blank by the order of the words alone, though words stand in a number's place: 待填, 同上, 不适用.

Where cells are drawn such words are the cell's text. Where they are not, nothing else tells that it is not empty.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.model.numbers import parse_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.spec import TableSpec
    from core.model.document import Grid
    from core.model.report import Cell, TableReading
    from core.read.tables.reading import TableToken

_WORDS = "行里写有“{}”，不能确定这里是空白"
#: Words that are longer are a sentence: a note, or what follows the table.
_LONGEST = 12


def with_words_beside(
    table: TableReading, pieces: Sequence[TableToken], spec: TableSpec, drawn: Sequence[Grid]
) -> TableReading:
    """The table with such blank cells in doubt; ``drawn`` are grids whose words are text of cells."""
    rows: dict[str, list[Cell]] = defaultdict(list)
    for cell in table.cells.values():
        rows[cell.row].append(cell)
    if not any(_by_order(cell) for cell in table.cells.values()):
        return table
    printed = "\n".join(letters(cell.text) for cell in spec.layout if not cell.key)
    others = [
        token
        for token in pieces
        if not token.number
        and _is_other(token.view.text, printed)
        and not any(grid.start <= token.view.start < grid.end for grid in drawn)
    ]
    if not others:
        return table
    changed = dict(table.cells)
    for row, cells in rows.items():
        label = table.labels.get(row)
        first = max((span.end for span in label.spans), default=0) if label else 0
        words = letters(label.text) if label else ""
        ends = [first - 1, *(span.start for cell in cells for span in cell.spans if cell.raw)]
        lines = {token.line for token in pieces if any(token.view.start <= end < token.view.end for end in ends)}
        beside = [
            token.view.text
            for token in others
            if token.line in lines
            and token.view.start >= first
            and not ((said := letters(token.view.text)) and said in words)
        ]
        if beside:
            note = _WORDS.format(beside[0])
            changed |= {(c.row, c.column): replace(c, certain=False, note=note) for c in cells if _by_order(c)}
    return replace(table, cells=changed)


def _by_order(cell: Cell) -> bool:
    """Whether a cell is blank for certain, and not drawn."""
    return cell.certain and cell.state == "blank" and cell.box is None


def _is_other(text: str, printed: str) -> bool:
    """Whether a piece is no part of what the form prints, nor a stroke."""
    if len(text) > _LONGEST or parse_cell(text).state in ("placeholder", "blank"):
        return False
    words = letters(text)
    return not words or words not in printed
