"""Campaigns, slogans, anniversaries and plans that belong to other years than the report's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.leftovers.years.beside import ended_plans, plans_of_other_years
from core.check.leftovers.years.events import misdated
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.events.meetings import anniversaries, censuses, meetings
from core.check.wording.lexicon import dated_wording
from core.check.wording.matching import findings, matches
from core.check.wording.passages import Passage, passages
from core.check.wording.phrases.phrases import read
from core.check.wording.sentence_words import sentence_words
from core.forms.keys import SectionKey
from core.language import dates
from core.language.numerals import ONES
from core.language.sought import Sought
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.matching import Match
    from core.model.document import Span
    from core.model.finding import Finding
    from core.model.report import Report

_YEAR = re.compile(r"(?:19|20)\d\d年?")
_PLAN = Sought(
    rf"""(?x) (?P<plan> 十[{ONES}]五 ) [”"]? (?:规划)? (?:的)?
    (?P<what> 开局 | 起步 | 收官 | 决胜 | 承上启下 | 中期 ) [^,。;、]{{0,6}}? (?: 之年 | 年 )"""
)
#: A stage of a plan that the work is said to be done in: 在“十三五”收官之际.
_STAGE = Sought(
    rf"(?P<plan>十[{ONES}]五)[”\"]?(?:规划)?(?:的)?(?P<what>开局|起步|收官|决胜)(?:之际|之时|阶段|时期|时刻|关头|关键)"
)
#: A year that is said to be one of a plan: 2024年是“十四五”规划实施的关键一年. Not where the plan is still prepared.
_YEAR_OF_PLAN = Sought(
    rf"""(?x) (?P<year> 20\d\d ) 年? (?:是|作为|为|系) [^。;]{{0,30}}? (?P<plan> 十[{ONES}]五 ) (?!之前)
    (?P<rest> [^,。;、]{{0,24}}? (?: 之年 | 一年 ) )"""
)
#: The year after a Party congress: 全面贯彻党的二十大精神的开局之年.
_FIRST_AFTER = Sought(r"(?:贯彻|落实|学习)[^,。;]{0,8}党的(?P<term>十[八九]|二十)大精神的?(?:开局|起步|开局起步)之年")
#: The year of a congress itself: 今年是党的二十大召开之年.
_YEAR_OF_CONGRESS = Sought(r"党的(?P<term>十[八九]|二十)大(?:胜利)?召开(?:之年|的一年)")
_COMPARED = re.compile("[较比距]")
#: Years after the first of a plan.
_OFFSETS = {"开局": 0, "起步": 0, "收官": 4, "决胜": 4, "承上启下": 2, "中期": 2}


@cache
def _plan_carried_out() -> re.Pattern[str]:
    return re.compile(
        rf"""(?x) {sentence_words().plan_carried_out.any} [^,。;]{{0,8}}
        (?P<plan> 十[{ONES}]五 ) (?! [”"]? (?: 期 | 末 | 时期 | 以来 | 收官 | 总结 | 评估 | 项目 ) )"""
    )


@rule(
    "W131",
    "用语与年度不符",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="专项活动、普查、赛事展会、阶段性任务、提法、周年、五年规划与报告年度相合，不沿用往年的用语。",
    basis="历年政府工作报告、党代会报告的用语，重大事项的时间（词表 dated_wording.toml、meetings.toml、events.tsv）",
    bad=prose(SectionKey.OVERVIEW, "围绕庆祝新中国成立70周年，公开民生实事成果。"),
    good=prose(SectionKey.OVERVIEW, "围绕庆祝新中国成立75周年，公开民生实事成果。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A sentence that names another year, or looks back, tells of the past on purpose."""
    year = report.year
    if year is None:
        return
    others = list(_by_lists(report, year, outcomes))
    events = [
        outcomes.finding(f"“{passage.written(start, end)}”：{fact}", [passage.mark(start, end)])
        for passage in passages(report)
        for start, end, fact in misdated(passage, year)
    ]
    sure = [other for other in others if other.severity is not Severity.HINT]
    events = [event for event in events if not any(_overlap(event, other) for other in sure)]
    yield from (other for other in others if other in sure or not any(_overlap(event, other) for event in events))
    yield from events


def _overlap(one: Finding, other: Finding) -> bool:
    """Whether two findings mark the same words."""
    return any(a.start < b.end and b.start < a.end for a in _spans(one) for b in _spans(other))


def _spans(finding: Finding) -> list[Span]:
    return [span for mark in finding.marks if isinstance(mark, TextMark) for span in mark.spans]


def _by_lists(report: Report, year: int, outcomes: Outcomes) -> Iterator[Finding]:
    """What the lists of wordings, anniversaries, censuses and plans tell."""
    prose_of = list(passages(report))
    found = matches(prose_of, dated_wording(), year)
    yield from findings([match for match in found if not _of_another_year(match, year)], outcomes)
    for passage in prose_of:
        for start, end, falls, is_odd in anniversaries(passage.text):
            sentence = passage.text[slice(*passage.sentence(start))]
            if (
                falls == year
                or (falls == year + 1 and not is_odd)
                or passage.in_title(start)
                or _names_another(sentence, year)
            ):
                continue
            if falls < year - 30 or _looks_back(sentence, _kept_in(passage, start, end)):
                continue
            fact = f"“{passage.written(start, end)}”在{falls}年，报告年度是{year}年，请核对是否沿用了旧文"
            yield outcomes.finding(fact, [passage.mark(start, end)])
        yield from _censuses(passage, year, outcomes)
        yield from _own_publication(passage, year, outcomes)
        yield from _phrases(passage, year, outcomes)
        yield from _plans(passage, year, outcomes)


#: So long after a census the next one has results of its own.
_COUNTED = 2
_KEPT = Sought("历次|对比|相比|比第|较第|增长|增加|减少|公报|馆藏|名录|年鉴|与第|和第|据第")


def _censuses(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Finding]:
    """A census that was yet to come, or after which there was another one."""
    for start, end, held, following in censuses(passage.text):
        sentence = passage.text[slice(*passage.sentence(start))]
        written = passage.written(start, end)
        if passage.in_title(start) or _names_another(sentence, year) or _looks_back(sentence):
            continue
        if held > year + 2:
            fact = f"“{written}”是{held}年的，晚于报告年度{year}年，请核对"
            yield outcomes.finding(fact, [passage.mark(start, end)])
        elif following is not None and year >= following + _COUNTED and not _KEPT.search(sentence):
            fact = f"“{written}”是{held}年的，其后{following}年又进行了一次，报告年度是{year}年，请核对是否沿用了旧文"
            yield outcomes.finding(fact, [passage.mark(start, end)])


@cache
def _dated_report(year: int) -> str:
    """The report by its title with a day in brackets behind it: 政府信息公开2024年度报告（2024年1月25日）."""
    titled = rf"(?:{year}年度?政府信息公开(?:工作)?(?:年度)?|政府信息公开(?:工作)?{year}年度?)(?:工作)?(?:报告|年报)》?"
    return rf"(?x) {titled} \( (?P<date> {dates.first_months(year)} ) \)"


def _own_publication(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Finding]:
    """The report on a year is published in the next: 2024年度报告，于2024年1月15日公布."""
    if f"{year}年" not in passage.text:
        return
    for match in re.finditer(_dated_report(year), passage.text):
        fact = f"{year}年度的报告在{year + 1}年编制和公布，此处写“{passage.written(*match.span('date'))}”，请核对年份"
        yield outcomes.finding(fact, [passage.mark(*match.span("date"))])
    pattern = rf"""(?x) {year} 年度? 政府信息公开 (?:工作)? (?:年度)? (?:报告|年报) [^。;]{{0,24}}?
        (?P<date> {dates.first_months(year)} ) (?! (?: \d{{1,2}}日 )? 起? [至到—] )
        [^。;]{{0,40}} (?: 公布 | 公开 | 发布 | 报送 )"""
    for match in re.finditer(pattern, passage.text):
        fact = f"{year}年度的报告在{year + 1}年编制和公布，此处写“{passage.written(*match.span('date'))}”，请核对年份"
        yield outcomes.finding(fact, [passage.mark(*match.span("date"))])


def _phrases(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Finding]:
    """Set phrases outside of their years, where those are sure; one year off is a hint."""
    for start, end, phrase in read(passage.text).exact:
        if not phrase.dated or passage.in_title(start):
            continue
        early = phrase.since is not None and year < phrase.since
        if not early and (phrase.until is None or year <= phrase.until):
            continue
        sentence = passage.text[slice(*passage.sentence(start))]
        if _names_another(sentence, year) or (not early and _looks_back(sentence)):
            continue
        written, known = passage.written(start, end), f"{phrase.since}年" if early else f"{phrase.until}年"
        fact = (
            f"“{written}”{known}起才有这一提法，报告年度是{year}年，请核对"
            if early
            else f"“{written}”到{known}为止，报告年度是{year}年，请核对是否沿用了旧文"
        )
        near = year + 1 == phrase.since if early else year == (phrase.until or year) + 1
        severity = Severity.HINT if near else Severity.WARNING
        yield outcomes.finding(fact, [passage.mark(start, end)], severity=severity)


def _of_another_year(match: Match, year: int) -> bool:
    text = match.passage.text
    sentence = text[slice(*match.passage.sentence(match.hit.start))]
    return _names_another(sentence, year) or _looks_back(sentence)


#: Since when in the year itself something has gone on: that is no look back.
_SINCE = Sought(rf"(?:今年|年初|本年度?|入[春夏秋冬]|[自从]?{dates.NUMBER}月(?:{dates.NUMBER}日)?份?)(?:以来|起|开始)")


@cache
def _occasion() -> re.Pattern[str]:
    """What stands between the beginning of a clause and an anniversary that is the occasion of what follows."""
    opens = sentence_words().occasion_opens.any
    return re.compile(rf"(?:[我本]\w|年内|今年)?{opens}?(?:隆重|热烈)?(?:庆祝|纪念|迎接|喜迎)?(?:中国人民)?")


def _kept_in(passage: Passage, start: int, end: int) -> str | None:
    """The clause that an anniversary opens as the occasion of what was done; None where it is told otherwise."""
    first, last = passage.clause(start)
    opens = first < start and passage.text[last : last + 1] == "," and last >= end
    return passage.text[first:last] if opens and _occasion().fullmatch(passage.text, first, start) else None


def _looks_back(sentence: str, kept_in: str | None = None) -> bool:
    """Whether a sentence tells of the past; by things that keep it (archives) only where ``kept_in`` has them."""
    said = sentence if kept_in is None else kept_in
    told = sentence_words().told_of_past.stand_in(_SINCE.sub("", sentence))
    return told or sentence_words().keeps_the_past.stand_in(said)


def _names_another(sentence: str, year: int) -> bool:
    """Whether the sentence names a year, and not the report's."""
    years = {int(y[:4]) for y in _YEAR.findall(sentence)}
    return bool(years) and year not in years


def _plans(passage: Passage, year: int, outcomes: Outcomes) -> Iterator[Finding]:
    """The first and the last year of a five-year plan, and a plan that has ended."""
    first = meetings().plans
    for match in _YEAR_OF_PLAN.finditer(passage.text):
        begins, of = first.get(match["plan"]), int(match["year"])
        if (
            begins is None
            or begins <= of < begins + 5
            or sentence_words().plan_prepared.stand_in(match.group())
            or _PLAN.search(match.group())
        ):
            continue
        fact = f"“{match['plan']}”规划是{begins}年至{begins + 4}年，{of}年不在其中，请核对"
        yield outcomes.finding(fact, [passage.mark(*match.span())])
    for match in _FIRST_AFTER.finditer(passage.text):
        congress = meetings().congress(match["term"])
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        if congress is None or str(congress.year + 1) in sentence or congress.year + 1 == year:
            continue
        if passage.in_title(match.start()) or _names_another(sentence, year):
            continue
        fact = f"“{passage.written(*match.span())}”是{congress.year + 1}年，报告年度是{year}年，请核对"
        yield outcomes.finding(fact, [passage.mark(*match.span())])
    for match in _YEAR_OF_CONGRESS.finditer(passage.text):
        congress = meetings().congress(match["term"])
        if congress is None or congress.year == year or passage.in_title(match.start()):
            continue
        if not _names_another(passage.text[slice(*passage.sentence(match.start()))], year):
            fact = f"党的{congress.name}大是{congress.year}年召开的，报告年度是{year}年，请核对是否沿用了旧文"
            yield outcomes.finding(fact, [passage.mark(*match.span())])
    for match in _PLAN.finditer(passage.text):
        if match["plan"] not in first:
            continue
        if _COMPARED.search(passage.text, max(0, match.start() - 4), match.start()):
            continue  # 较“十四五”开局之年翻了一番
        right = first[match["plan"]] + _OFFSETS[match["what"]]
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        ahead = right == year + 1 and (
            passage.section == SectionKey.PROBLEMS or str(right) in sentence or "明年" in sentence
        )
        if right == year or ahead or passage.in_title(match.start()) or _names_another(sentence, year):
            continue
        fact = f"“{passage.written(*match.span())}”是{right}年，报告年度是{year}年，请核对"
        yield outcomes.finding(fact, [passage.mark(*match.span())])
    for match in _STAGE.finditer(passage.text):
        if match["plan"] not in first or passage.in_title(match.start()):
            continue
        right = first[match["plan"]] + _OFFSETS[match["what"]]
        near = (right - 1, right) if match["what"] in ("收官", "决胜") else (right - 1, right, right + 1)
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        if year in near or _names_another(sentence, year) or _looks_back(sentence):
            continue
        fact = f"“{passage.written(*match.span())}”是{right}年前后，报告年度是{year}年，请核对是否沿用了旧文"
        yield outcomes.finding(fact, [passage.mark(*match.span())])
    for start, end, fact in plans_of_other_years(passage, year):
        if not passage.in_title(start):
            yield outcomes.finding(fact, [passage.mark(start, end)])
    for start, end, last in ended_plans(passage, year):
        if not passage.in_title(start):
            fact = f"“{passage.written(start, end)}”规划到{last}年为止，报告年度是{year}年，请核对是否沿用了旧文"
            yield outcomes.finding(fact, [passage.mark(start, end)])
    for match in _plan_carried_out().finditer(passage.text):
        last = first.get(match["plan"], year) + 4
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        if last >= year or passage.in_title(match.start("plan")) or _looks_back(sentence):
            continue
        fact = f"“{passage.written(*match.span('plan'))}”规划到{last}年为止，报告年度是{year}年，请核对是否沿用了旧文"
        severity = Severity.WARNING if year > last + 1 else Severity.HINT
        yield outcomes.finding(fact, [passage.mark(*match.span("plan"))], severity=severity)
