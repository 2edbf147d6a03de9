"""Slips of the pen of every kind known, and what the diagnosis makes of them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest

from core.check import engine
from core.check.diagnosis import causes
from core.check.diagnosis.causes import Cause
from core.check.diagnosis.equations import Change
from core.check.diagnosis.merging import different
from core.check.registry import get_rule
from core.forms.model_draft import load_model
from core.forms.spec import load_form
from core.load import load_text
from core.model.finding import Category, CellMark, CheckResult, Finding
from core.model.finding_text import detail
from core.read import read_report

if TYPE_CHECKING:
    from core.model.report import Report

R, D = "requests", "review_litigation"
Changes = Mapping[tuple[str, str, str], int]
ARITHMETIC = [get_rule(code) for code in ("T301", "T302", "T303", "T401")]


def check(changes: Changes, *, prose: bool = False) -> CheckResult:
    """The model draft with other numbers, by all rules or by the arithmetic rules alone."""
    model = load_model("2021")
    changed = replace(model, values=dict(model.values) | {k: str(v) for k, v in changes.items()})
    report = read_report(load_text(changed.text()))
    return engine.run(report) if prose else engine.run(report, ARITHMETIC)


def only(result: CheckResult) -> Finding:
    (finding,) = [f for f in result.findings if f.category in (Category.ARITHMETIC, Category.CONSISTENCY)]
    return finding


def faults(finding: Finding) -> list[tuple[str, str | None]]:
    return [(m.row, m.column) for m in finding.marks if isinstance(m, CellMark) and m.role == "fault"]


def test_a_single_cell_is_named_with_the_number_it_should_have() -> None:
    result = check({(R, "new", "company"): 4})
    finding = only(result)
    assert faults(finding) == [("new", "company")]
    assert (finding.expected, finding.actual) == ("3", "4")
    assert "“商业企业”列填的是4，疑应为3" in finding.message
    assert len(finding.related) == result.coverage.failed == 2
    assert finding.relation in finding.related
    assert finding.message == "表三“一、本年新收”行“商业企业”列填的是4，疑应为3，因此有 2 项对不上，都相差1。"
    assert detail(finding) == (
        "表三“一、本年新收”行：自然人12＋商业企业4＝16，“总计”填的是15，少1。",
        "表三“商业企业”列：一、本年新收4，（七）总计3，两边应相等，相差1。",
    )


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [(31, 13, "前后颠倒"), (133, 13, "多打了一位"), (130, 13, "多打了一位"), (14, 13, "没有随分项更新")],
)
def test_how_the_slip_happened_is_said(wrong: int, right: int, words: str) -> None:
    finding = only(check({(R, "result.total", "natural_person"): wrong}))
    assert faults(finding) == [("result.total", "natural_person")]
    assert finding.expected == str(right)
    assert words in finding.message


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [(53, 35, "颠倒"), (5, 15, ""), (15, 155, "漏打"), (155, 15, "多打"), (12, 13, ""), (1, 10, ""), (7, 7, "")],
)
def test_digit_slips(wrong: int, right: int, words: str) -> None:
    told = causes.digit_slip(Decimal(wrong), Decimal(right))
    assert words in told
    assert bool(words) == bool(told)


def test_a_case_in_the_wrong_column() -> None:
    finding = only(check({(R, "new", "company"): 4, (R, "new", "natural_person"): 11}))
    assert "自然人”列13≠14、“商业企业”列4≠3对不上" in finding.message
    assert "①“一、本年新收”行有1件记错了列：应记“自然人”列，误记“商业企业”列；②" in finding.message
    assert {("new", "company"), ("new", "natural_person")} <= set(faults(finding))
    assert len(finding.related) == 2


def test_a_case_in_the_wrong_row() -> None:
    wrong = {(R, "result.granted", "natural_person"): 6, (R, "result.partly_granted", "natural_person"): 2}
    finding = only(check(wrong))
    assert "记错了行" in finding.message
    assert {("result.granted", "natural_person"), ("result.partly_granted", "natural_person")} <= set(faults(finding))


def test_two_numbers_in_each_others_place() -> None:
    finding = only(check({(R, "new", "company"): 12, (R, "new", "natural_person"): 3}))
    assert "互相填错了位置" in finding.message
    assert faults(finding) == [("new", "natural_person"), ("new", "company")]
    assert finding.expected == "12、3"


def test_a_row_shifted_by_a_column() -> None:
    shifted = {(R, "new", "natural_person"): 0, (R, "new", "company"): 12, (R, "new", "research"): 3}
    finding = only(check(shifted))
    assert "整体错开了一列" in finding.message
    assert set(faults(finding)) == {("new", "natural_person"), ("new", "company"), ("new", "research")}
    assert len(finding.related) == 3


def test_two_rows_exchanged() -> None:
    rows = {(13, 3, 16): "carried_out", (1, 0, 1): "result.total"}
    columns = ("natural_person", "company", "total")
    changes = {
        (R, row, column): number
        for numbers, row in rows.items()
        for column, number in zip(columns, numbers, strict=True)
    }
    finding = only(check(changes))
    assert "互相填错了行" in finding.message
    assert len(faults(finding)) == 6


def test_totals_that_did_not_follow() -> None:
    """One more application granted, in the row and its total; the row of totals stayed as it was."""
    finding = only(check({(R, "result.granted", "natural_person"): 8, (R, "result.granted", "total"): 10}))
    assert faults(finding)[:2] == [("result.granted", "natural_person"), ("result.granted", "total")]
    assert "疑有一行的“自然人”“总计”两列都多填了1" in finding.message
    assert "等 4 处之一" in finding.message
    assert len(finding.related) == 2


def test_two_defects_are_two_findings() -> None:
    result = check({(R, "result.granted", "company"): 3, (R, "new", "natural_person"): 15})
    assert [faults(f) for f in result.findings] == [[("new", "natural_person")], [("result.granted", "company")]]
    assert result.coverage.failed == 4


def test_two_ways_to_explain_are_both_told() -> None:
    """Equal steps in two rows and two columns: the two corners of a square, or the other two."""
    result = check({(R, "result.granted", "company"): 3, (R, "result.refused.third_party", "natural_person"): 1})
    finding = only(result)
    rows = ("result.granted", "result.refused.third_party")
    corners = {(row, c) for row in rows for c in ("company", "natural_person")}
    assert set(faults(finding)) == corners
    assert "可能是：①" in finding.message
    assert "；②" in finding.message
    assert len(detail(finding)) == len(finding.related)
    assert finding.expected is None
    assert len(finding.related) == 4


def test_the_same_changes_are_one_explanation() -> None:
    one, other = (Change(row, "total", Decimal(3), Decimal(2)) for row in ("new", "carried_in"))
    apart = (Cause("cell", (one,), frozenset("a"), 1.0), Cause("cell", (other,), frozenset("b"), 1.0))
    pair = (Cause("together", (one, other), frozenset("ab"), 1.85),)
    third = (Cause("cell", (replace(one, column="other"),), frozenset("a"), 1.0),)
    assert different([apart, pair, third]) == [pair, third]


def test_what_nothing_explains_stays_as_it_is() -> None:
    wrong = {
        (R, "new", "natural_person"): 17,
        (R, "new", "company"): 9,
        (R, "carried_in", "natural_person"): 9,
        (R, "result.granted", "company"): 8,
        (R, "result.total", "total"): 29,
        (R, "carried_out", "research"): 4,
    }
    result = check(wrong)
    named = {(R, *place) for f in result.findings for place in faults(f)}
    told = [name for f in result.findings for name in (f.related or (f.relation,))]
    assert len(told) == len(set(told)) == result.coverage.failed
    assert named


def test_the_prose_belongs_to_the_same_defect() -> None:
    """51 for 15: the prose says 15, so that two sums and the prose fail by one slip."""
    result = check({(R, "new", "total"): 51}, prose=True)
    finding = only(result)
    assert faults(finding) == [("new", "total")]
    assert len(finding.related) == result.coverage.failed == 3
    assert any(m.kind == "text" and m.role == "participant" for m in finding.marks)


def test_the_prose_decides_between_total_and_parts() -> None:
    total = only(check({(D, "reconsideration", "total"): 2}, prose=True))
    assert faults(total) == [("reconsideration", "total")]
    part = only(check({(D, "reconsideration", "upheld"): 2}, prose=True))
    assert faults(part) == [("reconsideration", "upheld")]


def test_without_prose_every_cell_of_the_sum_is_named() -> None:
    finding = only(check({(D, "reconsideration", "total"): 2}))
    assert faults(finding)[0] == ("reconsideration", "total")
    assert set(faults(finding)) >= {("reconsideration", "upheld"), ("reconsideration", "total")}
    assert "结果维持1＋其余0＝1，“总计”填的是2，多1" in finding.message
    assert (finding.expected, finding.actual) == ("1", "2")


def test_prose_that_contradicts_the_tables_alone_is_left_alone() -> None:
    model = load_model("2021")
    text = model.text().replace("新收政府信息公开申请15件", "新收政府信息公开申请18件")
    result = engine.run(read_report(load_text(text)))
    assert [f.rule for f in result.findings] == ["X301"]


# Hard evidence: how often the diagnosis is right on slips it has not seen.


def numbers(rng: random.Random, version: str = "2021", share: float = 0.4, top: int = 30) -> dict[tuple[str, str], int]:
    """Random numbers of table three whose sums hold; ``share`` of the results are not 0."""
    spec = load_form(version).tables[R]
    people = [c for c in spec.columns if c != "total"]
    results = [r for r in spec.row_keys if r.startswith("result.") and r != "result.total"]
    made: dict[tuple[str, str], int] = {}
    for column in people:
        used = rng.random() < 0.6
        for row in results:
            made[row, column] = rng.randint(1, top) if used and rng.random() < share else 0
        done = made["result.total", column] = sum(made[row, column] for row in results)
        out = made["carried_out", column] = rng.randint(0, 8) if used else 0
        made["carried_in", column] = rng.randint(0, min(8, done + out))
        made["new", column] = done + out - made["carried_in", column]
    for row in spec.row_keys:
        made[row, "total"] = sum(made[row, c] for c in people)
    return made


@cache
def model_report(version: str) -> Report:
    return read_report(load_text(load_model(version).text()))


def with_numbers(made: Mapping[tuple[str, str], int], version: str = "2021") -> Report:
    """The model report with these numbers in table three and nothing in the prose."""
    base = model_report(version)
    reading = base.tables[R]
    cells = {key: replace(cell, value=Decimal(made[key]), state="number") for key, cell in reading.cells.items()}
    tables = base.tables | {R: replace(reading, cells=cells)}
    return replace(base, claims=(), tables=tables)


def slip(rng: random.Random, number: int) -> int:
    """Another number, as a tired hand would write it."""
    digits = str(number)
    made = [number + rng.choice([1, 2, 5, 10, 20]), int(digits[0] + digits)]
    if number:
        made += [number - 1, 0]
    if len(digits) > 1:
        made += [int(digits[::-1]), int(digits[1:])]
    return rng.choice([n for n in made if n != number] or [number + 1])


@pytest.mark.slow
def test_slips_of_every_kind_on_either_form() -> None:
    """One wrong cell is named with its number always; of two, both are named always, and alone four times in five."""
    rng = random.Random(41)
    alone = both = 0
    for _ in range(80):
        version = rng.choice(["2019", "2021"])
        made = numbers(rng, version, rng.choice([0.1, 0.3, 0.7]), rng.choice([5, 30, 400]))
        first, second = rng.sample(sorted(made), 2)
        right = dict(made)
        made[first] = slip(rng, made[first])
        (finding,) = engine.run(with_numbers(made, version), ARITHMETIC).findings
        assert (faults(finding), finding.expected) == ([first], str(right[first]))
        assert len(finding.message) <= 80
        made[second] = slip(rng, made[second])
        named = {place for f in engine.run(with_numbers(made, version), ARITHMETIC).findings for place in faults(f)}
        both += {first, second} <= named
        alone += named == {first, second}
    assert both == 80
    assert alone >= 60


@pytest.mark.slow
def test_share_of_right_diagnoses() -> None:
    rng = random.Random(20240116)
    one = two = both = 0
    for _ in range(60):
        made = numbers(rng)
        first, second = rng.sample(sorted(made), 2)
        made[first] += rng.randint(1, 12)
        one += [faults(f) for f in engine.run(with_numbers(made), ARITHMETIC).findings] == [[first]]
        made[second] += rng.randint(1, 12)
        named = {place for f in engine.run(with_numbers(made), ARITHMETIC).findings for place in faults(f)}
        two += named == {first, second}
        both += {first, second} <= named
    assert one == 60
    assert two >= 54
    assert both >= 57


def test_any_damage_is_counted_and_named_once() -> None:
    rng = random.Random(7)
    for _ in range(40):
        made = numbers(rng)
        for key in rng.sample(sorted(made), rng.randint(3, 12)):
            made[key] = rng.randint(0, 60)
        result = engine.run(with_numbers(made), ARITHMETIC)
        told = [name for f in result.findings for name in (f.related or (f.relation,))]
        assert len(told) == len(set(told)) == result.coverage.failed


def test_a_rule_left_out_does_not_spoil_the_diagnosis() -> None:
    model = load_model("2021")
    changed = replace(model, values={**model.values, (R, "result.total", "natural_person"): "31"})
    report = read_report(load_text(changed.text()))
    (finding,) = engine.run(report, [get_rule("T301"), get_rule("T302")]).findings
    assert faults(finding) == [("result.total", "natural_person")]
    assert len(finding.related) == 2


def test_a_diagnosis_that_breaks_down_loses_nothing(monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    def broken(*_args: object) -> list[Finding]:
        raise RuntimeError("no")

    monkeypatch.setattr("core.check.engine.explain", broken)
    result = check({(R, "new", "company"): 4})
    assert len(result.findings) == result.coverage.failed == 2
    assert "broke down" in caplog.text
