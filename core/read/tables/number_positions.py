"""Rows of numbers read by their places on the page, for tables whose columns the draft does not draw."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from core.model.document import View
from core.read.tables.columns import Columns, HeadColumns, from_heads, from_rows, on_one_line
from core.read.tables.reading import CellKey, CellText, Reading, TableToken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.spec import TableSpec
    from core.model.geometry import Box

#: Doubts about a row: its numbers stand below other heads, or come from right to left in the text.
_AMISS = "本行数字的横向位置与各列不符，未能对应到列"
DISORDERED = "本行数字在文字中的次序与页面上从左到右的次序不同，未能对应到列"


class NumberPositions:
    """Numbers by their place on the page, where the draft has pages."""

    def __init__(self, pieces: Sequence[TableToken], spec: TableSpec) -> None:
        self._spec = spec
        self._pieces = pieces
        self._numbers = [i for i, t in enumerate(pieces) if t.number]
        self._rows: dict[int, list[list[Box]]] = {}
        self._known: dict[tuple[int, int], Columns | None] = {}

    def _row(self, segment: Sequence[int]) -> list[Box] | None:
        if not segment or not self._pieces[self._numbers[segment[0]]].boxes:
            return None
        tokens_ = [self._pieces[self._numbers[i]] for i in segment]
        row = [box for t in tokens_ if (box := t.box) is not None]
        return row if len(row) == len(segment) and on_one_line(row) else None

    def disordered(self, segment: Sequence[int]) -> bool:
        """Whether the numbers of a row stand on one line, but not as words are written: a mark turned them round."""
        row = [box for i in segment if (box := self._pieces[self._numbers[i]].box) is not None]
        if len(row) < len(segment) or len({box.page for box in row}) != 1:
            return False
        level = max(b.top for b in row) < min(b.bottom for b in row)
        if level and self._on_its_head(row[0].page):
            row.reverse()
        return level and any(one.x0 > two.x1 for one, two in pairwise(row))

    def _on_its_head(self, page: int) -> bool:
        """Whether the words of a page run from right to left: it was scanned upside down, and shows so."""
        ends = [(t.boxes[t.view.start], t.boxes[t.view.end - 1]) for t in self._pieces if not t.number]
        words = [(a.x0, b.x0) for a, b in ends if a and b and a.page == b.page == page and a != b]
        return sum(first > last for first, last in words) * 2 > len(words)

    def add(self, segment: Sequence[int], size: int) -> None:
        """A row that should have so many numbers."""
        row = self._row(segment) if 1 < size >= len(segment) else None
        if row:
            self._rows.setdefault(size, []).append(row)
            self._known.clear()

    def _columns(self, size: int, page: int) -> Columns | None:
        if (size, page) not in self._known:
            self._known[size, page] = self._find_columns(size, page)
        return self._known[size, page]

    def _find_columns(self, size: int, page: int) -> Columns | None:
        """From the full rows of the page, else from those of all pages if the page's own rows fit them."""
        rows = self._rows.get(size, [])
        here = [row for row in rows if row[0].page == page]
        own = from_rows([row for row in here if len(row) == size])
        if own is not None:
            return own
        columns = from_rows([row for row in rows if len(row) == size])
        if columns is None:
            return None
        fits = [columns.assign(row) for row in here]
        used = {column for fit in fits for column in fit or ()}
        # With its first and its last column in use the table cannot have been shifted on this page.
        return columns if None not in fits and {0, size - 1} <= used else None

    def fill(self, reading: Reading, keys: Sequence[CellKey], segment: Sequence[int], *, labelled: bool = True) -> bool:
        """Assign a row by place: a row short of numbers, or a full one that does not stand in its columns.

        False when there is nothing to say, so that the count of the numbers decides. A row that is not ``labelled``
        must stand in the columns, where they are known: a number may stand in its label's place.
        """
        size = len(keys)
        if size < 2 or len(segment) > size:
            return False
        row = self._row(segment)
        if not row:
            return self.disordered(segment) and len(segment) == size and self._doubt(reading, keys, segment, DISORDERED)
        columns: Columns | HeadColumns | None = self._columns(size, row[0].page)
        if len(segment) == size:
            placed = columns.assign(row) if columns else None
            heads = self._heads(keys, segment, row[0].page) if placed is None else None
            amiss = heads.contradicts(row) if heads else placed not in (None, list(range(size)))
            amiss = amiss or (columns is not None and placed is None and not labelled)
            return amiss and self._doubt(reading, keys, segment)
        if columns is None:
            columns = self._heads(keys, segment, row[0].page)
        found = columns.assign(row) if columns else None
        if found is None:
            return False
        views = dict(zip(found, (self._pieces[self._numbers[i]].view for i in segment), strict=True))
        at = views[found[0]].start
        for column, key in enumerate(keys):
            view = views.get(column)
            reading.slots[key] = CellText(view if view is not None else View("", (), at))
            at = view.end if view is not None else at
        return True

    def _heads(self, keys: Sequence[CellKey], segment: Sequence[int], page: int) -> HeadColumns | None:
        names = [self._spec.columns[column] for _, column in keys]
        words = [t.view for t in self._pieces[: self._numbers[segment[0]]] if not t.number]
        return from_heads(words, self._pieces[self._numbers[segment[0]]].boxes, names, self._spec, page)

    def _doubt(self, reading: Reading, keys: Sequence[CellKey], segment: Sequence[int], why: str = _AMISS) -> bool:
        views = [self._pieces[self._numbers[i]].view for i in segment]
        for key, view in zip(keys, views, strict=True):
            reading.slots[key] = CellText(view, doubt=why)
        return True
