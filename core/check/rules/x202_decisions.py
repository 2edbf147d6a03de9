"""X202: licences, penalties and coercive measures, prose against table two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import PROACTIVE, grouped, judge, target
from core.forms.keys import SectionKey
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_KINDS = {
    ClaimKind.LICENSING: "作出行政许可决定",
    ClaimKind.PENALTY: "作出行政处罚决定",
    ClaimKind.COERCION: "作出行政强制决定",
}


@rule(
    "X202",
    "正文许可处罚强制数与表二不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="正文所称作出行政许可、行政处罚、行政强制决定的件数，与表二“本年处理决定数量”一致；公开、公示的条数不在此列。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=prose(SectionKey.OVERVIEW, "全年作出行政许可决定53件。"),
    good=prose(SectionKey.OVERVIEW, "全年作出行政许可决定35件，公示许可信息53条。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Decisions taken; the 2019 form has the same column."""
    for kind, name in _KINDS.items():
        for claims in grouped(report, kind):
            yield from judge(report, outcomes, claims, name, target(report, PROACTIVE, [(kind, "decisions")]))
