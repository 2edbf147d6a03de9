"""The answer to a defect: what stands there and what should, and the text that could be pasted in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.model.finding import CellMark, Finding, TextMark
from core.model.numbers import show

if TYPE_CHECKING:
    from core.model.report import Report


class Answer(NamedTuple):
    """What stands in the draft and what should stand there; ``now`` is empty where something is missing."""

    now: str
    right: str

    @property
    def sentence(self) -> str:
        """Both in one line."""
        return f"现为 {self.now} → 应为 {self.right}" if self.now else f"应有 {self.right}"


def answer(report: Report, finding: Finding) -> Answer | None:
    """The two numbers or wordings of a defect, None where the rule does not know what is right.

    Two sides of a relation that differ (9 in and 8 out) are no answer where neither stands in a cell at fault.
    """
    if finding.expected and finding.actual:
        faults = [mark for mark in finding.marks if mark.role == "fault"]
        cells = [mark for mark in faults if isinstance(mark, CellMark) and mark.column is not None]
        stands = len(cells) < len(faults) or any(_holds(report, mark, finding.actual) for mark in cells)
        return Answer(finding.actual, finding.expected) if stands or not cells else None
    right = correction(report, finding)
    if not right:
        return None
    faults = [mark for mark in finding.marks if mark.role == "fault" and isinstance(mark, TextMark)]
    return Answer(report.document.quote(faults[0].spans) if len(faults) == 1 else "", right)


def correction(report: Report, finding: Finding) -> str | None:
    """What could be pasted in the place of the defect; None where the rule only says what to do about it.

    The numbers of a sum are pasted only where one cell is at fault and it is the one that was counted as wrong: of
    two cells, or of a total that only disproves another cell, no single text is right. What a section or a row
    should be is pasted only where the rule gives it as the replacement, for else it describes and does not replace.
    """
    faults = [mark for mark in finding.marks if mark.role == "fault"]
    cells = [mark for mark in faults if isinstance(mark, CellMark) and mark.column is not None]
    if finding.expected and cells:
        return finding.expected if len(cells) == 1 and _holds(report, cells[0], finding.actual) else None
    if finding.expected and (not faults or any(isinstance(mark, TextMark) for mark in faults)):
        return finding.expected
    return finding.replacement


def _holds(report: Report, mark: CellMark, actual: str | None) -> bool:
    """True when the cell holds what the finding calls wrong, or when the finding does not say what is wrong."""
    table = report.tables.get(mark.table)
    cell = table.get(mark.row, mark.column or "") if table else None
    if actual is None or cell is None:
        return True
    return actual in ("".join(cell.raw.split()), show(cell.value))
