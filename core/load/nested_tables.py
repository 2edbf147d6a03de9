"""Tables in cells of a table, drawn as one: where a cell holds nothing but a table, its cells take the cell's place.

Word and WPS show both alike. Rows and columns of the outer table are divided where the inner one has more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.load.block_types import BlockCell, BlockTable, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Beyond these the tables stay as they are: no form has so many rows or columns.
_MOST_COLUMNS, _MOST_ROWS, _MOST_NESTED = 200, 2_000, 400


def unnested(table: BlockTable) -> BlockTable:
    """The table with the cells of the tables in its cells; itself where there are none."""
    if not 0 < sum(_inner(cell) is not None for cell in table.cells) <= _MOST_NESTED:
        return table
    cells = [replace(cell) for cell in table.cells]
    nested = [cell for cell in cells if _inner(cell) is not None]
    for cell in nested:
        found = _inner(cell)
        inner = None if found is None else unnested(found)
        if inner is None or not inner.cells:
            continue
        rows, columns = _size(inner.cells)
        all_rows, all_columns = _size(cells)
        if all_columns + columns > _MOST_COLUMNS or all_rows + rows > _MOST_ROWS:
            return table
        _widen(cells, cell, columns - cell.colspan)
        _heighten(cells, cell, rows - cell.rowspan)
        cells = [one for one in cells if one is not cell]
        cells += [_placed(one, cell, rows, columns) for one in inner.cells]
    return BlockTable(cells, table.origin)


def _inner(cell: BlockCell) -> BlockTable | None:
    """The one table that a cell holds; None for a cell with words of its own, and for a table of one cell."""
    tables = [block for block in cell.blocks if isinstance(block, BlockTable)]
    if len(tables) != 1 or len(tables[0].cells) < 2:
        return None
    words = any(isinstance(block, Paragraph) and block.text.strip() for block in cell.blocks)
    return None if words else tables[0]


def _size(cells: Iterable[BlockCell]) -> tuple[int, int]:
    """How many rows and columns cells reach over."""
    rows = columns = 0
    for cell in cells:
        rows, columns = max(rows, cell.row + cell.rowspan), max(columns, cell.col + cell.colspan)
    return rows, columns


def _widen(cells: Sequence[BlockCell], at: BlockCell, more: int) -> None:
    """Divide the last column under a cell into so many more."""
    last = at.col + at.colspan - 1
    for cell in cells if more > 0 else ():
        if cell.col > last:
            cell.col += more
        elif cell.col + cell.colspan > last:
            cell.colspan += more


def _heighten(cells: Sequence[BlockCell], at: BlockCell, more: int) -> None:
    """Divide the last row beside a cell into so many more."""
    last = at.row + at.rowspan - 1
    for cell in cells if more > 0 else ():
        if cell.row > last:
            cell.row += more
        elif cell.row + cell.rowspan > last:
            cell.rowspan += more


def _placed(one: BlockCell, outer: BlockCell, rows: int, columns: int) -> BlockCell:
    """A cell of an inner table in the outer one; those at its right and lower edges reach to the outer cell's."""
    wide = outer.colspan - one.col if one.col + one.colspan == columns else one.colspan
    high = outer.rowspan - one.row if one.row + one.rowspan == rows else one.rowspan
    return BlockCell(outer.row + one.row, outer.col + one.col, high, wide, one.blocks)
