"""Tables in plain text: tab-separated rows, piped rows, one cell per line, <table> markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from core.load.text.markup import markup_cells
from core.model.document import GridCell, Span
from core.model.normalise import logical

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_ENDED = re.compile(r"(?P<text>[^|]*)(?P<bars>\|[| ]*)")
_ITEM = re.compile(r"\s*\d{1,2}[.、．]\s*[\u4e00-\u9fff]")
_SHORT = 40
#: The table that begins with a line, if it is one, and where the run of such lines ends.
_Run = tuple["TextTable | None", int]
#: In a table of so many rows one alone that begins with a pipe begins with a blank cell.
_SOME = 3


@dataclass(frozen=True)
class TextTable:
    """Cells found in lines ``first`` to ``last`` (indices, inclusive)."""

    first: int
    last: int
    cells: tuple[GridCell, ...]
    aligned: bool = False


def find_tables(text: str, lines: Sequence[Span]) -> list[TextTable]:
    """All tables that the text marks up itself; text without marks is left to the label anchors."""
    tables: list[TextTable] = []
    closed = text.rfind("</table>")
    finders = (_cell_per_pipe, _piped, _cell_per_line, _tabbed)
    #: Where the run of lines ends in which each found no table: nor is there one further on in it.
    ended = [0] * len(finders)
    i = 0
    while i < len(lines):
        table = _markup(text, lines, i, closed)
        for number, finder in enumerate(finders):
            if table:
                break
            if ended[number] <= i:
                table, ended[number] = finder(text, lines, i)
        if table:
            tables.append(table)
            i = table.last + 1
        else:
            i += 1
    return tables


def _make(text: str, rows: list[list[Span]], first: int, last: int) -> TextTable:
    cells = tuple(
        GridCell(r, c, 1, 1, logical(text, [span])) for r, row in enumerate(rows) for c, span in enumerate(row)
    )
    return TextTable(first, last, cells)


def _markup(text: str, lines: Sequence[Span], first: int, closed: int) -> TextTable | None:
    """Lines from one that holds <table to the one that holds </table>; the last of these stands at ``closed``."""
    begin = text.find("<table", lines[first].start, lines[first].end)
    if not 0 <= begin < closed:
        return None
    stop = text.find("</table>", begin)
    if stop < 0:
        return None
    last = next(i for i in range(first, len(lines)) if lines[i].end >= stop)
    cells = markup_cells(text, begin, stop + len("</table>"))
    return TextTable(first, last, tuple(cells), aligned=True) if cells else None


def _split(text: str, span: Span, mark: str) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    while (cut := text.find(mark, start, span.end)) >= 0:
        pieces.append(Span(start, cut))
        start = cut + 1
    return [*pieces, Span(start, span.end)]


def _piped(text: str, lines: Sequence[Span], first: int) -> _Run:
    """A run of lines with pipes between the cells, perhaps at either end too; the rule under the head is no row.

    Without a pipe at the beginning a single line may be prose: two are asked for.
    """
    rows: list[list[Span]] = []
    last = first - 1
    run = takewhile(lambda raw: "|" in raw, (text[lines[i].start : lines[i].end] for i in range(first, len(lines))))
    found = [raw for raw in run if not _RULE.fullmatch(raw)]
    leading = sum(raw.lstrip().startswith("|") for raw in found)
    fenced = leading > 0
    closed = leading > 1 or len(found) < _SOME or all(raw.rstrip().endswith("|") for raw in found)
    for i in range(first, len(lines)):
        raw = text[lines[i].start : lines[i].end]
        if "|" not in raw:
            break
        last = i
        if _RULE.fullmatch(raw):
            continue
        # where no other row has one a pipe at the beginning ends a blank cell, and where not all have one at the end
        # that one opens a blank cell
        leads = raw.lstrip().startswith("|") and (leading > 1 or len(found) < _SOME)
        start = lines[i].start + (raw.index("|") + 1 if leads else 0)
        end = lines[i].start + raw.rindex("|") if closed and raw.rstrip().endswith("|") else lines[i].end
        rows.append(_split(text, Span(start, max(start, end)), "|"))
    some = any(text[span.start : span.end].strip() for row in rows for span in row)  # a stroke alone may be a digit
    return _make(text, rows, first, last) if some and len(rows) >= (1 if fenced else 2) else None, last + 1


def _cell_per_pipe(text: str, lines: Sequence[Span], first: int) -> _Run:
    """One cell per line, each ended by a pipe; further pipes are blank cells. A label behind a number starts a row."""
    rows: list[list[Span]] = [[]]
    count = 0
    last = first - 1
    labels = True
    for i in range(first, len(lines)):
        raw = text[lines[i].start : lines[i].end]
        match = _ENDED.fullmatch(raw)
        if not match:
            break
        label = bool(match["text"].strip()) and not any(c.isdigit() for c in match["text"].strip()[:1])
        label = label or bool(_ITEM.match(match["text"]))
        if label and not labels and rows[-1]:
            rows.append([])
        labels = label
        start = lines[i].start
        rows[-1].append(Span(start, start + match.end("text")))
        bar = start + match.end("text")
        rows[-1] += [Span(bar + k, bar + k) for k in range(1, len(match["bars"].replace(" ", "")))]
        labels = labels and len(match["bars"].replace(" ", "")) == 1
        count += 1
        last = i
    return _make(text, rows, first, last) if count >= 8 and len(rows) >= 3 else None, last + 1


def _tabbed(text: str, lines: Sequence[Span], first: int) -> _Run:
    """A run of tab-separated lines, at least two, at least one with three cells."""
    rows: list[list[Span]] = []
    last = end = first
    for end in range(first, len(lines)):
        raw = text[lines[end].start : lines[end].end]
        if "\t" not in raw.strip(" "):
            if raw.strip() or not rows:
                break
            continue
        rows.append(_split(text, lines[end], "\t"))
        last = end
    return _make(text, rows, first, last) if len(rows) >= 2 and max(map(len, rows)) >= 3 else None, end


def _cell_per_line(text: str, lines: Sequence[Span], first: int) -> _Run:
    """Lines that each begin with one tab are cells, blank lines end rows; a cell may go on in the next line."""
    rows: list[list[Span]] = [[]]
    last = first
    i = first
    count = 0
    while i < len(lines):
        raw = text[lines[i].start : lines[i].end]
        if raw.startswith("\t") and "\t" not in raw[1:]:
            if len(raw) > _SHORT * 2:
                break
            rows[-1].append(Span(lines[i].start + 1, lines[i].end))
            count += 1
            last = i
        elif not raw.strip() and "\t" not in raw:
            if rows[-1]:
                rows.append([])
        elif rows[-1] and _continues(text, lines, i, last):
            rows[-1][-1] = Span(rows[-1][-1].start, lines[i].end)
            last = i
        else:
            break
        i += 1
    rows = [row for row in rows if row]
    return _make(text, rows, first, last) if count >= 8 and len(rows) >= 2 else None, i


def _continues(text: str, lines: Sequence[Span], i: int, last: int) -> bool:
    """True when line i, without a tab of its own, stands directly between two cell lines."""
    if i != last + 1 or i + 1 >= len(lines) or i == 0:
        return False
    following = text[lines[i + 1].start : lines[i + 1].end]
    return following.startswith("\t") and "\t" not in following[1:]
