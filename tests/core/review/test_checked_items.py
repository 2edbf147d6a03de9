"""The list of everything that was checked: it adds up to the coverage, and has both numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.check.engine import run
from core.forms.keys import SectionKey
from core.forms.model_draft import load_model
from core.load import load_text
from core.model.profile import Profile, RuleChoice
from core.read import read_report
from core.review.checked_items import OUT, PART, CheckedItem, CheckState, checked_items, verified

if TYPE_CHECKING:
    from core.model.finding import CheckResult
    from core.model.report import Report

MODEL = load_model("2021")
WRONG = {
    **MODEL.values, ("requests", "new", "total"): "16", ("requests", "result.granted", "company"): "",
    ("review_litigation", "litigation_after", "total"): "2",
}  # fmt: skip


def checked(profile: Profile | None = None, **changes: object) -> tuple[Report, CheckResult]:
    report = read_report(load_text(replace(MODEL, **changes).text()))  # type: ignore[arg-type]
    report = replace(report, profile=profile) if profile else report
    return report, run(report)


def of(items: tuple[CheckedItem, ...], state: CheckState) -> list[CheckedItem]:
    return [item for item in items if item.state is state and item.kind != PART]


@pytest.mark.parametrize("values", [MODEL.values, WRONG])
def test_the_list_adds_up_to_the_coverage(values: dict[tuple[str, str, str], str]) -> None:
    report, result = checked(values=values)
    items = checked_items(report, result)
    counted = [len(of(items, state)) for state in (CheckState.PASSED, CheckState.FAILED, CheckState.OPEN)]
    assert counted == [result.coverage.passed, result.coverage.failed, result.coverage.not_assessable]
    assert [item.kind for item in items].count(PART) == 6


def test_what_failed_stands_first_and_has_both_numbers() -> None:
    report, result = checked(values=WRONG)
    items = checked_items(report, result)
    assert items[0].state is CheckState.FAILED
    row = next(item for item in items if item.state is CheckState.FAILED and "“一、本年新收”行" in item.what)
    assert row.numbers == "16≠15"
    assert row.outcome is not None
    assert "新收" in result.findings[row.outcome].message
    open_ = of(items, CheckState.OPEN)[0]
    assert open_.reason
    assert open_.outcome is not None
    assert result.not_assessable[open_.outcome - len(result.findings)].relation == open_.what


def test_what_holds_has_both_numbers_and_its_places() -> None:
    report, result = checked()
    items = checked_items(report, result)
    balance = next(item for item in items if item.what == "表三“自然人”列：收支平衡")
    left, right = balance.numbers.split("＝")
    assert left == right
    assert balance.marks
    claims = [item for item in of(items, CheckState.PASSED) if item.what.startswith("正文")]
    assert claims
    assert all("＝" in item.numbers for item in claims if item.numbers)
    assert sum(bool(item.numbers) for item in claims) > len(claims) / 2


def test_a_missing_part_leads_to_its_finding() -> None:
    report, result = checked(without_sections=(SectionKey.PROBLEMS,))
    parts = [item for item in checked_items(report, result) if item.kind == PART]
    (missing,) = [item for item in parts if item.state is CheckState.FAILED]
    assert missing.what.startswith("五、")
    assert missing.outcome is not None
    assert result.findings[missing.outcome].rule == "S101"
    assert sum(item.state is CheckState.PASSED for item in parts) == 5


def test_rules_that_were_not_run_are_in_the_list_with_the_reason() -> None:
    report, result = checked(Profile(rules=RuleChoice(off=("W101",))))
    items = [item for item in checked_items(report, result) if item.kind == OUT]
    assert len(items) == 1 + len(result.left_out)
    (off,) = [item for item in items if item.what.startswith("W101 ")]
    assert off.state is CheckState.OFF
    assert "关闭" in off.reason
    assert all("不适用" in item.reason for item in items if item is not off)


def test_a_number_is_verified_when_all_that_was_checked_about_it_holds() -> None:
    report, result = checked()
    cells, spans = verified(report, result)
    assert ("requests", "new", "total") in cells
    assert any(report.document.quote([span]).startswith("15") for span in spans)
    report, result = checked(values=WRONG)
    cells, _ = verified(report, result)
    assert ("requests", "new", "total") not in cells
    assert ("requests", "result.granted", "company") not in cells
    assert ("requests", "carried_in", "company") in cells
    faults = {(m.table, m.row, m.column) for f in result.findings for m in f.marks if m.kind == "cell"}
    assert not faults & cells
