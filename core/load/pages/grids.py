"""From tables on single pages to the draft's grids: pages joined, rows split by a page end put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from core.forms.spec import all_forms, kept_with_forms
from core.language.numerals import ORDINALS
from core.load.pages.broken_numbers import MARGINS, LineWidths, separate
from core.load.pages.characters import PageChars, shown_box
from core.load.pages.tables import SNAP, RuledCell, RuledTable
from core.model.document import Grid, GridCell, Span, View
from core.model.normalise import fold, logical, side_by_side
from core.model.numbers import is_number_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.model.geometry import Box

#: Tables on two pages are one when their widths differ by no more than this (points) ...
_SAME_WIDTH = 4.0
#: ... and they are not shifted further than a binding margin would shift them.
_SHIFT = 60.0
_STARTER = re.compile(rf"[{ORDINALS}]{{1,3}}、|[（(][{ORDINALS}]{{1,3}}[)）]|\d{{1,2}}[.、．]|第[{ORDINALS}]")
_MARKS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class _JoinedCell:
    """A cell placed on the joined table's rows and columns, with its parts (one a page)."""

    row: int
    col: int
    rowspan: int
    colspan: int
    parts: list[tuple[PageChars, RuledCell]]

    @property
    def text(self) -> str:
        return "".join("".join(page.chars[i] for i in line) for page, cell in self.parts for line in cell.lines)

    @property
    def below(self) -> int:
        return self.row + self.rowspan


def join_pages(pages: Sequence[tuple[Sequence[RuledTable], bool, bool]]) -> list[list[RuledTable]]:
    """Group tables that go on over a page end.

    For each page its tables from top to bottom, whether nothing but running heads stands above the first,
    and whether nothing stands below the last.
    """
    groups: list[list[RuledTable]] = []
    open_ = False
    for tables, first_on_top, last_at_end in pages:
        for i, table in enumerate(tables):
            if i == 0 and open_ and first_on_top and _continues(groups[-1][-1], table):
                groups[-1].append(table)
            else:
                groups.append([table])
        open_ = bool(tables) and last_at_end
    return groups


def _continues(above: RuledTable, below: RuledTable) -> bool:
    width, other = above.xs[-1] - above.xs[0], below.xs[-1] - below.xs[0]
    return (
        below.page.number == above.page.number + 1
        and abs(width - other) <= _SAME_WIDTH
        and abs(above.xs[0] - below.xs[0]) <= _SHIFT
    )


def make_grid(text: str, group: Sequence[RuledTable]) -> Grid:
    """One Grid of a table's parts; ``text`` is the document's text."""
    columns = _columns(group)
    cells: list[_JoinedCell] = []
    breaks: list[int] = []
    row = 0
    for table in group:
        part = _place(table, columns, table.xs[0] - group[0].xs[0])
        height = len(table.ys) - 1
        if cells:
            breaks.append(row)
            again = _repeated_head(cells, part)
            part = [c for c in part if c.row >= again]
            row -= again
        for cell in part:
            cell.row += row
        cells += part
        row += height
    for at in breaks:
        cells = _join_groups(cells, at)
        cells = _join_row(cells, at)
    widths = LineWidths((page, cell) for c in cells for page, cell in c.parts)
    return _grid(text, sorted(cells, key=lambda c: (c.row, c.col)), widths)


def _place(table: RuledTable, columns: list[float], shift: float) -> list[_JoinedCell]:
    """The cells of one page's part, their rows counted from its top."""
    cells: list[_JoinedCell] = []
    for cell in table.cells:
        top, bottom = bisect_left(table.ys, cell.top), bisect_left(table.ys, cell.bottom)
        left, right = _nearest(columns, cell.x0 - shift), _nearest(columns, cell.x1 - shift)
        cells.append(_JoinedCell(top, left, bottom - top, max(1, right - left), [(table.page, cell)]))
    return cells


def _repeated_head(cells: list[_JoinedCell], part: list[_JoinedCell]) -> int:
    """How many rows at the top of a part only say again what stands at the top of the table."""
    numbers = [c.row for c in cells if is_number_like(c.text)]
    for size in range(min(numbers, default=0), 0, -1):
        head, again = _head(cells, size), _head(part, size)
        if head and head == again and any(text for *_, text in head):
            return size
    return 0


def _head(cells: list[_JoinedCell], size: int) -> set[tuple[int, int, int, int, str]] | None:
    """The first rows; None if a cell of theirs reaches below them."""
    first = [c for c in cells if c.row < size]
    if any(c.below > size for c in first):
        return None
    return {(c.row, c.col, c.rowspan, c.colspan, c.text) for c in first}


def _columns(group: Sequence[RuledTable]) -> list[float]:
    """The upright lines of all parts, near ones taken as one."""
    columns: list[float] = []
    for x in sorted(x - table.xs[0] + group[0].xs[0] for table in group for x in table.xs):
        if not columns or x - columns[-1] > SNAP:
            columns.append(x)
    return columns


def _nearest(columns: list[float], x: float) -> int:
    """The number of the line nearest to a place, of two the left one."""
    at = bisect_left(columns, x)
    if at == len(columns) or (at > 0 and x - columns[at - 1] <= columns[at] - x):
        return at - 1
    return at


def _join_groups(cells: list[_JoinedCell], at: int) -> list[_JoinedCell]:
    """A group label over several rows that the page end cut in two becomes one cell again."""
    upper = {(c.col, c.colspan): c for c in cells if c.below == at}
    gone: set[int] = set()
    for cell in cells:
        above = upper.get((cell.col, cell.colspan))
        if cell.row != at or above is None or max(cell.rowspan, above.rowspan) == 1:
            continue
        text = cell.text
        if _STARTER.match(text) or is_number_like(text) or is_number_like(above.text):
            continue
        labelled = any(c.row == at and c.col > cell.col and c.text and not is_number_like(c.text) for c in cells)
        if cell.rowspan > 1 or labelled:
            above.rowspan += cell.rowspan
            above.parts += cell.parts
            gone.add(id(cell))
    return [c for c in cells if id(c) not in gone]


def _join_row(cells: list[_JoinedCell], at: int) -> list[_JoinedCell]:
    """A row that the page end cut in two becomes one row, where that is evident."""
    upper = {(c.col, c.colspan): c for c in cells if c.below == at and c.rowspan == 1}
    lower = {(c.col, c.colspan): c for c in cells if c.row == at and c.rowspan == 1}
    if len(upper) < 2 or upper.keys() != lower.keys():
        return cells
    pairs = [(upper[place].text, lower[place].text) for place in sorted(upper)]
    numbers = [sum(is_number_like(p[i]) for p in pairs) for i in (0, 1)]
    both = [place for place in upper if is_number_like(upper[place].text) and is_number_like(lower[place].text)]
    broken = bool(both) and all(_goes_on(upper[place], lower[place]) for place in both)
    if not broken and (min(numbers) > 0 or any(a and b and (is_number_like(a) or is_number_like(b)) for a, b in pairs)):
        return cells
    labels = [(a, b) for a, b in pairs if (a or b) and not is_number_like(a) and not is_number_like(b)]
    if not any(a for a, _ in labels) or not (any(b for _, b in labels) or numbers[1]):
        return cells
    for a, b in labels:
        whole = _bare(a + b) in _known_labels()
        apart = not max(numbers) or {_bare(a), _bare(b)} & _known_labels()
        if b and (_STARTER.match(b) or (apart and not whole)):
            return cells
    for place, cell in lower.items():
        upper[place].parts += cell.parts
    gone = {id(c) for c in lower.values()}
    return [c for c in cells if id(c) not in gone]


def _goes_on(above: _JoinedCell, below: _JoinedCell) -> bool:
    """Whether a number that fills its cell's last line goes on in the cell below: there was no room for more."""
    page, part = above.parts[-1]
    last = part.lines[-1]
    width = page.x1[last[-1]] - page.x0[last[0]]
    room = part.x1 - part.x0 - width
    rest = below.text
    return rest.isdigit() and len(rest) <= len(last) and room < width / len(last) + MARGINS


def _bare(text: str) -> str:
    return _MARKS.sub("", fold(text))


@kept_with_forms
def _known_labels() -> frozenset[str]:
    return frozenset(
        _bare(cell.text) for form in all_forms() for table in form.tables.values() for cell in table.layout if cell.text
    )


def _grid(text: str, cells: list[_JoinedCell], widths: LineWidths) -> Grid:
    views = [_view(text, cell, widths) for cell in cells]
    start = min(min(v.offsets) for v in views if v.offsets)
    end = max(max(v.offsets) for v in views if v.offsets) + 1
    result: list[GridCell] = []
    at = start
    for _, row in groupby(zip(cells, views, strict=True), key=lambda pair: pair[0].row):
        members = list(row)
        # An empty cell stands after its left neighbour; the first of a row before its right one.
        at = next((v.start for _, v in members if v.offsets), at)
        for cell, view in members:
            if view.offsets:
                at = view.end
            else:
                view = View("", (), at)
            result.append(GridCell(cell.row, cell.col, cell.rowspan, cell.colspan, view, _box(cell)))
    return Grid(tuple(result), start, end)


def _view(text: str, cell: _JoinedCell, widths: LineWidths) -> View:
    """The cell's text; a blank stands between two numbers that cannot be one."""
    views = [
        logical(text, [s for page, line in pieces for s in spans_of(page, line)])
        for pieces in separate(cell.parts, widths)
    ]
    return views[0] if len(views) == 1 else side_by_side(text, views)


def _box(cell: _JoinedCell) -> Box:
    """The rectangle of the part that holds the text; of the first part for an empty cell."""
    page, part = next(((p, c) for p, c in cell.parts if c.lines), cell.parts[0])
    rect = (part.x0, part.top, part.x1, part.bottom)
    return shown_box(page.number, page.frame.turn, page.frame.width, page.frame.height, rect)


def spans_of(page: PageChars, line: Iterable[int]) -> list[Span]:
    """Ranges of the document under a line's characters; white space between two of them is taken in."""
    spans: list[Span] = []
    first = last = -1
    for i in line:
        if first >= 0 and (i == last + 1 or _blank(page, last + 1, i)):
            last = i
            continue
        if first >= 0:
            spans.append(Span(page.start + first, page.start + last + 1))
        first = last = i
    if first >= 0:
        spans.append(Span(page.start + first, page.start + last + 1))
    return spans


def _blank(page: PageChars, start: int, end: int) -> bool:
    return start < end <= start + 40 and all(c.isspace() and c != "\n" for c in page.chars[start:end])
