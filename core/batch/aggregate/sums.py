"""The sums themselves: every cell of the form over the reports that count, with what makes it up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.batch.aggregate.slip import Nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.batch.aggregate.slip import Slip
    from core.forms.spec import FormSpec


@dataclass(frozen=True, slots=True)
class Part:
    """What one organ adds to a cell."""

    organ: str
    file: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Gap:
    """An organ whose report has no number for a cell: why, and what the number may be."""

    organ: str
    file: str
    nothing: Nothing


@dataclass(frozen=True, slots=True)
class CellSum:
    """One cell over all reports. ``parts`` has every organ with a number, zeros too, in the order of the reports.

    ``unaddable`` says in a clause why the sum means nothing for this cell, "" where it does.
    """

    table: str
    row: str
    column: str
    total: Decimal
    parts: tuple[Part, ...]
    gaps: tuple[Gap, ...]
    unaddable: str = ""

    @property
    def nonzero(self) -> tuple[Part, ...]:
        """The organs that make the sum up."""
        return tuple(part for part in self.parts if part.value)


def add_up(slips: Sequence[Slip], form: FormSpec) -> Iterator[CellSum]:
    """Every number cell of the form, in its order."""
    for table, spec in form.tables.items():
        for row, column in spec.cell_keys:
            parts: list[Part] = []
            gaps: list[Gap] = []
            for slip in slips:
                entry = slip.entry(form, table, row, column)
                if isinstance(entry, Nothing):
                    gaps.append(Gap(slip.name, slip.file, entry))
                else:
                    parts.append(Part(slip.name, slip.file, entry))
            total = sum((part.value for part in parts), Decimal(0))
            yield CellSum(table, row, column, total, tuple(parts), tuple(gaps), spec.unaddable(row, column))
