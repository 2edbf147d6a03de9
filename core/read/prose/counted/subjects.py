"""The same thing counted in two places: 全年组织业务培训5期, and elsewhere 全年组织业务培训3期."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from core.language.numerals import ORDINALS
from core.language.numerals import year as numeral_year
from core.language.sentences import FULL_STOPS, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator


_MARK = Sought(r"[,;:。!?()、]")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")
_YEAR = Sought(r"(20\d\d)年度?")
_ITEM = Sought(f"^[{ORDINALS}]是")
_NOUN = re.compile(r"^(?:的)?(?P<noun>[\u4e00-\u9fff]{2,8})")
#: What begins to tell of what was counted: 6期业务培训|共培训320人次.
_TOLD = re.compile("共|累计|合计|覆盖|吸引|参加|参训")
_AHEAD = Sought("下一步|下步|今后|明年|来年|下一年")
#: Whose number it is, named where the sentence begins: “健康云溪”公众号运行平稳，全年发布信息120条.
_CHANNEL = Sought(r"^[^,;]{0,14}?(?P<channel>公众号|微博|抖音号?|视频号|头条号|门户网站|官网|客户端)(?=[^,;]{2,40},)")
#: Different words for one doing.
_HELD = Sought("组织开展|组织召开|组织举办|召开|举办|开展|组织|举行")
#: Units in which nothing is counted.
_NO_COUNTS = frozenset(
    {
        "%",
        "倍",
        "成",
        "个百分点",
        "百分点",
        "",
        "元",
        "万元",
        "亿元",
        "天",
        "小时",
        "分钟",
        "个工作日",
        "工作日",
        "分",
        "字",
        "页",
        "米",
        "公里",
        "轮",
    }
)
_SHORTEST = 4
_CERTAIN = 5
#: A subject of so many characters is known without the 信息 at its end.
_LONG_ENOUGH = 8


@dataclass(frozen=True)
class Counted:
    """A thing that is counted: what it is, bare of what two statements may say differently; ``whole`` for a year's."""

    key: str
    quantity: Quantity
    whole: bool
    view: View


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(number_words().fillers.any)


def counted_things(paragraph: View, year: int | None) -> Iterator[Counted]:
    """What the paragraph counts of the report year, each with its subject; parts of totals and plans are left out."""
    view = folded(paragraph)
    text = view.text
    words = number_words()
    previous = 0
    ahead = _AHEAD.search(text)
    planned_from = ahead.start() if ahead else len(text)
    named_at = [(m.start(), number) for m in _YEAR.finditer(text) if (number := numeral_year(m[1])) is not None]
    for count in quantities(text):
        start, previous = previous, count.end
        beginning = start_of(text, count.start, FULL_STOPS)
        if count.unit in _NO_COUNTS:
            continue
        clause = max((m.end() for m in _MARK.regex.finditer(text, start, count.start)), default=start)
        if clause == start and start:
            continue  # a second number in one clause
        lead = text[clause : count.start]
        sentence = text[beginning : count.start]
        if any(
            listed.stand_in(lead) for listed in (words.part_of_year, words.planned, words.comparing, words.last_year)
        ):
            continue
        if words.openers.stand_in(sentence) or "将" in sentence or count.start > planned_from:
            continue
        latest = bisect_right(named_at, (count.start, 0)) - 1
        named = named_at[latest][1] if latest >= 0 else None
        if named is not None and year is not None and named != year:
            continue
        key = _key(lead, text[count.end : count.end + 12])
        if year is None and named is not None:
            key += str(named)
        if (of := _CHANNEL.search(text[beginning:clause])) and of["channel"] not in lead:
            key += of["channel"]
        if len(key) < _SHORTEST:
            continue
        first = start <= beginning  # no number before it in the sentence, which might be its subject's
        said = sentence if first else lead
        whole = words.whole_year.stand_in(said) or (year is not None and f"{year}年" in said)
        if not (first or whole):
            continue  # 行政复议3件，结果维持2件；行政诉讼2件，结果维持1件
        yield Counted(key, count, whole, view.slice(count.start, count.end))


def _key(lead: str, after: str) -> str:
    """The subject: what stands before the number, or verb and noun around it (组织3期业务培训)."""
    bare = _bare(lead)
    if len(bare) < _SHORTEST and (noun := _NOUN.match(after)):
        bare += _bare(_TOLD.split(noun["noun"])[0])
    if len(bare) >= _LONG_ENOUGH:
        bare = bare.removesuffix("信息")  # 公众号推送信息480条 and 公众号推送520条
    named = bare.removeprefix("办")  # 组织培训3期 and 3期培训: what is held is the same
    return named if len(named) >= _CERTAIN else bare


def _bare(text: str) -> str:
    text = _fillers().sub("", _YEAR.sub("", _ITEM.sub("", text)))
    return _NOT_HAN.sub("", _HELD.sub("办", text).replace("推送", "发布"))


def contradict(first: Counted, second: Counted) -> bool:
    """Whether two counts of one thing cannot both be right; what is not said to be a whole may be a part."""
    one, other = first.quantity, second.quantity
    if one.low <= other.high and other.low <= one.high:
        return False
    if first.whole and second.whole:
        return True
    if len(first.key) < _CERTAIN or not (first.whole or second.whole):
        return False
    whole, part = (one, other) if first.whole else (other, one)
    return part.low > whole.high
