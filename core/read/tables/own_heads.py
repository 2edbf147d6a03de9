"""Heads that stand in the rows of a table, right above the numbers that they name, as table one has them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from core.language.letters import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.grid_notation import CellKey, DataLine
    from core.forms.spec import TableSpec
    from core.read.tables.grid_rows import Row


class OwnHeads:
    """Tells whether a row's numbers stand beside the heads that the form has above them."""

    def __init__(self, rows: Sequence[Row], aligned: bool, spec: TableSpec) -> None:
        self._rows = rows
        self._aligned = aligned
        self._spec = spec

    def elsewhere(self, row: Row, numbers: Row, line: DataLine) -> bool:
        """Whether the nearest row with all heads of the line has one that is not above its number.

        Without true columns only a row of as many cells tells where its heads stand.
        """
        names = [self._names.get(key, "") for key in line.keys]
        if not all(names) or len(set(names)) < len(names):
            return False
        for words, cells in reversed(self._heads):
            if cells[0].row >= row[0].row or not words.issuperset(names):
                continue
            if not self._aligned and len(cells) != len(row):
                return False
            above = {letters(cell.view.text): cell for cell in cells}
            return any(
                cell.col + cell.colspan <= above[name].col or above[name].col + above[name].colspan <= cell.col
                for name, cell in zip(names, numbers, strict=True)
            )
        return False

    @cached_property
    def _names(self) -> dict[CellKey, str]:
        """The form's head right above each cell."""
        printed = [c for c in self._spec.layout if not c.key]
        found: dict[CellKey, str] = {}
        for cell in self._spec.layout:
            above = [c for c in printed if c.row < cell.row and c.col <= cell.col < c.col + c.colspan]
            if cell.key and above:
                found[cell.key] = letters(max(above, key=lambda c: c.row).text)
        return found

    @cached_property
    def _heads(self) -> list[tuple[set[str], Row]]:
        """The rows that have heads."""
        names = set(self._names.values())
        rows = [({letters(cell.view.text) for cell in row} & names, row) for row in self._rows if row]
        return [(words, row) for words, row in rows if words]
