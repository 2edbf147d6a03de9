"""What remains of a whole, told in one sentence with it: 28个科室中26个完成，剩余2个."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain, combinations
from typing import TYPE_CHECKING

from core.language.sentences import FULL_STOPS, start_of
from core.language.sought import Sought
from core.model.numbers import show
from core.read.prose.clauses import folded
from core.read.prose.quantities import SCALES, Bound, quantities
from core.read.prose.reckonings.balances import Balance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View
    from core.read.prose.quantities import Quantity

#: What is said of what remains, and in how many characters behind it its number comes.
_REMAINS = Sought("(?<![零残盈])(?:剩余|余下|剩下|尚余|结余|还剩|其余)")
_REMAINDER_REACH, _BETWEEN = 6, re.compile("(?:的|了|为|有|仅|经费|资金)*")
#: A whole and what was taken of it: so many counts stand before what is left.
_LEAST, _MOST = 2, 4
#: What makes of the counts before it others than a whole and what was taken of it.
_NO_REMAINDER = re.compile("[比较]|计划|每|平均|新增|追加|增加|分别|累计|以来|另|结转|合计|共计|总计|其中|[含包]|:")
_GOES_ON = re.compile("(?:左右|以上|多|余)|[^,;。]{0,10}(?:和|及|、)")


def remainders(paragraph: View) -> Iterator[Balance]:
    """The sentences that tell of a whole, of what was taken or done of it, and of what remains.

    28个科室中26个完成，剩余2个; 预算120万元，支出95万元，结余25万元. Where several counts stand between, some may be
    parts of others: it is enough that some of them make up the difference, be it of one told behind the whole.
    """
    view = folded(paragraph)
    text = view.text
    if "余" not in text and "剩" not in text:
        return
    for match in _REMAINS.finditer(text):
        counts = quantities(text)
        left = next((q for q in counts if match.end() <= q.start <= match.end() + _REMAINDER_REACH), None)
        start = start_of(text, match.start(), FULL_STOPS + ";")
        if (
            left is None
            or left.unit == "%"
            or _NO_REMAINDER.search(text[start : left.start])
            or _GOES_ON.match(text, left.end)
        ):
            continue
        before = [q for q in counts if start <= q.start < match.start()]
        same = [q for q in before if q.unit == left.unit]
        if len(before) != len(same) or not _LEAST <= len(same) <= _MOST:
            continue
        if not _BETWEEN.fullmatch(text, match.end(), left.start):
            continue
        whole, *taken = same
        every = sum((q.value for q in (*same, left)), Decimal(0))
        if any(q.unit == left.unit and q.value == every for q in counts if q.start < whole.start):
            continue  # of what is told before all these are parts: 36件，甲15件、乙8件、丙7件，其余6件
        hedged = any(q.bound is not Bound.EXACT for q in (*same, left))
        if hedged or whole.value <= max(q.value for q in (*taken, left)):
            continue
        off = sum((q.step / 2 for q in (*same, left) if q.step != 1), Decimal(0))
        fits = any(_leaves(same[at:], left.value, off) for at in range(len(taken)))
        gone = whole.value - left.value if fits else sum((q.value for q in taken), Decimal(0))
        scale = next((one for name, one in SCALES if all(name in q.written for q in (*same, left))), Decimal(1))
        shown = show(whole.value / scale) + "".join(f"－{show(q.value / scale)}" for q in taken)
        now_view = view.slice(left.start, left.end)
        yield Balance(
            (*same, left), left, whole.value - gone, shown, view.slice(whole.start, left.end), now_view, scale
        )


def _leaves(counts: Sequence[Quantity], left: Decimal, off: Decimal) -> bool:
    """Whether some of the counts behind the first make up what is gone of it: 立项18个，结题12个，剩余6个."""
    first, *taken = counts
    ways = chain.from_iterable(combinations(taken, n) for n in range(1, len(taken) + 1))
    return any(abs(first.value - sum(q.value for q in way) - left) <= off for way in ways)
