"""Where the draft names its own organ, it is the organ of the title (教育局 in the report of 水务局)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.example import model, swap
from core.check.leftovers.organs.belongings import belongings_of_others
from core.check.leftovers.organs.business import of_other_departments
from core.check.leftovers.organs.departments import departments_of_others, the_department_above
from core.check.leftovers.organs.doers import other_doers
from core.check.leftovers.organs.field import fields_of_others
from core.check.leftovers.organs.governments import governments_as_subject
from core.check.leftovers.organs.house import houses_of_others
from core.check.leftovers.organs.subjects import (
    organ_name,
    other_towns,
    others_addressed,
    others_as_subject,
    others_guide,
    others_of_one_kind,
    others_papers,
    others_report,
    others_superior,
)
from core.check.leftovers.organs.work import work_of_others
from core.check.leftovers.places.accounts import of_other_departments as accounts_of_others
from core.check.leftovers.places.rivals import is_short_for, own_place
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import Passage, passages, plain_text
from core.check.wording.sentence_words import sentence_words
from core.language import organs
from core.language.abbreviations import is_declared
from core.language.dates import YEAR
from core.language.divisions import gazetteer
from core.language.organ_register import are_alike, are_different, is_list, is_standard
from core.language.sought import Sought
from core.model.finding import Category, Finding, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View
    from core.model.report import Report

#: Levels that lie beside each other, and what ends like one of them.
_COUNTIES = ("县", "区", "旗")
_ZONES = ("新区", "发区", "园区", "景区", "灌区", "林区", "矿区", "库区", "护区")
_OTHERS = "、和及与等"
#: The government of a county or city: none that a department or a town speaks for.
_GOVERNMENT_ABOVE = re.compile("[省市县区旗州](?:人民)?政府$")
_GOVERNMENT = re.compile("(?:(?:人民)?政府(?:办公[室厅])?|办事处)$")
#: Another organ and what it does with the own one, read as one name: 市农业农村局将与我局.
_TWO = Sought("[我本][局委厅办]|将[与和同会]")


@rule(
    "M106",
    "机关名称与标题不符",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.HEEDED,
    names_stranger=True,
    demands="正文说到本机关时，所写机关与标题一致（沿用其他机关稿件的遗留）。",
    basis="《中华人民共和国政府信息公开条例》第四十九条（报告本行政机关的情况）",
    bad=swap("2024年，澄阳县水务局认真", "2024年，澄阳县教育局认真"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only where a sentence cannot but speak of the organ itself; a government's office speaks for the government."""
    if report.title.organ is None:
        return
    organ = report.title.organ.text
    published: list[int] = []
    foreign: list[Outcome] = []
    for business in of_other_departments(report):
        word, theirs = business.word, business.department
        fact = f"“{word}”是{theirs}公开的内容，本报告的机关是“{organ}”，请核对是否沿用了其他机关的稿件"
        foreign.append(outcomes.finding(fact, business.marks, actual=business.word))
        published += [span.start for mark in business.marks for span in mark.spans]
    yield from foreign
    text = plain_text(report)
    for passage in passages(report):
        told = list(_in_passage(passage, report.title.organ, text, published, outcomes))
        yield from told
        yield from _belongings(passage, organ, [*foreign, *told], outcomes)


def _in_passage(
    passage: Passage, title: View, text: str, published: list[int], outcomes: Outcomes
) -> Iterator[Outcome]:
    """Others told of as the organ itself, and as what it does; ``published`` are places that were told already."""
    organ = title.text
    yield from _field(passage, organ, outcomes)
    for start, end, theirs in fields_of_others(passage, organ):
        field = passage.written(start, end)
        fact = f"“{field}”是{theirs}的工作，本报告的机关是“{organ}”，请核对是否沿用了其他机关的稿件"
        yield outcomes.finding(fact, [passage.mark(start, end)], actual=field)
    for work in work_of_others(passage, organ):
        mark = passage.mark(work.start, work.end)
        if mark.spans[0].start in published:
            continue
        said = passage.written(work.start, work.end)
        fact = f"“{said}”是{work.department}的工作，本报告的机关是“{organ}”，请核对是否沿用了其他机关的稿件"
        yield outcomes.finding(fact, [mark], actual=said)
    places: list[tuple[int, int]] = []
    for start, end in (
        *other_towns(passage, organ),
        *others_of_one_kind(passage, organ),
        *others_addressed(passage, organ),
        *others_superior(passage, organ),
        *others_papers(passage, organ),
        *others_guide(passage, organ),
        *others_report(passage, organ),
        *other_doers(passage, organ, text),
        *governments_as_subject(passage, organ, text),
        *departments_of_others(passage, organ, text),
        *the_department_above(passage, organ),
        *houses_of_others(passage, organ, text),
        *accounts_of_others(passage, organ),
    ):
        other = passage.written(start, end)
        if any(start < b and a < end for a, b in places) or is_short_for(other, own_place(organ)[1]):
            continue  # 文东街道 for 文化东路街道
        places.append((start, end))
        fact = f"标题的机关是“{organ}”，此处写“{other}”，请核对是否沿用了其他机关的稿件"
        yield outcomes.finding(fact, [passage.mark(start, end)], expected=organ, actual=other)
    told: set[int] = set()
    for matches in (*(p.finditer(passage.text) for p in _of_itself()), others_as_subject(passage, organ)):
        for match in matches:
            named = match["organ"]
            if match.start("organ") in told or _TWO.search(named):
                continue
            if not _same(named, organ, text) and not _listed(passage, match):
                told.add(match.start("organ"))
                marks = [
                    passage.mark(*match.span("organ")),
                    TextMark(section=None, spans=title.spans(), role="participant"),
                ]
                fact = f"标题的机关是“{organ}”，此处写“{named}”，请核对是否沿用了其他机关的稿件"
                yield outcomes.finding(fact, marks, expected=organ, actual=named, replacement=organ)


def _belongings(passage: Passage, organ: str, told: list[Outcome], outcomes: Outcomes) -> Iterator[Outcome]:
    """What belongs to other departments, where nothing else was told."""
    findings = [found for found in told if isinstance(found, Finding)]
    spans = [s for found in findings for mark in found.marks if isinstance(mark, TextMark) for s in mark.spans]
    for other in belongings_of_others(passage, organ):
        mark = passage.mark(other.start, other.end)
        if any(a.start < b.end and b.start < a.end for a in spans for b in mark.spans):
            continue
        said = passage.written(other.start, other.end)
        fact = f"“{said}”属于{other.department}的业务，本报告的机关是“{organ}”，请核对是否沿用了其他机关的稿件"
        yield outcomes.finding(fact, [mark], actual=said)


#: 政府统计信息公开 is said by a statistics bureau.
_FIELD = Sought(r"政府(?P<field>[\u4e00-\u9fff]{2,6}?)信息(?=主动公开|依申请公开|公开(?:和|工作))")


def _field(passage: Passage, organ: str, outcomes: Outcomes) -> Iterator[Outcome]:
    """Another department's field in the words for government information: 政府统计信息公开工作."""
    if "政府" in organ:
        return
    for match in _FIELD.finditer(passage.text):
        theirs = f"{match['field']}局"
        if are_different(organs.department(organ), theirs) and not passage.in_title(match.start()):
            mark = passage.mark(*match.span("field"))
            fact = f"标题的机关是“{organ}”，此处写“{match.group()}”，是{theirs}的用语，请核对是否沿用了其他机关的稿件"
            yield outcomes.finding(fact, [mark], actual=match["field"])


@cache
def _of_itself() -> tuple[Sought, ...]:
    """Sentences that speak of the reporting organ: 2024年，X局认真…; 现公布X局2024年…年度报告; 本报告由X局编制."""
    name = organ_name()
    return (
        Sought(rf"(?:^|[。:]){YEAR}年(?:度|以来|(?![度以])),?{name}(?={sentence_words().of_oneself.any})"),
        Sought(rf"[现特](?:此|向社会|予以|依法)?(?:将|公布|发布|公开)《?{name}(?:办公[室厅])?(?:关于)?{YEAR}年"),
        Sought(rf"(?:请与|请联系|请向){name}(?:办公室)?(?:联系|,|\(|咨询|反映|$)"),
        Sought(rf"{YEAR}年{name}政务公开(?:工作)?(?:要点|任务|方案|计划|重点)"),
        Sought(rf"本(?:年度?)?(?:报告|年报)由{name}(?:根据|依据|按照|编制|负责)"),
        Sought(rf"(?:^|[。;:,]){name}(?:{YEAR}年度?)?(?={sentence_words().told_of_oneself.any})"),
        Sought(rf"(?:^|[。;:,]){name}{YEAR}年度?(?:政府信息公开)?(?:工作)?(?:年度)?报告(?=由|共[由分]|包括|分为)"),
    )


def _same(named: str, organ: str, text: str) -> bool:
    """True when the two are, or may be, one organ: short forms, a shared stem, a government and its office."""
    place = _GOVERNMENT.sub("", named)
    if place != named and organ.endswith(place):
        return True  # a title that names but the place: 澄阳县青石镇
    if _elsewhere(named, organ):
        return False
    own = organs.department(organ)
    if _GOVERNMENT_ABOVE.search(named) and (organs.is_town(organ) or is_standard(own)):
        return sentence_words().charged_with_openness.stand_in(own) or named in organ or is_declared(text, named)
    if is_declared(text, named) or named in organ or organ in named:
        return True
    if organs.is_town(organ) and is_standard(organs.department(named)):
        return False  # a county's department
    if "政府" in organ:
        return True
    here, there = organs.department(named), organs.department(organ)
    if are_different(here, there):
        return False
    if are_alike(here, there) or here.endswith(there) or there.endswith(here) or named.endswith(there):
        return True
    full = organs.shortened(here) or organs.shortened(there)
    if full and any(name.endswith(full[1]) for name in (here, there)):
        return True
    return len(organs.shared_letters(here, there)) >= 2


def _elsewhere(named: str, organ: str) -> bool:
    """Whether two names are of places of one level that are not one: 桃林镇人民政府 and 河湾镇人民政府.

    Of places that the gazetteer knows M105 tells.
    """
    here, there = organs.place_part(named), organs.place_part(organ)
    if not here or not there or gazetteer().named(here):
        return False
    beside = here[-1] == there[-1] or (here.endswith(_COUNTIES) and there.endswith(_COUNTIES))
    if not beside or here.endswith(_ZONES):
        return False
    return not organs.may_be_one_place(here, there)


def _listed(passage: Passage, match: re.Match[str]) -> bool:
    """One of several organs: 教育局、民政局."""
    return passage.text[match.end("organ") : match.end("organ") + 1] in _OTHERS or is_list(match["organ"])
