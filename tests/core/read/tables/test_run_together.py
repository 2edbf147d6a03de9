"""Numbers that stand where those of another cell or row may have run into them: none is read for certain."""

from __future__ import annotations

import pytest

from tests.commands.fuzz.made import MAKERS, Damaged, Maker, copied
from tests.support.changed_cells import all_tables, certain, read, row_of

DRAWN = [m for m in MAKERS if m.name in ("paragraphs", "typed", "page")]
PIPED = next(m for m in MAKERS if (m.format, m.name) == ("md", "pipes"))
RULED, PLAIN = (next(m for m in MAKERS if m.format == "pdf" and m.name == n) for n in ("ruled", "none"))


@pytest.fixture(scope="module")
def draft() -> Damaged:
    """A draft with all tables, every number another one."""
    return all_tables()


@pytest.mark.parametrize("maker", [*DRAWN, PIPED], ids=lambda m: m.format)
def test_a_number_in_the_cell_of_a_label_fills_no_blank_cell(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["proactive"])
    row = row_of(table, "regulation")
    row[0].text, row[2].text = f"{row[0].text} 99991", ""
    report = read(maker, draft, "proactive", table)
    shown = {p.key: p.text for p in row if p.key}
    found = {k: certain(report, "proactive", *k) for k in shown}
    assert {k: v for k, v in found.items() if v not in (None, shown[k])} == {}


@pytest.mark.parametrize("maker", [RULED, PLAIN], ids=lambda m: m.name)
def test_of_two_rows_in_one_on_a_page_with_room_beside_them_neither_is_taken(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["requests"])
    upper, lower = (row_of(table, f"result.refused.{key}") for key in ("forbidden_by_law", "safety_stability"))
    for i, (one, other) in enumerate(zip(upper, lower, strict=True)):
        if one.key:
            one.text, other.text = "8528" if i % 2 else "383", "18"
        one.text = f"{one.text}\n{other.text}"
    table.remove(lower)
    report = read(maker, draft, "requests", table)
    keys = [p.key for row in (upper, lower) for p in row if p.key]
    assert {certain(report, "requests", *key) for key in keys} == {None}
