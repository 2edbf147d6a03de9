"""X508: the same thing counted differently in two places of the prose."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import show
from core.read.prose.clauses import folded
from core.read.prose.counted.subjects import Counted, contradict, counted_things
from core.read.prose.spelled import counts_in_digits
from core.read.prose.sums.listed_twice import listed_twice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_SENTENCE = "微信公众号全年发布信息136篇。为方便群众查询，全年通过微信公众号发布信息{}篇。"


@rule(
    "X508",
    "同一事项前后数量不一",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一事项的全年数量在正文不同地方写到时，数字相同；写作约数的，与另一处的数字相合；同一串分项里一类只列一次。",
    basis="同一篇报告里的数字应当自洽",
    bad=prose(SectionKey.OVERVIEW, _SENTENCE.format(163)),
    good=prose(SectionKey.OVERVIEW, _SENTENCE.format(136)),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Of each subject the first two counts that cannot both be right; what the tables decide is left to their rules."""
    decided = {claim.number.start for claim in report.claims}
    things: dict[tuple[str, str], list[tuple[str | None, Counted]]] = {}
    for section, paragraph in report.prose():
        for counted in counted_things(paragraph, report.year):
            if counted.view.start not in decided:
                things.setdefault((counted.key, counted.quantity.unit), []).append((section, counted))
        spelled = counts_in_digits(paragraph)
        view = folded(spelled)
        for twice in listed_twice(spelled):
            yield outcomes.finding(
                f"同一串分项里“{twice.label}”列了两次，一次{twice.first.shown}，一次{twice.second.shown}，请核对",
                [
                    TextMark(section=section, spans=view.slice(twice.second.start, twice.second.end).spans()),
                    TextMark(
                        section=section,
                        spans=view.slice(twice.first.start, twice.first.end).spans(),
                        role="participant",
                    ),
                ],
                actual=twice.second.shown,
            )
    for (_, unit), told in things.items():
        wrong = next((pair for pair in combinations(told[:6], 2) if contradict(pair[0][1], pair[1][1])), None)
        if wrong is None:
            continue
        (here, first), (there, second) = wrong
        yield outcomes.finding(
            Mismatch(
                Side(f"同一事项的数量前后不一：一处为{first.quantity.shown}", first.quantity.value),
                Side(f"另一处为{second.quantity.shown}", second.quantity.value),
            ),
            [
                TextMark(section=here, spans=first.view.spans()),
                TextMark(section=there, spans=second.view.spans()),
            ],
            expected=f"{show(first.quantity.value)}{unit}",
            actual=f"{show(second.quantity.value)}{unit}",
        )
