"""X402: lawsuits, prose against table four."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import DISPUTES, grouped, judge, target
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_KINDS = {
    ClaimKind.LITIGATION: ("行政诉讼", ("litigation_direct", "litigation_after"), "“行政诉讼”两项总计之和"),
    ClaimKind.LITIGATION_DIRECT: ("未经复议直接起诉", ("litigation_direct",), ""),
    ClaimKind.LITIGATION_AFTER: ("复议后起诉", ("litigation_after",), ""),
    ClaimKind.DISPUTE: (
        "行政复议和行政诉讼合计",
        ("reconsideration", "litigation_direct", "litigation_after"),
        "行政复议、行政诉讼各项总计之和",
    ),
}


@rule(
    "X402",
    "正文行政诉讼数与表四不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文所称因政府信息公开引发的行政诉讼件数（“未发生”即为0），与表四“未经复议直接起诉”“复议后起诉”两项总计之和一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=swap("行政诉讼1件，结果", "行政诉讼3件，结果", "正文写“行政诉讼3件”，表四两项总计之和为1"),
    good=model("正文写“行政诉讼1件”，表四两项总计之和为1"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Lawsuits together and by their two kinds; a joint count of reconsiderations and lawsuits."""
    title = report.table_spec(DISPUTES).title
    for kind, (name, rows, what) in _KINDS.items():
        for claims in grouped(report, kind):
            label = f"{title}{what}" if what else ""
            wanted = target(report, DISPUTES, [(row, "total") for row in rows], label)
            yield from judge(report, outcomes, claims, name, wanted)
