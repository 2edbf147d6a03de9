"""What the rules on last year's report share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.last_year import unfit, unsure
from core.model.finding import CellMark, Mark, SectionMark, TextMark

if TYPE_CHECKING:
    from core.forms.spec import TableSpec
    from core.model.report import Cell, Report


def before(report: Report) -> Report | None:
    """Last year's report, None when there is none that this one may be held against."""
    return None if report.previous is None or unfit(report) or unsure(report) else report.previous


def title_mark(report: Report) -> Mark:
    """The title of this year's draft; its first section where it has no title."""
    view = report.title.view
    if view is not None:
        return TextMark(section=None, spans=view.spans())
    section = report.sections[0]
    return SectionMark(section=section.key, spans=section.heading.spans() if section.heading else ())


def cell_mark(cell: Cell, participant: bool = False) -> CellMark:
    """A mark on a cell of this year's draft."""
    role = "participant" if participant else "fault"
    return CellMark(table=cell.table, row=cell.row, column=cell.column, spans=cell.spans, role=role)


def doubt(spec: TableSpec, row: str, column: str, now: Cell | None, before: Cell | None) -> str:
    """Why a cell cannot be held against last year's; "" when it can."""
    where = spec.where(row, column)
    if now is None or not now.readable:
        return f"{where}没有可用的数字，未能与去年的报告核对。"
    if before is None or not before.readable:
        return f"去年报告的{where}没有可用的数字，未能核对。"
    return ""
