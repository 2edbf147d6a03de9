"""Hedges that the arithmetic of their sentence gainsays: 58件，其中来电40余件、工单12件、来信6件.

Parts that make an exact total to the unit are exact themselves, and a total of 近30 is less than 30.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What opens the parts.
_OPENS = Sought("其中[:,]?|包括[:,]?|(?<=[\u4e00-\u9fff]):|[,:]分别[是为]")
_LEAST = 2
#: Units of things that are counted one by one, and have no fractions.
_COUNTED = frozenset("件条份次个名人位篇期场起例项户家封宗") | {"件次", "人次", "场次"}


class Hedged(NamedTuple):
    """A number with a hedge and the numbers that say that it is exact."""

    number: Quantity
    hedge: str
    total: Quantity
    parts: tuple[Quantity, ...]
    view: View


def hedged_parts(paragraph: View) -> Iterator[Hedged]:
    """Those of a paragraph, one for each list."""
    if not any(hedge in paragraph.text for hedge in "余多近"):
        return
    view = folded(paragraph)
    text = view.text
    for match in _OPENS.finditer(text):
        start, end = start_of(text, match.start(), FULL_STOPS), end_of(text, match.end(), FULL_STOPS + ";")
        found = [q for q in quantities(text) if start <= q.start and q.end <= end and _is_counted(q)]
        before = [q for q in found if q.end <= match.start()]
        parts = tuple(q for q in found if q.start >= match.end())
        if not before or len(parts) < _LEAST or before[-1].value != sum((q.value for q in parts), Decimal(0)):
            continue
        total = before[-1]
        loose = [q for q in parts if q.bound is not Bound.EXACT]
        if total.bound is Bound.EXACT and loose and all(map(_is_more, loose)):
            hedge = "余" if "余" in text[loose[0].start : loose[0].end] else "多"
            yield Hedged(loose[0], hedge, total, parts, view.slice(loose[0].start, loose[0].end))
        elif total.bound is Bound.LESS and not loose and "近" in text[max(0, total.start - 2) : total.start]:
            yield Hedged(total, "近", total, parts, view.slice(total.start, total.end))


def _is_counted(quantity: Quantity) -> bool:
    return quantity.unit in _COUNTED and quantity.step == 1


def _is_more(quantity: Quantity) -> bool:
    """40余件 and 40多件 are at least 41; 40件以上 may be 40."""
    return quantity.bound is Bound.MORE and any(hedge in quantity.written for hedge in "余多")
