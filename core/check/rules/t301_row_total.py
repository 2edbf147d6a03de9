"""T301: each row of table three adds up."""

from collections.abc import Iterator

from core.check.example import cells, model
from core.check.needs import Sum
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._balance import check_relation
from core.forms.keys import TableKey
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "T301",
    "表三某行总计不等于各列之和",
    Category.ARITHMETIC,
    Severity.ERROR,
    demands="表三每一行：自然人＋商业企业＋科研机构＋社会公益组织＋法律服务机构＋其他＝总计。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表三的“总计”列",
    bad=cells({(TableKey.REQUESTS, "result.granted", "total"): 8}),
    good=model(),
    needs=(Sum(TableKey.REQUESTS, "row_total"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Foot every row of table three."""
    yield from check_relation(report, TableKey.REQUESTS, "row_total", outcomes)
