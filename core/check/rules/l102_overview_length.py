"""L102: section one is not longer than the locality allows."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report

_SECTION = SectionKey.OVERVIEW


@rule(
    "L102",
    "总体情况超过本地规定的字数",
    Category.SECTION,
    Severity.WARNING,
    demands="总体情况的字数不超过设置里本地要求的篇幅（设置文件的 demands.overview_length；没有设置的不核）。",
    basis="本单位设置文件所写的本地要求",
    bad=Example("本地规定总体情况不超过100字，实有两百余字。", profile="[demands]\noverview_length = 100"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Characters are counted with punctuation and without blanks, as word processors count them."""
    limit = report.profile.demands.overview_length
    section = report.section(_SECTION)
    if limit is None or not section.found:
        return
    count = len("".join(section.text.split()))
    if count > limit:
        heading = section.headings[0].view
        yield outcomes.finding(
            f"“{report.form.numbered(_SECTION)}”有 {count} 字，超过本地规定的 {limit} 字，多 {count - limit} 字",
            [SectionMark(section=_SECTION, spans=heading.spans())],
            expected=str(limit),
            actual=str(count),
            suggestion="压缩这一部分的文字。",
        )
