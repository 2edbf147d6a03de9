"""Random damage to one table of a draft, and what is still true afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.support.layouts import Rows

CellKey = tuple[str, str]


def _numbers(row: list) -> list[int]:
    return [i for i, (cell, _) in enumerate(row) if cell.key]


def _label(row: list) -> int | None:
    labels = [i for i, (cell, _) in enumerate(row) if not cell.key]
    return labels[-1] if labels else None


def blank(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Empty one to three cells of the row."""
    gone: set[CellKey] = set()
    numbers = _numbers(row)
    for i in rng.sample(numbers, min(len(numbers), rng.choice([1, 1, 2, 3]))):
        gone.add(row[i][0].key)
        row[i] = (row[i][0], "")
    return gone


def remove_number(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Take one cell out, so that those behind it move up."""
    i = rng.choice(_numbers(row))
    gone = {row[i][0].key}
    del row[i]
    return gone


def add_number(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Put a number too many into the row."""
    i = rng.choice(_numbers(row))
    row.insert(i, (row[i][0]._replace(key=None), "99999"))
    return set()


def break_number(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Break a number over two lines."""
    i = rng.choice(_numbers(row))
    row[i] = (row[i][0], f"{row[i][1][:1]}\n{row[i][1][1:]}")
    return set()


def alter_label(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Replace up to three characters of the label."""
    i = _label(row)
    if i is not None:
        text = list(row[i][1])
        for _ in range(rng.choice([1, 2, 3])):
            text[rng.randrange(len(text))] = rng.choice("的一是在不了有和人这")
        row[i] = (row[i][0], "".join(text))
    return set()


def cut_label(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Leave out a stretch of the label, up to half of it."""
    i = _label(row)
    if i is not None:
        text = row[i][1]
        size = rng.randint(1, max(1, len(text) // 2))
        at = rng.randrange(max(1, len(text) - size))
        row[i] = (row[i][0], text[:at] + text[at + size :])
    return set()


def lose_label(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Empty the label, or overwrite it with a nought."""
    i = _label(row)
    if i is not None:
        row[i] = (row[i][0], rng.choice(["", "0"]))
    return set()


def remove_row(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Take the numbers and the label of the row out."""
    gone = {cell.key for cell, _ in row if cell.key}
    row[:] = [(cell, text) for cell, text in row if not cell.key][:-1]
    return gone


def repeat_row(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Write the row twice."""
    rows.insert(rows.index(row), list(row))
    return set()


def exchange_rows(rng: random.Random, rows: Rows, row: list) -> set[CellKey]:
    """Exchange the row with the next one."""
    i = rows.index(row)
    if i + 1 < len(rows):
        rows[i], rows[i + 1] = rows[i + 1], rows[i]
    return set()


DAMAGES: tuple[Callable[[random.Random, Rows, list], set[CellKey]], ...] = (
    blank,
    remove_number,
    add_number,
    break_number,
    alter_label,
    cut_label,
    lose_label,
    remove_row,
    repeat_row,
    exchange_rows,
)
