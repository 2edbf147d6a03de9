"""Dates and years as reports write them, in digits (2025年1月16日) or numerals (二〇二五年一月十六日).

``YEAR`` and ``ANY_YEAR`` are for patterns that need a year as one of their parts.
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, NamedTuple

from core.language import numerals
from core.language.sentences import end_of, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A year in digits.
YEAR = r"20\d\d"
#: What every year of that kind begins with: some thirty patterns are not asked of paragraphs that name no year.
CENTURY = "20"
#: The number of a month or of a day.
NUMBER = r"\d{1,2}"
#: A year in digits or numerals.
ANY_YEAR = rf"(?:{YEAR}|二[{numerals.DIGITS}]{{3}})"

#: A month or a day, as one of a list of times: 3月, 5月12日, 6月下旬.
TIME_OF_YEAR = rf"(?:{YEAR}年)?\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬|[底初末])?"
#: What may follow of a date behind a word for its year: 今年|9月1日起, 明年|初.
REST = (
    rf"(?:年?[初底]|[上下]半年|[春夏秋冬]季?|(?:{NUMBER}|[{numerals.ORDINALS}]{{1,2}})月"
    rf"(?:{NUMBER}日|份|[上中下]旬)?(?:[至到]{NUMBER}月(?:{NUMBER}日)?)?)?起?"
)

_SIGNED = re.compile(
    rf"""(?x) [(（]?
    (?P<year> [12二] [\d{numerals.DIGITS}]{{3}} ) 年
    (?P<month> [\d{numerals.ORDINALS}]{{1,3}} ) 月
    (?P<day> [\d{numerals.ORDINALS}]{{1,3}} ) 日
    [)）]?"""
)
_DATE = Sought(
    rf"(?<!\d)(?:(?P<year>{YEAR})年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})(?:日|号(?![楼线路院文令馆厅窗码门]))"
)
_YEARS = re.compile(rf"({YEAR})年")
_PERIOD = re.compile(
    rf"""(?x)
    (?P<first> {YEAR} ) 年1月1日 (?:零时)? 起? ,?
    [^。;,\d]{{0,8}}
    (?: (?P<last> {YEAR} ) 年 )? (?: 12月31日 | 12月底 )"""
)
#: 20241月1日, 202412日, 2024度工作, 2024我局.
_NO_YEAR_WORD = Sought(
    r"""(?x) (?<![\dA-Za-z.〔(\[-]) 20[12]\d (?:
      (?: 0?[1-9] | 1[0-2] ) 月 \d{1,2} 日
    | \d{2,4} 日
    | 度 (?= [,。、:;] | 工作 | 政府 | 全 | 我 | 共 )
    | (?= 在 | 我 | 全年 | 全[县市区镇乡] | 依托 | 本机关 | 本局 | 通过 | 累计 | 共[收公计] | 以来 )
    ) | (?: ^ | (?<=[。;]) ) 20[12]\d (?= ,[\u4e00-\u9fff] )"""
)
_STRETCH = Sought(
    rf"""(?x) (?P<year> {YEAR} ) 年 (?P<from> \d{{1,2}}月\d{{1,2}}日 ) (?:零时)? 起? ,? [至到—-]
    (?P<to> (?: {YEAR} 年 )? \d{{1,2}} 月 (?: \d{{1,2}} 日 | 底 ) )"""
)
_LAST_DAY = Sought("12月(?:31日|底)$")
#: 二零二五年: the zero of a year in numerals is 〇.
_ZERO = re.compile(rf"二零[{numerals.DIGITS}]{{2}}年")
#: A month that no year has: 2024年13月.
_MONTH = Sought(
    rf"{YEAR}年(?P<month>1[3-9]|[2-9]\d|0?0)月(?!\d)|(?:^|[,;。:、])(?P<alone>1[3-9]|[2-9]\d)月(?![龄薪租供均子度\d])"
)
#: What joins the two ends of a period: 8月25日至8月20日.
_TO = re.compile(r"\(?(?:起|开始)?,?(?:至|到|—{1,2}|-{1,2}|~)")
_DAY = re.compile(r"\d{1,2}(?=日)")
#: More months back than this a period may run into the next year (11月15日至3月15日).
_MONTHS_BACK = 6
#: What was done once does not run over a year's end and all but so many months; a season or a year of some kind may.
_FEW_BACK = 4
_DOING = re.compile("举办|开展|组织|征集|活动|公示|征求|培训|展[出览]|报名|集中|检查|整治|结束|受理")
_OF_A_YEAR = re.compile(
    "年度|学年|周期|次年|翌年|第二年|[采供][暖热]|[禁休]|保|防火|汛|缴|季|农事|每年|历年|计划|服务期|冬"
)
#: 2024年3月至2023年12月.
_MONTHS = Sought(
    rf"(?P<first>{YEAR})年(?P<from>\d{{1,2}})月[初中底末]?(?:(?:起|开始),?)?(?:至|到|—{{1,2}}|-{{1,2}}|~)"
    rf"(?:(?P<last>{YEAR})年|当年|同年)(?P<to>\d{{1,2}})月(?!\d)"
)
#: A day of the week right behind a date: 12月30日（星期二）.
_WEEKDAY = re.compile(r"[(（]?(?P<told>(?:星期|周)(?P<day>[一二三四五六日天]))(?![一二三四五六日至到、])")
_WEEK = "一二三四五六日"
#: What a report tells of the months in which it is written may be of the year behind its own.
_EARLY = 2
_PLAN = re.compile("将|拟|计划|预计|明年|下一年|次年|待")


class Date(NamedTuple):
    """A date at ``text[start:end]``; ``year`` is None where it names none."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    @property
    def exists(self) -> bool:
        """Whether the calendar has that day; without a year February has 29.

        >>> [date.exists for date in find("2023年2月29日、2月29日、6月31日")]
        [False, True, False]
        """
        year = self.year or 2024
        return 1 <= self.month <= 12 and 1 <= self.day <= calendar.monthrange(year, self.month)[1]


class Period(NamedTuple):
    """A period over whole years at ``text[start:end]``; ``years`` are the places of the years it names, one or two."""

    start: int
    end: int
    years: tuple[tuple[int, int], ...]


def signed(text: str) -> Date | None:
    """The date that a line is nothing but, in brackets or not; None for any other line.

    >>> signed("二〇二五年一月十六日"), signed("(2025年1月16日)"), signed("2025年1月16日印发")
    (Date(year=2025, month=1, day=16, start=0, end=10), Date(year=2025, month=1, day=16, start=0, end=12), None)
    """
    match = _SIGNED.fullmatch(text)
    if match is None:
        return None
    year, month, day = numerals.year(match["year"]), numerals.value(match["month"]), numerals.value(match["day"])
    return Date(year, month, day, *match.span()) if month is not None and day is not None else None


def find(text: str) -> Iterator[Date]:
    """The dates in a text, in digits; no judgement whether they exist.

    >>> [(date.year, date.month, date.day) for date in find("2024年6月31日开会，7月2日结束")]
    [(2024, 6, 31), (None, 7, 2)]
    """
    for match in _DATE.finditer(text):
        year = int(match["year"]) if match["year"] else None
        yield Date(year, int(match["month"]), int(match["day"]), *match.span())


def years(text: str) -> list[int]:
    """The years in digits that a text names.

    >>> years("2023年结转2件，2024年收到15件")
    [2023, 2024]
    """
    return [int(year) for year in _YEARS.findall(text)]


def periods(text: str) -> Iterator[Period]:
    """The periods from a 1 January to a 31 December in a folded text.

    >>> [p.years for p in periods("统计期限自2024年1月1日起至2024年12月31日止")]
    [((5, 9), (16, 20))]
    """
    for match in _PERIOD.finditer(text):
        named = tuple(match.span(group) for group in ("first", "last") if match[group])
        yield Period(*match.span(), named)


def without_year_word(text: str) -> Iterator[tuple[int, int]]:
    """Places of dates whose 年 was left out.

    >>> text = "20241月1日起，2024度工作"
    >>> [text[a:b] for a, b in without_year_word(text)]
    ['20241月1日', '2024度']
    """
    return (match.span() for match in _NO_YEAR_WORD.finditer(text))


def reversed_periods(text: str) -> Iterator[tuple[int, int]]:
    """Places of periods in digits whose end stands before their start, in a folded text.

    Without years a period may run into the next year: then the days of one month are compared, and those of few months
    where something was done once.

    >>> for text in ("2022年8月25日至8月20日", "8月25日至20日", "11月15日至3月15日", "活动自6月1日起至5月30日结束"):
    ...     [text[a:b] for a, b in reversed_periods(text)]
    ['2022年8月25日至8月20日']
    ['8月25日至20日']
    []
    ['6月1日起至5月30日']
    """
    dates = {date.start: date for date in find(text)}
    for first in dates.values():
        link = _TO.match(text, first.end)
        if link is None:
            continue
        last = dates.get(link.end())
        if last is None:
            day = _DAY.match(text, link.end())
            if day:
                last = Date(first.year, first.month, int(day.group()), day.start(), day.end() + 1)
        if last is None:
            continue
        if first.year and last.year:
            wrong = (last.year, last.month, last.day) < (first.year, first.month, first.day)
        else:
            back = first.month - last.month
            within = _MONTHS_BACK if first.year else _FEW_BACK if _of_one_doing(text, first.start, last.end) else 0
            wrong = (back == 0 and last.day < first.day) or 0 < back < within
        if wrong:
            yield first.start, last.end


def _of_one_doing(text: str, start: int, end: int) -> bool:
    """Whether the sentence of a period tells of something that was done once."""
    said = text[start_of(text, start) : end_of(text, end)]
    return _DOING.search(said) is not None and not _OF_A_YEAR.search(said)


def reversed_months(text: str) -> Iterator[tuple[int, int]]:
    """Places of periods of months, both with their years, whose end stands before their start, in a folded text.

    >>> [text[a:b] for text in ["2024年3月至2023年12月", "2023年9月开始,至当年6月"] for a, b in reversed_months(text)]
    ['2024年3月至2023年12月', '2023年9月开始,至当年6月']
    """
    for match in _MONTHS.finditer(text):
        if (int(match["last"] or match["first"]), int(match["to"])) < (int(match["first"]), int(match["from"])):
            yield match.span()


def wrong_weekdays(text: str, year: int | None) -> Iterator[tuple[int, int, str]]:
    """Places of days of the week that are not those of the date before them, each with the right one.

    A date without a year is of ``year``; in its first months, and where a plan is told, it may be of the next one.

    >>> text = "12月30日(星期五)、2024年12月31日周二"
    >>> [(text[a:b], day) for a, b, day in wrong_weekdays(text, 2025)]
    [('星期五', '二')]
    """
    for date in find(text):
        told = _WEEKDAY.match(text, date.end)
        if told is None or not date.exists or (not date.year and year is None):
            continue
        years = [date.year or year]
        said = text[start_of(text, date.start) : told.end()]
        if not date.year and year and (date.month <= _EARLY or _PLAN.search(said)):
            years.append(year + 1)
        days = [_WEEK[calendar.weekday(y, date.month, date.day)] for y in years if y]
        if told["day"].replace("天", "日") not in days:
            yield *told.span("told"), days[0]


def zeros(text: str) -> Iterator[tuple[int, int, str]]:
    """Places of years in numerals whose zero is not written 〇, each with the year as it should be.

    >>> [*zeros("二零二五年一月"), *zeros("二〇二五年一月")]
    [(0, 5, '二〇二五年')]
    """
    return ((*match.span(), match.group().replace("零", "〇")) for match in _ZERO.finditer(text))


class Stretch(NamedTuple):
    """A period within or over a year: the year it begins in, and where its first and last day stand.

    ``from_first`` and ``to_last`` say whether it begins on 1 January and ends on 31 December.
    """

    year: int
    first: tuple[int, int]
    last: tuple[int, int]
    from_first: bool
    to_last: bool


def stretches(text: str) -> Iterator[Stretch]:
    """The periods from a day to a day in a folded text.

    >>> [(s.from_first, s.to_last) for s in stretches("自2024年1月1日起至2024年11月30日止")]
    [(True, False)]
    """
    for match in _STRETCH.finditer(text):
        whole = match["from"].lstrip("0") in ("1月1日", "1月01日"), _LAST_DAY.search(match["to"]) is not None
        yield Stretch(int(match["year"]), match.span("from"), match.span("to"), *whole)


def months_beyond(text: str) -> Iterator[tuple[int, int]]:
    """Places of months that no year has.

    >>> [text[a:b] for text in ["2024年13月召开，2024年12月结束"] for a, b in months_beyond(text)]
    ['13月']
    """
    named = ((match, "alone" if match["alone"] else "month") for match in _MONTH.finditer(text))
    return ((match.start(name), match.start(name) + len(match[name]) + 1) for match, name in named)


def first_months(year: int) -> str:
    """A regular expression, for use inside a verbose one too, for January to March of a year or a day in them.

    >>> re.findall(first_months(2024), "2024年1月15日、2024年3月、2024年11月、2025年1月")
    ['2024年1月15日', '2024年3月']
    """
    return rf"{year}年[1-3]月(?:\d+日)?"
