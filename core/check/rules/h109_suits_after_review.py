"""H109: suits brought after a reconsideration need a reconsideration, of this year or the last."""

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
    "H109",
    "复议后起诉多于两年的行政复议",
    Category.HISTORY,
    Severity.HINT,
    demands="表四“复议后起诉”总计不大于本年与去年“行政复议”总计之和。",
    basis="复议后起诉以经过行政复议为前提；更早年度的复议可能例外，只作提示",
    bad=Example(
        "复议后起诉4件，本年和去年的行政复议一共2件。",
        cells=(((_TABLE, "litigation_after", "upheld"), "4"), ((_TABLE, "litigation_after", "total"), "4")),
        previous=last_year(),
    ),
    good=Example("复议后起诉1件，本年行政复议1件。", previous=last_year({(_TABLE, "reconsideration", "total"): 0})),
    needs=(Cells(_TABLE, "litigation_after", "total"), Cells(_TABLE, "reconsideration", "total")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Silent where one of the three totals cannot be used."""
    last = before(report)
    if last is None:
        return
    after = report.tables[_TABLE].get("litigation_after", "total")
    reviews = [r.tables[_TABLE].get("reconsideration", "total") for r in (report, last)]
    numbers = [c.value for c in reviews if c and c.readable and c.value is not None]
    if after is None or not after.readable or after.value is None or len(numbers) < 2:
        return
    if after.value > sum(numbers):
        yield outcomes.finding(
            f"“复议后起诉”总计{show(after.value)}件，本年行政复议{show(numbers[0])}件、去年{show(numbers[1])}件，"
            f"少{show(after.value - sum(numbers))}件，请核对起诉前是否经过复议",
            [cell_mark(after), *(cell_mark(c, True) for c in reviews[:1] if c)],
            place=report.table_spec(_TABLE).place(),
        )
