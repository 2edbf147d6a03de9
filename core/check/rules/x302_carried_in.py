"""X302: applications carried over from last year, prose against table three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import model, swap
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, grouped, judge, target
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "X302",
    "正文上年结转数与表三不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文所称上年结转的申请数，与表三“二、上年结转政府信息公开申请数量”总计一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=swap("上年结转2件", "上年结转5件", "正文写“上年结转5件”，表三总计为2"),
    good=model("正文写“上年结转2件”，表三总计为2"),
    needs=(Cells(REQUESTS, "carried_in", "total"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """The carried-in total."""
    wanted = target(report, REQUESTS, [("carried_in", "total")])
    for claims in grouped(report, ClaimKind.CARRIED_IN):
        yield from judge(report, outcomes, claims, "上年结转", wanted)
