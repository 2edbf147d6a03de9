"""T110: no row of the form stands twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.language.letters import letters
from core.model.finding import Category, CellMark, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import GridCell
    from core.model.report import Report

#: Shorter labels (其他) may stand in several rows.
_LEAST = 4
_ROW = "3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0"


@rule(
    "T110",
    "表格的一行写了两遍",
    Category.TABLE,
    Severity.WARNING,
    demands="表格的每一行只出现一次；复制粘贴多出来的行要删去。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表格",
    bad=Example("表三“要求提供公开出版物”一行粘贴了两遍。", swaps=((_ROW, f"{_ROW}\n\t\t{_ROW}"),)),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Where the draft draws rows: one finding for each row whose label, of the form's alone, stands in two rows."""
    labels = {letters(label): (key, row, label) for key, row, label in _labels(report)}
    for grid in report.document.grids:
        seen: dict[str, list[GridCell]] = {}
        for cell in grid.cells:
            name = letters(cell.view.text)
            if name in labels:
                seen.setdefault(name, []).append(cell)
        for name, cells in seen.items():
            if len(cells) < 2 or len({cell.row for cell in cells}) < 2:
                continue
            key, row, label = labels[name]
            second = cells[1].view
            yield outcomes.finding(
                f"“{label}”这一行出现了{len(cells)}次",
                [CellMark(table=key, row=row), TextMark(section=None, spans=second.spans(), role="participant")],
                place=report.table_spec(key).place(),
                suggestion="核对后删去多出来的一行。",
            )


def _labels(report: Report) -> Iterator[tuple[str, str, str]]:
    """Labels that one row of the form has alone, as (table, row, label)."""
    found: list[tuple[str, str, str]] = []
    for key, reading in report.tables.items():
        if reading.found:
            spec = report.table_spec(key)
            found += [(key, row, spec.row_label(row)) for row in reading.labels]
    times = Counter(letters(label) for *_, label in found)
    return (entry for entry in found if times[letters(entry[2])] == 1 and len(letters(entry[2])) >= _LEAST)
