"""So many times so much each: 全年编印12期、每期500册，共6000册."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from core.language.sought import Sought
from core.model.document import View
from core.model.numbers import number_in_prose
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRODUCT = Sought(
    r"""(?x)
    (?<! [\d.第近约余] ) (?P<times> \d{1,3} ) (?P<unit> 期|场|次|批|轮|班 )
    [^。;\d约近余多不至]{0,10} 每 (?P=unit) [^。;\d约近余多不至均]{0,6}
    (?P<each> \d{1,6} ) (?P<what> 册|份|人|名|张|本|条|篇|分钟|学时|课时|小时 ) (?! [余多左以] ) [^。;\d]{0,12}?
    (?P<all> 共计? | 合计 | 总计 | 累计 | 发放 | 培训 | 覆盖 ) [^。;\d约近余多不超]{0,6}
    (?P<total> \d{1,7} ) (?: (?P=what) | 人次 ) (?! [余多左以] )"""
)


class Product(NamedTuple):
    """``times`` of ``each`` and the total told of them at ``view``; ``exact`` where it is said to be all."""

    times: Decimal
    each: Decimal
    total: Decimal
    exact: bool
    view: View

    @property
    def right(self) -> Decimal:
        """What the two make."""
        return self.times * self.each

    @property
    def fits(self) -> bool:
        """Whether the total can be right: what was given out may be less than what was made."""
        return self.total == self.right if self.exact else self.total <= self.right


def products(paragraph: View) -> Iterator[Product]:
    """The products of a paragraph; those with 约, 近 or 余 are left out."""
    if "每" not in paragraph.text:
        return
    view = folded(paragraph)
    for match in _PRODUCT.finditer(view.text):
        told = view.slice(match.start("total"), match.end("total"))
        exact = "发放" not in match["all"]
        numbers = [number_in_prose(match[group]) for group in ("times", "each", "total")]
        times, each, total = (number or Decimal(0) for number in numbers)
        yield Product(times, each, total, exact, told)
