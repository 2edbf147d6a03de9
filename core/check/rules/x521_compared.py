"""X521: a number that is said to be above or below another one and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.changes.compared import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_SENTENCE = "政务公开在年度考核中的分值权重为{}%，符合不低于4%的要求。"


@rule(
    "X521",
    "数值与所说的高低不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="写高于、低于另一数值的，写符合“不低于”“不超过”某数值要求的，前一数值确实如此。",
    basis="同一句话里的数字应当自洽",
    bad=prose(SectionKey.OVERVIEW, _SENTENCE.format(2)),
    good=prose(SectionKey.OVERVIEW, _SENTENCE.format(5)),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only numbers in one unit with nothing but the comparison between them; see ``core.read.prose.changes``."""
    for section, paragraph in report.prose():
        for told in compared(paragraph):
            yield outcomes.finding(
                f"前面写的是{told.first.shown}，却称“{told.said}”，请核对",
                [
                    TextMark(section=section, spans=told.first_view.spans()),
                    TextMark(section=section, spans=told.second_view.spans(), role="participant"),
                ],
                actual=told.first.shown,
            )
