"""X301: applications received, prose against table three."""

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
    "X301",
    "正文新收申请数与表三不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文所称收到、受理的政府信息公开申请数，与表三“一、本年新收政府信息公开申请数量”总计一致；写明含上年结转的，与新收、结转之和一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=swap("新收政府信息公开申请15件", "新收政府信息公开申请18件", "正文写“新收政府信息公开申请18件”，表三总计为15"),
    good=model("正文写“新收政府信息公开申请15件”，表三总计为15"),
    needs=tuple(Cells(REQUESTS, row, "total") for row in ("new", "carried_in", "result.total")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Received; accepted where the wording may or does include applications carried over."""
    new = target(report, REQUESTS, [("new", "total")])
    carried = target(report, REQUESTS, [("carried_in", "total")])
    done = target(report, REQUESTS, [("result.total", "total")])
    everything = new + carried
    for claims in grouped(report, ClaimKind.RECEIVED):
        near = []
        if claims[0].value:
            near = [
                (everything, "这个数等于本年新收加上年结转，如包含上年结转请写明"),
                (done, "这个数等于表三“（七）总计”，请核对说的是收到还是办理"),
            ]
        yield from judge(report, outcomes, claims, "收到政府信息公开申请", new, near=near)
    for claims in grouped(report, ClaimKind.ACCEPTED):
        name = "办理政府信息公开申请"
        yield from judge(report, outcomes, claims, name, new, also=[everything, done], severity=Severity.WARNING)
    for claims in grouped(report, ClaimKind.ACCEPTED_ALL):
        near = [(new, "这个数等于本年新收，不含上年结转")]
        name = "含上年结转的政府信息公开申请"
        yield from judge(report, outcomes, claims, name, everything, also=[done], near=near)
