"""T109: a number cell holds the bare number; its unit is printed in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import cells, model
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import TableKey
from core.model.finding import Category, CellMark, Severity
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "T109",
    "单元格的数字带着单位或说明",
    Category.TABLE,
    Severity.WARNING,
    demands="数字单元格只填数字，单位（件、份、万元等）和说明不写进格里。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表格的计量单位",
    bad=cells({(TableKey.REQUESTS, "new", "natural_person"): "12件"}),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each cell that was read for certain and holds words beside its number."""
    for key, reading in report.tables.items():
        spec = report.table_spec(key)
        for (row, column), cell in reading.cells.items():
            words = "".join(char for char in cell.raw if char.isalpha())
            if cell.value is None or not cell.certain or not words or f"{row}/{column}" in spec.decimal:
                continue  # with an amount of money the unit may decide the number: T202
            yield outcomes.finding(
                f"写的是“{' '.join(cell.raw.split())}”，数字旁带着单位或说明",
                [CellMark(table=key, row=row, column=column, spans=cell.spans)],
                place=spec.place(row, column),
                actual=" ".join(cell.raw.split()),
                suggestion=f"只填数字{show(cell.value)}。",
            )
