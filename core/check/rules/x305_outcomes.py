"""X305: how applications were decided, prose against table three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, Target, grouped, judge, target
from core.forms.keys import SectionKey
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_GROUPS: dict[ClaimKind, tuple[str, tuple[str, ...]]] = {
    ClaimKind.GRANTED: ("予以公开", ("result.granted",)),
    ClaimKind.PARTLY_GRANTED: ("部分公开", ("result.partly_granted",)),
    ClaimKind.GRANTED_OR_PARTLY: ("予以公开和部分公开", ("result.granted", "result.partly_granted")),
    ClaimKind.REFUSED: ("不予公开", ("result.refused.*",)),
    ClaimKind.UNAVAILABLE: ("无法提供", ("result.unavailable.*",)),
    ClaimKind.NOT_PROCESSED: ("不予处理", ("result.not_processed.*",)),
    ClaimKind.OTHERWISE: ("其他处理", ("result.otherwise*",)),
}
_SENTENCE = "本年收到政府信息公开申请15件，其中予以公开{}件、部分公开1件、不予公开1件、无法提供4件、不予处理1件。"


@rule(
    "X305",
    "正文办理结果与表三不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文所称予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的件数，与表三同类各行总计之和一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=prose(SectionKey.REQUESTS, _SENTENCE.format(12)),
    good=prose(SectionKey.REQUESTS, _SENTENCE.format(9)),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Each group of outcomes against the sum of its rows."""
    for kind, (name, rows) in _GROUPS.items():
        groups = grouped(report, kind)
        if not groups:
            continue
        wanted = target(report, REQUESTS, [(row, "total") for row in rows], _label(report, name, rows))
        near: list[tuple[Target, str]] = []
        if kind is ClaimKind.GRANTED:
            both = target(report, REQUESTS, [("result.granted", "total"), ("result.partly_granted", "total")])
            near = [(both, "这个数等于予以公开与部分公开之和，如包含部分公开请写明")]
        for claims in groups:
            yield from judge(report, outcomes, claims, name, wanted, near=near)
    for claims in grouped(report, ClaimKind.ALL_GRANTED):
        yield from judge(report, outcomes, claims, "予以公开以外的申请", _not_granted(report))


def _not_granted(report: Report) -> Target:
    """What was decided otherwise; 部分公开 is often told as 予以公开 too."""
    kinds = (ClaimKind.REFUSED, ClaimKind.UNAVAILABLE, ClaimKind.NOT_PROCESSED, ClaimKind.OTHERWISE)
    rows = [(row, "total") for kind in kinds for row in _GROUPS[kind][1]]
    label = f"{report.table_spec(REQUESTS).title}（三）3至6各行“总计”列之和"
    return target(report, REQUESTS, rows, label)


def _label(report: Report, name: str, rows: tuple[str, ...]) -> str:
    summed = len(rows) > 1 or any(row.endswith("*") for row in rows)
    return f"{report.table_spec(REQUESTS).title}“{name}”各行“总计”列之和" if summed else ""
