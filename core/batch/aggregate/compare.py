"""The sums held against the government's own summary report, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.batch.aggregate.slip import Nothing, Slip
from core.batch.aggregate.sums import CellSum
from core.batch.aggregate.suspects import Suspect, WholeReport, suspects, whole_reports
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.spec import FormSpec

_MOST = 3  # suspects, and organs that could not be counted, that a sentence names


@dataclass(frozen=True)
class Difference:
    """A cell in which the summary report is not the sum of the reports; ``message`` is one Chinese sentence."""

    cell: CellSum
    actual: Decimal
    suspects: tuple[Suspect, ...]
    message: str

    @property
    def gap(self) -> Decimal:
        """The summary's number less the sum."""
        return self.actual - self.cell.total


@dataclass(frozen=True)
class NotCompared:
    """A cell that could not be compared; ``reason`` is a Chinese clause, ``actual`` the summary's number if any."""

    cell: CellSum
    reason: str
    actual: Decimal | None = None


@dataclass(frozen=True)
class Comparison:
    """The outcome for every cell: equal, different, or not compared."""

    summary: Slip
    equal: int
    differences: tuple[Difference, ...]
    not_compared: tuple[NotCompared, ...]
    whole: tuple[WholeReport, ...] = ()


def compare(sums: Sequence[CellSum], summary: Slip, form: FormSpec) -> Comparison:
    """Hold the sums against the summary report. Cells that must not be added up are not compared."""
    compared: list[tuple[CellSum, Decimal]] = []
    unknown: list[NotCompared] = []
    for cell in sums:
        entry = summary.entry(form, cell.table, cell.row, cell.column)
        if cell.unaddable:
            actual = entry if isinstance(entry, Decimal) else None
            unknown.append(NotCompared(cell, cell.unaddable, actual))
        elif isinstance(entry, Nothing):
            unknown.append(NotCompared(cell, f"汇总报告{entry.reason}"))
        elif cell.gaps and not cell.parts:
            unknown.append(NotCompared(cell, f"没有一份报告有这一格的数字（{cell.gaps[0].nothing.reason}）", entry))
        else:
            compared.append((cell, entry))
    whole = whole_reports(compared)
    differences = tuple(_difference(cell, entry, whole, form) for cell, entry in compared if entry != cell.total)
    return Comparison(summary, len(compared) - len(differences), differences, tuple(unknown), whole)


def _difference(cell: CellSum, actual: Decimal, whole: Sequence[WholeReport], form: FormSpec) -> Difference:
    spec = form.tables[cell.table]
    found = suspects(cell, actual, whole, f"{cell.row}/{cell.column}" in spec.decimal)
    gap = actual - cell.total
    parts = [
        f"{spec.place(cell.row, cell.column, short=True).text}：汇总报告填的是 {show(actual)}，"
        f"{len(cell.parts)} 家之和是 {show(cell.total)}，{'多' if gap > 0 else '少'} {show(abs(gap))}"
    ]
    if found:
        more = f"等 {len(found)} 种可能" if len(found) > _MOST else ""
        parts.append("；".join(one.message for one in found[:_MOST]) + more)
    uncounted = [one.organ for one in cell.gaps if not (found and one.organ in {s.organ for s in found})]
    if uncounted:
        named = "、".join(f"“{organ}”" for organ in uncounted[:_MOST])
        more = f"等 {len(uncounted)} 家" if len(uncounted) > _MOST else ""
        parts.append(f"另有{named}{more}此格没有可计的数字")
    return Difference(cell, actual, found, "；".join(parts) + "。")
