"""Rows whose label is broken, lost or out of its place: their numbers are what the draft shows, or not certain."""

from __future__ import annotations

import pytest

from tests.commands.fuzz.made import MAKERS, Damaged, Maker, Piece, copied
from tests.support.changed_cells import all_tables, certain, read, row_of

LEVEL, PLAIN = (next(m for m in MAKERS if (m.format, m.name) == ("pdf", n)) for n in ("level", "none"))
OFD = next(m for m in MAKERS if (m.format, m.name) == ("ofd", "char"))


@pytest.fixture(scope="module")
def draft() -> Damaged:
    """A draft with all tables, every number another one."""
    return all_tables()


@pytest.mark.parametrize("maker", [LEVEL, PLAIN], ids=["level", "plain"])
def test_a_number_below_the_next_heads_is_not_the_one_missing_above(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["proactive"])
    row, broken = row_of(table, "normative_document"), row_of(table, "licensing")
    row[-1].text = ""
    broken[0].text = "行政"
    table.insert(table.index(broken) + 1, [Piece("70380"), Piece("", broken[1].colspan)])
    report = read(maker, draft, "proactive", table)
    shown = {p.key: p.text for p in (*row, *broken) if p.key}
    found = {k: certain(report, "proactive", *k) for k in shown}
    assert {k: v for k, v in found.items() if v not in (None, shown[k])} == {}


def test_a_number_left_of_a_label_may_be_its_rows_own(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row, lost = row_of(table, "penalty"), row_of(table, "coercion")
    row[0].text, row[1].text = f"{row[1].text} {row[0].text}", ""
    lost[0].text = ""
    report = read(PLAIN, draft, "proactive", table)
    assert certain(report, "proactive", "penalty", "decisions") is None


def test_of_two_numbers_in_one_cell_beside_a_blank_one_neither_is_its(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row = row_of(table, "normative_document")
    row[1].text, row[2].text, row[3].text = "0", "0\u30000", ""
    one, two = (table.index(row_of(table, key)) for key in ("licensing", "fees"))
    table[one], table[two] = table[two], table[one]
    report = read(OFD, draft, "proactive", table)
    assert certain(report, "proactive", "normative_document", "repealed") is None
    assert certain(report, "proactive", "normative_document", "in_force") is None
