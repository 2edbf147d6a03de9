"""Laws held against the days from which they are in force: the day itself, anniversaries, reports of earlier years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.laws.law_days import law_days
from core.check.wording.laws.law_titles import NATION
from core.check.wording.lexicon import laws
from core.language import dates, numerals
from core.language.dates import YEAR
from core.language.numerals import ORDINALS
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage


class DayFault(NamedTuple):
    """What stands at ``text[start:end]`` and does not agree with a law's days; ``right`` where there is but one."""

    start: int
    end: int
    fact: str
    expected: str | None = None
    right: str | None = None


def days_of(title: str) -> tuple[str, ...]:
    """The days (2019年5月15日) from which the law of a title is or was in force; none where they are not known.

    >>> days_of("中华人民共和国监察法")
    ('2018年3月20日', '2025年6月1日')
    """
    return laws().days.get(title, ()) or law_days().days.get(title.removeprefix(NATION), ())


#: Between a law and the day from which it is said to be in force, and behind that day: 《…》自2019年5月15日起施行.
_FROM = re.compile(r"《(?P<title>[^《》]{2,40})》(?:(?:[(][^()]{0,30}[)])?(?:已|将)?|[(][^()《》]{0,30},)[于自从]?$")
#: Before and behind a day on which a law is said to have been made: 《…》（国务院2022年5月1日颁布）.
_MADE_FROM = re.compile(r"《(?P<title>[^《》]{2,40})》(?:(?:[(][^()]{0,30}[)])?|[(][^()《》]{0,12})[于]?$")
_MADE_ON = re.compile(
    r"(?:正式)?(?:颁布|公布|发布|印发|通过|制定)(?!施行|实施|并|和|后施|后实|之日|之时)(?:的《(?P<title>[^《》]{2,40})》)?"
)
#: Laws come into force on the first of a month, and are made on any day.
_FIRST = "月1日"
_IN_FORCE = re.compile(
    r"起?(?:正式|全面)?(?:施行|实施|生效)(?:的?(?:新修订|新修改|新)?的?《(?P<title>[^《》]{2,40})》)?"
)
#: Before a day, a year of the last century, which is no year of a report.
_EARLIER = re.compile(r"(?<!\d)19\d\d年$")
#: How long a law is said to be in force: 《…》施行五周年, 《…》实施第三年.
_FOR = Sought(
    rf"《(?P<title>[^《》]{{2,40}})》(?:[(][^()]{{0,30}}[)])?(?P<revised>(?:新?修订|修改)后?)?(?:颁布|公布)?(?:正式)?(?:施行|实施)的?"
    rf"(?P<count>(?:第?(?P<number>\d{{1,2}}|[{ORDINALS}两]{{1,3}})(?:个)?(?:周年|年(?!来|内|多|间|以|[\d底初]))))"
)
_REVISED = re.compile("(?:新修订|新修改|修订后)的?$")
#: What is done by a law that is in force.
_BY = Sought(
    r"(?:按照|依照|依据|根据|严格执行|严格落实|落实|贯彻落实|遵照|执行)(?:新修订的?)?《(?P<title>[^《》]{2,40})》"
)
_TO_COME = Sought("将于|即将|起施行|起实施|施行后|实施后|准备|筹备|草案|征求意见|修订稿|明年|迎接|衔接")


def day_faults(passage: Passage, year: int | None) -> Iterator[DayFault]:
    """Everything of this module, for one passage of a report on ``year``."""
    if "《" not in passage.text:
        return
    yield from _days(passage)
    if year is not None:
        yield from _anniversaries(passage, year)
        yield from _ahead(passage, year)
    yield from _revised(passage)


def _days(passage: Passage) -> Iterator[DayFault]:
    """The day from which a law is in force; often it is that of its making which is given instead."""
    for date in dates.find(passage.text):
        yield from _made(passage, date)
        told = _IN_FORCE.match(passage.text, date.end)
        before = _FROM.search(passage.text, *passage.sentence(date.start)[:1], date.start) if told else None
        if told is None or not (before or told["title"]):
            continue
        title = before["title"] if before else told["title"]
        days = days_of(title)
        earlier = _EARLIER.search(passage.text, max(0, date.start - 5), date.start)
        written = passage.text[date.start : date.end]
        if "年" not in written and any(day.endswith(f"年{written}") for day in days):
            continue  # the year was told with another law's day: 5月1日起施行的《…》和9月1日起施行的《…》
        if days and (earlier[0] if earlier else "") + written not in days:
            fact = f"《{title}》自{'、'.join(days)}起施行，此处写“{passage.written(date.start, date.end)}”"
            yield DayFault(date.start, date.end, fact, days[-1], days[0] if len(days) == 1 else None)


def _made(passage: Passage, date: dates.Date) -> Iterator[DayFault]:
    """The day from which a law is in force, given as that of its making."""
    told = _MADE_ON.match(passage.text, date.end)
    written = passage.text[date.start : date.end]
    if told is None or not written.endswith(_FIRST):
        return
    before = _MADE_FROM.search(passage.text, passage.sentence(date.start)[0], date.start)
    title = before["title"] if before else told["title"]
    if title and written in days_of(title):
        fact = f"{written}是《{title}》的施行日期，不是公布日期，请核对"
        yield DayFault(date.start, date.end, fact)


def _anniversaries(passage: Passage, year: int) -> Iterator[DayFault]:
    """For how many years a law has been in force in the report year."""
    for match in _FOR.finditer(passage.text):
        days = days_of(match["title"])
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        said = match["number"].replace("两", "二")
        number = int(said) if said.isdigit() else numerals.value(said)
        if not days or not number or ({int(y) for y in re.findall(YEAR, sentence)} - {year}):
            continue
        if (match["revised"] or _REVISED.search(passage.text[: match.start()])) and len(days) > 1:
            days = days[1:]
        since = [int(day[:4]) for day in days]
        ordinal = match["count"].startswith("第")
        if number in {year - y for y in since} or (ordinal and number in {year - y + 1 for y in since}):
            continue
        fact = f"《{match['title']}》自{'、'.join(days)}起施行，报告年度是{year}年，此处写“{match['count']}”，请核对"
        yield DayFault(*match.span("count"), fact)


#: When the regulation on government information is said to have been revised; when it was made and revised.
_REVISION = Sought(
    rf"(?P<year>{YEAR})年(?:新)?(?:修订|修改|修正|公布|颁布|施行)后?的?(?:新)?《(?:{NATION})?政府信息公开条例》"
)
_MADE = ("2007", "2008", "2019")


def _revised(passage: Passage) -> Iterator[DayFault]:
    """A year in which the regulation was neither made nor revised: 2024年修订的《…政府信息公开条例》."""
    for match in _REVISION.finditer(passage.text):
        if match["year"] not in _MADE:
            fact = f"《政府信息公开条例》2007年制定、2019年修订，此处写“{match['year']}年”"
            yield DayFault(*match.span("year"), fact, "2019", "2019")


def _ahead(passage: Passage, year: int) -> Iterator[DayFault]:
    """A law by which something was done in a year in which it was not yet in force."""
    for match in _BY.finditer(passage.text):
        days = days_of(match["title"])
        if not days or int(days[0][:4]) <= year:
            continue
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        if not _TO_COME.search(sentence) and days[0][:4] not in sentence:
            fact = f"《{match['title']}》自{days[0]}起施行，报告年度是{year}年，请核对"
            yield DayFault(match.start("title") - 1, match.end("title") + 1, fact)
