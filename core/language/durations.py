"""Periods that are told together with how long they lasted: 7月1日至9月30日，历时三个月."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.language.dates import YEAR
from core.language.numerals import COUNTING, value

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What says how long a period was; 共 and 连续 only right behind it.
_TOLD = re.compile(
    rf"""(?x)
    (?: 历时 | 为期 | 用时 | 持续(?!时间) (?:了|时间为)? | (?P<beside> (?<=日) 连续 | (?<=日,) 连续 ) )
    (?P<hedge> 近 | 约 | 将近 | 超过 | 逾 | 整整 )?
    (?P<number> [{COUNTING}]{{1,4}} | \d{{1,3}} | 半 ) (?P<more> 余 | 多 )?
    (?P<unit> 个月 | 个多月 | 天 | 周 | 个?星期 )(?!以)"""
)
_PART = "初|上旬|中旬|下旬|底|末"
_ENDS = re.compile(
    rf"""(?x)
    (?: (?P<year> {YEAR} ) 年 )? (?P<month> \d{{1,2}} ) 月 (?: (?P<day> \d{{1,2}} ) 日 | (?P<part> {_PART} ) )?
    (?: 起? ,? (?: 持续|一直|延续 )? (?: 至 | 到 | — | -- | - | ~ )
      | (?: 正式 )? (?: 开始 | 启动 | 开幕 ) ,? [至到于]? )
    (?: 次年|同年 )?
    (?: (?P<last_year> {YEAR} ) 年 )?
    (?: (?P<last_month> \d{{1,2}} ) 月 (?: (?P<last_day> \d{{1,2}} ) 日 | (?P<last_part> {_PART} ) )?
      | (?P<only_day> \d{{1,2}} ) 日 )"""
)
#: 公示期为7天（6月3日至6月5日）: what was open to the public so long, with the period in brackets behind it.
_BESIDE = re.compile(
    rf"""(?x) (?: 公示 | 征求意见 | 征集 | 报名 | 展出 | 展览 | 开放 | 培训 | 活动 | 为期 | 历时 )
    (?: 期限|时间|时长|期|活动 )? (?: 为|共 )?
    (?P<number> [{COUNTING}]{{1,3}} | \d{{1,3}} ) (?P<more> 余|多 )?
    (?P<unit> 个月 | 天 | 日 | 周 | 个?星期 | 个?工作日 )
    (?: 的 )? (?P<mark> [(,] ) (?: 即|自|从 )? (?P<period> (?: {YEAR} 年 )? \d{{1,2}} 月 [^,;。()]{{1,24}} )"""
)
#: Days in a month on the average, and how far a number of months may lie from them: 7月中旬至9月底 are two or three.
_MONTH = 30.4
_SLACK = 0.8
#: The same of each month where both ends are days: from the first to the 20th is no month.
_EXACT_SLACK = 0.25
#: Between a period and a duration: that of something else, before or after it or within it.
_ANOTHER = re.compile("此前|之前|前期|随后|其后|之后|其间|期间|接着|另[外行]?|又")
#: Behind the end of the period the sentence may go on for so long before it says how long it was.
_REACH = 40
#: A week of holidays with the weekends around it.
_HOLIDAYS = 9


@dataclass(frozen=True)
class Duration:
    """``text[start:end]`` tells how long the period at ``text[first:last]`` was, and cannot be right; ``right`` is."""

    first: int
    last: int
    start: int
    end: int
    right: str


def wrong_durations(text: str) -> Iterator[Duration]:
    """Durations in a folded text that their period contradicts, by more than the way of counting can explain.

    >>> text = "2024年7月1日至9月30日开展排查,历时两个月。"
    >>> [(text[d.start:d.end], d.right) for d in wrong_durations(text)]
    [('历时两个月', '3个月')]
    >>> list(wrong_durations("3月至5月开展排查,为期三个月;6月3日至9日办展,为期7天;3月1日至15日自查,历时半个月。"))
    []
    >>> [d.right for d in wrong_durations("7月1日至20日,开展为期一个月的整治。")]
    ['20天']
    """
    for told in _TOLD.finditer(text):
        start = max(text.rfind(mark, 0, told.start()) for mark in "。;!?") + 1
        periods = [m for m in _ENDS.finditer(text, start, told.start()) if told.start() - m.end() <= _REACH]
        number = 0.5 if told["number"] == "半" else value(told["number"])
        if (
            len(periods) != 1
            or not number
            or (told["beside"] and text[periods[0].end() : told.start()] not in ("", ","))
        ):
            continue
        bounds = _days(periods[0])
        if bounds is None or _ANOTHER.search(text, periods[0].end(), told.start()):
            continue
        right = _right(told, number, *bounds)
        if right:
            yield Duration(*periods[0].span(), *told.span(), right)
    yield from _in_brackets(text)


def _in_brackets(text: str) -> Iterator[Duration]:
    """Durations with their period in brackets or right behind them."""
    for told in _BESIDE.finditer(text) if "至" in text or "-" in text or "—" in text or "到" in text else ():
        period, number = _ENDS.match(text, told.start("period")), value(told["number"])
        closes = period is not None and (told["mark"] == "," or text[period.end() : period.end() + 1] == ")")
        bounds = _days(period) if period and closes else None
        if not bounds or not number or not period:
            continue
        right = _working(number, *bounds) if "工作" in told["unit"] else _right(told, number, *bounds)
        if right:
            yield Duration(*period.span(), told.start("number"), told.end("unit"), right)


def _working(number: int, fewest: int, most: int) -> str | None:
    """How long a period in days is that has more working days than days, or far fewer: with weekends and holidays."""
    if number > most:
        return f"{most}天"
    return f"{fewest}天" if fewest > number * 2 + _HOLIDAYS else None


def _days(period: re.Match[str]) -> tuple[int, int] | None:
    """The fewest and the most days that a period may have, both ends counted; None where the calendar has no such."""
    year = int(period["year"] or 2023)
    month = int(period["month"])
    last_month = int(period["last_month"] or month)
    last_year = int(period["last_year"] or year + (last_month < month))
    try:
        first = _bounds(year, month, period["day"], period["part"], closes=False)
        day = period["last_day"] or period["only_day"]
        last = _bounds(last_year, last_month, day, period["last_part"], closes=True)
    except ValueError:
        return None
    if last[1] < first[0]:
        return None
    return max(1, (last[0] - first[1]).days + 1), (last[1] - first[0]).days + 1


def _bounds(year: int, month: int, day: str | None, part: str | None, closes: bool) -> tuple[date, date]:
    """Between which days a period's first day lies, or its last when it ``closes``; ValueError for no date."""
    if day:
        return date(year, month, int(day)), date(year, month, int(day))
    days = monthrange(year, month)[1] if 1 <= month <= 12 else 0
    early, late = {"初": (1, 7), "上旬": (1, 10), "中旬": (11, 20)}.get(part or "", (21, days))
    if not part:
        early, late = (15, days) if closes else (1, 15)  # 3月至5月: hardly from its end, hardly to its beginning
    return date(year, month, early), date(year, month, late)


def _right(told: re.Match[str], number: float, fewest: int, most: int) -> str | None:
    """How long it was, in the unit told, where that is not what is told."""
    unit, hedge = told["unit"].replace("日", "天"), told.groupdict().get("hedge")
    size = 1.0 if unit == "天" else _MONTH if "月" in unit else 7.0
    months = min(_SLACK, max(1, number) * _EXACT_SLACK) if fewest == most else _SLACK
    slack = 1.0 if unit == "天" else size * months if "月" in unit else 2.0
    low, high = number * size - slack, number * size + slack
    if told["more"] or unit == "个多月" or hedge in ("超过", "逾"):
        high += size
    elif hedge in ("近", "将近", "约"):
        low -= size
    if low <= most and fewest <= high:
        return None
    months = round(most / size)
    if "月" not in unit or months in (0, number):
        return f"{most}天"
    return f"{months}个月"
