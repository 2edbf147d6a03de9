"""A table of one row of numbers (table four) that the draft draws in parts: small tables, or a line for each part.

The form has the three parts of table four side by side. Drafts also stack them, each with a title and heads of its own,
or write each as a line behind its name. Here a part is known by its name alone, and its numbers by standing behind it;
nothing is read unless every part has exactly its numbers.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.language.numerals import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.forms.grid_notation import CellKey
    from core.forms.spec import TableSpec
    from core.model.document import GridCell

#: Words that a title may have behind the name.
_BEHIND = ("情况", "案件")


def parts_of_stream(text: str, numbers: Sequence[int], spec: TableSpec) -> dict[CellKey, int] | None:
    """The number (by its index) of each cell, from all words run together and how many letters precede each number."""
    names = {key: letters(name) for key, name in spec.rows.items()}
    columns = [letters(name) for name in spec.columns.values()]
    heading = letters(spec.name)  # names parts too, but is no part's title
    found: dict[CellKey, int] = {}
    begin = first = 0
    complete = False
    for at, run in groupby(numbers):
        size = len(list(run))
        words = text[begin:at].replace(heading, "")
        complete = complete or all(name in words for name in columns)
        named = sorted((words.rfind(name), key) for key, name in names.items() if name in words)
        keys = _cells([key for _, key in named], size, spec)
        if keys and complete and _in_order(words, columns):
            if len(named) == len(names) or any(key in found for key in keys):
                return None
            found |= {key: first + i for i, key in enumerate(keys)}
            begin = at
        first += size
    return found if len(found) == len(spec.cell_keys) else None


def parts_of_rows(rows: Sequence[Sequence[GridCell]], spec: TableSpec) -> dict[CellKey, GridCell] | None:
    """The cell of the draft for each cell of the form, from the rows of its grids one after the other."""
    names = {letters(name): key for key, name in spec.rows.items()}
    columns = [letters(name) for name in spec.columns.values()]
    found: dict[CellKey, GridCell] = {}
    waiting: list[str] = []
    heads: list[int] = []
    for row in rows:
        words = [_bare(cell.view.text) for cell in row]
        titles = [names[word] for word in words if word in names]
        if any(word in columns for word in words):
            heads = [cell.col for cell, word in zip(row, words, strict=True) if word in columns]
            if [word for word in words if word in columns] != columns * (len(heads) // len(columns)):
                return None
        last = max((i for i, word in enumerate(words) if word), default=-1)
        values = row[last + 1 :]
        if titles and (not values or heads[:1] == []):
            waiting += titles
            continue
        named = titles or waiting
        if not values or not named or not any(cell.view.text for cell in values):
            continue
        keys = _cells(named, len(values), spec) or _cells(named, len(heads), spec)
        under = [cell for col in heads for cell in values if cell.col <= col < cell.col + cell.colspan]
        chosen = list(values) if len(values) == len(keys) else under
        whole = len(chosen) == len(keys) == len({id(cell) for cell in chosen})
        if not keys or not whole or len(named) == len(names) or any(key in found for key in keys):
            return None
        found |= dict(zip(keys, chosen, strict=True))
        waiting = []
    return found if len(found) == len(spec.cell_keys) else None


def _cells(named: Sequence[str], size: int, spec: TableSpec) -> list[CellKey]:
    """The cells of these parts in order; none where they are not so many."""
    keys = [key for row in named for key in spec.cell_keys if key[0] == row]
    return keys if keys and len(keys) == size else []


def _in_order(words: str, columns: Iterable[str]) -> bool:
    """Whether the heads stand in the order of the form; broken ones say nothing."""
    order = list(columns)
    seen = re.findall("|".join(map(re.escape, order)), words)
    return len(seen) < len(order) or seen[-len(order) :] == order


def _bare(text: str) -> str:
    """A title's words without its numeral and what may stand behind them."""
    words = letters(text).lstrip(ORDINALS)
    for behind in _BEHIND:
        words = words.removesuffix(behind)
    return words
