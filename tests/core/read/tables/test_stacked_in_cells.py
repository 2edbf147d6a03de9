"""Two numbers one above the other in a narrow cell of a page, which look like one that was broken over its lines."""

from __future__ import annotations

import pytest

from tests.commands.fuzz.made import MAKERS, Damaged, Maker, copied
from tests.support.changed_cells import all_tables, certain, read, row_of

RULED, PLAIN, OFD = (
    next(m for m in MAKERS if (m.format, m.name) == place)
    for place in (("pdf", "ruled"), ("pdf", "none"), ("ofd", "line"))
)


@pytest.fixture(scope="module")
def draft() -> Damaged:
    """A draft with all tables, every number another one."""
    return all_tables()


@pytest.mark.parametrize("maker", [RULED, PLAIN, OFD], ids=lambda m: f"{m.format} {m.name}")
@pytest.mark.parametrize("text", ["39393\n10", "39393\n1", "39393\n39393"])
def test_what_fills_its_column_above_another_number_is_no_huge_one(draft: Damaged, maker: Maker, text: str) -> None:
    table = copied(draft.tables["requests"])
    piece = [p for p in row_of(table, "result.granted") if p.key][1]
    piece.text = text
    assert piece.key
    report = read(maker, draft, "requests", table)
    assert certain(report, "requests", *piece.key) is None
    assert certain(report, "requests", "carried_in", "company")
