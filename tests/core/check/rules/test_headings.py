"""Headings of the six parts: the kinds of their numerals, and marks at their ends."""

import re

import pytest

from core.check.example import model
from core.check.registry import get_rule
from core.load import load_text
from core.model.finding import Finding, Severity
from core.model.report import Report
from core.read import read_report

HAN = "一二三四五六"
HEADING = re.compile(f"(?m)^([{HAN}])、((?:总体|主动公开政府|收到和|政府信息公开行政|存在的|其他需要).*)$")


def draft(numeral: str, ending: str = "", among: str = HAN) -> Report:
    """The model draft with the headings ``among`` numbered otherwise.

    ``numeral`` has {arabic}, {han} or {roman} at the place of the numeral.
    """

    def renumbered(match: re.Match[str]) -> str:
        if match[1] not in among:
            return match[0]
        at = HAN.index(match[1])
        return numeral.format(arabic=at + 1, han=match[1], roman="ⅠⅡⅢⅣⅤⅥ"[at]) + match[2] + ending

    return read_report(load_text(HEADING.sub(renumbered, model().draft())))


def raised(code: str, report: Report) -> list[Finding]:
    return [o for o in get_rule(code).check(report) if isinstance(o, Finding)]


@pytest.mark.parametrize(
    ("numeral", "severity"),
    [
        ("{arabic}. ", Severity.HINT),
        ("{arabic}、", Severity.HINT),
        ("{roman}、", Severity.HINT),
        ("（{han}）", Severity.WARNING),
        ("【{han}】", Severity.WARNING),
        ("〔{han}〕", Severity.WARNING),
    ],
)
def test_numerals_of_another_kind_are_one_finding_on_all_headings(numeral: str, severity: Severity) -> None:
    report = draft(numeral)
    assert all(section.found for section in report.sections)
    assert raised("S101", report) == []
    (finding,) = raised("S104", report)
    assert (finding.severity, len(finding.marks)) == (severity, 6)


@pytest.mark.parametrize("numeral", ["{arabic}. ", "{roman}、"])
def test_numerals_of_two_kinds_are_a_warning(numeral: str) -> None:
    report = draft(numeral, among="五")
    (finding,) = raised("S104", report)
    assert (finding.severity, len(finding.marks)) == (Severity.WARNING, 1)
    assert finding.expected == "五、存在的主要问题及改进情况"


def test_numbered_rightly_or_as_parts_of_a_book() -> None:
    for numeral in ("{han}、", "第{han}部分 "):
        assert raised("S104", draft(numeral)) == []


@pytest.mark.parametrize("mark", "。；，、")
def test_a_heading_that_ends_in_a_mark_is_a_hint(mark: str) -> None:
    (finding,) = raised("S105", draft("{han}、", mark, among="一"))
    assert finding.severity is Severity.HINT
    assert finding.replacement == "一、总体情况"


def test_a_colon_or_nothing_behind_a_heading_is_right() -> None:
    for ending in ("", "："):
        assert raised("S105", draft("{han}、", ending)) == []
