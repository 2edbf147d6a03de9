"""Two readings into one table: agreed cells are certain, contested ones are marked, nothing is guessed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from core.language.letters import letters, strict
from core.language.numerals import ORDINALS
from core.model.numbers import CellValue, numbers_apart, parse_cell
from core.model.report import RECOGNISED, Cell, RowLabel, TableReading
from core.read.tables.one_number import CROWDED, OneNumber
from core.read.tables.reading import NO_ROW, REACHED, UNPLACED
from core.read.tables.strangers import AMID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.forms.spec import TableSpec
    from core.model.document import Document, Span, View
    from core.read.tables.reading import CellKey, CellText, Reading


_DIGIT = re.compile(r"\d")
#: The doubt about a row of which a number stands in the cell of its label, and cells of its own are beside that.
_IN_LABEL = "行标签的格里还写了数字，不能确定本行哪个数在哪一列"
#: The doubt about a row of which a part stands in a drawn table, and a part before or behind it.
_OVER_EDGE = "本行的数字有的在表格里，有的在表格外，未能对应到列"
#: The doubt about a number of the word order that is only a part of what its cell holds.
_TORN = "单元格里的数字分写在几行，不能确定是哪个数"


def reconcile(
    document: Document,
    key: str,
    spec: TableSpec,
    form: str | None,
    stream: Reading,
    grid: Reading,
    *,
    ruled: bool,
) -> TableReading:
    """Merge the reading of the word order with that of the drawn grid into a TableReading.

    ``ruled`` tells that the grids have true cells (Word, HTML, ruled PDF), so that a number broken over two
    lines is known to be one; in text that only has tabs or pipes a stray piece casts doubt on its row.
    """
    cells: dict[CellKey, Cell] = {}
    one_number = OneNumber(document)
    _doubt_in_labels(document, spec, stream)
    _doubt_over_edges(document, spec, stream)
    sizes = {k: len(line.keys) for line in spec.lines for k in line.keys}
    taken = {o for k, slot in stream.slots.items() if not slot.several and _may_be(grid.slots.get(k), slot)
             for o in slot.view.offsets}  # fmt: skip
    for cell_key in spec.cell_keys:
        drawn, ordered = grid.slots.get(cell_key), stream.slots.get(cell_key)
        if drawn and ordered and not ruled and (ordered.doubt == AMID or _stray(ordered, sizes[cell_key])):
            drawn = replace(drawn, doubt=ordered.doubt)
        told = drawn and drawn.several and (drawn.view.text or drawn.doubt in (REACHED, NO_ROW))
        if told and ordered and not ordered.view.text:
            ordered = None  # a cell that is drawn and could not be told apart is not blank because no number follows
        if ruled and drawn and drawn.view.text and ordered and _torn(drawn.view, ordered.view, taken):
            ordered = replace(ordered, doubt=ordered.doubt or _TORN)
        cell = _cell(key, cell_key, drawn, ordered, one_number)
        if cell:
            cells[cell_key] = _recognised(document, cell)
    _doubt_beside_crowded(cells, spec)
    labels = _labels(document, key, spec, stream, grid, cells)
    present = {row for row, _ in cells} | {row for row, label in labels.items() if label.found}
    found = bool(cells)
    return TableReading(
        key=key,
        title=spec.title,
        found=found,
        form=form if found else None,
        cells=cells,
        labels=_as_printed(document, labels),
        missing_rows=tuple(r for r in spec.row_keys if r not in present) if found else (),
        notes=tuple(dict.fromkeys([*grid.notes, *(stream.notes if not grid.slots else ())])),
    )


def _doubt_in_labels(document: Document, spec: TableSpec, stream: Reading) -> None:
    """The order of words does not see that a number is written into the cell of a label: 规章 5 | 3 | | 12."""
    cell_at: dict[int, int] = {}  # of the cells with words and figures, which one a place is in
    for grid in document.grids:
        cells_of = Counter(cell.row for cell in grid.cells)
        for cell in grid.cells:
            if cells_of[cell.row] > 1 and _DIGIT.search(cell.view.text) and letters(cell.view.text):
                cell_at.update(dict.fromkeys(cell.view.offsets, id(cell)))
    if not cell_at:
        return
    for line in spec.lines:
        label = stream.labels.get(line.keys[0][0])
        of_label = {cell_at[o] for o in label.view.offsets if o in cell_at} if label else set()
        slots = [slot for key in line.keys if (slot := stream.slots.get(key)) and not slot.doubt and slot.view.text]
        within = [cell_at.get(slot.view.offsets[0]) in of_label for slot in slots]
        if any(within) and not (all(within) and len(within) == len(line.keys) > 1):
            stream.distrust([line], _IN_LABEL)


def _doubt_over_edges(document: Document, spec: TableSpec, stream: Reading) -> None:
    """Text before or behind a drawn table is no number of a row within it; but a page may draw a part of a table."""
    if document.boxes or not document.grids:
        return
    bounds = sorted((grid.start, grid.end) for grid in document.grids)
    starts, ends = [start for start, _ in bounds], list(accumulate((end for _, end in bounds), max))
    for line in spec.lines:
        label = stream.labels.get(line.keys[0][0])
        slots = [slot for key in line.keys if (slot := stream.slots.get(key)) and slot.view.text]
        before = [(slot.view.start, bisect_right(starts, slot.view.start)) for slot in slots]
        drawn = [number > 0 and at < ends[number - 1] for at, number in before]
        if label and label.found and drawn:
            at, number = label.view.start, bisect_right(starts, label.view.start)
            drawn += [True] * (number > 0 and at < ends[number - 1])
        if any(drawn) and not all(drawn):
            stream.distrust([line], _OVER_EDGE)


def _doubt_beside_crowded(cells: dict[CellKey, Cell], spec: TableSpec) -> None:
    """A blank cell beside one whose digits lie over its edge, or that holds several numbers, may not be blank."""
    for line in spec.lines:
        for pair in pairwise(line.keys):
            for one, other in (pair, pair[::-1]):
                full, blank = cells.get(one), cells.get(other)
                if full is None or blank is None or full.box is None or blank.state != "blank" or not blank.certain:
                    continue
                if full.note == CROWDED or numbers_apart(full.raw):
                    cells[other] = replace(blank, certain=False, note=CROWDED)


def _recognised(document: Document, cell: Cell) -> Cell:
    """A number that was read off a picture is for the eye to check, however well it fits."""
    if not cell.certain or not pictured(document, cell.spans):
        return cell
    return replace(cell, certain=False, note=RECOGNISED)


def pictured(document: Document, spans: Iterable[Span]) -> bool:
    """Whether a place of the draft was read off a picture."""
    return any(d.start <= s.start < d.end for s in spans for d in document.doubtful)


def _as_printed(document: Document, labels: dict[str, RowLabel]) -> dict[str, RowLabel]:
    """Of labels read off a picture nobody can say that they are altered or lost: the recogniser may be wrong."""
    if not document.doubtful:
        return labels
    told: dict[str, RowLabel] = {}
    for row, label in labels.items():
        if not pictured(document, label.spans):
            told[row] = label
        elif label.found:
            told[row] = replace(label, altered=False)
    return told


def _stray(ordered: CellText, size: int) -> bool:
    return ordered.several and len(ordered.view.text.split()) > size


def _may_be(drawn: CellText | None, ordered: CellText) -> bool:
    """Whether what is drawn leaves it open that a cell holds the word order's number."""
    if drawn is None or ordered.view.offsets == drawn.view.offsets:  # as nearly always
        return True
    if set(ordered.view.offsets) <= set(drawn.view.offsets):
        return True
    return bool(drawn.doubt) and not _elsewhere(drawn, ordered)


def _torn(drawn: View, ordered: View, taken: set[int]) -> bool:
    """Whether the word order has but some of the figures of a drawn cell, and no other cell has the rest."""
    if ordered.offsets == drawn.offsets:  # as nearly always
        return False
    own = set(ordered.offsets)
    if not own or not own < set(drawn.offsets):
        return False
    return any(c.isdecimal() and o not in taken for o, c in zip(drawn.offsets, drawn.text, strict=True))


def _same(a: View, b: View) -> bool:
    if a.text == b.text and a.offsets == b.offsets:
        return True
    return [o for o, c in zip(a.offsets, a.text, strict=True) if not c.isspace()] == [
        o for o, c in zip(b.offsets, b.text, strict=True) if not c.isspace()
    ]


def _cell(
    table: str, key: CellKey, drawn: CellText | None, ordered: CellText | None, one_number: OneNumber
) -> Cell | None:
    drawn, ordered = one_number.checked(drawn), one_number.checked(ordered)
    if drawn is None and ordered is None:
        return None
    if drawn is not None and (drawn.settled or one_number.final(drawn)):
        return _make(table, key, drawn, drawn.doubt)
    if drawn is not None and not drawn.doubt:
        # the order of words cannot see blank cells and breaks wrapped numbers: it only votes when it is sure
        if ordered is not None and not ordered.doubt and ordered.view.text and not _same(drawn.view, ordered.view):
            doubt = f"按表格线读作“{drawn.view.text or '空白'}”，按文字顺序读作“{ordered.view.text}”，两种读法不一致"
            if _nearly(drawn.view, ordered.view):
                return _make(table, key, drawn, "")
            return _make(table, key, drawn, doubt)
        return _make(table, key, drawn, "")
    if ordered is not None and not ordered.doubt:
        if drawn is not None and (_elsewhere(drawn, ordered) or _beside(drawn, ordered)):
            return _make(table, key, drawn, drawn.doubt)
        return _make(table, key, ordered, "")
    doubted = drawn or ordered
    assert doubted is not None
    return _make(table, key, doubted, doubted.doubt)


def _elsewhere(drawn: CellText, ordered: CellText) -> bool:
    """Whether a cell is drawn, in doubt for what stands beside it, and the word order takes another cell's number."""
    return not drawn.several and bool(ordered.view.text) and set(drawn.view.offsets).isdisjoint(ordered.view.offsets)


def _beside(drawn: CellText, ordered: CellText) -> bool:
    """Whether a blank cell is drawn beside numbers that belong nowhere: the word order sees no more than that."""
    return drawn.doubt == UNPLACED and not drawn.view.text and not ordered.view.text


def _nearly(drawn: View, ordered: View) -> bool:
    """The word order saw only the number of a cell that holds more ("22（其中修订16件）")."""
    return bool(ordered.offsets) and set(ordered.offsets) <= set(drawn.offsets)


def _make(table: str, key: CellKey, slot: CellText, doubt: str) -> Cell:
    value = CellValue("unreadable", None) if slot.several else parse_cell(slot.view.text)
    return Cell(
        table=table,
        row=key[0],
        column=key[1],
        raw=slot.view.text,
        state=value.state,
        value=value.value,
        spans=slot.view.spans(),
        box=slot.box,
        certain=not doubt,
        note=doubt or value.note,
    )


def _unaltered(got: str, want: str, groups: str) -> bool:
    """The label as printed, with or without its numeral, perhaps with pieces of a group's label read in between."""
    if got in (want, want.lstrip(ORDINALS)):
        return True
    from difflib import SequenceMatcher  # few drafts need it

    changes = [c for c in SequenceMatcher(None, want, got, autojunk=False).get_opcodes() if c[0] != "equal"]
    return all(kind == "insert" and got[b0:b1] in groups for kind, _, _, b0, b1 in changes)


def _labels(
    document: Document, table: str, spec: TableSpec, stream: Reading, grid: Reading, cells: dict[CellKey, Cell]
) -> dict[str, RowLabel]:
    labels: dict[str, RowLabel] = {}
    for line in spec.lines:
        if not line.label:
            continue
        row = line.keys[0][0]
        drawn, ordered = grid.labels.get(row), stream.labels.get(row)
        if drawn and drawn.found:
            text = drawn.view.text
            altered = strict(text) != strict(line.label)
            chosen = drawn
        elif ordered and ordered.found:
            # the letters are compared, so punctuation in between cannot count as altered
            text = ordered.view.text
            altered = not _unaltered(letters(text), letters(line.label), "".join(map(letters, line.groups)))
            chosen = ordered
        elif any(r == row for r, _ in cells):
            lost = drawn or ordered
            at = lost.view.spans() if lost else ()
            labels[row] = RowLabel(
                table=table, row=row, expected=line.label, text="", spans=at, found=False, altered=False
            )
            continue
        else:
            continue
        labels[row] = RowLabel(
            table=table,
            row=row,
            expected=line.label,
            text=text,
            spans=chosen.view.spans(),
            found=True,
            altered=altered,
        )
    return labels
