"""The whole of a summary: what was chosen, the sums, and the comparison if there is something to compare with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.base.errors import GoujiError
from core.batch.aggregate.choice import Choice, LeftOut, choose
from core.batch.aggregate.compare import Comparison, compare
from core.batch.aggregate.sums import CellSum, add_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.batch.aggregate.slip import Slip
    from core.forms.spec import FormSpec


@dataclass(frozen=True)
class Aggregate:
    """The summary of many reports.

    ``problem`` is a sentence that says why the summary report given could not be compared, "" where it was or none was
    given.
    """

    choice: Choice
    sums: tuple[CellSum, ...]
    comparison: Comparison | None = None
    problem: str = ""

    @property
    def form(self) -> FormSpec:
        """The form that the cells are of."""
        return self.choice.form

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The reports that do not count."""
        return self.choice.left_out

    @property
    def added(self) -> tuple[CellSum, ...]:
        """The sums that mean something."""
        return tuple(cell for cell in self.sums if not cell.unaddable)

    @property
    def incomplete(self) -> tuple[CellSum, ...]:
        """Those that some organ's report has no number for."""
        return tuple(cell for cell in self.added if cell.gaps)

    @property
    def exit_status(self) -> int:
        """2 where something could not be read or compared, 1 where something differs, else 0."""
        if self.problem or not self.choice.slips or any(one.unread for one in self.left_out):
            return 2
        return 1 if self.comparison and self.comparison.differences else 0


def aggregate(
    outcomes: Iterable[tuple[str, Slip | GoujiError]],
    against: tuple[str, Slip | GoujiError] | None = None,
    *,
    year: int | None = None,
    form: str | None = None,
) -> Aggregate:
    """Sum up reports, given as (file, slip or why there is none); ``against`` is the government's own, alike."""
    summary = against[1] if against and not isinstance(against[1], GoujiError) else None
    choice = choose(outcomes, year=year, form=form, summary=summary)
    sums = tuple(add_up(choice.slips, choice.form))
    if against is None:
        return Aggregate(choice, sums)
    if isinstance(against[1], GoujiError):
        return Aggregate(choice, sums, problem=f"汇总报告“{against[0]}”没有读成，没有比对：{against[1].message}")
    problem = ""
    if not choice.slips:
        problem = "没有一份可以计入的报告，没有比对。"
    elif against[1].year not in (None, choice.year):
        problem = f"汇总报告是{against[1].year}年度的，汇总的是{choice.year}年度，没有比对。"
    if problem:
        return Aggregate(choice, sums, problem=problem)
    return Aggregate(choice, sums, compare(sums, against[1], choice.form))
