"""X304: applications carried over into next year, prose against table three."""

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
    "X304",
    "正文结转下年度数与表三不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文所称结转下年度（或正在办理）的申请数，与表三“四、结转下年度继续办理”总计一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=swap("结转下年度继续办理1件", "结转下年度继续办理3件", "正文写“结转下年度继续办理3件”，表三总计为1"),
    good=model("正文写“结转下年度继续办理1件”，表三总计为1"),
    needs=(Cells(REQUESTS, "carried_out", "total"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Carried out; what is said to be in progress is held against the same cell, as a warning."""
    wanted = target(report, REQUESTS, [("carried_out", "total")])
    for claims in grouped(report, ClaimKind.CARRIED_OUT):
        yield from judge(report, outcomes, claims, "结转下年度", wanted)
    for claims in grouped(report, ClaimKind.IN_PROGRESS):
        yield from judge(report, outcomes, claims, "正在办理的申请", wanted, severity=Severity.WARNING)
