"""Averages by the count of those they are of, wherever the three stand: 7名工作人员办件420件，人均70件."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import FULL_STOPS, start_of, told_from
from core.language.sought import Sought
from core.model.document import View
from core.model.numbers import rounded, show
from core.read.prose.amounts import RELATIVE, Amount, amounts
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_EACH = Sought("(?:(?P<person>人均)|平均每(?P<per>[\u4e00-\u9fff]{1,4}?))(?P<done>[\u4e00-\u9fff]{0,6})(?:为|达|约)?$")
_TIMES = ("月", "季", "周", "天", "日", "年", "小时")
_OTHERWISE = re.compile("其中|分别|约|近(?!期)|上年|去年|同比|以上|累计|左右|超过|至|每[^,]{0,20}每|日均|月均|周均|另")
_PERSONS = frozenset({"名", "人", "位"})
_TWO, _ROUNDED, _SHARE = 2, Decimal(1), Decimal("0.02")


class Average(NamedTuple):
    """An average told, what it should be and what it is of."""

    view: View
    told: str
    right: Decimal
    of: str


def reckoned_averages(paragraph: View) -> Iterator[Average]:
    """The averages that the two counts of their sentence do not give."""
    view = folded(paragraph)
    text = view.text
    if "人均" not in text and "平均每" not in text:
        return
    read = amounts(text)
    for each in read:
        told = _EACH.search(each.said)
        start = start_of(text, each.start, FULL_STOPS + ";")
        if (
            told is None
            or not each.exact
            or _OTHERWISE.search(text[told_from(text, start, each.start) : each.quantity.end])
        ):
            continue
        counts = [a for a in read if start <= a.start < each.start and a.unit not in RELATIVE]
        if len(counts) != _TWO or not all(a.exact for a in counts):
            continue
        of = [a for a in counts if _is_of(a, told)]
        all_ = [a for a in counts if a not in of and a.alike(each)]
        if len(of) != 1 or len(all_) != 1 or of[0].value <= 1 or "每" in of[0].said:
            continue
        right = all_[0].value / of[0].value
        steps = all_[0].quantity.step / of[0].value + each.quantity.step
        if abs(right - each.value) > max(_ROUNDED, right * _SHARE, steps):
            place = view.slice(each.start, each.quantity.end)
            shown = rounded(right, Decimal("0.1"))
            whole = f"{all_[0].quantity.written}、{of[0].quantity.written}"
            yield Average(place, each.quantity.written, Decimal(show(shown)), whole)


def _is_of(count: Amount, told: re.Match[str]) -> bool:
    """Whether an average is told of each of those that a count is of."""
    if told["person"]:
        return count.unit in _PERSONS
    per = told["per"] + told["done"]
    return not per.startswith(_TIMES) and (
        per.startswith(count.unit) or (bool(count.tail) and per.startswith(count.tail[:_TWO]))
    )
