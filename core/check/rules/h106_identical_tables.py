"""H106: the tables are not last year's."""

from collections.abc import Iterator

from core.check.example import Example, last_year
from core.check.last_year import CellPair, pairs
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import before, cell_mark
from core.forms.keys import TableKey
from core.model.finding import Category, Severity
from core.model.report import Report

#: So many numbers other than sums and standing counts must agree before chance is ruled out.
_ENOUGH = 3
_ENOUGH_IN_ONE = 5


@rule(
    "H106",
    "表格数字与去年完全相同",
    Category.HISTORY,
    Severity.WARNING,
    demands="本年的表格填本年的数字；与去年逐格相同而又不全是 0 的，请核对是否沿用了去年的表格。",
    basis="内容雷同是年度报告核查中常见的退改事由",
    bad=Example("三张表逐格与去年相同。", previous=Example("去年的报告")),
    good=Example(
        "表三有几格与去年不同。",
        previous=last_year(
            {(TableKey.PROACTIVE, "licensing", "decisions"): 31, (TableKey.REQUESTS, "new", "company"): 5}
        ),
    ),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """All three at once, else those tables with many numbers; few equal numbers in all are a hint."""
    if before(report) is None:
        return
    tables = {key: list(pairs(report, key)) for key in report.tables}
    same = {key: cells for key, cells in tables.items() if cells and all(p.difference == 0 for p in cells)}
    telling = {key: [p for p in cells if _tells(p)] for key, cells in same.items()}
    everything = len(same) == len(tables)
    if not everything:
        telling = {key: cells for key, cells in telling.items() if len(cells) >= _ENOUGH_IN_ONE}
    copied = [p for cells in telling.values() for p in cells]
    if not copied:
        return
    titles = "三张表" if everything else "、".join(report.table_spec(key).title for key in telling)
    yield outcomes.finding(
        f"{titles}的每一格都与去年报告相同（其中不为 0 的 {len(copied)} 格），请核对是否沿用了去年的数字",
        [cell_mark(p.now) for p in copied],
        severity=None if len(copied) >= _ENOUGH else Severity.HINT,
        suggestion="按本年实际情况重新填写。",
    )


def _tells(pair: CellPair) -> bool:
    """A number that would change with the year: not nought, no sum, no standing count."""
    standing = ("total", "in_force", "total_published", "last_year_items")
    return bool(pair.now.value) and pair.column not in standing and not pair.row.endswith("total")
