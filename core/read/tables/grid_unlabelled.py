"""The table of one row of numbers below its heads, as drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language.letters import letters
from core.model.document import View
from core.model.numbers import numbers_apart
from core.read.tables.grid_rows import STRANGER, Row, filled, is_label, joined, sticking_out
from core.read.tables.reading import NO_ROW, CellText, Reading
from core.read.tables.row_blocks import parts_of_rows
from core.read.tables.whole_heads import HEADS_CUT, heads_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.spec import TableSpec
    from core.model.document import GridCell

_TWICE = "本表有两行数字，不能确定以哪一行为准"


def read_unlabelled(rows: Sequence[Row], aligned: bool, spec: TableSpec, reading: Reading) -> None:
    """A table of one row of numbers below its heads: by the columns of the lowest heads, else by count."""
    parts = parts_of_rows(rows, spec)
    if parts is not None:
        reading.slots.update({key: CellText(cell.view, cell.box) for key, cell in parts.items()})
        return
    size = len(spec.cell_keys)
    names = {letters(name) for name in spec.columns.values()}
    heads = [(n, c) for n, row in enumerate(rows) for c in row if letters(c.view.text) in names]
    groups = {letters(name) for name in spec.rows.values()}
    if not heads or not any(letters(c.view.text) in groups for row in rows for c in row):
        return
    last_head = max(n for n, _ in heads)
    cols = sorted({c.col for _, c in heads})
    behind = [] if aligned else _behind_heads(rows, last_head)
    if behind:
        rows = [*rows[: last_head + 1], behind, *rows[last_head + 1 :]]
    for at, row in enumerate(rows[last_head + 1 :], last_head + 2):
        values = [c for c in row if not is_label(c) or c.view.text[0].isdecimal()]
        full = [c for c in values if filled(c)]
        if len(values) < min(len(row), size):
            continue
        chosen: list[GridCell] = []
        if len(values) == size:
            chosen = values
        elif aligned and len(cols) == size:
            chosen = [c for col in cols for c in values if c.col <= col < c.col + c.colspan]
            # a blank cell and one beyond the heads: the row has a cell too many, and where it came in nobody knows
            chosen = [] if len(full) < size < len(values) and row is sticking_out(rows) else chosen
        elif len(full) == size and values.index(full[-1]) - values.index(full[0]) == size - 1:
            # blanks behind the heads may be theirs, or the row's first cells; and so may those below no blank. Where
            # the cells have no row of their own, more of them than there are heads may hold a stranger
            first = values[0] is full[0]
            beside = row is behind or (not first and not aligned and filled(rows[last_head][0]))
            beside = beside or (
                len(cols) == size and len(row) == len(rows[last_head]) and [c.col for c in full] != cols
            )
            chosen = [] if beside else full
        if len({id(c) for c in chosen}) == len(chosen) == size and all(any(c is d for d in chosen) for c in full):
            # on another page it may be the rest of a row that the page's end has cut
            others = [other for other in rows[at:] if _page(other) == _page(row)]
            twice = full and any(_is_another(other, row, values) for other in others)
            doubt = _TWICE if twice else ""
            if not full and not heads_whole("".join(letters(c.view.text) for r in rows for c in r), spec):
                doubt = HEADS_CUT
            for key, cell in zip(spec.cell_keys, chosen, strict=True):
                reading.slots[key] = CellText(cell.view, cell.box, doubt, settled=bool(doubt))
            return
        if full:
            doubt = f"本表有 {len(full)} 个数字单元格，应为 {size} 个，未能对应到列"
            doubt = STRANGER if len(full) == size else doubt
            # counted by pipes or tabs a blank cell may be amid them, which the order of words does not see
            gaps = not aligned and any(not filled(c) for c in values[: values.index(full[-1])])
            gaps = gaps or (aligned and len(cols) == size and any(_over_several(c, cols) for c in full))
            whole = joined(full, row)
            for key in spec.cell_keys:
                reading.slots[key] = CellText(whole.view, doubt=doubt, several=True, settled=doubt == STRANGER or gaps)
            return
    if not any(cell.box for row in rows for cell in row):
        for key in spec.cell_keys:
            reading.slots[key] = CellText(View("", (), rows[-1][-1].view.at), doubt=NO_ROW, several=True)


def _is_another(other: Row, row: Row, values: Row) -> bool:
    """Whether a row below the numbers has other ones: as many cells, or fewer and nothing but numbers."""
    texts = [c.view.text for c in other if not is_label(c)]
    if len(other) == len(row):
        return any(texts) and texts != [c.view.text for c in values]
    return sum(map(bool, texts)) > 1 and len(texts) == len(other)


def _over_several(cell: GridCell, cols: Sequence[int]) -> bool:
    """Whether a cell with one number stands below several heads; on a page only the line between may be missing."""
    below = [col for col in cols if cell.col <= col < cell.col + cell.colspan]
    return len(below) > 1 and cell.box is None and not numbers_apart(cell.view.text)


def _behind_heads(rows: Sequence[Row], last_head: int) -> Row:
    """The numbers that go on in the row of the lowest heads, where every cell has a line of its own."""
    row = rows[last_head]
    first = max(i for i, cell in enumerate(row) if is_label(cell)) + 1
    width = max((len(above) for above in rows[:last_head]), default=0)
    if len(row) == 2 * width and first < width:
        first = width  # the heads are followed by blanks up to the table's width
    return row[first:] if any(map(filled, row[first:])) else []


def _page(row: Row) -> int:
    return row[0].box.page if row[0].box else 0
