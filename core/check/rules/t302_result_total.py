"""T302: the results of table three add up to （七）总计."""

from collections.abc import Iterator

from core.check.example import cells, model
from core.check.needs import Sum
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._balance import check_relation
from core.forms.keys import TableKey
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "T302",
    "表三（七）总计不等于各项办理结果之和",
    Category.ARITHMETIC,
    Severity.ERROR,
    demands="表三每一列：（一）至（六）各项办理结果之和＝（七）总计。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表三的“（七）总计”行",
    bad=cells(
        {(TableKey.REQUESTS, "result.total", "natural_person"): 14, (TableKey.REQUESTS, "result.total", "total"): 17}
    ),
    good=model(),
    needs=(Sum(TableKey.REQUESTS, "result_total"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Foot the results of every column of table three."""
    yield from check_relation(report, TableKey.REQUESTS, "result_total", outcomes)
