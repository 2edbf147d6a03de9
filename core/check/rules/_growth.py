"""Whether a change that the prose states is that of two numbers: shared by the rules on growth."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.model.numbers import rounded, show
from core.read.prose.changes.changes import Change, Kind
from core.read.prose.quantities import Bound, Quantity

_HUNDRED = Decimal(100)
_TEN_THOUSAND = Decimal(10000)
#: 翻一番 and 持平 are said of what comes near.
_NEAR_DOUBLE = Decimal("0.1")
_NEAR_EQUAL = Decimal("0.02")


class _Range(NamedTuple):
    """Between which bounds a number lies."""

    low: Decimal
    high: Decimal

    def meets(self, other: _Range) -> bool:
        """Whether the two have a number in common; what is rounded on both sides does not reach its bounds."""
        if self.low < self.high and other.low < other.high:
            return self.low < other.high and other.low < self.high
        return self.low <= other.high and other.low <= self.high


class Base(NamedTuple):
    """Two numbers of one thing: this year's and last year's, or the amount of change and last year's."""

    now: Quantity
    before: Quantity | None
    by: Quantity | None = None

    @property
    def change(self) -> _Range:
        """This year's number less last year's."""
        if self.by is not None:
            return _Range(self.by.low, self.by.high)
        assert self.before is not None
        return _Range(self.now.low - self.before.high, self.now.high - self.before.low)

    def base(self, rise: bool) -> _Range:
        """Last year's number."""
        if self.before is not None:
            return _Range(self.before.low, self.before.high)
        assert self.by is not None
        sign = -1 if rise else 1
        ends = sorted(self.now.value + sign * end for end in (self.by.low, self.by.high))
        widened = self.now.high - self.now.value, self.now.value - self.now.low
        return _Range(ends[0] - widened[1], ends[1] + widened[0])


def fault(change: Change, base: Base) -> tuple[str, str | None] | None:
    """What is wrong of a change of two numbers, and what it should be; None when it fits."""
    rise, told = change.rise, change.quantity
    if base.before is not None:
        told_of = f"前后两数是{base.before.shown}、{base.now.shown}"
        if (rise is True and base.now.high < base.before.low) or (rise is False and base.now.low > base.before.high):
            way = "增" if rise else "减"
            return f"正文写“{change.said.text}”，但{told_of}，并没有{way}{'加' if rise else '少'}", None
    else:
        assert base.by is not None
        told_of = f"本年{base.now.shown}，比上年{'多' if rise else '少'}{base.by.shown.lstrip('近约')}"
    if change.kind in (Kind.EQUAL, Kind.DOUBLED):
        return _in_words(change, base, told_of)
    if told is None or change.kind is Kind.LEVEL:
        return None
    stated = _Range(told.low, told.high)
    if change.kind is Kind.RATIO:
        before = base.before
        if before is None or before.low <= 0:
            return None
        ratio = _Range(base.now.low / before.high, base.now.high / before.low)
        if ratio.meets(_Range(stated.low - told.step / 2, stated.high + told.step / 2)):
            return None
        figure = f"{_number(_rounded((ratio.low + ratio.high) / 2, told))}倍"
        return f"正文写“{change.said.text}”，但{told_of}，按此计算为{figure}", figure
    if change.kind in (Kind.AMOUNT, Kind.POINTS):
        right = base.change if rise else _Range(-base.change.high, -base.change.low)
        exact = (base.now.value - base.before.value) * (1 if rise else -1) if base.before else None
        if exact is None or (right.meets(stated) and not _beyond_a_step(exact, told, base)):
            return None
        unit = told.unit if change.kind is Kind.AMOUNT else "个百分点"
        if "万" in told.written:
            exact, unit = exact / _TEN_THOUSAND, f"万{unit}"
        return f"正文写“{change.said.text}”，但{told_of}，相差{_number(exact)}{unit}", f"{_number(exact)}{unit}"
    below = base.base(bool(rise))
    if below.low <= 0:
        return None
    now, sign = base.now, 1 if rise else -1
    ends = (
        [(now.low / below.high - 1) * sign, (now.high / below.low - 1) * sign]
        if base.before
        else [c / b for c in base.change for b in below]
    )
    right = _Range(min(ends), max(ends))
    unit = _HUNDRED if told.unit == "%" else Decimal(10) if told.unit == "成" else Decimal(1)
    if told.bound is Bound.EXACT:  # rounded or cut off at the digits given
        stated = _Range(told.value - told.step / 2, told.value + told.step)
    right = _Range(right.low * unit, right.high * unit)
    if right.meets(stated) or (told.unit == "%" and base.now.unit == "%" and _points(base, stated)):
        return None
    shown = (right.low + right.high) / 2
    figure = f"{_number(_rounded(shown, told))}{told.unit}"
    return f"正文写“{change.said.text}”，但{told_of}，按此计算为{figure}", figure


def _beyond_a_step(exact: Decimal, told: Quantity, base: Base) -> bool:
    """Whether a difference is off by more than one of the last digit that all three numbers are given with.

    Who rounds or cuts off three numbers in the same way gets no further: 98万 less 76万 is 21万 to 23万.
    """
    numbers = (base.now, base.before, told)
    alike = all(q is not None and q.step == told.step and q.bound is Bound.EXACT for q in numbers)
    return alike and told.step > 1 and abs(exact - told.value) > told.step


def _points(base: Base, stated: _Range) -> bool:
    """Of two rates the difference is told as a share by many: 由90%提高到95%，提高5%."""
    change = base.change
    return _Range(min(abs(change.low), abs(change.high)), max(abs(change.low), abs(change.high))).meets(stated)


def _in_words(change: Change, base: Base, told_of: str) -> tuple[str, str | None] | None:
    """持平 and 翻一番, which are said of what comes near."""
    if base.before is None or not base.before.value:
        wrong = base.before is not None and base.now.value > 0
        return (f"正文写“{change.said.text}”，但{told_of}", None) if wrong else None
    ratio = base.now.value / base.before.value
    wanted = Decimal(change.times if change.kind is Kind.DOUBLED else 1)
    near = _NEAR_DOUBLE * wanted if change.kind is Kind.DOUBLED else _NEAR_EQUAL
    if abs(ratio - wanted) <= near or (change.kind is Kind.DOUBLED and ratio > wanted and ratio < wanted * 2):
        return None
    return f"正文写“{change.said.text}”，但{told_of}", None


def _rounded(value: Decimal, like: Quantity) -> Decimal:
    return rounded(value, min(like.step, Decimal(1)) / (10 if like.step == 1 and like.unit == "%" else 1))


def _number(value: Decimal) -> str:
    return show(value.normalize())
