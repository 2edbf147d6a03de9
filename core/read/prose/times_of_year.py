"""Stretches of the year that counts are told of, and whether they are all of it: 上半年, 前三季度, 四季度."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.numerals import ONES, value
from core.language.sought import Sought

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_STRETCH = Sought(
    rf"""(?x) (?P<half> [上下] ) 半年
    | (?P<first> 前 ) (?P<last> [二两三23] ) 个? 季度 | (?<! 前 ) 第? (?P<quarter> [{ONES[:4]}1-4] ) 季度
    | (?: 截[至止]? | 到 ) (?P<until> 1?\d ) 月
    | (?<! \d ) (?P<from> 1?\d ) [至到—-] (?P<to> 1?\d ) 月
    | (?<! \d ) (?P<month> 1?\d ) 月 (?! \d )"""
)
_YEAR, _HALF, _QUARTER = 12, 6, 3


def stretches(text: str) -> list[frozenset[int]]:
    """The months of each stretch that a folded text names, in order.

    >>> [sorted(months) for months in stretches("截至6月底31条,四季度12条")]
    [[1, 2, 3, 4, 5, 6], [10, 11, 12]]
    """
    return [_months(match) for match in _STRETCH.finditer(text)]


def make_all(leads: Sequence[str], said: str) -> bool | None:
    """Whether counts told with these words are all of the stretch that their total is told of, mostly the year.

    None where no stretch is named. The names may all stand before the first count: 上半年和下半年分别.

    >>> make_all(["上半年公开", "下半年又公开"], "全年"), make_all(["一季度", "二季度"], "全年"), make_all(["图解"], "")
    (True, False, None)
    """
    each = [stretches(lead) for lead in leads]
    told = [one for some in each for one in some]
    if not told:
        return None
    in_order = len(told) == len(leads) and (all(each) or len(each[0]) == len(leads))
    whole = next(iter(stretches(said)), frozenset(range(1, _YEAR + 1)))
    return in_order and sum(map(len, told)) == len(whole) and frozenset().union(*told) == whole


def _months(match: re.Match[str]) -> frozenset[int]:
    if match["half"]:
        first, last = (1, _HALF) if match["half"] == "上" else (_HALF + 1, _YEAR)
    elif match["quarter"] or match["last"]:
        last = (value(match["quarter"] or match["last"]) or 0) * _QUARTER
        first = 1 if match["first"] else last - _QUARTER + 1
    elif match["until"]:
        first, last = 1, integer(match["until"], 0)
    else:
        first = integer(match["from"] or match["month"], 0)
        last = integer(match["to"] or match["month"], 0)
    return frozenset(range(first, last + 1))
