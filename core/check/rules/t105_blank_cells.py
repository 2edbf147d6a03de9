"""T105: every number cell is filled in."""

from collections.abc import Iterator
from decimal import Decimal

from core.check.example import cells, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.relations import relations
from core.forms.grid_notation import CellKey
from core.forms.keys import TableKey
from core.model.finding import Category, CellMark, Severity
from core.model.numbers import show
from core.model.report import Cell, Report


@rule(
    "T105",
    "单元格空白或只有斜线",
    Category.TABLE,
    Severity.WARNING,
    demands="表格的数字单元格逐格填写，没有的填 0；空白和斜线不当作 0。",
    basis="表格填报的通行做法；空白无法与漏填区分",
    bad=cells({(TableKey.REQUESTS, "new", "other"): "", (TableKey.REQUESTS, "new", "research"): "/"}),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding per table, however many cells are blank; each cell that the sums prove not to be 0 is told apart."""
    for key, reading in report.tables.items():
        empty = [c for c in reading.cells.values() if c.certain and c.state in ("blank", "placeholder")]
        if not empty:
            continue
        spec = report.table_spec(key)
        marks = [CellMark(table=key, row=c.row, column=c.column, spans=c.spans) for c in empty]
        if len(empty) == len(reading.cells):
            yield outcomes.finding(f"{spec.title}的 {len(empty)} 个单元格都是空白，尚未填写", marks)
            continue
        due = _due(report, key)
        for cell in [c for c in empty if due.get((c.row, c.column))]:
            number = show(due[cell.row, cell.column])
            yield outcomes.finding(
                f"{_what([cell])}，按勾稽关系疑应为{number}",
                [CellMark(table=key, row=cell.row, column=cell.column, spans=cell.spans)],
                place=spec.place(cell.row, cell.column),
                expected=number,
                suggestion=f"核对后填{number}。",
            )
        empty = [c for c in empty if not due.get((c.row, c.column))]
        marks = [CellMark(table=key, row=c.row, column=c.column, spans=c.spans) for c in empty]
        if not empty:
            continue
        first = spec.place(empty[0].row, empty[0].column)
        more = "" if len(empty) == 1 else f"等 {len(empty)} 个单元格"
        yield outcomes.finding(f"{more}{_what(empty)}，建议填 0", marks, place=first, suggestion="没有发生的填 0。")


def _due(report: Report, table: str) -> dict[CellKey, Decimal]:
    """What blank cells must be for the sums that lack nothing else; left out where two sums disagree."""
    found: dict[CellKey, set[Decimal]] = {}
    for relation in relations(report, table):
        missing = [t for t in relation.terms if t.cell is None or not t.cell.readable]
        if len(missing) == 1 and missing[0].cell is not None:
            step = -relation.gap if missing[0] in relation.left else relation.gap
            found.setdefault(missing[0].key, set()).add(step)
    return {key: steps.pop() for key, steps in found.items() if len(steps) == 1 and min(steps) >= 0}


def _what(cells_: list[Cell]) -> str:
    kinds = {c.state for c in cells_}
    return "空白" if kinds == {"blank"} else "只有斜线或横线" if kinds == {"placeholder"} else "空白或只有斜线"
