"""X520: how often something is said to be done, against how many times it was done in the year."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import show
from core.read.prose.reckonings.periodicals import periodicals
from core.read.prose.reckonings.rhythms import rhythms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_SENTENCE = "全年开展网站检查12次，每{}1次，检查结果及时通报。"


@rule(
    "X520",
    "频次与全年次数不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一句话里写每月、每季度、每半年一次，又写全年几次的，两者相符：每月一次全年12次，每季度一次全年4次。",
    basis="同一句话里的数字应当自洽",
    bad=prose(SectionKey.OVERVIEW, _SENTENCE.format("季度")),
    good=prose(SectionKey.OVERVIEW, _SENTENCE.format("月")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """More times than the rhythm gives may have been added; that is a hint where the count names its thing itself."""
    for section, paragraph in report.prose():
        for told in chain(rhythms(paragraph), periodicals(paragraph)):
            relation = f"正文“{told.said}”与{told.times.shown}相符"
            marks = [
                TextMark(section=section, spans=told.view.spans()),
                TextMark(section=section, spans=told.times_view.spans(), role="participant"),
            ]
            if told.least <= told.times.value <= told.most:
                yield outcomes.passed(relation, marks)
                continue
            added = not told.bare and told.times.value > told.most
            right = f"{told.most}" if told.least == told.most else f"{told.least}至{told.most}"
            yield outcomes.finding(
                f"“{told.said}”，全年应为{right}{told.times.unit}，文中写的却是{told.times.shown}，请核对",
                marks,
                severity=Severity.HINT if added else None,
                expected=right,
                actual=show(told.times.value),
                relation=relation,
            )
