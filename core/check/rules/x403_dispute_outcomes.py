"""X403: how reconsiderations and lawsuits ended, prose against table four."""

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

_ROWS = {
    ClaimKind.REVIEW: ("行政复议", ("reconsideration",)),
    ClaimKind.LITIGATION: ("行政诉讼", ("litigation_direct", "litigation_after")),
}
_COLUMNS = {"upheld": "结果维持", "corrected": "结果纠正", "pending": "尚未审结", "other": "其他结果"}


@rule(
    "X403",
    "正文复议诉讼结果与表四不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文所称行政复议、行政诉讼维持、纠正、尚未审结的件数，与表四相应各列一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=swap("结果均为维持", "结果均被纠正", "正文写“结果均被纠正”，表四“结果纠正”为0"),
    good=model("正文写“结果均为维持”，表四“结果维持”各为1"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Each outcome that the prose counts."""
    for dispute, (noun, rows) in _ROWS.items():
        for outcome, column in _COLUMNS.items():
            for claims in grouped(report, dispute, of=outcome):
                label = f"{report.table_spec(DISPUTES).title}“{noun}”两项“{column}”之和" if len(rows) > 1 else ""
                wanted = target(report, DISPUTES, [(row, outcome) for row in rows], label)
                if any(char.isdigit() for char in claims[0].number.text):
                    yield from judge(report, outcomes, claims, f"{noun}{column}", wanted)
                    continue
                # 均维持: then the column holds all; when the number of cases itself is wrong, X401 or X402 says so.
                total = target(report, DISPUTES, [(row, "total") for row in rows])
                if total.value is None or total.value == claims[0].value:
                    yield from judge(report, outcomes, claims, f"{noun}全部{column}，即", wanted)
