"""This year's report held against last year's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.check import engine
from core.check.example import Example, last_year
from core.check.last_year import likenesses, pairs, same_organ, sentences
from core.model.finding import CellMark, Severity
from tests.support.history_drafts import check, history, read

R, P = "requests", "proactive"
FITTING = Example("", previous=last_year())


def codes(example: Example) -> list[str]:
    return [f.rule for f in history(example)]


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_report_that_follows_upon_the_last_is_clean(form: str) -> None:
    result = check(Example("", form=form, previous=last_year(form=form)))
    assert result.findings == ()
    assert result.not_assessable == ()
    relations = {p.rule for p in result.passed} & {"H102", "H103", "H104"}
    assert relations == ({"H102", "H103", "H104"} if form == "2021" else {"H102", "H103"})


def test_without_last_year_nothing_is_said() -> None:
    result = check(Example(""))
    assert not any(o.rule.startswith("H") for o in (*result.findings, *result.passed, *result.not_assessable))


def test_carry_over_is_an_error_with_both_numbers() -> None:
    (finding,) = history(Example("", previous=last_year({(R, "carried_out", "total"): 7})))
    assert (finding.rule, finding.severity) == ("H102", Severity.ERROR)
    assert (finding.expected, finding.actual) == ("7", "2")
    assert "相差5" in finding.message
    assert [(m.row, m.column) for m in finding.marks if isinstance(m, CellMark)] == [("carried_in", "total")]


def test_carry_over_across_the_change_of_form() -> None:
    this = Example("", form="2021", year=2021, previous=replace(last_year(form="2019"), year=2020))
    assert codes(this)[0] == "H102"
    agreeing = last_year({(R, "carried_out", "natural_person"): 2, (R, "carried_out", "total"): 2}, form="2019")
    found = check(replace(this, previous=replace(agreeing, year=2020)))
    assert {p.rule for p in found.passed if p.rule.startswith("H")} == {"H102", "H103"}
    assert not [f for f in found.findings if f.rule.startswith("H")]


def test_columns_only_where_the_totals_agree() -> None:
    other = {(R, "carried_out", "natural_person"): 0, (R, "carried_out", "company"): 2}
    (finding,) = history(Example("", previous=last_year(other)))
    assert (finding.rule, finding.severity) == ("H103", Severity.WARNING)
    at_fault = {m.column for m in finding.marks if isinstance(m, CellMark) and m.role == "fault"}
    assert at_fault == {"natural_person", "company"}
    assert codes(Example("", previous=last_year(other | {(R, "carried_out", "total"): 5}))) == ["H102"]


def test_unreadable_numbers_are_not_assessable() -> None:
    result = check(Example("", previous=last_year({(R, "carried_out", "total"): ""})))
    assert {n.rule for n in result.not_assessable} == {"H102"}
    assert "去年报告" in result.not_assessable[0].reason
    here = check(Example("", cells=(((R, "carried_in", "total"), "/"),), previous=last_year()))
    assert "H102" in {n.rule for n in here.not_assessable}


def test_documents_in_force() -> None:
    (finding,) = history(Example("", previous=last_year({(P, "normative_document", "in_force"): 8})))
    assert (finding.rule, finding.expected, finding.actual) == ("H104", "9", "6")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("organ", "year", "words"),
    [("澄阳县水务局", 2022, "2022年度"), ("澄阳县水务局", 2024, "2024年度"), ("澄阳县林业局", 2023, "不是同一机关")],
)
def test_the_wrong_file_is_one_finding(organ: str, year: int, words: str) -> None:
    wrong = Example("", year=year, cells=(((R, "carried_out", "total"), "9"),), swaps=())
    text = replace(wrong, swaps=(("澄阳县水务局", organ),))
    (finding,) = history(Example("", previous=text))
    assert finding.rule == "H101"
    assert words in finding.message
    assert finding.marks


def test_without_a_year_nothing_is_compared() -> None:
    report = read(Example("", previous=Example("去年的报告")))
    assert report.previous is not None
    unknown = replace(report, previous=replace(report.previous, year=None))
    result = engine.run(unknown)
    assert not [f for f in result.findings if f.rule.startswith("H")]
    (open_,) = result.not_assessable
    assert "没有读出年份" in open_.reason


def test_same_organ() -> None:
    assert same_organ("洛阳市司法局", "市司法局")
    assert same_organ("河南省洛阳市司法局", "洛阳市司法局")
    assert not same_organ("洛阳市司法局", "灵宝市司法局")
    assert not same_organ("澄阳县水务局", "澄阳县林业局")


def test_identical_tables() -> None:
    same = Example("", previous=Example("去年的报告"))
    found = {f.rule: f for f in history(same)}
    assert found["H106"].severity is Severity.WARNING
    assert "三张表" in found["H106"].message
    # one number different in table four: tables two and three still are last year's
    nearly = replace(same, cells=((("review_litigation", "reconsideration", "other"), "1"),))
    assert ["表二、表三的" in f.message for f in history(nearly) if f.rule == "H106"] == [True]
    # nothing but noughts is no sign of copying
    empty = tuple(((t, r, c), "0") for t, (r, c) in _all_cells())
    assert "H106" not in codes(Example("", cells=empty, previous=Example("", cells=empty)))


def _all_cells() -> list[tuple[str, tuple[str, str]]]:
    report = read(Example(""))
    return [(key, cell) for key, table in report.tables.items() for cell in table.cells]


def test_few_equal_numbers_are_only_a_hint() -> None:
    few = {(R, row, c): "0" for _, (row, c) in _all_cells() if _ == R}
    few |= {(P, row, c): "0" for t, (row, c) in _all_cells() if t == P}
    few |= {("review_litigation", row, c): "0" for t, (row, c) in _all_cells() if t == "review_litigation"}
    few |= {(P, "licensing", "decisions"): "4", (P, "normative_document", "in_force"): "6"}
    cells = tuple(few.items())
    (finding,) = [f for f in history(Example("", cells=cells, previous=Example("", cells=cells))) if f.rule == "H106"]
    assert finding.severity is Severity.HINT


def test_copied_problems_with_the_year_changed() -> None:
    paragraph = "2023年主要问题是公开栏目更新慢3次以上，部门配合不够顺畅。2024年将建立台账，每月通报1次更新情况。"
    now = paragraph.replace("2024", "2025").replace("2023", "2024").replace("3次", "5次")
    this = Example("", clear_sections=("problems",), add=(("problems", now),))
    last = replace(last_year(), clear_sections=("overview", "problems"), add=(("problems", paragraph),))
    (finding,) = history(replace(this, previous=last))
    assert (finding.rule, finding.severity) == ("H107", Severity.WARNING)
    assert len(finding.marks) == 2
    # one of two sentences written anew is no copy
    half = replace(this, add=(("problems", now.split("。")[0] + "。今年新设了专人专岗，逐条回应群众留言。"),))
    assert codes(replace(half, previous=last)) == []


def test_problems_copied_and_measures_new_are_a_hint() -> None:
    problems = "一是公开栏目更新比较慢，群众查找不便。二是部门之间的信息报送不够顺畅及时。"
    measures = "今年在门户网站增设了检索入口。对各科室的报送情况每季度通报一次。"
    this = Example("", clear_sections=("problems",), add=(("problems", problems), ("problems", measures)))
    last = replace(last_year(), clear_sections=("overview", "problems"), add=(("problems", problems),))
    (finding,) = history(replace(this, previous=last))
    assert (finding.rule, finding.severity, len(finding.marks)) == ("H107", Severity.HINT, 2)
    assert "4 句中有 2 句" in finding.message


def test_ten_times_last_years_number_is_a_hint() -> None:
    previous = last_year({(P, "fees", "amount"): "1.2", (P, "licensing", "decisions"): 36})
    (finding,) = history(Example("", cells=(((P, "fees", "amount"), "12000"),), previous=previous))
    assert (finding.rule, finding.severity, finding.actual) == ("H111", Severity.HINT, "12000")
    assert "去年报告为1.2，相差百倍以上" in finding.message
    small = last_year({(R, "new", "company"): 1})
    assert "H111" not in codes(Example("", cells=(((R, "new", "company"), "40"),), previous=small))


def test_share_of_copied_sentences_is_a_hint() -> None:
    found = {f.rule: f for f in history(Example("", previous=Example("去年的报告")))}
    assert found["H108"].severity is Severity.HINT
    assert "100%" in found["H108"].message


def test_cells_and_sentences_side_by_side() -> None:
    report = read(Example("", previous=last_year({(P, "licensing", "decisions"): 31})))
    changes = {(p.row, p.column): p.difference for p in pairs(report, P)}
    assert changes["licensing", "decisions"] == 4
    assert changes["penalty", "decisions"] == 0
    assert report.previous is not None
    alike = likenesses(sentences(report), sentences(report.previous))
    copied = {one.now.view.text for one in alike if one.copied}
    assert any(text.startswith("本报告根据") for text in copied)
    assert not any("节水用水专栏" in text for text in copied)
