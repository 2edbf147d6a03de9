"""Rates of grades whose counts stand before them: 优秀9家、良好18家、合格9家，优良率70%."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.sentences import FULL_STOPS, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound, Quantity, quantities
from core.read.prose.shares.rates import CountedShare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

#: Each rate with the grades that it is of.
_RATES = {"优良": ("优秀", "良好"), "优秀": ("优秀",), "良好": ("良好",), "不合格": ("不合格",)}
_RATE = Sought(r"(?<!不)(?P<name>优良|优秀|良好|不合格)率(?:为|达到?|是|占){0,2}(?P<share>\d{1,3}(?:\.\d+)?%)")
_GRADES = "优秀|良好|较好|基本合格|不合格|合格|一般|中等|较差|及格|不及格|达标"
_GRADED = re.compile(
    rf"(?P<grade>{_GRADES})(?:等[次级]|档次?|单位|栏目)?(?:的|有|为|共)*(?P<number>\d{{1,4}})[个家名人份件篇项条处]"
)
_GRADED_BEHIND = re.compile(
    rf"""(?x)
    (?P<number> \d{{1,4}})[个家名人份件篇项条处](?: 单位 | 栏目 | 部门)?(?: 被)?(?: 评为 | 为 | 获评 | 达到 |
    评定为)?(?P<grade> {_GRADES})"""
)
_OTHERWISE = re.compile("上年|去年|同比|较|每|平均|分别|其中|累计|提高|上升|下降|约|近|余|以上")
_TWO = 2


def graded_shares(paragraph: View) -> Iterator[CountedShare]:
    """The rates of grades of a paragraph with the counts they are of; all that were graded are the whole."""
    view = folded(paragraph)
    text = view.text
    for match in _RATE.finditer(text):
        start = start_of(text, match.start(), FULL_STOPS + ";")
        said = text[start : match.end()]
        if _OTHERWISE.search(said):
            continue
        graded = {
            m["grade"]: integer(m["number"], 0) for m in (*_GRADED_BEHIND.finditer(said), *_GRADED.finditer(said))
        }
        counts = [q for q in quantities(text) if start <= q.start < match.start()]
        share = next((q for q in quantities(text) if q.start == match.start("share")), None)
        wanted = _RATES[match["name"]]
        if share is None or share.bound is not Bound.EXACT or len(graded) < _TWO or not set(wanted) <= set(graded):
            continue
        units = {q.unit for q in counts}
        if len(units) != 1 or "%" in units or len(counts) - len(graded) not in (0, 1):
            continue
        summed = Decimal(sum(graded.values()))
        whole = _like(counts[0], summed)
        if len(counts) > len(graded) and counts[0].value != summed:
            continue  # not all were graded, or a number is wrong
        part = _like(counts[-1], Decimal(sum(graded[grade] for grade in wanted)))
        yield CountedShare(f"{match['name']}率", share, part, whole, view.slice(share.start, share.end))


def _like(count: Quantity, value: Decimal) -> Quantity:
    return replace(count, value=value, written=f"{value}{count.unit}")
