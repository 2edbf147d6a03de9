"""The sentences that every report has (basis, parts, period, availability, contact, fee), read by their slots."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.grammar.parts_list import parts_lists
from core.check.wording.lexicon import statements
from core.check.wording.matching import Match, findings, matches
from core.check.wording.passages import Passage, passages
from core.check.wording.sentence_words import sentence_words
from core.forms.keys import SectionKey
from core.forms.spec import form_for_year, kept_with_forms
from core.language import dates
from core.language.dates import YEAR
from core.model.finding import Category, Severity
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: What lies between two dates that are one period.
_BETWEEN = re.compile(r"\(?(?:零时)?(?:起|开始)?,?(?P<to>至|到|—{1,2}|-{1,2}|~)?$")


@rule(
    "W123",
    "法定语句残缺",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="编制依据、组成部分、统计期限、查阅下载、联系方式、信息处理费各句成分齐全：各部分不重不漏，期限起于1月1日、止于12月31日。",
    basis="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号；国办函〔2020〕109号；词表 statements.toml",
    bad=prose(SectionKey.OVERVIEW, "报中所列数据的统计期限自2024年1月1日起至2024年12月31日止。"),
    good=prose(SectionKey.OVERVIEW, "本报告中所列数据的统计期限自2024年1月1日起至2024年12月31日止。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Slots that are empty or filled wrongly; the list of parts and the period by what they hold."""
    prose_of = list(passages(report))
    yield from findings([m for m in matches(prose_of, statements()) if not _said_by_others(m)], outcomes)
    for passage in prose_of:
        yield from _period(passage, report.year, outcomes)
        yield from _open_period(passage, outcomes)
        yield from _basis(passage, outcomes)
        yield from _parts(passage, report.year, outcomes)


def _said_by_others(match: Match) -> bool:
    """Whether 我 stands in somebody's speech: 来信说：“有了你们，我才安心”."""
    text, at = match.passage.text, match.hit.fault_start
    return text[at : match.hit.fault_end] == "我" and text.rfind("“", 0, at) > text.rfind("”", 0, at)


def _period(passage: Passage, year: int | None, outcomes: Outcomes) -> Iterator[Outcome]:
    """The period of the data runs over the whole year; of one in the report's own year M102 says so."""
    found = list(dates.find(passage.text))
    for first, last in pairwise(found):
        start, end = passage.sentence(first.start)
        if last.end > end or not sentence_words().data_period.stand_in(passage.text[start:end]):
            continue
        link = _BETWEEN.match(passage.text[first.end : last.start])
        if link is None:
            continue
        mark = passage.mark(first.start, last.end)
        written = passage.written(first.start, last.end)
        if link["to"] is None:
            yield outcomes.finding(f"“{written}”两个日期之间缺“至”", [mark], actual=written)
        elif first.year == year:
            continue
        elif (first.month, first.day) == (1, 1) and (last.month, last.day) != (12, 31) and last.exists:
            fact = f"统计期限“{written}”没有到12月31日"
            yield outcomes.finding(fact, [mark], actual=written, suggestion="统计期限一般为1月1日至12月31日，请核对。")
        elif (first.month, first.day) != (1, 1) and (last.month, last.day) == (12, 31) and first.exists:
            fact = f"统计期限“{written}”不是从1月1日起"
            yield outcomes.finding(fact, [mark], actual=written, suggestion="统计期限一般为1月1日至12月31日，请核对。")


#: A day from which something runs, with no day to which it does.
_OPEN = re.compile(rf"(?<![至到]){YEAR}年1月1日(?:零时)?(?:起止?|止)(?=[,。;]|$)")
_UNTIL = re.compile("[至到截—~-]")


def _open_period(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """自2024年1月1日起止: the last day of the period is missing."""
    for match in _OPEN.finditer(passage.text):
        start, end = passage.sentence(match.start())
        if sentence_words().data_period.stand_in(passage.text[start:end]) and not _UNTIL.search(
            passage.text, match.end(), end
        ):
            written = passage.written(*match.span())
            yield outcomes.finding(
                f"统计期限“{written}”没有写到哪一天为止", [passage.mark(*match.span())], actual=written
            )


#: The report as the subject of what it is based on, and what it is then said to be: 编制, 形成.
_BASED = re.compile(
    r"(?:^|[。;])(?P<fault>本(?:年度)?(?:报告|年报)(?:是)?(?:根据|依据|按照|依照))(?P<rest>[^。;]{4,200})(?=[。;]|$)"
)
_MADE = re.compile(
    "[编撰制写拟草汇整]|形成|公布|发布|完成|作出|(?:进行|予以|向社会|依法)公开|(?:进行|予以)(?:报告|总结|说明)"
)
_TITLES = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|\([^()]*\)")


def _basis(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """本报告根据《条例》第五十条规定和有关要求。 Nothing is said to be done by them."""
    for match in _BASED.finditer(passage.text):
        if not _MADE.search(_TITLES.sub("", match["rest"])):
            fact = "“本报告根据……”后面没有说做什么，缺“编制”一类词"
            mark = passage.mark(*match.span("fault"))
            yield outcomes.finding(fact, [mark], actual=match["fault"], suggestion="句末补“编制”。")


#: Characters that the name of a part may do without.
_OPTIONAL = frozenset("的和与")
#: What must stand behind the number of parts where 由 opens the list.
_MADE_UP = re.compile("(?:内容)?(?:共同)?(?:组成|构成)")


@kept_with_forms
def _names(year: int | None) -> tuple[list[str], set[str]]:
    """The names of the parts in the form of a year, and others that are right."""
    sections = form_for_year(year).sections
    return [fold(s.heading) for s in sections], {fold(variant) for s in sections for variant in s.variants}


def _parts(passage: Passage, year: int | None, outcomes: Outcomes) -> Iterator[Outcome]:
    names, accepted = _names(year)
    for listed in parts_lists(passage.text):
        for item, name, lost in listed.misnamed(names):
            words = passage.written(item.start, item.end)
            if item.words in accepted:
                continue
            yield outcomes.finding(
                f"“{words}”与规定的名称“{name}”不符，漏“{lost}”",
                [passage.mark(item.start, item.end)],
                severity=Severity.HINT if lost in _OPTIONAL else None,
                expected=name,
                actual=words,
                replacement=name,
            )
        made_of = passage.text[listed.start] == "由" and listed.items[0].parts
        if listed.count_at and made_of and not _MADE_UP.match(passage.text, listed.end):
            mark = passage.mark(*listed.count_at)
            yield outcomes.finding("“由……”后面缺“组成”", [mark], actual=passage.written(*listed.count_at))
        for item in listed.twice():
            words = passage.written(item.start, item.end)
            yield outcomes.finding(f"“{words}”这一部分列了两次", [passage.mark(item.start, item.end)], actual=words)
        for start, end, right in listed.otherwise():
            words = passage.written(start, end)
            fact = f"报告的组成部分中没有“{words}”，疑应为“{right}”"
            yield outcomes.finding(fact, [passage.mark(start, end)], expected=right, actual=words, replacement=right)
        for item in listed.run_together():
            words = passage.written(item.start, item.end)
            yield outcomes.finding(
                f"“{words}”是两个部分，中间缺顿号",
                [passage.mark(item.start, item.end)],
                actual=words,
                suggestion="补上顿号。",
            )
