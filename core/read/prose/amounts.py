"""Numbers of a text with what their sentence says of them, for the reckoning of sums, products and shares.

What a number is told with decides what it may be: the words before it in its clause, and those behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, PAUSES, end_of, start_of
from core.model.numbers import number_in_prose
from core.read.prose.quantities import Bound, Quantity, quantities_of_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

#: Units that are no counts.
RELATIVE = frozenset({"%", "倍", "成", "个百分点", "百分点"})
#: Units that are said of the same.
_PERSONS = frozenset({"名", "人", "位"})
_TURNS = {"人次": _PERSONS | {"次"}, "个次": {"个"}, "家次": {"家"}, "件次": {"件", "封", "次"}, "条次": {"条", "篇"}}
#: Places where brackets stood are blanked out with it.
_BLANK = "\x00"
_BRACKET = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Amount:
    """A quantity, with the words before it from the last mark or number (``lead``) and behind it (``tail``).

    ``said`` is the same as ``lead`` but 、 does not end it; ``sentence`` is where its sentence begins and ends.
    """

    quantity: Quantity
    lead: str
    tail: str
    said: str
    sentence: tuple[int, int]

    @property
    def value(self) -> Decimal:
        """The number in single units."""
        return self.quantity.value

    @property
    def unit(self) -> str:
        """Its measure word."""
        return self.quantity.unit

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.quantity.start

    @property
    def exact(self) -> bool:
        """Whether it is told as the number itself."""
        return self.quantity.bound is Bound.EXACT

    def alike(self, other: Amount) -> bool:
        """Whether its unit is the other's, or one that persons are counted in as well, or one of turns: 人 and 人次."""
        one, two = self.unit, other.unit
        return one == two or {one, two} <= _PERSONS or two in _TURNS.get(one, ()) or one in _TURNS.get(two, ())


def blanked(text: str) -> str:
    """A folded text whose brackets are blanked out, each character at its place."""
    return _BRACKET.sub(lambda m: _BLANK * len(m.group()), text) if "(" in text else text


@lru_cache(maxsize=64)
def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a folded text outside its brackets, in order."""
    shown = blanked(text)
    told = [q for q in _with_rows(shown) if shown[q.start] != _BLANK]
    found: list[Amount] = []
    for at, quantity in enumerate(told):
        last = told[at - 1].end if at else 0
        lead = max(start_of(shown, quantity.start, CLAUSE_MARKS), last)
        said = max(start_of(shown, quantity.start, PAUSES), last)
        tail = end_of(shown, quantity.end, CLAUSE_MARKS)
        if at + 1 < len(told):
            tail = min(tail, told[at + 1].start)
        sentence = (start_of(shown, quantity.start, FULL_STOPS), end_of(shown, quantity.end, FULL_STOPS))
        found.append(
            Amount(
                quantity,
                shown[lead : quantity.start].replace(_BLANK, ""),
                shown[quantity.end : tail].replace(_BLANK, ""),
                shown[said : quantity.start].replace(_BLANK, ""),
                sentence,
            )
        )
    return tuple(found)


#: 依次为12、15、9、14条: only the last of a row has the unit.
_ROW = re.compile(r"(?<![\d.第])\d{1,6}(?:\.\d{1,2})?(?:[、和及](?=\d{1,6}(?:\.\d)?))")
_ROW_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,2})?")


def _with_rows(text: str) -> list[Quantity]:
    """The quantities of a text and the bare numbers of a row that the last one gives its unit to."""
    told = list(quantities_of_all(text))
    bare = list(_ROW.finditer(text))
    starts = {q.start: q for q in told}
    for match in reversed(bare):
        if match.start() in starts:
            continue
        last = starts.get(match.end())
        number = _ROW_NUMBER.match(match[0])
        value = number_in_prose(number[0]) if number else None
        if last is None or number is None or value is None or not last.unit or last.step > 1:
            continue
        end = match.start() + len(number[0])
        step = type(value)(1).scaleb(-len(number[0].partition(".")[2]))
        starts[match.start()] = Quantity(
            match.start(), end, f"{number[0]}{last.unit}", value, step, last.unit, last.bound
        )
    return [starts[at] for at in sorted(starts)] if len(starts) > len(told) else told


def counts_before(told: Sequence[Amount], amount: Amount) -> list[Amount]:
    """The counts of its sentence before an amount; shares and ratios are none."""
    start = amount.sentence[0]
    return [a for a in told if start <= a.start < amount.start and a.unit not in RELATIVE]
