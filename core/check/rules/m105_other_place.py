"""Another place's name left over in the text (推动湛江…发展 in the report of 乌苏)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.leftovers.places.by_form import other_superiors
from core.check.leftovers.places.told_places import OwnPlace, ToldPlaces
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.language import organs
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_LEFT_OVER = "请核对是否沿用了其他地方的稿件"


@rule(
    "M105",
    "疑似他地名称",
    Category.WORDING,
    Severity.ERROR,
    own_words=OwnWords.OFFERED,
    names_stranger=True,
    demands="正文中说本地工作的地方不出现其他地方的名称（沿用他人稿件最常见的遗留）。",
    basis="行政区划名称；本机关名称",
    bad=prose(SectionKey.OVERVIEW, "以高质量公开推动湛江水务高质量发展。"),
    good=prose(SectionKey.OVERVIEW, "赴湛江考察学习政务公开经验。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Severity by context and by how far away the other place is; nothing for organs of the whole country.

    Where the organ's place is not in the gazetteer nothing is an error.
    """
    place = OwnPlace.of(report)
    if not place.organ or (not place.own and organs.serves_country(place.organ)):
        return
    if not place.own:
        yield from _superiors(report, place.organ, outcomes)
    told = ToldPlaces(report, place)
    for passage in passages(report):
        for found in (*told.marks(passage), *told.names(passage)):
            name = passage.written(found.start, found.end)
            fact = f"{found.fact.format(name)}，本报告的机关是“{place.organ}”，{_LEFT_OVER}"
            yield outcomes.finding(fact, [passage.mark(found.start, found.end)], severity=found.severity, actual=name)


def _superiors(report: Report, organ: str, outcomes: Outcomes) -> Iterator[Outcome]:
    for passage, start, end in other_superiors(passages(report), organ):
        name = passage.written(start, end)
        fact = f"此处写“{name}”，别处写的上级是另一个{name[-1]}，{_LEFT_OVER}"
        yield outcomes.finding(fact, [passage.mark(start, end)], severity=Severity.WARNING, actual=name)
