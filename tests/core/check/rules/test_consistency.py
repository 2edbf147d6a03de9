"""Prose against tables and prose against prose, by edits of the model draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.check import engine
from core.check.example import Example, cells, model, prose, swap
from core.check.registry import all_rules
from core.load import load, load_text
from core.model.finding import CellMark, CheckResult, Finding, Severity, TextMark
from core.read import read_report

if TYPE_CHECKING:
    from pathlib import Path

    from core.model.report import Report

RULES = [r for r in all_rules() if r.code.startswith("X")]
ORGAN = "澄阳县水务局"


def read(example: Example) -> Report:
    """The report of an edited model draft."""
    return read_report(load_text(example.draft()))


def run(example: Example) -> CheckResult:
    """The consistency rules over an edited model draft."""
    return engine.run(read(example), RULES)


def raised(example: Example) -> list[tuple[str, str, str | None, str | None]]:
    """(rule, severity, expected, actual) of what is found."""
    return [(f.rule, f.severity.value, f.expected, f.actual) for f in run(example).findings]


def test_model_draft_passes_every_relation_it_states() -> None:
    result = run(model())
    assert result.findings == ()
    assert result.not_assessable == ()
    assert {p.rule for p in result.passed} >= {"X201", "X301", "X302", "X303", "X304", "X401", "X402", "X403"}


CONTRADICTIONS = [
    (swap("新收政府信息公开申请15件", "新收政府信息公开申请9件"), ("X301", "error", "15", "9")),
    (swap("新收政府信息公开申请15件", "收到政府信息公开申请十四份"), ("X301", "error", "15", "14")),
    (swap("全年新收政府信息公开申请15件，上年结转2件", "全年未收到政府信息公开申请"), ("X301", "error", "15", "0")),
    (
        swap("全年新收政府信息公开申请15件，上年结转2件", "全年共收到政府信息公开申请17件"),
        ("X301", "warning", "15", "17"),
    ),
    (
        swap("全年新收政府信息公开申请15件，上年结转2件", "全年共办理政府信息公开申请21件"),
        ("X301", "warning", "15", "21"),
    ),
    (
        swap("全年新收政府信息公开申请15件，上年结转2件", "全年共收到政府信息公开申请21件（含上年结转2件）"),
        ("X301", "error", "17", "21"),
    ),
    (swap("上年结转2件", "上年结转3件"), ("X302", "error", "2", "3")),
    (swap("办理完毕16件", "办结14件"), ("X303", "warning", "16", "14")),
    (swap("办理完毕16件", "已答复19件"), ("X303", "warning", "16", "19")),
    (swap("结转下年度继续办理1件", "2件结转下年度"), ("X304", "error", "1", "2")),
    (swap("结转下年度继续办理1件", "4件正在办理中"), ("X304", "warning", "1", "4")),
    (prose("requests", "办理结果中，不予公开3件。"), ("X305", "error", "1", "3")),
    (prose("requests", "办理结果中，予以公开10件。"), ("X305", "warning", "9", "10")),
    (prose("requests", "申请人中，自然人10件。"), ("X306", "error", "12", "10")),
    (swap("引发行政复议1件", "引发行政复议4件"), ("X401", "error", "1", "4")),
    (prose("other_matters", "全年未发生因政府信息公开引发的行政诉讼。"), ("X402", "error", "1", "0")),
    (prose("review_litigation", "因政府信息公开工作被提起的行政诉讼中，复议后起诉2件。"), ("X402", "error", "1", "2")),
    (prose("review_litigation", "因政府信息公开引发行政复议1件，尚未审结1件。"), ("X403", "error", "0", "1")),
    (swap("废止1件", "废止3件"), ("X201", "warning", "1", "3")),
    (prose("overview", "全年作出行政处罚决定14件。"), ("X202", "warning", "4", "14")),
    (prose("overview", "全年收取行政事业性收费2.1万元。"), ("X203", "warning", "12000", "21000")),
    (prose("overview", "全年未收取行政事业性收费。"), ("X203", "warning", "12000", "0")),
]


@pytest.mark.parametrize(("example", "expected"), CONTRADICTIONS, ids=lambda v: v[0] if isinstance(v, tuple) else "")
def test_contradiction_is_found_once(example: Example, expected: tuple[str, str, str, str]) -> None:
    assert raised(example) == [expected]


AGREEING = [
    prose("overview", "全年收取行政事业性收费1.23万元。"),
    prose("overview", "行政事业性收费金额为12345元。"),
    swap("全年新收政府信息公开申请15件，上年结转2件", "全年共收到政府信息公开申请17件（含上年结转2件）"),
    swap("全年新收政府信息公开申请15件，上年结转2件", "全年共办理政府信息公开申请17件"),
    swap("办理完毕16件", "已答复16件"),
    swap("办理完毕16件", "已答复15件"),  # without 不予处理
    swap("行政复议1件、行政诉讼1件", "行政复议和行政诉讼共2件"),
    prose("requests", "无法提供4件，不予处理1件，其他处理0件。"),
    prose("proactive", "全年公示行政许可决定53条，发布行政处罚信息9条。"),
    prose("overview", "2023年收到政府信息公开申请30件，引发行政复议5件。"),
    prose("problems", "答复政府信息公开申请3件超过期限。"),
]


@pytest.mark.parametrize("example", AGREEING, ids=lambda e: e.text[:20])
def test_agreeing_prose_raises_nothing(example: Example) -> None:
    assert raised(example) == []


def test_finding_names_both_numbers_and_the_difference_and_points_at_both_places() -> None:
    (finding,) = run(swap("新收政府信息公开申请15件", "新收政府信息公开申请9件")).findings
    assert finding.message == (
        "正文称收到政府信息公开申请9件，表三“一、本年新收政府信息公开申请数量”行“总计”列为15，相差6。"
    )
    text, cell = finding.marks
    assert isinstance(text, TextMark)
    assert isinstance(cell, CellMark)
    report = read(swap("新收政府信息公开申请15件", "新收政府信息公开申请9件"))
    assert report.document.quote(text.spans) == "9件"
    assert report.document.quote(cell.spans) == "15"
    assert (text.role, text.section) == ("fault", "overview")
    assert (cell.role, cell.row, cell.column) == ("participant", "new", "total")


def test_denial_is_quoted() -> None:
    (finding,) = run(prose("other_matters", "全年未发生因政府信息公开引发的行政诉讼。")).findings
    assert finding.message == "正文称行政诉讼为0（“未发生”），表四“行政诉讼”两项总计之和为1，相差1。"


@pytest.mark.parametrize("text", ["", "/", "若干"])
def test_cell_without_a_number_leaves_the_relation_open(text: str) -> None:
    result = run(cells({("requests", "new", "total"): text}))
    assert [f for f in result.findings if f.rule == "X301"] == []
    (left,) = [o for o in result.not_assessable if o.rule == "X301"]
    assert left.reason == (
        "正文称收到政府信息公开申请15，但表三“一、本年新收政府信息公开申请数量”行“总计”列没有可核对的数字，未能核对。"
    )


def test_round_number_leaves_the_relation_open() -> None:
    result = run(swap("新收政府信息公开申请15件", "收到政府信息公开申请20余件"))
    assert result.findings == ()
    assert [o.rule for o in result.not_assessable] == ["X301"]


def test_silent_prose_states_no_relation() -> None:
    result = run(swap("全年新收政府信息公开申请15件，上年结转2件；办理完毕16件，结转下年度继续办理1件。", ""))
    assert {p.rule for p in result.passed} & {"X301", "X302", "X303", "X304"} == set()


def test_count_of_many_organs_is_an_error_only_for_a_government() -> None:
    many = swap("全年新收政府信息公开申请15件", "全县共收到政府信息公开申请80件").draft()
    assert "X301" not in {f.rule for f in engine.run(read_report(load_text(many)), RULES).findings}
    government = read_report(load_text(many.replace(ORGAN, "澄阳县人民政府")))
    assert [f.rule for f in engine.run(government, RULES).findings] == ["X301"]


def test_own_caseload_of_a_deciding_organ_is_left_open() -> None:
    text = swap("因政府信息公开引发行政复议1件", "受理政府信息公开行政复议案件30件，引发行政复议1件").draft()
    justice = read_report(load_text(text.replace(ORGAN, "澄阳县司法局")))
    result = engine.run(justice, RULES)
    assert result.findings == ()


def test_parts_that_exceed_or_fall_short_of_their_total() -> None:
    too_many = prose("proactive", "全年公开信息90条，其中水质信息50条、工程信息45条。")
    assert raised(too_many) == [("X501", "warning", "95", "90")]
    too_few = prose("proactive", "全年公开信息90条，其中水质信息50条、其他信息35条。")
    assert raised(too_few) == [("X501", "warning", "85", "90")]
    perhaps_more = prose("proactive", "全年公开信息90条，其中水质信息50条、工程信息35条。")
    assert raised(perhaps_more) == []


def test_contradictory_prose_is_found_where_no_table_decides() -> None:
    fees = prose("other_matters", "全年收取政府信息公开信息处理费380元。")
    assert [(f.rule, f.actual) for f in run(fees).findings] == [("X502", "380")]
    blank = Example(
        "", cells=((("requests", "new", "total"), ""),), add=(("other_matters", "全年收到政府信息公开申请16件。"),)
    )
    assert [f.rule for f in run(blank).findings] == ["X502"]
    decided = prose("other_matters", "全年收到政府信息公开申请16件。")
    assert [f.rule for f in run(decided).findings] == ["X301"]


def test_form_of_2019() -> None:
    result = run(prose("requests", "其他处理77件，制发行政规范性文件99件。", form="2019"))
    found: list[Finding] = [f for f in result.findings if f.severity is Severity.ERROR]
    assert [(f.rule, f.actual) for f in found] == [("X305", "77")]
    assert "X201" not in {f.rule for f in result.findings}


@given(st.integers(0, 400), st.integers(0, 400))
def test_equal_numbers_pass_and_others_differ_by_what_is_said(stated: int, table: int) -> None:
    example = Example(
        "",
        cells=((("requests", "carried_out", "total"), str(table)),),
        swaps=(("结转下年度继续办理1件", f"结转下年度继续办理{stated}件"),),
    )
    found = [f for f in run(example).findings if f.rule == "X304"]
    if stated == table:
        assert found == []
    else:
        (finding,) = found
        assert f"相差{abs(stated - table)}" in finding.message


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_seeds_hold_no_contradiction(samples: Path, name: str) -> None:
    (path,) = (samples / "seeds").glob(f"{name}_*.txt")
    result = engine.run(read_report(load(path)), RULES)
    assert result.findings == ()
    assert any(p.rule in ("X301", "X401") for p in result.passed)


def test_published_reports_hold_no_contradiction(samples: Path) -> None:
    for pattern in ("*.html", "*.pdf", "*office*.md"):
        for path in (samples / "real").glob(pattern):
            result = engine.run(read_report(load(path)), RULES)
            assert result.findings == (), path.name
            assert result.passed, path.name
