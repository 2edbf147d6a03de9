"""Which organ would explain that a summary is not the sum of the reports.

An organ that was left away or counted twice changes every cell in which it has a number; one slip of the pen changes
one. Only what explains the whole difference is named, and nothing is claimed: these are places to look first.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from core.check.diagnosis.causes import digit_slip
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.batch.aggregate.sums import CellSum

Kind = Literal["left_away", "twice", "slip", "point", "not_counted", "summary_slip"]

#: Fewer cells than this do not tell a report that was left away from a coincidence.
_FEWEST = 3
_FACTORS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10000))


@dataclass(frozen=True, slots=True)
class Suspect:
    """An organ (None: the summary itself) that would explain a difference; ``message`` is a clause without full stop.

    ``value`` is the organ's number in its own report.
    """

    kind: Kind
    organ: str | None
    file: str | None
    value: Decimal | None
    message: str


@dataclass(frozen=True, slots=True)
class WholeReport:
    """An organ whose whole report was left away from the summary or counted twice; it explains so many cells."""

    organ: str
    file: str
    twice: bool
    cells: int

    @property
    def message(self) -> str:
        """What is suspected, in one sentence."""
        what = "重复计入了" if self.twice else "漏计了"
        return f"汇总报告可能整份{what}“{self.organ}”：有 {self.cells} 格的差额正好是该单位的数字，请先核对。"


def whole_reports(cells: Iterable[tuple[CellSum, Decimal]]) -> tuple[WholeReport, ...]:
    """The organs all of whose numbers are missing in the summary, or all of which are in it twice.

    ``cells`` are all that were compared, each with the summary's number.
    """
    seen: dict[tuple[str, str], list[tuple[Decimal, Decimal]]] = {}
    for cell, actual in cells:
        for part in cell.nonzero:
            seen.setdefault((part.organ, part.file), []).append((part.value, actual - cell.total))
    found: list[WholeReport] = []
    for (organ, file), pairs in seen.items():
        for twice in (False, True):
            if len(pairs) >= _FEWEST and all(gap == (value if twice else -value) for value, gap in pairs):
                found.append(WholeReport(organ, file, twice, len(pairs)))
    return tuple(found)


def suspects(cell: CellSum, actual: Decimal, whole: Sequence[WholeReport], decimal: bool) -> tuple[Suspect, ...]:
    """Who would explain the difference in one cell, likeliest first; ``decimal`` where the cell may hold fractions."""
    gap = actual - cell.total
    explained = {(one.organ, one.file) for one in whole}
    found = [
        Suspect("not_counted", one.organ, one.file, value, f"“{one.organ}”{one.nothing.reason}，没有计入，差额正好是它")
        for one in cell.gaps
        for value in one.nothing.values
        if value == gap
    ]
    found += (
        _of_part(part.organ, part.file, part.value, gap)
        for part in cell.nonzero
        if abs(gap) == part.value and (not explained or (part.organ, part.file) in explained)
    )
    if explained and found:
        return tuple(found)
    for part in cell.nonzero:
        slip = _slip(part.value, part.value + gap, decimal)
        if slip:
            kind, told = slip
            counted = show(part.value + gap)
            said = f"“{part.organ}”填的是 {show(part.value)}，汇总时可能按 {counted} 计（{told}）"
            found.append(Suspect(kind, part.organ, part.file, part.value, said))
    if told := digit_slip(actual, cell.total):
        found.append(Suspect("summary_slip", None, None, None, f"汇总报告此格的{told}"))
    return tuple(found)


def _of_part(organ: str, file: str, value: Decimal, gap: Decimal) -> Suspect:
    if gap < 0:
        return Suspect("left_away", organ, file, value, f"少的正好是“{organ}”的 {show(value)}，可能漏计")
    return Suspect("twice", organ, file, value, f"多的正好是“{organ}”的 {show(value)}，可能重复计入")


def _slip(right: Decimal, wrong: Decimal, decimal: bool) -> tuple[Kind, str] | None:
    """Whether ``wrong`` was written for ``right``: digits swapped, one too many or too few, a point misplaced."""
    if wrong <= 0:
        return None
    if told := digit_slip(wrong, right):
        return "slip", told
    if decimal and any(right * f == wrong or wrong * f == right for f in _FACTORS):
        return "point", "疑小数点或计量单位有误"
    return None
