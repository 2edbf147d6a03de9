"""T303: what came in equals what was dealt with and what is carried over."""

from collections.abc import Iterator

from core.check.example import cells, model
from core.check.needs import Sum
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._balance import check_relation
from core.forms.keys import TableKey
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "T303",
    "表三收支不平衡",
    Category.ARITHMETIC,
    Severity.ERROR,
    demands="表三每一列：本年新收＋上年结转＝（七）总计＋结转下年度继续办理。",
    basis="表三表头所印勾稽关系：第一项加第二项之和，等于第三项加第四项之和",
    bad=cells({(TableKey.REQUESTS, "new", "company"): 4, (TableKey.REQUESTS, "new", "total"): 16}),
    good=model(),
    needs=(Sum(TableKey.REQUESTS, "balance"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Hold the two sides of every column of table three against each other."""
    yield from check_relation(report, TableKey.REQUESTS, "balance", outcomes)
