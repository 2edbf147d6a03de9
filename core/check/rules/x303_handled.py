"""X303: applications dealt with, prose against table three."""

from __future__ import annotations

from itertools import combinations
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
    "X303",
    "正文办结数与表三不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文所称办结、答复的申请数，与表三“（七）总计”一致；称“答复”而不计不予处理、其他处理的，只作提醒。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=swap("办理完毕16件", "办理完毕19件", "正文写“办理完毕19件”，表三“（七）总计”为16"),
    good=model("正文写“办理完毕16件”，表三“（七）总计”为16"),
    needs=tuple(Cells(REQUESTS, row, "total") for row in ("new", "carried_in", "result.total")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Handled equals the result total; answered may leave out what needs no answer in substance."""
    done = target(report, REQUESTS, [("result.total", "total")])
    new = target(report, REQUESTS, [("new", "total")])
    carried = target(report, REQUESTS, [("carried_in", "total")])
    left_out = {
        name: target(report, REQUESTS, [(group, "total")])
        for name, group in (
            ("不予处理", "result.not_processed.*"),
            ("其他处理", "result.otherwise*"),
            ("无法提供", "result.unavailable.*"),
        )
    }
    for claims in grouped(report, ClaimKind.HANDLED):
        # With applications carried in, 收到10件，办结10件 may speak of this year's alone.
        unsure = carried.value is None or new.value is None or (carried.value > 0 and claims[0].value <= new.value)
        severity = Severity.WARNING if unsure else Severity.ERROR
        near = [(done - group, f"这个数等于办理结果总计减去{name}") for name, group in left_out.items()]
        yield from judge(report, outcomes, claims, "办结申请", done, severity=severity, near=near)
    also = [new]
    for count in range(1, len(left_out) + 1):
        for groups in combinations(left_out.values(), count):
            less = done
            for group in groups:
                less = less - group
            also.append(less)
    for claims in grouped(report, ClaimKind.ANSWERED):
        yield from judge(report, outcomes, claims, "答复申请", done, also=also, severity=Severity.WARNING)
