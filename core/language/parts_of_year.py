"""A part of the year, of a month or of a quarter beside times that do not lie in it.

8月下旬（8月6日）, 三季度（4月—6月）, 一季度末（4月底）, 年初（9月）, 8月6日（8月下旬）.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

_TO = "(?:至|到|—{1,2}|-{1,2}|~)"
_DAY_OR_PART = r"(?:\d{1,2}日|[上中下]旬|[初底末]|份)"
#: 4月, 8月6日, 4—6月, 7月、8月、9月, 25日.
_TIMES = (
    rf"(?:\d{{1,2}}月{_DAY_OR_PART}?|\d{{1,2}}日?)(?:(?:{_TO}|[、和])(?:\d{{1,2}}月{_DAY_OR_PART}?|\d{{1,2}}[月日]))*"
)
_OF_MONTH = r"(?P<of>\d{1,2})?月(?:初|底|末|中(?!旬)|[上中下]旬)"
_OF_YEAR = "第?[一二三四]季度[初末]?|[上下]半年[初末]?|年[初中末底]|岁末|[春夏秋冬]季|暑[期假]|寒假|前[两二三]个?季度"
_BESIDE = Sought(
    rf"(?P<part>(?<!\d){_OF_MONTH}|{_OF_YEAR})"
    rf"(?:\(即?(?P<times>{_TIMES})\)|,?即(?P<said>{_TIMES})(?=[,;。]))"
)
_BEHIND = Sought(rf"(?<![\d至到、—~-])(?P<times>\d{{1,2}}月(?:\d{{1,2}}日)?)\((?P<part>{_OF_MONTH}|{_OF_YEAR})\)")
_MONTH = re.compile(r"\d{1,2}(?=月)")
_DAY = re.compile(r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日")
_RANGE = re.compile(rf"(?P<first>\d{{1,2}}){_TO}\d{{1,2}}月")
#: The days of a part of a month; 月底 may begin with its last third.
_DAYS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "初": (1, 10),
    "中": (8, 23),
    "底": (20, 31),
    "末": (20, 31),
}
#: The months of a part of the year; where it has no sharp ends, all that may be meant.
_SHARP = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12), "上": (1, 6), "下": (7, 12)}
_VAGUE = {
    "年初": (1, 2, 3, 4),
    "年中": (5, 6, 7, 8),
    "年末": (10, 11, 12),
    "年底": (10, 11, 12),
    "岁末": (10, 11, 12, 1),
    "春季": (1, 2, 3, 4, 5, 6),
    "夏季": (4, 5, 6, 7, 8, 9),
    "秋季": (7, 8, 9, 10, 11, 12),
    "冬季": (10, 11, 12, 1, 2, 3, 4),
    "暑期": (5, 6, 7, 8, 9),
    "暑假": (6, 7, 8, 9),
    "寒假": (12, 1, 2, 3),
}
_QUARTERS = {"两": 6, "二": 6, "三": 9}


class Misplaced(NamedTuple):
    """A part of the year with times that lie outside it, at ``text[start:end]``, and what is to be said of it."""

    start: int
    end: int
    fact: str


def misplaced_times(text: str) -> Iterator[Misplaced]:
    """The parts of years and months in a folded text that have other times beside them.

    >>> text = "8月下旬(8月6日)、三季度(4月—6月)、年初(9月)、一季度末(3月底)、9月3日(9月上旬)、月初(25日)"
    >>> [m.fact for m in misplaced_times(text)]
    ['8月6日不在8月下旬', '三季度是7月至9月', '9月不是年初', '25日不在月初']
    """
    if "(" not in text and "即" not in text:
        return
    for pattern in (_BESIDE, _BEHIND):
        for match in pattern.finditer(text):
            times = match["times"] or match["said"]
            if text[max(0, match.start() - 2) : match.start()] in ("上年", "去年"):
                continue
            fact = _of_month(match["part"], times) if "月" in match["part"] else _of_year(match["part"], times)
            if fact:
                yield Misplaced(*match.span(), fact)


def _of_month(part: str, times: str) -> str:
    """What is wrong with days beside a part of a month."""
    of, _, third = part.partition("月")
    first, last = _DAYS[third]
    days = list(_DAY.finditer(times))
    for day in days:
        elsewhere = of and day["month"] and day["month"] != of
        if first <= int(day["day"]) <= last and not elsewhere:
            return ""  # a range may go on beyond it: 8月下旬（8月26日至9月2日）
    return f"{days[0].group()}不在{part}" if days else ""


def _of_year(part: str, times: str) -> str:
    """What is wrong with months beside a part of the year."""
    months = [int(month) for month in _MONTH.findall(times)]
    if open_range := _RANGE.search(times):
        months.append(int(open_range["first"]))
    if not months or any(month > 12 for month in months):
        return ""
    name = part.removeprefix("第")
    if name in _VAGUE:
        return "" if any(month in _VAGUE[name] for month in months) else f"{months[0]}月不是{part}"
    if name.startswith("前"):
        first, last = 1, _QUARTERS[name[1]]
    else:
        first, last = _SHARP[name[0]]
        if name.endswith("末"):
            first = last
        elif name.endswith("初"):
            last = first
    if all(first <= month <= last for month in months):
        return ""
    return f"{part}是{first}月" if first == last else f"{part}是{first}月至{last}月"
