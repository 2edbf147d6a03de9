"""The sum behind a finding, and what can be pasted in the place of a defect."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.check.sum_steps import correction, working
from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import Category, CellMark, Finding, SectionMark, Severity
from core.model.report import Report
from core.pipeline.check_draft import check_document
from core.read import read_report


def test_both_sides_are_written_out_with_zeros_and_the_difference() -> None:
    """One number too many breaks its row and its column: both sums, each under its name."""
    model = load_model("2021")
    values = {**model.values, ("requests", "new", "other"): "5"}
    checked = check_document(load_text(replace(model, values=values).text()), Path("甲.txt"))
    finding_of_both = next(f for f in checked.result.findings if f.relation)
    row, total, sum_, difference, column, *balance = working(checked.report, finding_of_both)
    assert (row, column) == ("表三“一、本年新收”行：各行总计：", "表三“其他”列：收支平衡：")
    assert total.startswith("总计 ")
    assert sum_.count("＋") == 5
    assert "其他 5" in sum_
    assert "科研机构 0" in sum_
    assert "≠" in difference
    assert difference.endswith("相差 5")
    assert "＋" in balance[0]


def test_what_the_prose_says_is_a_line_of_the_sum() -> None:
    model = load_model("2021")
    values = {**model.values, ("requests", "new", "total"): "51"}
    checked = check_document(load_text(replace(model, values=values).text()), Path("甲.txt"))
    (grouped,) = [f for f in checked.result.findings if f.relation]
    assert working(checked.report, grouped)[-1].startswith("正文称收到政府信息公开申请15件")


def test_findings_without_a_relation_have_no_sum() -> None:
    checked = check_document(load_text(load_model("2021").text()), Path("甲.txt"))
    assert working(checked.report, finding()) == ()


def finding(**more: Any) -> Finding:
    made = Finding(rule="W109", category=Category.WORDING, severity=Severity.WARNING, message="错字。", marks=())
    return replace(made, **more)


def report() -> Report:
    return read_report(load_text(load_model("2021").text()))


@pytest.mark.parametrize(
    ("expected", "suggestion", "words"),
    [
        ("5", "改为“5”。", "5"),
        (None, "篇", "篇"),
        (None, "删去重复的标题。", None),  # says what to do, is not what to paste
        (None, None, None),
    ],
)
def test_only_words_that_can_be_pasted_are_a_correction(
    expected: str | None, suggestion: str | None, words: str | None
) -> None:
    assert correction(report(), finding(expected=expected, suggestion=suggestion)) == words


def cell(column: str) -> CellMark:
    return CellMark(table="requests", row="new", column=column)


def test_of_two_cells_no_single_number_is_pasted() -> None:
    both = finding(expected="3、15", actual="4、16", marks=(cell("company"), cell("total")))
    assert correction(report(), both) is None


def test_a_total_is_not_pasted_over_the_cell_it_disproves() -> None:
    total = report().tables["requests"].cells["new", "total"].raw
    assert correction(report(), finding(expected="16", actual=total, marks=(cell("total"),))) == "16"
    assert correction(report(), finding(expected="16", actual=total, marks=(cell("other"),))) is None


def test_what_only_describes_is_not_pasted() -> None:
    mark = SectionMark(section="overview")
    aspects = finding(expected="主动公开、监督保障", suggestion="补写“监督保障”的情况。", marks=(mark,))
    heading = finding(expected="一、总体情况", suggestion="改为“一、总体情况”。", marks=(mark,))
    assert correction(report(), aspects) is None
    assert correction(report(), heading) == "一、总体情况"
