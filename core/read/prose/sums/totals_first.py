"""A number and all that it is of behind it, with no word that opens a list.

36家单位，33家按时公开，4家延期公开; 投入36万元，县级补助20万元，乡镇自筹18万元.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sentences import FULL_STOPS, PAUSES, end_of, start_of, told_from
from core.language.sought import Sought
from core.read.prose.amounts import Amount, amounts
from core.read.prose.clauses import folded
from core.read.prose.sums.dimensions import of_several
from core.read.prose.sums.reckoned_sums import misses_by_little

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View

_MONEY = frozenset({"元", "万元", "亿元", "分"})
#: What a sum of money is told with that is then told in parts.
_SPENT = Sought("投入|安排|资金|经费|支出|预算|满分|总分|拨付|筹集|争取")
_OTHERWISE = re.compile(
    "上年|去年|同比|较|累计|平均|每|约|以上|结转|其余|剩余|另|还|节约|结余|实际|其他来源|超|决算|等|控制|压减|减少|增加|最高|扣|加分|罚"
)
_REST = re.compile("[,;](?:其余|剩余|余下|其他[^,;。]{0,8}\\d|另|还)")
_PART = re.compile(r"[,;]")
_TWO, _MOST, _SHORT, _TENTH = 2, 8, 8, 10


def totals_first(paragraph: View, told: frozenset[int] = frozenset()) -> Iterator[tuple[View, Amount, list[Amount]]]:
    """The numbers that the counts behind them, to the end of the sentence, miss by little; with the folded text."""
    view = folded(paragraph)
    text = view.text
    read = amounts(text)
    for total in read:
        if not total.exact or total.start in told:
            continue
        start, end = start_of(text, total.start, FULL_STOPS + ";"), end_of(text, total.quantity.end, FULL_STOPS + ";")
        rest = [a for a in read if start <= a.start < end]
        parts = rest[1:]
        if (
            not rest
            or rest[0] is not total
            or not _TWO <= len(parts) <= _MOST
            or _OTHERWISE.search(text[told_from(text, start, end) : end_of(text, parts[-1].quantity.end, PAUSES)])
        ):
            continue
        if _REST.match(text, end_of(text, parts[-1].quantity.end, PAUSES)):
            continue
        if any(not a.exact or not a.alike(total) or a.start in told for a in parts):
            continue
        if (_is_spent(total, parts) or _are_some_of(text, total, parts)) and _misses(total, parts):
            yield view, total, parts


def _is_spent(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether a sum of money, or of points, is told with what went into it."""
    money = total.unit in _MONEY and _SPENT.search(total.said) is not None
    return money and all(len(a.lead) > 1 for a in parts) and not of_several([a.lead for a in parts])


def _are_some_of(text: str, total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether two clauses that begin with a number tell of some and of others in the same word: 按时公开, 延期公开."""
    begun = all(_PART.match(text, a.start - 1) for a in parts)
    tails = [a.tail for a in parts]
    if len(parts) != _TWO or not begun or not all(_TWO <= len(tail) <= _SHORT for tail in tails):
        return False
    return tails[0][-_TWO:] == tails[1][-_TWO:] and tails[0] != tails[1] and bool(total.tail)


def _misses(total: Amount, parts: Sequence[Amount]) -> bool:
    values = [a.value for a in parts]
    right = sum(values, Decimal(0))
    step = max(a.quantity.step for a in (total, *parts))
    gap = abs(right - total.value)
    coarse = (
        step / _TWO * len(values) if len({a.quantity.step for a in (total, *parts)}) > 1 and step != 1 else Decimal(0)
    )
    if gap <= coarse or max(values) >= total.value:
        return False
    small = gap <= min(values) and gap * _TENTH <= total.value
    return misses_by_little(total.value / step, right / step) and (right > total.value or small)
