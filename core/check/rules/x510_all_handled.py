"""X510: 均按期办结, held against the applications that were carried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import model, prose
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, fits_organ, grouped, target, text_marks
from core.forms.keys import SectionKey
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "X510",
    "称全部办结而有结转",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文称所收申请均已办结、全部办结的，表三“四、结转下年度继续办理”总计为0。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=prose(SectionKey.REQUESTS, "本年度新收政府信息公开申请15件，均已按期办结。"),
    good=model("写明结转下年度继续办理的件数。"),
    needs=(Cells(REQUESTS, "carried_out", "total"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Said of all that came in; 答复 and 处理 may be said of what is still at work."""
    carried = target(report, REQUESTS, [("carried_out", "total")])
    for claims in grouped(report, ClaimKind.ALL_HANDLED):
        relation = f"正文称申请全部办结，{carried.label}为0"
        marks = text_marks(claims) + carried.marks
        if carried.value is None:
            yield outcomes.not_assessable(relation, f"正文称申请全部办结，但{carried.reason}，未能核对。", marks)
        elif not carried.value:
            yield outcomes.passed(relation, marks)
        elif not fits_organ(claims[0], report):
            yield outcomes.not_assessable(relation, "正文称全部办结的可能不是本机关一家的申请，未能核对。", marks)
        else:
            said = claims[0].number.text
            fact = f"正文称申请“{said}”，{carried.label}却为{show(carried.value)}"
            yield outcomes.finding(fact, marks, expected="0", actual=show(carried.value), relation=relation)
