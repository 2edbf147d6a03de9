"""Days, months, quarters and hours that no calendar and no clock has, other than days and months in digits.

四月三十一日, 九月卅一号, 2024/02/30, 1月—14月, 十三月底, 第五季度, 星期八, 12月中下旬31日.
A part of the year beside times of another one is ``parts_of_year``.
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.dates import YEAR
from core.language.numerals import ORDINALS, value, year
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

_TO = "(?:至|到|—{1,2}|-{1,2}|~)"
_SPELLED = Sought(
    rf"""(?x) (?: (?P<year> [二][〇○零一二三四五六七八九]{{3}} ) 年 )?
    (?<! [第{ORDINALS}百千零〇] ) (?P<month> [{ORDINALS}]{{1,3}} ) 月
    (?P<day> [{ORDINALS}廿卅]{{1,4}} ) (?: 日 | 号 )"""
)
_FIGURES = Sought(
    rf"(?<![\d.A-Za-z〔(-])(?P<year>{YEAR})(?P<mark>[/.-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]?\d)(?![\d./-])"
)
#: 上旬 has the first ten days of a month, 下旬 those from the 21st on.
_DECADE = Sought(
    rf"(?:(?P<year>{YEAR})年)?(?P<month>\d{{1,2}})月"
    rf"(?P<decade>上中|中下|[上中下])旬(?P<day>\d{{1,2}})日(?!内|以内|左右)"
)
_DECADES = {"上": range(1, 11), "中": range(11, 21), "下": range(21, 32)}
_NONE = Sought(
    rf"""(?x) 第[零〇五六七八九]季度 | (?: 星期 | 礼拜 ) [七八九十] (?! [年月天个至到、] )
    | (?: 每年 | 全年 ) 1[3-9]个月 | 每周 (?: [89] | \d\d ) 天 | (?: 每天 | 每日 | 全天 ) (?: 2[5-9] | [3-9]\d ) 小时
    | (?<! [\d月.第] ) (?: 3[2-9] | [4-9]\d ) 日 (?= 当天 | 上午 | 下午 | 晚上 )
    | (?<! [\d年,;。:、] ) (?: 1[3-9] | [2-9]\d ) 月 [底初末] | (?<! [{ORDINALS}] ) 十[三四五六七八九]月 [底初末份]
    | (?<= 于 ) (?: 2[5-9] | [3-9]\d ) 时 (?! 间|段|效|限|常|许 )"""
)
#: Beyond what a ten-day stretch, a week, a month or a quarter has, told of each of them: 每旬第15天.
_OF_EACH = Sought(
    r"""(?x) 每 (?: 周八 (?! 个|小时|次|天|项|场|名|位|条|篇|件 ) | 旬第 (?: 1[2-9] | [2-9]\d ) [日天]
    | 周第 (?: [89] | \d\d ) [日天] | 月第? (?: 3[2-9] | [4-9]\d ) 日 | 个?季度第 [4-9] 个月 )"""
)
#: The thirteenth month in a row of months: 4月、7月和13月.
_IN_ROW = Sought("(?<=月)[、和及与](?P<month>(?:1[3-9]|[2-9]\\d)月)(?!龄|\\d)")
_MONTHS = Sought(rf"(?<!\d)(?:[1-9]|1[0-2])月?份?{_TO}(?P<last>1[3-9]|[2-9]\d)月(?![\d龄])")
#: 前三季度即第一、第二季度.
_QUARTERS = Sought(
    "前(?P<count>[两二三])(?:个)?季度,?(?:即|\\()(?P<list>第?一(?:、第?[二三四]){0,2}(?:和第?[二三四])?)季度"
)
_LEAP = 2024


class Impossible(NamedTuple):
    """What no calendar has, at ``text[start:end]``."""

    start: int
    end: int


def impossible_times(text: str) -> Iterator[Impossible]:
    """The times of a folded text that cannot be.

    >>> text = "四月三十一日、二〇二四年二月二十九日、2024/02/30、第五季度"
    >>> [text[a:b] for a, b in impossible_times(text)]
    ['四月三十一日', '2024/02/30', '第五季度']
    """
    for found in _SPELLED.finditer(text):
        day = value(found["day"].replace("廿", "二十").replace("卅", "三十").removesuffix("十十"))
        if not _is(year(found["year"] or "") or _LEAP, value(found["month"]), day):
            yield Impossible(*found.span())
    for found in _FIGURES.finditer(text):
        if not _is(int(found["year"]), int(found["month"]), int(found["day"])):
            yield Impossible(*found.span())
    for found in _DECADE.finditer(text):
        day, decade = int(found["day"]), _DECADES.get(found["decade"])
        exists = _is(int(found["year"] or _LEAP), int(found["month"]), day)
        if not exists or decade is None or day not in decade:
            yield Impossible(*found.span())
    for found in _NONE.finditer(text):
        yield Impossible(*found.span())
    for found in _OF_EACH.finditer(text):
        yield Impossible(*found.span())
    for found in _IN_ROW.finditer(text):
        yield Impossible(*found.span("month"))
    for found in _MONTHS.finditer(text):
        yield Impossible(found.start("last"), found.end())
    for found in _QUARTERS.finditer(text):
        count, listed = value(found["count"]), len(re.findall("[一二三四]", found["list"]))
        if listed > 1 and count != listed:
            yield Impossible(*found.span())


def _is(in_year: int, month: int | None, day: int | None) -> bool:
    """Whether there is such a day."""
    if month is None or day is None or not 1 <= month <= 12:
        return False
    return 1 <= day <= calendar.monthrange(in_year, month)[1]
