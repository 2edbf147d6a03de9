"""Reading the grid notation of the form files into placed cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A number cell within its table: row, column.
CellKey = tuple[str, str]
#: A number cell of the form: table, row, column.
FormCellKey = tuple[str, str, str]

_SPAN = re.compile(r"\s*<(\d+)(?:x(\d+))?>\s*$")
_KEY = re.compile(r"\{([a-z_.]+)/([a-z_]+|\*)\}")


class LayoutCell(NamedTuple):
    """One cell of the official form as drawn: label text, or the key of a number cell."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    key: CellKey | None


class DataLine(NamedTuple):
    """One physical row that holds numbers: its own label ("" if it has none), its group labels, its cells in order."""

    row: int
    label: str
    groups: tuple[str, ...]
    keys: tuple[CellKey, ...]


def parse_grid(notation: str, columns: Sequence[str]) -> list[LayoutCell]:
    """Place the cells of a grid written in the notation of the form files; ValueError on overlap or bad notation."""
    taken: set[tuple[int, int]] = set()
    cells: list[LayoutCell] = []
    for row, line in enumerate(ln for ln in notation.splitlines() if ln.strip()):
        col = 0
        for piece in line.split("|"):
            text = piece.strip()
            span = _SPAN.search(text)
            colspan, rowspan = (int(span[1]), int(span[2] or 1)) if span else (1, 1)
            text = _SPAN.sub("", text)
            key = _KEY.fullmatch(text)
            if "{" in text and not key:
                raise ValueError(f"bad cell {text!r}")
            names = list(columns) if key and key[2] == "*" else [key[2] if key else None]
            for name in names:
                while (row, col) in taken:
                    col += 1
                area = {(row + r, col + c) for r in range(rowspan) for c in range(colspan)}
                if area & taken:
                    raise ValueError(f"cell {text!r} overlaps")
                taken |= area
                label, number = ("", (key[1], name)) if key and name else (text, None)
                cells.append(LayoutCell(row, col, rowspan, colspan, label, number))
                col += colspan
    return cells


def data_lines(cells: Sequence[LayoutCell]) -> list[DataLine]:
    """The rows with number cells; the last label to the left is the row's own, those before are its groups."""
    lines: list[DataLine] = []
    for row in sorted({c.row for c in cells if c.key}):
        keys = tuple(c.key for c in cells if c.row == row and c.key)
        first = min(c.col for c in cells if c.row == row and c.key)
        left = [c for c in cells if not c.key and c.row <= row < c.row + c.rowspan and c.col < first]
        left.sort(key=lambda c: c.col)
        labels = [c.text for c in left]
        lines.append(DataLine(row, labels[-1] if labels else "", tuple(labels[:-1]), keys))
    return lines
