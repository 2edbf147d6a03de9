"""Counts in a row without names, and the sum told of them: 分别培训36人、42人和51人，合计129人次."""

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

_UNITS = "人次?|件|条|份|场|个|篇|册|家|次"
_ROW = Sought(
    rf"""(?x) 分别 [\u4e00-\u9fff]{{0,8}} (?P<row> \d{{1,5}} (?P<unit> {_UNITS} ) (?: (?: 、 | [,]?[和及] | , )
    \d{{1,5}} (?P=unit) (?!次) )+ ) [,(] (?: 共计 | 合计 | 总计 | 累计 | 共 | 总共 ) [\u4e00-\u9fff]{{0,4}}?
    (?P<total> \d{{1,6}} ) (?P<whole> {_UNITS} ) (?! [余多左以] )"""
)
_NUMBER = re.compile(r"\d+")


class BareSum(NamedTuple):
    """The counts, the total told of them, and where they stand."""

    parts: tuple[Decimal, ...]
    total: Decimal
    unit: str
    total_view: View
    parts_view: View

    @property
    def sum(self) -> Decimal:
        """What the counts make."""
        return sum(self.parts, Decimal(0))


def bare_sums(paragraph: View) -> Iterator[BareSum]:
    """Rows of counts of one unit with a sum in that unit, or in 人次 for 人."""
    view = folded(paragraph)
    for match in _ROW.finditer(view.text):
        unit, whole = match["unit"], match["whole"]
        total = number_in_prose(match["total"])
        if total is None or whole not in (unit, f"{unit}次" if unit == "人" else unit):
            continue
        parts = tuple(Decimal(number) for number in _NUMBER.findall(match["row"]))
        yield BareSum(
            parts, total, whole, view.slice(match.start("total"), match.end("whole")), view.slice(*match.span("row"))
        )
