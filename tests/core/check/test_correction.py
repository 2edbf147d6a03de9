"""What can be pasted in the place of a defect."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from core.check.correction import correction
from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import Category, CellMark, Finding, SectionMark, Severity
from core.read import read_report

if TYPE_CHECKING:
    from core.model.report import Report


def finding(**more: Any) -> Finding:
    made = Finding(rule="W109", category=Category.WORDING, severity=Severity.WARNING, fact="错字", marks=())
    return replace(made, **more)


def report() -> Report:
    return read_report(load_text(load_model("2021").text()))


@pytest.mark.parametrize(
    ("expected", "suggestion", "replacement", "words"),
    [
        ("5", "改为“5”。", None, "5"),
        (None, "篇", "篇", "篇"),
        (None, "删去重复的标题。", None, None),
        (None, "后一个改为 ”", None, None),  # says what to do, is not what to paste
        (None, None, None, None),
    ],
)
def test_only_words_that_can_be_pasted_are_a_correction(
    expected: str | None, suggestion: str | None, replacement: str | None, words: str | None
) -> None:
    made = finding(expected=expected, suggestion=suggestion, replacement=replacement)
    assert correction(report(), made) == words


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
    title = "一、总体情况"
    heading = finding(expected=title, suggestion=f"改为“{title}”。", replacement=title, marks=(mark,))
    assert correction(report(), aspects) is None
    assert correction(report(), heading) == title
