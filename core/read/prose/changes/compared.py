"""A number and the one that it is said to be above or below: 8天，低于法定的20天; 5%，符合不低于4%的要求."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.quantities import Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Between the two, from the first number on. Behind 低于 without 的 the second may be the difference.
_ABOVE = re.compile(r"(?:[\u4e00-\u9fff]{0,4},)?(?:均|明显|远|大幅|略)?(?:高于|多于|优于)(?:了)?[^,;。:\d]{0,14}")
_BELOW = re.compile(r"(?:[\u4e00-\u9fff]{0,4},)?(?:均|明显|远|大幅|略)?(?:低于|少于|短于)(?:了)?(?:[^,;。:\d]{1,14}的)")
_AT_LEAST = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4},)?(?:符合|达到|满足)[^;。:\d]{0,40}?(?:不[得应]?低于|不[得应]?少于|至少|最低)(?:为)?"
)
_AT_MOST = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4},)?(?:符合|达到|满足)[^;。:\d]{0,40}?(?:不[得应]?超过|不[得应]?高于|不[得应]?多于|最高)(?:为)?"
)
#: Of what takes time the less is the better.
_TIMES, _BETTER = frozenset(("天", "日", "个工作日", "工作日", "小时", "分钟", "秒", "个月")), "优于"
_POINTS = frozenset(("个百分点", "百分点"))
#: What the demanded number is followed by.
_DEMAND = re.compile("[^,;。:\\d]{0,4}(?:的)?(?:[\u4e00-\u9fff]{0,4})(?:要求|规定|标准|目标|指标|底线|上限|下限)")
#: The first number is of another time or is itself a demand.
_OTHER = Sought("上年|去年|同期|要求|规定|目标|计划|应当?|不得|须")
_WORDS = Sought("高于|多于|优于|低于|少于|短于|符合|达到|满足")


class Compared(NamedTuple):
    """Two numbers that do not stand to each other as is said between them."""

    first: Quantity
    second: Quantity
    said: str
    first_view: View
    second_view: View


def compared(paragraph: View) -> Iterator[Compared]:
    """The pairs of a paragraph, each of one unit, whose order is the contrary of what is said of it."""
    view = folded(paragraph)
    text = view.text
    if not _WORDS.search(text):
        return
    told = quantities(text)
    for first, second in pairwise(told):
        if first.unit != second.unit or not first.unit or _OTHER.search(_lead(text, first)):
            continue
        between = text[first.end : second.start]
        if second.unit in _POINTS and not between.endswith("的"):
            continue  # 高于全市平均水平2.1个百分点 is by how much
        demand = _DEMAND.match(text, second.end) is not None
        above = _ABOVE.fullmatch(between) or (demand and _AT_LEAST.fullmatch(between))
        below = _BELOW.fullmatch(between) or (demand and _AT_MOST.fullmatch(between))
        if above and _BETTER in between and first.unit in _TIMES:
            above, below = None, above
        strict = _ABOVE.fullmatch(between) or _BELOW.fullmatch(between)
        wrong = (above and first.high < second.value) or (below and first.low > second.value)
        wrong = wrong or (strict and (above or below) and first.value == second.value and not first.rounded)
        if wrong:
            said = text[first.end : second.end].lstrip(",")
            first_view, second_view = (view.slice(q.start, q.end) for q in (first, second))
            yield Compared(first, second, said, first_view, second_view)


def _lead(text: str, count: Quantity) -> str:
    """What stands before a number in its clause."""
    return text[max(start_of(text, count.start, CLAUSE_MARKS), start_of(text, count.start, FULL_STOPS)) : count.start]
