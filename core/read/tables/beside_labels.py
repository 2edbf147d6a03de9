"""Rows of a page that are read as blank although a number stands beside their label.

Some programs write a page column by column: all labels, then all numbers. In the order of the words the row then has
no number, and where no cells are drawn nothing else tells. The place on the page does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.document import Document
    from core.model.geometry import Box
    from core.model.report import Cell, TableReading

_BESIDE = "行标签旁边还有数字，文件里文字的次序与页面不一致，不能确定这里是空白"
_ON_LINE = "本行里还有未能对应到单元格的数字，不能确定哪个数在哪一列"
_NUMBER = re.compile(r"\d+")


def with_numbers_beside(document: Document, table: TableReading) -> TableReading:
    """The table with its blank cells in doubt where a number that is not the row's stands beside the row's label."""
    rows: dict[str, list[Cell]] = defaultdict(list)
    for cell in table.cells.values():
        rows[cell.row].append(cell)
    if not document.boxes or not any(_only_by_order(cell) for cell in table.cells.values()):
        return table
    if not table.labels:
        return _one_row(document, table)
    blank = [row for row, cells in rows.items() if any(_only_by_order(cell) for cell in cells) and row in table.labels]
    numbers = _numbers(document)
    doubtful: list[Cell] = []
    for row in blank:
        own = {at for cell in rows[row] for span in cell.spans for at in range(span.start, span.end)}
        if any(_beside(document.boxes_of(table.labels[row].spans), box) and at not in own for at, box in numbers):
            doubtful += (cell for cell in rows[row] if _only_by_order(cell))
    changed = {(c.row, c.column): replace(c, certain=False, note=_BESIDE) for c in doubtful}
    return replace(table, cells={**table.cells, **changed}) if changed else table


def _one_row(document: Document, table: TableReading) -> TableReading:
    """A table of one row of numbers in doubt where a number that is none of its stands on their line."""
    spans = [span for cell in table.cells.values() if cell.raw for span in cell.spans]
    own = {at for span in spans for at in range(span.start, span.end)}
    drawn = document.boxes_of(spans)
    if not any(at not in own and _beside(drawn, box) for at, box in _numbers(document)):
        return table
    cells = {k: replace(c, certain=False, note=_ON_LINE) if c.certain else c for k, c in table.cells.items()}
    return replace(table, cells=cells)


def _only_by_order(cell: Cell) -> bool:
    """Whether a cell is blank for certain by the order of the words alone: it is not drawn."""
    return cell.certain and cell.state == "blank" and cell.box is None


def _numbers(document: Document) -> list[tuple[int, Box]]:
    found = ((m.start(), document.boxes[m.start()]) for m in _NUMBER.finditer(document.text))
    return [(at, box) for at, box in found if box is not None]


def _beside(label: Sequence[Box], number: Box) -> bool:
    """Whether a number stands to the right of a label, on one of its lines."""
    middle = (number.top + number.bottom) / 2
    return any(
        line.page == number.page and line.top <= middle <= line.bottom and number.x0 >= line.x1 for line in label
    )
