"""The organ's own place under a name that it no longer has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.passages import passages, plain_text
from core.language.divisions import gazetteer
from core.language.former_places import former_of, in_name
from core.language.sought import Sought
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: What speaks of the past, before or after the name.
_PAST = Sought(r"(?:原|曾|前|旧称|撤销|撤)$")
_PAST_AFTER = Sought(r"^(?:撤|改|更名|时期|志|(?<=市)场)")


@rule(
    "M107",
    "使用了已变更的地名",
    Category.WORDING,
    Severity.WARNING,
    demands="本机关所在地已更名、撤县设市（区）的，用现行名称。",
    basis="《地名管理条例》第十八条；县级以上行政区划变更情况",
    bad=Example("标题作“襄樊市水务局”", swaps=(("澄阳县水务局2024年", "襄樊市水务局2024年"),)),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only the own place and those above it; other places may be named as they were."""
    if not report.organ or report.year is None:
        return
    organ = report.title.organ
    if organ is not None:
        for former in in_name(organ.text):
            if report.year > former.year:
                at = organ.text.index(former.name)
                mark = TextMark(section=None, spans=organ.spans(at, at + len(former.name)))
                yield outcomes.finding(
                    f"“{former.name}”已于{former.year}年改为“{former.present}”，请用现行名称",
                    [mark], expected=former.present, actual=former.name, replacement=former.present,
                )  # fmt: skip
    places = gazetteer()
    own = places.own(report.organ, plain_text(report))
    if len(own) != 1:
        return
    for division in (own[0], *places.above(own[0])):
        for former in former_of(division.name):
            if report.year <= former.year:
                continue
            marks = [
                p.mark(*m.span())
                for p in passages(report)
                for m in re.finditer(former.name, p.text)
                if not p.in_title(m.start())
                and not _PAST.search(p.text[: m.start()])
                and not _PAST_AFTER.search(p.text[m.end() :])
            ]
            if marks:
                times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
                yield outcomes.finding(
                    f"“{former.name}”已于{former.year}年改为“{former.present}”，请用现行名称{times}",
                    marks, expected=former.present, actual=former.name, replacement=former.present,
                )  # fmt: skip
