"""Drafts of which one cell or row is changed, and what is read of them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from core.load import load_bytes
from core.read import read_report
from tests.commands.fuzz.made import Damaged, made, truth

if TYPE_CHECKING:
    from core.model.report import Report
    from tests.commands.fuzz.made import Maker, Piece, Table

#: Stands in the cell of 规章, 制发件数 of ``with_marker``, and nowhere else.
MARKER = "88888888"


def read(maker: Maker, draft: Damaged, key: str, table: Table) -> Report:
    """The report of a draft with another table in the place of its own."""
    changed = replace(draft, tables={**draft.tables, key: table})
    return read_report(load_bytes(maker.make(changed), f"年报{maker.suffix}"))


def certain(report: Report, table: str, row: str, column: str) -> str | None:
    """What a cell is read as for certain; None where nothing is certain, blank text for a blank cell."""
    cell = report.tables[table].get(row, column)
    if cell is None or not cell.certain or cell.state == "unreadable":
        return None
    return "" if cell.value is None else str(cell.value)


def row_of(table: Table, key: str) -> list[Piece]:
    """The row that holds the cells of a row of the form."""
    return next(row for row in table if any(p.key and p.key[0] == key for p in row))


def with_marker() -> Damaged:
    """A draft with table two alone, whose cell of 规章, 制发件数 holds ``MARKER``."""
    drafts = (made(random.Random(seed)) for seed in range(1000))
    draft = next(d for d in drafts if list(d.tables) == ["proactive"] and d.form.version == "2021")
    rows = [list(row) for row in draft.tables["proactive"]]
    next(p for row in rows for p in row if p.key == ("regulation", "issued")).text = MARKER
    return replace(draft, tables={"proactive": rows})


def all_tables() -> Damaged:
    """A draft with all tables, every number another one."""
    for seed in range(1000):
        found = made(random.Random(seed))
        texts = list(truth(found).values())
        if len(found.tables) == 3 and len(set(texts)) == len(texts) and found.form.version == "2021":
            return found
    raise AssertionError
