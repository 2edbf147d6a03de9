"""Blank cells: what they should be told to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check import engine
from core.check.example import cells
from core.check.registry import get_rule
from core.load import load_text
from core.read import read_report

if TYPE_CHECKING:
    from core.model.finding import Finding

R, D = "requests", "review_litigation"


def blanks(*keys: tuple[str, str, str]) -> list[Finding]:
    """What the rule says of the model draft with these cells left blank."""
    report = read_report(load_text(cells(dict.fromkeys(keys, "")).draft()))
    return list(engine.run(report, [get_rule("T105")]).findings)


def test_blank_cells_of_a_table_are_one_finding_that_asks_for_noughts() -> None:
    (finding,) = blanks((R, "new", "research"), (R, "new", "other"), (R, "carried_in", "other"))
    assert "等 3 个单元格空白，建议填 0" in finding.message
    assert finding.expected is None


def test_a_blank_total_is_told_with_what_the_sums_make_it() -> None:
    """A nought there would be wrong."""
    rest, total = blanks((R, "result.total", "total"), (R, "new", "other"))
    assert total.expected == "16"
    assert "填 0" not in total.message
    assert len(rest.marks) == 1


def test_a_blank_part_follows_from_its_total() -> None:
    (finding,) = blanks((D, "reconsideration", "upheld"))
    assert finding.expected == "1"


def test_sums_that_disagree_prove_nothing() -> None:
    report = read_report(load_text(cells({(R, "result.total", "total"): "", (R, "new", "total"): 19}).draft()))
    (finding,) = engine.run(report, [get_rule("T105")]).findings
    assert finding.expected is None
