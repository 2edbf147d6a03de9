"""Whether other numbers of its sentence make a share right: of the sum of the parts listed, of what is told last.

新开6条、延伸5条、取直7条，占线路102条的17.65% is told of all three; 房源450套，轮候家庭600户，配租率75% of these two.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from core.language.sentences import FULL_STOPS, start_of
from core.read.prose.clauses import folded
from core.read.prose.quantities import quantities

if TYPE_CHECKING:
    from core.model.document import View
    from core.read.prose.quantities import Quantity
    from core.read.prose.shares.rates import CountedShare

_ALL = Decimal(100)


def right_otherwise(paragraph: View, told: CountedShare) -> bool:
    """Whether the count told last before the share, or all those told in a row before it, make it right."""
    text = folded(paragraph).text
    start = start_of(text, told.share.start, FULL_STOPS)
    before = [q for q in quantities(text) if start <= q.start < told.share.start and q.unit not in ("%", "倍", "")]
    row = [q for q in before if q is not told.whole and q.unit == told.part.unit]
    if _in_brackets(text, told) and any(_is_share(told.whole.value, q.value, told.share) for q in before):
        return True
    sums = accumulate((q.value for q in reversed(row)), initial=Decimal(0))
    if any(_is_share(part, told.whole.value, told.share) for part in list(sums)[2:]):
        return True
    return any(_is_share(part.value, before[-1].value, told.share) for part in before[:-1])


def _in_brackets(text: str, told: CountedShare) -> bool:
    """Whether the part is but told in brackets behind the whole: 答复83件，其他处理41件（撤销36件），占49.4%."""
    behind = text[told.whole.end : told.part.end]
    return behind.startswith("(") and ")" not in behind and ")" in text[told.part.end : told.share.start]


def _is_share(part: Decimal, whole: Decimal, share: Quantity) -> bool:
    return 0 < part <= whole and abs(part * _ALL / whole - share.value) <= share.step / 2
