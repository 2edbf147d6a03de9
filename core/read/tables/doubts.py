"""What casts doubt on cells of a table however they were read: a row that is there twice, heads that changed places."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.language.sought import longest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from core.forms.spec import TableSpec
    from core.model.report import TableReading
    from core.read.tables.reading import CellKey, TableToken

_TWICE = "同样的行标签出现了两次，数字不同，不能确定以哪一行为准"
#: A head with more letters than this is broken in a narrow column.
_BROKEN = 3
_EXCHANGED = "列标题与规定格式的次序不同，不能确定是哪一列的数字"


def with_doubts(table: TableReading, pieces: Sequence[TableToken], spec: TableSpec) -> TableReading:
    """The table with the cells in doubt that the draft itself leaves open."""
    doubtful = dict.fromkeys(_repeated(pieces, spec), _TWICE)
    doubtful |= dict.fromkeys(_exchanged(pieces, spec), _EXCHANGED)
    cells = {
        key: replace(cell, certain=False, note=doubtful[key]) if key in doubtful and cell.certain else cell
        for key, cell in table.cells.items()
    }
    return replace(table, cells=cells) if doubtful else table


def _repeated(pieces: Sequence[TableToken], spec: TableSpec) -> Iterator[CellKey]:
    """Cells of rows whose label stands twice in the draft, with other numbers behind it each time, or once none."""
    labels = [letters(line.label) for line in spec.lines]
    worded = [(token, "" if token.number else letters(token.view.text)) for token in pieces]
    begins: dict[str, list[int]] = {}
    for place, (_, word) in enumerate(worded):
        begins.setdefault(word, []).append(place)
    numbered = {c.row for c in spec.layout if c.key}
    printed = Counter(text for c in spec.layout if not c.key and c.row in numbered and (text := letters(c.text)))
    everywhere = Counter(letters(c.text) for c in spec.layout if not c.key)
    for label, line in zip(labels, spec.lines, strict=True):
        if label and printed[label] == 1:
            rows = {tuple(numbers) for numbers in _rows_of(label, worded, begins, everywhere.keys())}
            if everywhere[label] > 1:
                rows -= {()}  # a head reads the same
            if len(rows) > 1:
                yield from line.keys


def _rows_of(
    label: str, kept: Sequence[tuple[TableToken, str]], begins: Mapping[str, Sequence[int]], names: Set[str]
) -> Iterator[list[str]]:
    """The numbers right behind each place where whole pieces, given with their letters, are exactly the label.

    Or those amid its pieces, where a label is broken above and below its numbers.
    ``begins`` has where each word stands. Without numbers it is a row only amid ``names``, what the form prints.
    """
    for start in [start for word, places in begins.items() if word and label.startswith(word) for start in places]:
        at, rest = start, label
        numbers: list[str] = []
        while at < len(kept) and rest and (kept[at][0].number or (kept[at][1] and rest.startswith(kept[at][1]))):
            if kept[at][0].number:
                numbers.append(kept[at][0].view.text)
            rest = rest[len(kept[at][1]) :]
            at += 1
        if rest:
            continue
        amid = bool(numbers)
        while at < len(kept) and kept[at][0].number and not amid:
            numbers.append(kept[at][0].view.text)
            at += 1
        around = [kept[i][1] for i in (start - 1, at) if 0 <= i < len(kept) and not kept[i][0].number]
        if numbers or all(word in names for word in around):
            yield numbers


def _exchanged(pieces: Sequence[TableToken], spec: TableSpec) -> Iterator[CellKey]:
    """Cells of columns whose heads do not stand in the order of the form.

    Only those of the lowest row are compared, where they stand whole and once: others come in any order in a text.
    """
    rows = {cell.row for cell in spec.layout if cell.key}
    printed = Counter(letters(c.text) for c in spec.layout if not c.key and c.row not in rows)
    columns = {letters(name): key for key, name in spec.columns.items() if printed[letters(name)] == 1}
    upper = [c for c in sorted(spec.layout) if not c.key and c.row not in rows and letters(c.text) in columns]
    lowest = max((cell.row for cell in upper), default=-1)
    row = [letters(cell.text) for cell in upper if cell.row == lowest]
    words = [letters(token.view.text) for token in takewhile(lambda token: not token.number, pieces)]
    heads = _heads(words, row, printed)
    there = [name for name in row if heads.count(name) == 1]
    wrong = {columns[a] for a, b in zip(there, sorted(there, key=heads.index), strict=True) if a != b}
    for key in spec.cell_keys if wrong else ():
        if key[1] in wrong:
            yield key


def _heads(words: list[str], row: Sequence[str], printed: Iterable[str]) -> list[str]:
    """The words, and where heads are broken over lines, these put together: all that the form prints, in order."""
    if any(name in words for name in row if len(name) > _BROKEN):
        return words
    text = "".join(words)
    names = sorted({name for name in printed if name}, key=longest_first)
    return [m[0] for m in re.finditer("|".join(map(re.escape, names)), text)]
