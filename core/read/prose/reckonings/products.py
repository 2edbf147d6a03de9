"""So many times so much each: 全年编印12期、每期500册，共6000册."""

from __future__ import annotations

import re
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


#: 向6个乡镇各派发150册，共派发950册; 为15个乡镇每个乡镇配备2台，总计32台.
_FOR_EACH = Sought(
    r"""(?x)
    (?<! [\d.第近约余] ) (?P<times> \d{1,3} ) (?: 个|家|所|处|名|户|座|条|支|间 ) (?P<noun> [\u4e00-\u9fff]{1,6}? )
    ,? (?: 各 | 每[个家所处名户座条支间]? (?P=noun)? ) (?! [类种项级] ) (?:平均|均)? [^。;,\d约近余多不至]{0,12}
    (?P<each> \d{1,5} ) (?P<what> 册|份|人|名|张|本|条|篇|台|个|处|块|套|次|场|期|项|户|只|幅 ) (?! [余多左以月] )
    [^。;,\d]{0,14} [,(] (?: [^。;,\d]{0,6} (?: 共计? | 合计 | 总计 | 累计 | 总共 | 一共 ) ) [^。;,\d约近余多不超]{0,8}
    (?P<total> \d{1,7} ) (?: (?P=what) | 人次 ) (?! [余多左以] )"""
)
#: 其余11页每页10元，计110元: a price, and what all of them come to.
_PRICE = Sought(
    r"""(?x)
    (?<! [\d.第近约] ) (?<! (?<! 其 ) 余 ) (?P<times> \d{1,4} ) (?P<unit> 页|件|份|人|户|亩|次|场|期|台|套|名|册 )
    ,? 按?每 (?P=unit) (?:收取|收费|补助|补贴|奖励|发放|单价|标准)? [为是]? (?P<each> \d{1,6} ) 元
    [^。;\d约近余多不至]{0,6} [,(] [^。;,\d约近余多]{0,6} (?: 计 | 收取 | 收费 | 费用 | 金额 ) [^。;,\d约近余多]{0,4}
    (?P<total> \d{1,8} ) 元 (?! [余多左以] )"""
)
#: With one of these the total may hold more.
_OTHER_TOO = re.compile("另|其余|以及|还|加上|连同|其中|以上|至少|不少于")


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
    if "每" not in paragraph.text and "各" not in paragraph.text:
        return
    view = folded(paragraph)
    for match in _PRODUCT.finditer(view.text):
        told = view.slice(match.start("total"), match.end("total"))
        exact = "发放" not in match["all"]
        numbers = [number_in_prose(match[group]) for group in ("times", "each", "total")]
        times, each, total = (number or Decimal(0) for number in numbers)
        yield Product(times, each, total, exact, told)
    for match in _PRICE.finditer(view.text):
        yield _read(view, match, exact=True)
    for match in _FOR_EACH.finditer(view.text):
        if not _OTHER_TOO.search(match[0]):
            yield _read(view, match, exact=True)


def _read(view: View, match: re.Match[str], *, exact: bool) -> Product:
    times, each, total = (number_in_prose(match[group]) or Decimal(0) for group in ("times", "each", "total"))
    return Product(times, each, total, exact, view.slice(match.start("total"), match.end("total")))
