"""H111: numbers of another order of magnitude than last year's."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.check.example import Example, last_year
from core.check.last_year import CellPair, pairs
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import before, cell_mark
from core.forms.keys import TableKey
from core.model.finding import Category, Severity
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_LICENSING = (TableKey.PROACTIVE, "licensing", "decisions")
_TIMES = Decimal(10)
#: Smaller numbers go up and down tenfold by themselves.
_LEAST = Decimal(100)


@rule(
    "H111",
    "数字与去年相差十倍以上",
    Category.HISTORY,
    Severity.HINT,
    demands="同一格的数字与去年相差十倍以上（较大的一个不小于100）的，请核对是否多打、漏打了一位，或把元填成了万元。",
    basis="与去年逐格比较是核查数据的通行做法；业务量也可能确有大的变化，只作提示",
    bad=Example(
        "去年行政许可31件，本年填3500件。", cells=((_LICENSING, "3500"),), previous=last_year({_LICENSING: 31})
    ),
    good=Example("去年行政许可31件，本年填90件。", cells=((_LICENSING, "90"),), previous=last_year({_LICENSING: 31})),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One hint for each number of table two, and of the sums of tables three and four."""
    if before(report) is None:
        return
    for table in report.tables:
        spec = report.table_spec(table)
        for pair in pairs(report, table):
            if (pair.column == "total" or "total" not in spec.columns) and (ratio := _ratio(pair)):
                more = "十倍" if ratio < 100 else "百倍"
                now, then = show(pair.now.value), show(pair.before.value)
                yield outcomes.finding(
                    f"填的是{now}，去年报告为{then}，相差{more}以上，请核对位数和单位",
                    [cell_mark(pair.now)],
                    place=spec.place(pair.row, pair.column),
                    actual=now,
                )


def _ratio(pair: CellPair) -> Decimal | None:
    """The larger number by the smaller; None where that says nothing."""
    if pair.difference is None or not pair.now.value or not pair.before.value:
        return None
    low, high = sorted((abs(pair.now.value), abs(pair.before.value)))
    return high / low if high >= _LEAST and high >= _TIMES * low else None
