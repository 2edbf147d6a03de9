"""T401: reconsiderations and lawsuits of table four add up."""

from collections.abc import Iterator

from core.check.example import cells, model
from core.check.needs import Sum
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._balance import check_relation
from core.forms.keys import TableKey
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "T401",
    "表四总计不等于各类结果之和",
    Category.ARITHMETIC,
    Severity.ERROR,
    demands="表四行政复议、未经复议直接起诉、复议后起诉：结果维持＋结果纠正＋其他结果＋尚未审结＝总计。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表四的“总计”列",
    bad=cells({(TableKey.REVIEW_LITIGATION, "reconsideration", "total"): 2}),
    good=model(),
    needs=(Sum(TableKey.REVIEW_LITIGATION, "row_total"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Foot the three groups of table four."""
    yield from check_relation(report, TableKey.REVIEW_LITIGATION, "row_total", outcomes)
