"""T107: counts are whole numbers of zero or more."""

from collections.abc import Iterator

from core.check.example import cells, model
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import TableKey
from core.model.finding import Category, CellMark, Severity
from core.model.numbers import show
from core.model.report import Report


@rule(
    "T107",
    "单元格的数字不合理",
    Category.TABLE,
    Severity.ERROR,
    demands="件数是不小于 0 的整数；金额可以有小数但不小于 0；只有2019年格式的“本年增/减”可以是负数。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表格的计量单位",
    bad=cells({(TableKey.PROACTIVE, "penalty", "decisions"): "4.5"}),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each cell that is negative or has decimals where it must not."""
    for key, reading in report.tables.items():
        spec = report.table_spec(key)
        for (row, column), cell in reading.cells.items():
            if cell.value is None:
                continue
            name = f"{row}/{column}"
            wrong = ""
            if cell.value < 0 and name not in spec.signed:
                wrong = "不能是负数"
            elif cell.value != int(cell.value) and name not in spec.decimal:
                wrong = "应当是整数"
            if wrong:
                yield outcomes.finding(
                    f"填的是{show(cell.value)}，{wrong}",
                    [CellMark(table=key, row=row, column=column, spans=cell.spans)],
                    place=spec.place(row, column),
                    actual=show(cell.value),
                )
