"""X515: what the prose says there was none of, and counts all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.denials import denied_and_counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "X515",
    "说没有的事项又有数量",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一段里说没有收到、没有发生、没有举办的事项，不再写它有几件、几场。",
    basis="同一段话里的说法应当自洽；词表 denied_things.toml",
    bad=prose(SectionKey.OVERVIEW, "全年未举办新闻发布会，通过2场新闻发布会回应关切。"),
    good=prose(SectionKey.OVERVIEW, "全年未举办新闻发布会，通过2场听证会回应关切。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Within one paragraph; other times and other organs are left out (see ``core.read.prose.denials``)."""
    for section, paragraph in report.prose():
        for told in denied_and_counted(paragraph, report.year):
            yield outcomes.finding(
                f"“{told.denial.text}”，同段又写“{told.counted.text}”，前后矛盾，请核对",
                [
                    TextMark(section=section, spans=told.counted.spans()),
                    TextMark(section=section, spans=told.denial.spans(), role="participant"),
                ],
                actual=told.counted.text,
            )
