"""Another place's name left over in the text (推动湛江…发展 in the report of 乌苏)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.leftovers.places import media, stage
from core.check.leftovers.places.accounts import of_other_places
from core.check.leftovers.places.anywhere import named_anywhere
from core.check.leftovers.places.by_form import other_superiors, strangers
from core.check.leftovers.places.counties import listed_beside_own
from core.check.leftovers.places.named_as_own import named_as_own
from core.check.leftovers.places.province_marks import NUMBERS, marks_of_others
from core.check.leftovers.places.rivals import rivals
from core.check.leftovers.places.roles import in_own_role
from core.check.leftovers.places.services import of_others
from core.check.leftovers.places.towns import Towns
from core.check.leftovers.places.web_sites import sites_misnamed, sites_of_others
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import passages, plain_text
from core.check.wording.places.landmarks import of_other_provinces, provinces_by_text
from core.check.wording.places.mentions import Kind, kind_of
from core.forms.keys import SectionKey
from core.language import organs
from core.language.divisions import Division, Gazetteer, Place, gazetteer
from core.language.townships import county_of, home_of
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from core.check.wording.passages import Passage
    from core.model.report import Report

#: As far as this behind a province the own place may stand that belongs to it.
_RUN = re.compile(r"[\u4e00-\u9fff]{0,16}")
#: The places of an organ's name one after another: 杭州市, 余杭区.
_PLACES = re.compile(".{2,}?[省市州县区旗镇乡]")
#: So many of the counties that have a town are named.
_SHOWN = 3
#: Severity where the other place is in another province, and in the same one.
_FAR = {
    Kind.GOAL: Severity.ERROR,
    Kind.LEADERS: Severity.ERROR,
    Kind.SAME_ORGAN: Severity.ERROR,
    Kind.ACCOUNT: Severity.WARNING,
    Kind.SAME_WORK: Severity.WARNING,
    Kind.WEB_SITE: Severity.WARNING,
    Kind.OWN_WORK: Severity.WARNING,
    Kind.SUBJECT: Severity.WARNING,
    Kind.COUNTY: Severity.WARNING,
    Kind.NAME: Severity.HINT,
}
_NEAR = {
    Kind.GOAL: Severity.WARNING,
    Kind.LEADERS: Severity.WARNING,
    Kind.SAME_ORGAN: Severity.WARNING,
    Kind.WEB_SITE: Severity.WARNING,
    Kind.ACCOUNT: Severity.WARNING,
    Kind.SAME_WORK: Severity.HINT,
    Kind.OWN_WORK: Severity.HINT,
    Kind.SUBJECT: Severity.WARNING,
}


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

    What belongs to the own place: itself, all above and all below it. Where the organ's place is not in the
    gazetteer nothing is an error.
    """
    organ = report.organ or ""
    places, plain = gazetteer(), plain_text(report)
    own = places.own(organ, plain) or county_of(organ, plain)
    if not organ or (not own and organs.serves_country(organ)):
        return
    names = frozenset(n for d in own for n in places.family(d)) if own else _named_often(report, places)
    provinces = {_province(places, d) for d in own}
    if not own:
        yield from _superiors(report, outcomes)
    lies_in = provinces or provinces_by_text(organ, plain)
    at_home = () if organs.is_regional(organ) else home_of(organ, plain)
    towns = Towns(organ, at_home)
    anywhere = named_anywhere(passages(report), organ, names)
    above = frozenset(a.name for d in own for a in (d, *places.above(d))) | {organ}
    for passage in passages(report):
        for start, end, what, severity in _marks(passage, organ, provinces, above) if provinces else ():
            name = passage.written(start, end)
            fact = f"“{name}”是{what}，本报告的机关是“{organ}”，请核对是否沿用了其他地方的稿件"
            yield outcomes.finding(fact, [passage.mark(start, end)], severity=severity, actual=name)
        for start, end, what in _sites(passage, organ, names if own else frozenset(), above):
            name = passage.written(start, end)
            fact = f"“{name}”{what}，本报告的机关是“{organ}”，请核对是否沿用了其他地方的稿件"
            yield outcomes.finding(fact, [passage.mark(start, end)], severity=Severity.WARNING, actual=name)
        roles = in_own_role(passage, organ, names, known=bool(own))
        accounts = (
            *of_other_places(passage, organ, names, known=bool(own)),
            *media.of_other_places(passage, organ, names, known=bool(own)),
            *stage.of_others(passage, organ, names, known=bool(own)),
        )
        named = () if organs.is_regional(organ) else named_as_own(passage, organ, names, bool(own), plain)
        by_form = sorted({*strangers(passage, organ, names), *rivals(passage, organ, names), *roles, *accounts, *named})
        things = list(_things(passage, organ, own, lies_in, plain))
        told: list[tuple[int, int]] = []
        by_form += [(a, b) for of, a, b in anywhere if of is passage and all(b <= c or d <= a for c, d in by_form)]
        by_form += _above_own(passage, organ, names) if own else ()
        for place in places.find(passage.text):
            if place.name in names or place.name in organ or (not own and places.short_name(place.name) in organ):
                continue
            if f"驻{places.short_name(place.name)}" in organ or _leads_to_own(passage.text, place.end, organ):
                continue
            kind = kind_of(passage, place, places, organs.department(organ))
            if kind in (Kind.NAME, Kind.COUNTY) and not own and not organs.starts_with_place(organ):
                continue  # a town's name alone contradicts no province
            severity = _severity(kind, place, provinces, places) if kind else None
            if kind is Kind.OWN_WORK and severity is Severity.HINT and _beside(place, own, passage.clause(place.start)):
                severity = Severity.WARNING
            if severity is None:
                continue
            # a name with a city, county or district in it says where the organ is though the gazetteer lacks it
            if organs.is_regional(organ) or (not own and not organs.starts_with_place(organ)):
                severity = Severity.HINT
            spans = (*by_form, *((start, end) for start, end, _, _ in things))
            if severity is Severity.HINT and any(a < place.end and place.start < b for a, b in spans):
                continue
            told.append((place.start, place.end))
            where = "、".join(dict.fromkeys(d.name for d in place.divisions))
            fact = f"正文出现“{place.name}”（{where}），本报告的机关是“{organ}”，请核对是否沿用了其他地方的稿件"
            yield outcomes.finding(fact, [passage.mark(place.start, place.end)], severity=severity, actual=place.name)
        for start, end, what, severity in things:
            if all(end <= a or b <= start for a, b in told):
                told.append((start, end))
                name = passage.written(start, end)
                fact = f"“{name}”是{what}，本报告的机关是“{organ}”，请核对是否沿用了其他地方的稿件"
                yield outcomes.finding(fact, [passage.mark(start, end)], severity=severity, actual=name)
        for stranger in (*listed_beside_own(passage, at_home), *towns.strangers(passage)):
            if all(stranger.end <= a or b <= stranger.start for a, b in told):
                told.append((stranger.start, stranger.end))
                name = passage.written(stranger.start, stranger.end)
                where = "、".join(dict.fromkeys(stranger.above[:_SHOWN]))
                lies = f"在{where}" if where else "是另一个乡镇（街道）"
                fact = f"“{name}”{lies}，本报告的机关是“{organ}”，请核对是否沿用了其他地方的稿件"
                severity = Severity.WARNING if stranger.sure else Severity.HINT
                mark = passage.mark(stranger.start, stranger.end)
                yield outcomes.finding(fact, [mark], severity=severity, actual=name)
        for start, end in by_form:
            if all(end <= a or b <= start for a, b in told):
                name = passage.written(start, end)
                fact = f"正文把“{name}”写作本地，本报告的机关是“{organ}”，请核对是否沿用了其他地方的稿件"
                yield outcomes.finding(fact, [passage.mark(start, end)], severity=Severity.WARNING, actual=name)


def _marks(
    passage: Passage, organ: str, provinces: set[str], above: frozenset[str]
) -> Iterator[tuple[int, int, str, Severity]]:
    """What is of another province, with what it is; organs whose area is not a province's have marks of several."""
    for start, end in of_others(passage, provinces):
        yield start, end, "其他省的政务服务平台", Severity.WARNING
    if not organs.is_regional(organ):
        for mark in marks_of_others(passage, provinces, above):
            severity = Severity.HINT if mark.kind in NUMBERS else Severity.WARNING
            yield mark.start, mark.end, f"{mark.name}的{mark.kind}", severity


def _things(
    passage: Passage, organ: str, own: Sequence[Division], provinces: Collection[str], draft: str
) -> Iterator[tuple[int, int, str, Severity]]:
    """Waters, roads, zones, products of other provinces; not in the reports of offices that a place has elsewhere."""
    if not provinces or organs.is_regional(organ) or "驻" in organ:
        return
    places = gazetteer()
    homes = {*map(places.short_name, (division.name for division in own)), *_PLACES.findall(organs.place_part(organ))}
    for start, end, what, sure in of_other_provinces(passage, organ, provinces, homes - {""}, draft):
        yield start, end, what, Severity.WARNING if sure else Severity.HINT


def _sites(
    passage: Passage, organ: str, family: frozenset[str], above: frozenset[str]
) -> Iterator[tuple[int, int, str]]:
    """Sites of other places, and sites by another place's name, with what is wrong with each."""
    if "gov" not in passage.text.lower() or organs.is_regional(organ):
        return
    parts = _PLACES.findall(organs.place_part(organ) or organ)
    homes = {gazetteer().short_name(name) for name in (*above, *parts) if name != organ}
    for start, end, place in sites_of_others(passage, family, homes) if family else ():
        yield start, end, f"是{place}的网址"
    for start, end in sites_misnamed(passage, homes):
        yield start, end, "与后面的网址不是同一个地方"


def _superiors(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    for passage, start, end in other_superiors(passages(report), report.organ or ""):
        name = passage.written(start, end)
        fact = f"此处写“{name}”，别处写的上级是另一个{name[-1]}，请核对是否沿用了其他地方的稿件"
        yield outcomes.finding(fact, [passage.mark(start, end)], severity=Severity.WARNING, actual=name)


def _beside(place: Place, own: Sequence[Division], clause: tuple[int, int]) -> bool:
    """即墨区各社区 where a clause begins, in the report of an organ of another county of the same city."""
    counties = [*place.divisions, *own]
    return place.start == clause[0] and place.full and all(d.level == "county" for d in counties)


def _above_own(passage: Passage, organ: str, family: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Provinces right before the own place, named in full, that it does not lie in: 陕西省泾川县人民政府网站."""
    home = _PLACES.findall(organs.place_part(organ))[-1:]
    if not home or f"省{home[0]}" not in passage.text or len(home[0]) < 3:
        return
    for place in gazetteer().find(passage.text):
        leads = place.full and passage.text.startswith(home[0], place.end)
        if leads and place.name.endswith("省") and place.name not in family:
            yield place.start, place.end


def _leads_to_own(text: str, end: int, organ: str) -> bool:
    """The own name in full, in a signature or address: 江东省清平市河湾镇人民政府 for 河湾镇人民政府."""
    own = organs.place_part(organ) or organ
    run = _RUN.match(text, end)
    return len(own) >= 3 and run is not None and own in run.group()


def _severity(kind: Kind, place: Place, provinces: set[str], places: Gazetteer) -> Severity | None:
    if not provinces:
        beside = all(d.level == "county" for d in place.divisions)  # a city or province may lie above an unknown place
        sure = beside or kind in (Kind.GOAL, Kind.LEADERS, Kind.SAME_ORGAN, Kind.ACCOUNT)
        return Severity.WARNING if sure and kind is not Kind.NAME else Severity.HINT
    if {_province(places, d) for d in place.divisions} & provinces:
        return _NEAR.get(kind)
    severity = _FAR[kind]
    # whole provinces are spoken of more freely
    whole = all(d.level == "province" for d in place.divisions)
    return Severity.WARNING if whole and severity is Severity.ERROR else severity


def _named_often(report: Report, places: Gazetteer) -> frozenset[str]:
    """Where nothing is known of the organ's place: a place named more than once may well be it."""
    counts = Counter(n for p in passages(report) for n in {places.short_name(f.name) for f in places.find(p.text)})
    often = [d for short, count in counts.items() if count > 1 for d in places.named(short)]
    return frozenset(n for d in often for n in places.family(d))


def _province(places: Gazetteer, division: Division) -> str:
    return [division, *places.above(division)][-1].code
