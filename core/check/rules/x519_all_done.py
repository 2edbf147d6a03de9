"""X519: a rate of 100 % beside the number of what was not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.wholes.all_done import unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "X519",
    "称百分之百而有未完成",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一句话里写答复率、办结率、整改率等为100%，或写均已、全部办结、整改、更新的，不再写有几件未办结、未整改、未更新、尚在办理；写按时（按期）的，不再写有几件逾期；写全部办结的，不再写有几件结转下年。",
    basis="同一句话里的说法应当自洽",
    bad=prose(SectionKey.OVERVIEW, "全年收到用户留言30条，回复率100%，未回复的2条已转办。"),
    good=prose(SectionKey.OVERVIEW, "全年收到用户留言30条，回复率100%，没有未回复的留言。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only counts whose clause names nothing else; see ``core.read.prose.wholes.all_done``."""
    for section, paragraph in report.prose():
        for told in unfinished(paragraph):
            yield outcomes.finding(
                f"“{told.rate.text}”，同句又写“{told.left.text}”，前后矛盾，请核对",
                [
                    TextMark(section=section, spans=told.rate.spans()),
                    TextMark(section=section, spans=told.left.spans(), role="participant"),
                ],
                actual=told.rate.text,
            )
