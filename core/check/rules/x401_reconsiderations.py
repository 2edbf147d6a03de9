"""X401: reconsiderations, prose against table four."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import model, swap
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import DISPUTES, grouped, judge, target
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "X401",
    "正文行政复议数与表四不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文所称因政府信息公开引发的行政复议件数（“未发生”即为0），与表四“行政复议”总计一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=swap("引发行政复议1件", "引发行政复议2件", "正文写“引发行政复议2件”，表四“行政复议”总计为1"),
    good=model("正文写“引发行政复议1件”，表四“行政复议”总计为1"),
    needs=(Cells(DISPUTES, "reconsideration", "total"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """The total of reconsiderations."""
    wanted = target(report, DISPUTES, [("reconsideration", "total")])
    for claims in grouped(report, ClaimKind.REVIEW):
        yield from judge(report, outcomes, claims, "行政复议", wanted)
