"""H105: on the form of 2019, last year's item counts are those that last year's report arrived at."""

from collections.abc import Iterator

from core.check.example import Example, last_year
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import before, cell_mark
from core.forms.keys import TableKey
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity
from core.model.numbers import show
from core.model.report import Report

_TABLE = TableKey.PROACTIVE


@rule(
    "H105",
    "上一年项目数量与去年报告接不上",
    Category.HISTORY,
    Severity.HINT,
    demands="2019年格式：上一年项目数量＝去年报告的上一年项目数量＋去年报告的本年增/减。",
    basis="国办公开办函〔2019〕60号所附表二；各地口径不一，只作提示",
    bad=Example(
        "去年行政许可上一年项目数量3、本年增/减2，本年上一年项目数量8。",
        form="2019",
        previous=last_year({(_TABLE, "licensing", "last_year_items"): 3, (_TABLE, "licensing", "change"): 2}, "2019"),
    ),
    good=Example("两年的项目数量接得上。", form="2019", previous=last_year(form="2019")),
    needs=(Cells(_TABLE, column="last_year_items"), Cells(_TABLE, column="change")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Rows whose three numbers can be used; the others are passed over, for this is only a hint."""
    last = before(report)
    if last is None or not report.tables[_TABLE].found or not last.tables[_TABLE].found:
        return
    spec = report.table_spec(_TABLE)
    for row in spec.row_keys:
        now = report.tables[_TABLE].get(row, "last_year_items")
        items = last.tables[_TABLE].get(row, "last_year_items")
        change = last.tables[_TABLE].get(row, "change")
        if not (now and items and change) or now.value is None or items.value is None or change.value is None:
            continue
        due = items.value + change.value
        if now.readable and items.readable and change.readable and now.value != due:
            yield outcomes.finding(
                Mismatch(
                    Side(f"填的是{show(now.value)}", now.value),
                    Side(f"去年报告为{show(items.value)}、增减{show(change.value)}，应为{show(due)}", due),
                ),
                [cell_mark(now)],
                place=spec.place(row, "last_year_items"),
                expected=show(due),
                actual=show(now.value),
            )
