"""H110: what last year left undecided is decided, or still pending, this year."""

from collections.abc import Iterator

from core.check.example import Example, last_year
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import before, cell_mark
from core.forms.keys import TableKey
from core.model.finding import Category, Severity
from core.model.numbers import show
from core.model.report import Report

_TABLE = TableKey.REVIEW_LITIGATION


@rule(
    "H110",
    "去年尚未审结的复议、诉讼今年没有下文",
    Category.HISTORY,
    Severity.HINT,
    demands="去年表四有尚未审结的，今年同一类有审结结果或仍列尚未审结。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表四；各地统计口径不一，只作提示",
    bad=Example(
        "去年未经复议直接起诉尚未审结2件，今年这一类全是 0。",
        previous=last_year({(_TABLE, "litigation_direct", "pending"): 2, (_TABLE, "litigation_direct", "total"): 2}),
    ),
    good=Example(
        "去年行政复议尚未审结1件，今年有审结的1件。",
        previous=last_year({(_TABLE, "reconsideration", "pending"): 1, (_TABLE, "reconsideration", "total"): 2}),
    ),
    needs=(Cells(_TABLE, column="pending"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One hint for each kind of dispute with nothing at all this year."""
    last = before(report)
    if last is None:
        return
    spec = report.table_spec(_TABLE)
    for row in spec.row_keys:
        pending = last.tables[_TABLE].get(row, "pending")
        now = [report.tables[_TABLE].get(row, column) for column in spec.columns]
        if pending is None or not pending.readable or not pending.value:
            continue
        if all(cell is not None and cell.readable and cell.value == 0 for cell in now):
            yield outcomes.finding(
                f"去年报告{spec.title}“{spec.row_label(row)}”尚未审结{show(pending.value)}件，今年这一类全是 0，"
                "请核对去年未结的案件今年是否已经审结",
                [cell_mark(cell) for cell in now if cell],
            )
