"""T106: a cell whose number could not be read for certain is said, never guessed."""

from collections.abc import Iterator

from core.check.example import cells, model
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import TableKey
from core.model.finding import Category, CellMark, Severity
from core.model.report import RECOGNISED, Cell, Report


@rule(
    "T106",
    "单元格读不出确定的数字",
    Category.TABLE,
    Severity.WARNING,
    about_reading=True,
    demands="每个数字单元格只填一个数字；读不准的单元格逐一列出，不参与核对。",
    basis="读不准的数字不能当作已经核对",
    bad=cells({(TableKey.REQUESTS, "new", "company"): "三四"}),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding per row with cells that are unreadable or not certain."""
    for key, reading in report.tables.items():
        spec = report.table_spec(key)
        rows: dict[str, list[Cell]] = {}
        for cell in reading.cells.values():
            if cell.note == RECOGNISED:
                continue  # said once for the table, by P105
            if not cell.certain or cell.state == "unreadable":
                rows.setdefault(cell.row, []).append(cell)
        for row, doubtful in rows.items():
            place = spec.place(row, doubtful[0].column if len(doubtful) == 1 else None)
            why = doubtful[0].note or f"内容是“{doubtful[0].raw}”，不是数字"
            yield outcomes.finding(
                f"未能核对：{why}",
                [CellMark(table=key, row=row, column=c.column, spans=c.spans) for c in doubtful],
                place=place,
                actual=doubtful[0].raw,
                suggestion="请对照原稿核对这一行，每格只填一个数字。",
            )
