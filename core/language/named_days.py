"""Days that have a name beside a date that is not theirs: 4月15日国际消费者权益日, 国庆节期间（5月1日至5日）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import kept, read_rows
from core.language.parts_of_year import Misplaced
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "lexicon/named_days.tsv"
#: 3月15日“国际消费者权益日”, “3·15”国际消费者权益日: told of that very day.
_DATE_FIRST = Sought(
    r"""(?x) (?<! [\d至到~—-] ) (?: (?P<month> \d{1,2} ) 月 (?P<day> \d{1,2} ) 日
      | (?P<m> \d{1,2} ) [.·] (?P<d> \d{1,2} ) )
    ["”]? (?: 是|为|即|恰逢|正值|的 )? ,? (?: 第\d{1,3}个 | 第[一二三四五六七八九十]{1,3}个 )? ["“]?
    (?P<name> [\u4e00-\u9fff\d]{3,12} )"""
)
#: 国家宪法日（12月4日）, 国庆节期间（10月1日至7日）.
_NAME_FIRST = Sought(
    r"""(?x) [日节期周] ["”]? (?: 当天|当日|期间|假期 )? (?: \( | 是 | 为 )
    (?: 20\d\d年 )? (?P<month> \d{1,2} ) 月 (?P<day> \d{1,2} ) 日 (?! 前|之前 )"""
)
#: The day itself all the same: 在12月14日国家宪法日前后.
_AROUND = re.compile('["”]?(?:前后|来临之际|到来之际|当[天日])')
#: What is done for a named day is done on others too; and what is done before or after it.
_FOR_IT = re.compile('["”]?(?:前|后|之前|之后|临近|主题|系列|宣传|集中|现场|咨询|专题|活动|启动|专场|进|周|月)')

#: Words for the whole country or world, which a name may do without.
_ABOVE = ("全国", "国际", "世界", "我国", "中国")


class _Named(NamedTuple):
    """When a named day is: from ``first`` to ``last``, each a month and a day."""

    first: tuple[int, int]
    last: tuple[int, int]

    def has(self, month: int, day: int) -> bool:
        """Whether a day may be meant."""
        if self.first > self.last:
            return (month, day) >= self.first or (month, day) <= self.last
        return self.first <= (month, day) <= self.last

    def shown(self) -> str:
        """Its date in words."""
        start, end = (f"{month}月{day}日" for month, day in self)
        return start if start == end else f"{start}至{end}之间"


@kept(_FILE)
def _named_days() -> dict[str, _Named]:
    """The days by their names, the longest first."""
    found: dict[str, _Named] = {}
    for name, when in sorted(read_rows(*_FILE.split("/"), fields=2), key=lambda row: longest_first(row[0])):
        first, _, last = when.partition("-")
        found[name] = _Named(_day(first), _day(last or first))
    return found


def _day(written: str) -> tuple[int, int]:
    month, _, day = written.partition(".")
    return int(month), int(day)


def wrong_days(text: str) -> Iterator[Misplaced]:
    """The named days in a folded text whose date is not theirs.

    >>> text = "4月15日国际消费者权益日开放,12月1日国家宪法日宣传,12月14日国家宪法日前后,国庆节期间(5月1日至5日)值班"
    >>> [m.fact for m in wrong_days(text)]
    ['国际消费者权益日是3月15日', '国家宪法日是12月4日', '国庆节在9月28日至10月8日之间']
    """
    if not any(last in text for last in "日节周期"):
        return
    for match in _DATE_FIRST.finditer(text):
        name = next((name for name in _named_days() if _stands(match["name"], name)), "")
        end = match["name"].find(name) + match.start("name") + len(name)
        itself = match["m"] or _AROUND.match(text, end)  # “6·16”世界环境日宣传活动: the numbers are the day's name
        if name and (itself or not _FOR_IT.match(text, end)):
            month, day = int(match["month"] or match["m"]), int(match["day"] or match["d"])
            yield from _wrong(name, month, day, match.start(), end)
    for match in _NAME_FIRST.finditer(text):
        named = next((name for name in _named_days() if text.endswith(name, 0, match.start() + 1)), "")
        if named:
            start = match.start() + 1 - len(named)
            yield from _wrong(named, int(match["month"]), int(match["day"]), start, match.end())


def _stands(words: str, name: str) -> bool:
    """Whether a name stands at the head of the words behind a date, or with 全国 or 世界 before it."""
    return words.startswith(name) or (words.startswith(_ABOVE) and words.startswith(name, 2))


def _wrong(name: str, month: int, day: int, start: int, end: int) -> Iterator[Misplaced]:
    named = _named_days()[name]
    if month <= 12 and not named.has(month, day):
        link = "是" if named.first == named.last else "在"
        yield Misplaced(start, end, f"{name}{link}{named.shown()}")
