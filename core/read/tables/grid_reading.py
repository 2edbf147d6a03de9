"""The grid reading: a table from the rows and columns that the draft draws."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.model.document import Grid, GridCell, View
from core.read.tables.anchors import LIKE, LabelStream, align, likeness, unsure
from core.read.tables.grid_columns import CUT, GridColumns, Hit
from core.read.tables.grid_doubts import completes, doubt_beside, doubt_mirrored, doubt_twice, is_mirrored
from core.read.tables.grid_rows import SEVERAL, STRANGER, Row, filled, is_label, joined, numbers_of
from core.read.tables.grid_unlabelled import read_unlabelled
from core.read.tables.reading import REACHED, UNRULED, CellText, FoundLabel, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.forms.grid_notation import DataLine
    from core.forms.spec import TableSpec


_NUMBERED = "行标签后面连着数字，不能确定这里是空白"
_MERGED = "本行与相邻一行没有分成两行单元格，未能对应到行"


def read_grid(grids: Sequence[Grid], spec: TableSpec) -> Reading:
    """Read the table from the grids of its region, taken one after the other as one grid."""
    reading = Reading()
    rows = [row for grid in grids for row in grid.rows()]
    aligned = bool(grids) and all(g.aligned for g in grids)
    if not rows:
        return reading
    if not any(line.label for line in spec.lines):
        read_unlabelled(rows, aligned, spec, reading)
        return reading
    found, weak = _label_rows(rows, spec, aligned)
    if not found:
        return reading
    chooser = GridColumns(rows, aligned, spec, found)
    paged = any(cell.box for row in rows for cell in row)
    reached = _reached(rows, found) if aligned else ()
    for index, hit in found.items():
        line = spec.lines[index]
        reading.labels[line.keys[0][0]] = hit.label
        chosen: Sequence[GridCell | None]
        chosen, doubt = chooser.choose(rows[hit.row], line, hit.cell.view)
        if hit.torn:
            doubt = doubt or "本行可能分写在两页上，未能对应到列"
        if aligned and not doubt and hit.cell.view.text[-1].isdecimal() and not all(c and filled(c) for c in chosen):
            doubt = _NUMBERED  # no label of a form ends with a digit
        shares = not doubt and _shares(index, hit.row, found, spec, chosen)
        if aligned and (shares or any(above < hit.row < below for above, below in reached)):
            chosen, doubt = (
                [joined(numbers_of(rows[hit.row]), rows[hit.row])] * len(line.keys),
                (UNRULED if shares else REACHED) if paged else _MERGED,
            )
        _fill(reading, line, (chosen, doubt))
    lost = _lost_rows(rows, spec, found)
    for index, row_no in lost.items():
        line = spec.lines[index]
        cells = rows[row_no]
        words = _other_words(cells, spec)
        like = words is not None and likeness(words.text, line.label) >= LIKE
        torn = words is not None and _is_piece(words.text, line.label)
        shown = words if words is not None and like and not torn else None
        label = FoundLabel(shown or View("", (), cells[0].view.start), shown is not None, 0.0)
        reading.labels[line.keys[0][0]] = label
        _fill(reading, line, chooser.choose(cells, line, None))
        if words is not None and not like:
            weak.add(index)
        if index - 1 in found and found[index - 1].row == row_no - 1 and completes(rows[row_no - 1], cells):
            weak |= {index - 1, index}
    lines = {hit.row: i for i, hit in found.items()} | {r: i for i, r in lost.items()}
    doubt_beside(reading, rows, spec, lines)
    doubt_twice(reading, rows, spec, lines)
    reading.distrust(spec.lines[i] for i in weak)
    if aligned and any(is_mirrored(rows[hit.row], hit.cell) for hit in found.values()):
        doubt_mirrored(reading, spec)
    return reading


def _shares(index: int, row: int, found: dict[int, Hit], spec: TableSpec, chosen: Sequence[GridCell | None]) -> bool:
    """Whether the cells of a line may hold another line's numbers: they stand beside or reach beside its label."""
    height = max((c.rowspan for c in chosen if c is not None), default=1)
    return any(
        row <= hit.row < row + height for other, hit in found.items() if spec.lines[other].row != spec.lines[index].row
    )


def _reached(rows: Sequence[Row], found: Mapping[int, Hit]) -> set[tuple[int, int]]:
    """The stretches of rows through which a line's number reaches down: a row within one lacks a cell."""
    return {
        (hit.row, hit.row + cell.rowspan)
        for hit in found.values()
        for cell in rows[hit.row]
        if cell.rowspan > 1 and filled(cell) and not is_label(cell)
    }


def _fill(reading: Reading, line: DataLine, chosen: tuple[Sequence[GridCell | None], str]) -> None:
    cells, doubt = chosen
    for key, cell in zip(line.keys, cells, strict=True):
        if cell is not None:
            # counted in the order of words the numbers are as many as they should be
            settled = doubt in (STRANGER, SEVERAL, _MERGED, CUT, _NUMBERED)
            reading.slots[key] = CellText(cell.view, cell.box, doubt, several=bool(doubt), settled=settled)


def _label_rows(rows: Sequence[Row], spec: TableSpec, aligned: bool) -> tuple[dict[int, Hit], set[int]]:
    """For each line of the form the row of the grid that bears its label, and the lines that are not sure."""
    chars: list[str] = []
    places: list[tuple[int, int]] = []
    counts: list[int] = []
    for row_no, row in enumerate(rows):
        for number, cell in enumerate(row):
            if is_label(cell):
                kept = letters(cell.view.text)
                chars.append(kept)
                places += [(row_no, number)] * len(kept)
            elif filled(cell):
                counts.append(len(places))
    stream = LabelStream("".join(chars), counts)
    found: dict[int, Hit] = {}
    chain = align(stream, spec)
    for anchor in chain:
        under = list(dict.fromkeys(places[anchor.start : anchor.end]))
        numbered = list(dict.fromkeys(row for row, _ in under if numbers_of(rows[row])))
        row, number = under[-1]
        if numbered and row not in numbered:
            # a label cut in two by a page end: its numbers stand beside the first part
            row, number = next(place for place in reversed(under) if place[0] == numbered[-1])
        cell = rows[row][number]
        parts = [rows[r][n].view for r, n in under]
        view = cell.view
        if len(numbered) == 1 < len(parts):
            view = View("".join(v.text for v in parts), [o for v in parts for o in v.offsets])
        found[anchor.line] = Hit(row, cell, FoundLabel(view, True, anchor.likeness), aligned and len(numbered) > 1)
    numbered_rows = [r for r, row in enumerate(rows) if numbers_of(row)]
    ranks = [bisect_left(numbered_rows, found[anchor.line].row) for anchor in chain]
    return found, unsure(chain, stream, spec, ranks, [1] * len(spec.lines), len(numbered_rows))


def _lost_rows(rows: Sequence[Row], spec: TableSpec, found: dict[int, Hit]) -> dict[int, int]:
    """Rows with numbers between two known rows, when there are just as many as labels are missing there.

    A row that bears the label of another line is that line in the wrong place, not one whose label is lost.
    """
    known = {letters(line.label) for line in spec.lines}
    bearing = [(r, letters(c.view.text)) for r, row in enumerate(rows) for c in row if is_label(c)]
    labelled = {r for r, words in bearing if words in known}
    misplaced = {words for r, words in bearing if words in known and all(hit.row != r for hit in found.values())}
    lost: dict[int, int] = {}
    taken = labelled | {hit.row for hit in found.values()}
    index = 0
    while index < len(spec.lines):
        if index in found:
            index += 1
            continue
        first = index
        while index < len(spec.lines) and index not in found:
            index += 1
        if first - 1 not in found or index not in found:
            continue
        between = range(found[first - 1].row + 1, found[index].row)
        size = len(spec.lines[first].keys)
        candidates = [
            r for r in between
            if r not in taken and sum(map(filled, rows[r])) - sum(map(is_label, rows[r])) >= min(size, 2)
        ]  # fmt: skip
        # a line whose label stands elsewhere is in the wrong place, and this is not its row
        away = any(letters(spec.lines[i].label) in misplaced for i in range(first, index))
        if len(candidates) == index - first and not away:
            lost.update(zip(range(first, index), candidates, strict=True))
    return lost


def _other_words(row: Row, spec: TableSpec) -> View | None:
    """The words that a row of its own bears which are none of the form's; None without."""
    printed = {letters(c.text) for c in spec.layout if not c.key}
    own = [c for c in row if is_label(c) and c.rowspan == 1 and letters(c.view.text) not in printed]
    return own[-1].view if own else None


def _is_piece(text: str, label: str) -> bool:
    """Whether words are a piece out of a label, not one that somebody cut short behind its numeral."""
    return letters(text) in letters(label)[1:] and text[:2] != label[:2]
