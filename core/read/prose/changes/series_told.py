"""Numbers of several times in a row, and how they are said to run: 分别为210条、198条、245条，呈逐年增长态势.

And growth in per cent of what was nothing: 上年为0件，同比增长300%.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.base.integers import integer
from core.language.sentences import FULL_STOPS, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_N = r"\d{1,7}(?:\.\d+)?[万亿]?"
_UNIT = "[\u4e00-\u9fff%]{0,3}"
_WAY = "(?P<rise>增长|上升|增加|递增|提高|攀升|走高|增多|提升)|(?P<fall>下降|减少|递减|降低|下滑|走低|缩短|压缩)"
_RUN = (
    rf"(?:呈现?|保持|均|总数|数量)?(?P<each>逐[年季月]|连年|年年|连续[两三四五六]年|每年[都均]|持续)"
    rf"(?:呈现?|稳步|大幅|保持|有所|在|都|均)*(?:{_WAY})"
)
#: 2021年至2023年分别为12件、18件、15件，逐年上升.
_SERIES = Sought(
    rf"""(?x)
    (?: 分别 | 依次)(?: 为 | 是 | 达 | 达到 | 公开 | 收到 | 发布 | 有){{0,2}}(?P<row> {_N}{_UNIT}(?: [、和,]{_N}
    {_UNIT}){{1,6}})(?: [,;](?P<between> [^,;。\d]{{0,10}}?) | )(?P<run> {_RUN})"""
)
#: 2021年12件、2022年18件、2023年15件，逐年上升.
_OF_YEARS = Sought(
    rf"""(?x)
    (?P<row> 20\d\d年[^,;。、\d]{{0,6}}{_N}{_UNIT}(?: [、,]20\d\d年[^,;。、\d]{{0,6}}{_N}{_UNIT}){{1,5}}),
    (?P<between> [^,;。\d]{{0,10}}?)(?P<run> {_RUN})"""
)
_EACH = re.compile(r"(?:(?P<year>20\d\d)年[^,;。、\d]{0,6})?(?P<number>\d{1,7}(?:\.\d+)?)(?P<scale>[万亿]?)")
_YEARS = re.compile("20[0-9]{2}(?=年)")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_HEDGED = re.compile("总体|整体|基本|约|近|余|多|超|以上|分别(?=.*分别)|、分别")
#: Growth of what was nothing the year before.
_FROM_NOTHING = (
    Sought(
        r"""(?x)
        (?: 上年 | 去年 | 上一年 | 20\d\d年)(?: 度 | 同期)?[^,;。\d]{0,10}?(?: (?<!\d)0[件条次份宗起人个] |
        为零 | 是零)[^,;。\d]{0,4}[,;][^;。]{0,24}?(?P<told> (?: 同比 | [较比](?: 上年 | 去年)(?: 度 | 同期
        )?)?(?: 增长 | 增加 | 上升 | 提高)了?\d{1,5}(?: \.\d+)?%)"""
    ),
    Sought(
        r"""(?x)
        (?: 上年 | 去年 | 上一年)(?: 度 | 同期)?(?: 没有 | 未(?: 收到 | 发生 | 受理 | 开展 | 举办) | 无)
        [^,;。\d]{0,12}[,;][^;。%]{0,30}?(?P<told> (?: 同比 | [较比](?: 上年 | 去年)(?: 度 | 同期)?)?(?:
        增长 | 增加 | 上升 | 提高)了?\d{1,5}(?: \.\d+)?%)"""
    ),
    Sought(
        r"""(?x)
        [由从][^,;。\d]{0,8}(?<!\d)0[件条次份宗起人个][^,;。\d]{0,6}[增上升][^,;。\d]{0,4}\d{1,5}
        [件条次份宗起人个][,;](?P<told> (?: 同比)?(?: 增长 | 增加 | 上升 | 提高)了?\d{1,5}(?: \.\d+)?%)"""
    ),
)
_OTHERS = re.compile("总量|总数|其中|公开信息|访问|浏览|粉丝|分别")


class Run(NamedTuple):
    """How a row of numbers is said to run and does not, with what it does instead."""

    said: View
    row: View
    fact: str


def misread_series(paragraph: View) -> Iterator[Run]:
    """The rows of a paragraph that are said to rise or to fall each time, and do not."""
    view = folded(paragraph)
    text = view.text
    for sought in (_SERIES, _OF_YEARS):
        for match in sought.finditer(text):
            told = list(_EACH.finditer(match["row"]))
            numbers = [Decimal(m["number"]) * _SCALES[m["scale"]] for m in told]
            named = text[start_of(text, match.start(), FULL_STOPS) : match.start("row")]
            years = [integer(year, 0) for year in _YEARS.findall(named)]
            years = [integer(m["year"], 0) for m in told if m["year"]] or years
            if _HEDGED.search(match[0]) or (years and years != sorted(years)):
                continue
            wrong = next((p for p in pairwise(numbers) if (p[1] <= p[0] if match["rise"] else p[1] >= p[0])), None)
            if wrong:
                way = "少于" if wrong[1] < wrong[0] else "多于" if wrong[1] > wrong[0] else "等于"
                at = numbers.index(wrong[1], numbers.index(wrong[0]) + 1)
                fact = (
                    f"{told[at]['number']}{told[at]['scale']}{way}前一数{told[at - 1]['number']}{told[at - 1]['scale']}"
                )
                yield Run(view.slice(*match.span("run")), view.slice(*match.span("row")), fact)


def growth_of_nothing(paragraph: View) -> Iterator[View]:
    """Growth in per cent that is told of a number that was nothing the year before."""
    view = folded(paragraph)
    text = view.text
    if "%" not in text:
        return
    for sought in _FROM_NOTHING:
        for match in sought.finditer(text):
            if (
                not _OTHERS.search(text[match.start() : match.end()])
                and text[match.start() - 1 : match.start()] != "比"
            ):
                yield view.slice(*match.span("told"))
