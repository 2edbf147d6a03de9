"""What casts doubt on rows as drawn: numbers beside them that are no row's, a label of two rows, a row in two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.model.document import View
from core.read.tables.grid_rows import filled, is_label, numbers_of
from core.read.tables.reading import UNPLACED, CellText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.spec import TableSpec
    from core.model.document import GridCell
    from core.read.tables.grid_rows import Row
    from core.read.tables.reading import Reading

_MIRRORED = "行标签写在数字的右边，不能确定各格是哪一行、哪一列的数字"
_TWICE = "同样的行标签出现了两次，其中一行没有数字，不能确定以哪一行为准"


def doubt_beside(reading: Reading, rows: Sequence[Row], spec: TableSpec, lines: dict[int, int]) -> None:
    """Beside rows of numbers that are no line's blank cells are not blank for certain.

    Where such a row has no words at all it may hold the rest of the numbers above it. ``lines`` tells the line of
    the form that a row is.
    """
    for row_no in range(min(lines), max(lines) + 2):
        if row_no in lines or row_no >= len(rows) or not numbers_of(rows[row_no]):
            continue
        above, below = max(r for r in lines if r < row_no), min((r for r in lines if r > row_no), default=-1)
        bare = above == row_no - 1 and not any(map(is_label, rows[row_no]))
        for other in (above, below):
            if other < 0:
                continue
            for key in spec.lines[lines[other]].keys:
                slot = reading.slots.get(key)
                if slot and not slot.doubt and (not slot.view.text or (bare and other == above)):
                    reading.slots[key] = replace(slot, doubt=UNPLACED)


def doubt_twice(reading: Reading, rows: Sequence[Row], spec: TableSpec, lines: dict[int, int]) -> None:
    """A label of two rows, one of them without numbers: which of them counts nobody can know."""
    bearing: dict[str, list[int]] = {}
    for row_no, row in enumerate(rows):
        for cell in row:
            if is_label(cell):
                bearing.setdefault(letters(cell.view.text), []).append(row_no)
    printed = Counter(letters(c.text) for c in spec.layout if not c.key)
    for row_no, index in lines.items():
        line = spec.lines[index]
        label = letters(line.label)
        others = [other for other in bearing.get(label, ()) if other != row_no and other not in lines]
        if printed[label] != 1 or not others:
            continue
        empty = [not numbers_of(rows[other]) for other in (row_no, *others)]
        if any(empty) and not all(empty):
            for key in line.keys:
                if (slot := reading.slots.get(key)) is not None and not slot.doubt:
                    reading.slots[key] = replace(slot, doubt=_TWICE, settled=True)


def is_mirrored(row: Row, label: GridCell) -> bool:
    """Whether the numbers of a row stand before its label and no cell behind it: the columns run from right to left."""
    return row[-1] is label and any(cell.col < label.col for cell in numbers_of(row))


def doubt_mirrored(reading: Reading, spec: TableSpec) -> None:
    """In such a table the order of the words gives each row another one's numbers: none is sure."""
    for key in spec.cell_keys:
        slot = reading.slots.get(key)
        if slot is None or not slot.doubt or not slot.settled:
            view = slot.view if slot else View("", ())
            reading.slots[key] = CellText(view, doubt=_MIRRORED, several=True, settled=True)


def completes(above: Row, row: Row) -> bool:
    """Whether a row without a label has numbers just where the one above has none: it may be the rest of that one."""
    numbers = {c.col for c in numbers_of(row)}
    upper = {c.col for c in numbers_of(above)}
    blank = {c.col for c in above if not filled(c)}
    return bool(numbers) and numbers <= blank and upper.isdisjoint(numbers) and not any(map(is_label, row))
