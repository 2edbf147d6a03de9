"""M108: the organ speaks of its own place by its level: 我县 in a district's report comes of another's text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.example import Example, model
from core.check.leftovers.levels.branches import of_other_branches
from core.check.leftovers.levels.own_house import of_other_houses
from core.check.leftovers.levels.own_level import (
    REGIONS,
    VILLAGES,
    directed_from_above,
    is_branch,
    of_other_levels,
    of_other_provinces,
    of_plans_above,
    of_those_who_compiled,
)
from core.check.leftovers.levels.own_parts import of_other_parts
from core.check.leftovers.levels.scope_above import of_places_above
from core.check.leftovers.levels.two_powers import of_two_powers
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.passages import passages, places, plain_text, whole_prose
from core.check.wording.sentence_words import sentence_words
from core.language.divisions import gazetteer
from core.language.organ_register import Self, register
from core.language.organs import is_division, place_part
from core.language.sought import Sought
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage
    from core.model.document import Span
    from core.model.report import Report

_LEVELS = "县区旗"
#: The shortest name of a county with its level.
_NAMED = 3
#: Whoever leads an office may be spoken of.
_HEADS = frozenset(("局长", "厅长", "院长", "校长", "站长", "所长"))
_SELF = Sought(
    r"""(?x)
      (?<! [\u4e00-\u9fff]{2} [省市区县州] )                # 洛阳市全县: said of a place that is named
      (?P<said> [我本全] (?P<level>[县区旗]) )
      (?! [域划间别分段块位情委直级医城长道] | 中(?!小学) )   # 全区域, 本区间, 全县级: no division
    | (?P<both> (?P<body>[县区旗]) 委、(?P=body)政府 )"""
)


@rule(
    "M108",
    "自称的区划与本机关不符",
    Category.WORDING,
    Severity.WARNING,
    names_stranger=True,
    demands="“我县”“全区”“县委、县政府”“区政府网站”一类说法，与本机关所在地的区划级别一致；“我局”“我镇”“全校师生”一类说法与机关的种类一致。",
    basis="校对通例；沿用其他地方的稿件时常见",
    bad=Example(
        "标题作“城东区水务局”，正文作“我县”",
        swaps=(("澄阳县水务局2024年", "城东区水务局2024年"), ("围绕供水安全", "围绕我县供水安全")),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for all places of one word; 全县 may be said of another place and is only a hint."""
    kinds = list(_kinds(report, outcomes))
    yield from kinds
    for said in of_other_branches(report):
        fact = (
            f"“{said.word}”是{said.branch.name}的用语，本报告的机关是“{report.organ}”，请核对是否沿用了其他机关的稿件"
        )
        yield outcomes.finding(fact, said.marks, actual=said.word)
    told = {at for finding in kinds for mark in finding.marks for s in mark.spans for at in range(s.start, s.end)}
    for part in of_other_houses(report):
        if marks := [mark for mark in part.marks if told.isdisjoint(span.start for span in mark.spans)]:
            times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
            fact = f"“{part.word}”与本机关“{report.organ}”不符{times}，请核对是否沿用了其他机关的稿件"
            yield outcomes.finding(fact, marks, actual=part.word)
    for passage, match in of_two_powers(report):
        fact = f"“{passage.written(*match.span())}”中的党委和政府不是同一级，请核对是否沿用了其他地方的稿件"
        mark = passage.mark(*match.span())
        told |= {span.start for span in mark.spans}
        yield outcomes.finding(fact, [mark], actual=passage.written(*match.span()))
    yield from _as_another(report, outcomes)
    yield from _of_city(report, outcomes)
    sure: dict[str, list[TextMark]] = {}
    counted: set[Span] = set()
    for passage, start, end in (
        *of_other_levels(report),
        *of_those_who_compiled(report),
        *of_plans_above(report),
        *directed_from_above(report),
        *of_other_provinces(report),
        *of_places_above(report),
        *of_other_parts(report),
    ):
        mark = passage.mark(start, end)
        if passage.text[end - 1 : end + 1] in _HEADS:
            continue  # “区财政局长访谈”专栏
        if told.isdisjoint(span.start for span in mark.spans) and mark.spans[0] not in counted:
            counted.add(mark.spans[0])
            sure.setdefault(passage.written(start, end), []).append(mark)
    for said, marks in sure.items():
        yield _not_of_this_level(said, marks, report, outcomes)
    told |= {span.start for marks in sure.values() for mark in marks for span in mark.spans}
    own = _levels(report)
    if not own or is_branch(report.organ or ""):
        return
    text = plain_text(report)
    found: dict[str, list[TextMark]] = {}
    for passage, match in places(report, _SELF):
        level = match["level"] or match["body"]
        if level in own or passage.in_title(match.start()):
            continue
        mark = passage.mark(*match.span())
        if told.isdisjoint(span.start for span in mark.spans):
            found.setdefault(match.group(), []).append(mark)
    regions = any(word in text for word in REGIONS)
    leading = _leading(report) if any(said.startswith("全") for said in found) else frozenset()
    for said, marks in found.items():
        if "区" in said and (regions or (said.startswith("我") and not (_known(report) or _is_named(report)))):
            continue  # 我区 may be the autonomous region
        severity = Severity.HINT if said.startswith("全") and said not in leading else None
        yield _not_of_this_level(said, marks, report, outcomes, severity)


def _not_of_this_level(
    said: str, marks: list[TextMark], report: Report, outcomes: Outcomes, severity: Severity | None = None
) -> Outcome:
    times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
    fact = f"“{said}”与本机关“{report.organ}”的区划不符{times}，请核对是否沿用了其他地方的稿件"
    return outcomes.finding(fact, marks, severity=severity, actual=said)


def _kinds(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """我委 in the report of a 局, 镇党委、镇政府 in that of a department: one finding for all places of one word."""
    organ = (report.title.organ.text if report.title.organ else "") or report.organ or ""
    if not organ.endswith(register().kinds):
        return
    prose_of = whole_prose(report)
    for said in register().selves:
        if said.word not in prose_of or any(word in organ for word in said.fits):
            continue
        marks = [p.mark(*m.span("said")) for p in passages(report) if said.word in p.text
                 for m in _said(said).finditer(p.text) if _of_itself(said, p, m.start("said"))]  # fmt: skip
        if marks:
            times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
            yield outcomes.finding(
                f"“{said.word}”与本机关“{organ}”不符{times}，请核对是否沿用了其他机关的稿件", marks, actual=said.word
            )


def _of_itself(said: Self, passage: Passage, at: int) -> bool:
    """Whether the organ speaks of itself, not others whom the sentence quotes or names (各图书馆公开本馆的服务时间)."""
    text = passage.text
    if passage.in_title(at) or passage.in_quotes(at):
        return False
    start, end = passage.sentence(at)
    if said.leaders and text[at - 1 : at] == "经" and any(word in text[start:end] for word in VILLAGES):
        return False
    if said.word[0] == "本" and re.search(f"各[^,。;、]{{0,6}}{re.escape(said.word[1:])}", text[start:at]):
        return False  # 各局办明确联络员,负责本局的公开
    rest = text[start:end].replace(said.word, "")
    return not (said.unless_named and said.word[1:] in rest)


#: Another county was named, which 全县 may be said of.
_COUNTIES = re.compile("(?<![全我本])[县旗区]|试点|经验")


@cache
def _whole() -> re.Pattern[str]:
    """Of one's own whole place: where a sentence begins, or as that of which one publishes."""
    return re.compile(
        rf"(?:(?:^|[。;])(?P<said>全[县区旗])(?={sentence_words().of_whole_place.any})"
        rf"|(?:^|[。;,])(?:及时|主动|集中|全面|依法|重点)*(?:公开|发布|公示)(?P<of>全[县区旗])(?!{sentence_words().whole_citys.any}))"
    )


def _leading(report: Report) -> frozenset[str]:
    """What opens a sentence as its subject (全县政务公开水平不断提升), no other county being named before it."""
    return frozenset(
        m["said"] or m["of"]
        for p in passages(report)
        for m in _whole().finditer(p.text)
        if not _COUNTIES.search(p.text, 0, m.start())
    )


@cache
def _our_city() -> re.Pattern[str]:
    """Of one's own work, where a sentence begins: a county's report may name its city, but not so."""
    return re.compile(
        rf"""(?x)
        (?: (?<! [^。;] ) (?= 我市 {sentence_words().our_city.any} )
          | (?<! [^。;,] ) (?= 我市 (?: 在 [^,。;]{{2,24}} (?: 方面 | 上 ) | (?: 政务|政府信息|信息 )? 公开工作 )
                               (?: 还 | 仍 | 尚 | 存在 ) )
          | (?<= 下一步, ) (?= 我市将 ) )
        (?P<said> 我市 )"""
    )


#: Of the whole, in the report of a province's organ, where nothing of that level was named before.
_PART = re.compile(r"(?<![各省、跨及和])(?P<said>[我本全](?P<level>[市县]))(?![级直委场域城民属辖情])")


def _of_city(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """我市 as the subject of a county's work; 全市 of a province's."""
    organ = report.organ or ""
    home = place_part(organ)
    province = home.endswith(("省", "自治区"))
    if not province and not home.endswith(("县", "旗")):
        return
    for passage in passages(report):
        if not province:
            yield from _whole_city(passage, organ, outcomes)
        for match in (_PART if province else _our_city()).finditer(passage.text):
            before = passage.text[: match.start()]
            if passage.in_title(match.start()) or (province and re.search(rf"{match['level']}|我省、|州", before)):
                continue
            fact = f"“{match['said']}”与本机关“{organ}”的区划不符，请核对是否沿用了其他地方的稿件"
            yield outcomes.finding(fact, [passage.mark(*match.span("said"))], actual=match["said"])


@cache
def _city_as_own() -> Sought:
    """全市 or 全州 as what a county's organ published of, or as the subject of its work; 全市统一 is the city's."""
    return Sought(
        rf"""(?x) (?: ^ | [。;,] )
        (?: (?:及时|主动|集中|全面|依法|重点)* (?:公开|发布|公示) (?P<said> 全 (?: 市 | 州(?!县) | 盟 ) )
          | (?<! , ) (?P<subject> 全市 ) (?= 政务公开 | 政府信息公开 | 各(?:乡镇|村|镇|级|部门|单位) ) )
        (?! {sentence_words().whole_citys.any} )"""
    )


def _whole_city(passage: Passage, organ: str, outcomes: Outcomes) -> Iterator[Outcome]:
    for match in _city_as_own().finditer(passage.text):
        group = "said" if match["said"] else "subject"
        fact = f"“{match[group]}”与本机关“{organ}”的区划不符，请核对是否沿用了其他地方的稿件"
        yield outcomes.finding(fact, [passage.mark(*match.span(group))], actual=match[group])


#: 该局 where nothing was named before that it could mean.
_THAT = Sought(r"(?:^|[。;])(?P<said>该(?P<kind>局|委|厅|镇|乡|街道))(?=[\u4e00-\u9fff])(?!的|所属|下属)")


def _as_another(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """该局 of oneself: copied from a news report or another's assessment."""
    organ = report.organ or ""
    for passage, match in places(report, _THAT):
        before = passage.text[: match.start()]
        own = re.sub(f"{re.escape(organ)}|[我本]{match['kind']}", "", before)
        if match["kind"] in organ and match["kind"] not in own and not passage.in_title(match.start()):
            fact = f"“{match['said']}”是说别的机关的口气，说本机关写“我{match['kind']}”或全称"
            mark = passage.mark(*match.span("said"))
            yield outcomes.finding(fact, [mark], actual=match["said"], replacement=f"我{match['kind']}")


#: The party's committee that stands before a government: 局党委、乡政府高度重视.
_BESIDE_PARTY = "(?!镇党委、镇|乡党委、乡)(?:[局委厅镇乡]|街道)党(?:委|组|工委)、"


@cache
def _said(said: Self) -> re.Pattern[str]:
    behind = f"(?={'|'.join(said.followed_by)})" if said.followed_by else ""
    if said.leaders:
        return re.compile(
            rf"(?:(?:^|[。;,:]){_BESIDE_PARTY}|^|[。;,:]|在|按照|坚持|经|落实|贯彻|围绕|(?:^|[。;,:、经由])分管)(?P<said>{said.word}){behind}"
        )
    unless = f"(?![{said.unless_after}])" if said.unless_after else ""
    return re.compile(rf"(?<![自忘大小唯版])(?P<said>{said.word}){unless}{behind}")


def _known(report: Report) -> bool:
    return bool(report.organ and gazetteer().own(report.organ, plain_text(report)))


def _is_named(report: Report) -> bool:
    """Whether the title has the name of the county, and not 县司法局 alone; the gazetteer may lack it."""
    return len(place_part(report.organ or "")) >= _NAMED


def _levels(report: Report) -> frozenset[str]:
    """县, 区, 旗 as far as they stand in the organ's name or above it; empty where the place is not told."""
    organ = report.organ or ""
    place = place_part(organ)
    if not is_division(place) or is_branch(organ):
        return frozenset()  # a branch's, a town's, a zone's or a province's: what county it belongs to is not known
    known = gazetteer()
    names = [place] + [d.name for own in known.own(organ, plain_text(report)) for d in (own, *known.above(own))]
    found = {level for level in _LEVELS if any(level in name for name in names)}
    return frozenset(found or {"市"})
