"""What a finding states, as data: where, what is wrong, the numbers that should be equal, the probable cause.

``core.model.finding_text`` makes the sentences of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.forms.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Addend:
    """One number of a sum and how a sentence calls it (its row's or column's label)."""

    name: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Footing:
    """A relation of the form in one row or column: the sum of ``left`` should be the sum of ``right``.

    All numbers are there, zeros too, in the order of the form. ``title`` is the relation's name (收支平衡).
    """

    place: Place
    title: str
    left: tuple[Addend, ...]
    right: tuple[Addend, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the left side."""
        return sum((a.value for a in self.left), Decimal(0))

    @property
    def parts(self) -> Decimal:
        """The sum of the right side."""
        return sum((a.value for a in self.right), Decimal(0))

    @property
    def gap(self) -> Decimal:
        """Left less right; 0 where the relation holds."""
        return self.total - self.parts


@dataclass(frozen=True, slots=True)
class Side:
    """One of two numbers that are held against each other, and the clause that states it (正文称行政复议5件)."""

    clause: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Two numbers that should be equal and are not, in the order in which a sentence names them."""

    first: Side
    second: Side

    @property
    def difference(self) -> Decimal:
        """How far they are apart, never negative."""
        return abs(self.first.value - self.second.value)


@dataclass(frozen=True, slots=True)
class FailedTogether:
    """Several relations that fail by one slip: footings of one table, then what the prose says."""

    members: tuple[Statement, ...]

    @property
    def footings(self) -> tuple[Footing, ...]:
        """The relations of the form among them."""
        return tuple(m.fact for m in self.members if isinstance(m.fact, Footing))


Fact = str | Footing | Mismatch | FailedTogether


class CauseOrder(StrEnum):
    """Where the probable cause is told: before the fact, which follows from it; after it; or by the suggestion only."""

    LEADS = "leads"
    FOLLOWS = "follows"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Cause:
    """What probably happened, as a Chinese clause.

    ``has_numbers`` is False where the clause names no number, so that the fact must give them.
    """

    text: str
    order: CauseOrder
    has_numbers: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The parts of a finding that become words.

    ``fact`` is what is wrong: a Chinese clause without full stop, or the numbers that should be equal. ``place`` is
    what its sentence begins with, empty where the fact names the place itself. ``cause`` is the probable cause, where
    the rule or the diagnosis knows one; ``caution`` one sentence on why the finding may be wrong (the text was
    recognised from a picture). ``expected`` and ``actual`` are what should be there and what is. ``relation`` names
    the relation that failed, None for findings that come of none.
    """

    fact: Fact
    place: Place = NOWHERE
    cause: Cause | None = None
    caution: str = ""
    expected: str | None = None
    actual: str | None = None
    relation: str | None = None
