"""X307: single reasons for not giving information, prose against table three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, grouped, judge, target
from core.forms.keys import SectionKey
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Claim, Report

_SENTENCE = (
    "本年收到政府信息公开申请15件，其中无法提供4件，均为本机关不掌握相关政府信息；保护第三方合法权益不予公开{}件。"
)


@rule(
    "X307",
    "正文单项理由与表三不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文按表三所列理由（如“属于行政执法案卷”“本机关不掌握相关政府信息”“重复申请”）给出的件数，与表三该行总计一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=prose(SectionKey.REQUESTS, _SENTENCE.format(3)),
    good=prose(SectionKey.REQUESTS, _SENTENCE.format(1)),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Each single reason against its row."""
    for row in report.table_spec(REQUESTS).row_keys:
        for claims in grouped(report, ClaimKind.REASON, of=row.removeprefix("result.")):
            if _told_already(report, row, claims[0]):
                continue
            label = report.table_spec(REQUESTS).row_label(row)
            yield from judge(report, outcomes, claims, f"“{label}”", target(report, REQUESTS, [(row, "total")]))


def _told_already(report: Report, row: str, claim: Claim) -> bool:
    """True when the prose gives the same wrong count for the whole group, of which X305 tells."""
    group = row.split(".")[1]
    whole = target(report, REQUESTS, [(f"result.{group}*", "total")])
    same = any(c.kind == group and c.value == claim.value for c in report.claims)
    return same and whole.value is not None and whole.value != claim.value
