"""Which cells of a drawn row are its number cells: counted from the label, or under the columns of the heads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from core.language.letters import letters
from core.model.document import GridCell, View
from core.model.numbers import numbers_apart
from core.read.tables.grid_rows import SEVERAL, STRANGER, Row, filled, is_label, joined, sticking_out
from core.read.tables.own_heads import OwnHeads
from core.read.tables.reading import FoundLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.grid_notation import DataLine
    from core.forms.spec import TableSpec


#: A table with more rows than this that are all equally wide but one is a rectangle.
_RECTANGLE = 5
#: From so many letters on a word of the form's amid the numbers is a head or a label.
_HEAD = 4
#: A row without a number that has no cells for them, or is shorter than all others: it may have been cut off.
CUT = "本行标签后面的单元格比别的行少，可能缺了一截，不能当作空白"


class Hit(NamedTuple):
    """Where a line of the form stands: its row, the cell of its label there; ``torn`` if several rows share it."""

    row: int
    cell: GridCell
    label: FoundLabel
    torn: bool


class GridColumns:
    """Which cells of a row are its number cells."""

    def __init__(self, rows: Sequence[Row], aligned: bool, spec: TableSpec, found: dict[int, Hit]) -> None:
        self.aligned = aligned
        self.own_heads = OwnHeads(rows, aligned, spec)
        self.sticking_out = sticking_out(rows) if aligned else None
        self.printed = {word for c in spec.layout if not c.key and len(word := letters(c.text)) >= _HEAD}
        self.by_shape: dict[tuple[int, int], int] = {}
        # cells that spanned columns may have left blanks behind the numbers: then blanks do not count as cells
        self.padded = False
        # and where such blanks stand at the end of rows, a last blank is no cell for certain
        self.trailing = False
        # rows that begin with a number show such blanks too
        self.longer = False
        self.widths = Counter(len(row) for row in rows)
        self.columns: dict[int, tuple[int, ...]] = {}
        # row widths where every row's numbers lie within so many cells from its label on, blanks counted, and the
        # first of them is a number in one row at least
        self.from_label: dict[int, bool] = {}
        at_label: set[int] = set()
        # how many cells the shortest row with numbers of each size has
        self.shortest: dict[int, int] = {}
        # where rows of a size end, of tables drawn on no page
        self.ends: dict[int, Counter[int]] = {}
        counts: dict[int, Counter[int]] = {}
        shapes: dict[tuple[int, int], Counter[int]] = {}
        # the columns of the numbers of full rows, by size
        self.seen: dict[int, Counter[tuple[int, ...]]] = {}
        for index, hit in found.items():
            size = len(spec.lines[index].keys)
            row = rows[hit.row]
            after = self._after(row, hit.cell.view)
            full = [i for i, c in enumerate(after) if filled(c) and not is_label(c)]
            if aligned and size > 1 and row[-1].box is None:
                self.ends.setdefault(size, Counter())[row[-1].col + row[-1].colspan] += 1
            if full:
                counts.setdefault(size, Counter())[len(full) - size] += 1
                self.shortest[size] = min(len(row), self.shortest.get(size, len(row)))
                self.from_label[size] = self.from_label.get(size, True) and full[-1] < size <= len(after)
                if full[0] == 0:
                    at_label.add(size)
            blank_last = size > 1 and not aligned and bool(full) and not filled(after[-1])
            self.longer = self.longer or (blank_last and len(after) > size and full[0] == 0)
            if len(full) == size:
                self.trailing = self.trailing or blank_last
                self.padded = self.padded or (size > 1 and len(after) > size)
                self.seen.setdefault(size, Counter())[tuple(after[i].col for i in full)] += 1
                if full[-1] - full[0] == size - 1:
                    position = row.index(after[full[0]])
                    shapes.setdefault((size, len(row)), Counter())[position] += 1
        self.from_label = {size: within and size in at_label for size, within in self.from_label.items()}
        # sizes of rows of which many have one number too many: the table has a column that is not the form's
        self.beyond = {size for size, over in counts.items() if over[1] >= max(2, over[0] / 2)}
        for shape, counter in shapes.items():
            if len(counter) == 1:
                self.by_shape[shape] = next(iter(counter))
        for size, counter in self.seen.items():
            self.columns[size] = counter.most_common(1)[0][0]
        # sizes of rows of which several have their numbers in the same columns
        self.agreed = {size for size, counter in self.seen.items() if counter[self.columns[size]] > 1}
        heads = self._heads(rows, spec, min(hit.row for hit in found.values())) if aligned else {}
        self.heads = heads
        # sizes of rows of which one at least has a number below each head: then the heads stand where the numbers do
        self.under_heads = {
            len(spec.lines[index].keys)
            for index, hit in found.items()
            if (cols := heads.get(len(spec.lines[index].keys)))
            and _under([c for c in self._after(rows[hit.row], hit.cell.view) if filled(c)], cols)
        }
        for size, cols in heads.items():
            if size not in self.columns or self.seen[size][self.columns[size]] < 2 or size in self.under_heads:
                self.columns[size] = cols

    @staticmethod
    def _heads(rows: Sequence[Row], spec: TableSpec, first: int) -> dict[int, tuple[int, ...]]:
        """Columns under the table's own heads, where every head is found once, from left to right."""
        names = [letters(name) for name in spec.columns.values()]
        where: dict[str, int] = {}
        for row in rows[:first]:
            for cell in row:
                text = letters(cell.view.text)
                if text in names:
                    where[text] = cell.col
        cols = tuple(where.get(name, -1) for name in names)
        sizes = {len(line.keys) for line in spec.lines}
        return {len(cols): cols} if len(cols) in sizes and min(cols) >= 0 and list(cols) == sorted(set(cols)) else {}

    @staticmethod
    def _after(row: Row, label: View | None) -> Row:
        """The cells behind the row's label; behind its last words when the label is lost."""
        last = -1
        for i, cell in enumerate(row):
            if is_label(cell) and (label is None or cell.view is label):
                last = i
        return row[last + 1 :]

    def _in_columns(self, full: Row, size: int) -> bool:
        """Whether a row's numbers stand below the heads, where those of any row do: one may be a stranger's."""
        heads = self.heads.get(size) if size in self.under_heads else None
        return size not in self.beyond if heads is None else _under(full, heads)

    def _gaping(self, row: Row, full: Row, size: int) -> bool:
        """Whether a blank is amid the numbers, or cells that are but counted are more than in any other row.

        A row of the table may have them so only where several rows have.
        """
        if self.aligned:
            amid = any(full[0].col < cell.col < full[-1].col and not filled(cell) for cell in row)
            return amid and size in self.agreed and tuple(c.col for c in full) != self.columns[size]
        wide = len(self.widths) > 1 and len(row) == max(self.widths) and self.widths[len(row)] == 1
        wide = wide and len(self.widths) == 2 and sum(self.widths.values()) > _RECTANGLE
        places = tuple(c.col for c in full)
        gap = places[-1] - places[0] > size - 1 and not (size in self.agreed and places == self.columns[size])
        return wide or gap

    def _beyond_blank(self, after: Row, full: Row, size: int) -> bool:
        """Whether behind the label a cell is blank, and the numbers behind that, as they are in no other row."""
        places = tuple(c.col for c in full)
        if self.aligned or after[0] is full[0] or size not in self.agreed or places == self.columns[size]:
            return False
        return size == 1 or self.seen[size][places] < 2

    def _ends_early(self, row: Row, size: int) -> bool:
        """Whether a row lacks a cell at its end that most rows of its size have: one before it may have gone."""
        usual, often = self.ends.get(size, Counter({0: 0})).most_common(1)[0]
        return often > 1 and row[-1].box is None and row[-1].col + row[-1].colspan < usual

    def _in_place(self, row: Row, after: Row, line: DataLine) -> bool:
        """Whether a row of as many cells as the form has, not all filled, may be taken cell by cell.

        With a merged cell amid and a blank one at its end it may be shifted against the other rows.
        """
        size = len(line.keys)
        if not self.aligned:
            return not self.padded
        if self.own_heads.elsewhere(row, after, line):
            return False
        return size not in self.agreed or _under(after, self.columns[size])

    def choose(self, row: Row, line: DataLine, label: View | None) -> tuple[list[GridCell | None], str]:
        """The row's number cells in order (None where there is none), and a doubt if they had to be guessed."""
        size = len(line.keys)
        after = self._after(row, label)
        full = [c for c in after if filled(c)]
        if not full and (not after if self.aligned else len(after) < size or len(row) < self.shortest.get(size, 0)):
            return [joined(full, row)] * size, CUT
        if label is None and size > 1 and any(numbers_apart(c.view.text) for c in full):
            return [joined(full, row)] * size, SEVERAL  # the cell of the lost label may hold one of them
        if len(after) == size and any(is_label(c) and letters(c.view.text) in self.printed for c in full):
            return [joined(full, row)] * size, STRANGER  # another row's label or head: the two have run together
        blank = size > sum(map(filled, after[:size]))
        if blank and ((row is self.sticking_out and len(after) > size) or self._ends_early(row, size)):
            return [joined(full, row)] * size, STRANGER
        if len(after) == size and (len(full) == size or self._in_place(row, after, line)):
            return list(after), ""
        if len(full) == size and not any(map(is_label, full)) and self._in_columns(full, size):
            in_labels = label is None and self.aligned and size in self.columns and full[0].col < self.columns[size][0]
            if in_labels or self._gaping(row, full, size) or self._beyond_blank(after, full, size):
                return [joined(full, row)] * size, STRANGER
            if self.own_heads.elsewhere(row, full, line):
                return [joined(full, row)] * size, STRANGER
            return list(full), ""
        if self.aligned and size in self.columns:
            chosen = [next((c for c in after if c.col <= col < c.col + c.colspan), None) for col in self.columns[size]]
            covered = {id(c) for c in chosen if c is not None}
            spilled = [c for c in full if id(c) not in covered]
            # a row with a cell too few may be shifted: it is whole only with a cell of its own under each head
            beside = [c for c in chosen if c is not None]
            if len(covered) == size and beside and self.own_heads.elsewhere(row, beside, line):
                return [joined(full, row)] * size, STRANGER
            # in the place of a lost label there may be anything
            if len(covered) == size and (
                not spilled or (label is None and all(c.col < self.columns[size][0] for c in spilled))
            ):
                return list(chosen), ""
        if not self.aligned and (size, len(row)) in self.by_shape and size not in self.beyond:
            first = self.by_shape[size, len(row)]
            window = row[first : first + size]
            inside = {id(c) for c in window}
            spilled = label is not None and any(id(c) not in inside for c in full)
            spilled = spilled or ((self.trailing or self.longer) and len(full) < size and not filled(row[-1]))
            if len(window) == size and not spilled and not any(map(is_label, window)):
                return list(window), ""
        if label is None and len(full) > size:
            return [joined(full, row)] * size, STRANGER
        last = after[:1] if size == 1 else after[-size:]
        if not full and len(last) == size and not self.own_heads.elsewhere(row, last, line):
            return list(last), ""
        if not self.aligned and not self.trailing and len(after) >= size and self.from_label.get(size):
            # blanks are written out (56 | | | | | | 56 |): counted from the label every number has its column
            return list(after[:size]), ""
        if len(full) == size and not any(map(is_label, full)):
            return [joined(full, row)] * size, STRANGER
        if (len(full) > 1 or len(after) >= size > 1) and any(
            c.colspan == 1 and numbers_apart(c.view.text) for c in full
        ):
            return [joined(full, row)] * size, SEVERAL
        odd = f"本行有 {len(full)} 个数字单元格，应为 {size} 个" if len(full) != size else "本行有的单元格不是数字"
        doubt = f"{odd}，未能对应到列"
        return [joined(full, row)] * size, doubt


def _under(cells: Row, columns: Sequence[int]) -> bool:
    """Whether below each head stands a cell of its own."""
    found = [next((id(c) for c in cells if c.col <= column < c.col + c.colspan), None) for column in columns]
    return None not in found and len(set(found)) == len(columns)
