"""X502: two statements of the prose that cannot both be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import model, prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import DISPUTES, PROACTIVE, REQUESTS, target, text_marks
from core.forms.keys import SectionKey
from core.model.claim_kinds import ClaimKind
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Claim, Report

# With the cells that decide which of the statements is wrong: then the rule for that table speaks, and not this one.
_KINDS = {
    ClaimKind.RECEIVED: ("收到申请数", REQUESTS, ("new", "total")),
    ClaimKind.CARRIED_IN: ("上年结转数", REQUESTS, ("carried_in", "total")),
    ClaimKind.CARRIED_OUT: ("结转下年度数", REQUESTS, ("carried_out", "total")),
    ClaimKind.REVIEW: ("行政复议数", DISPUTES, ("reconsideration", "total")),
    ClaimKind.LITIGATION: ("行政诉讼数", DISPUTES, ("litigation_direct", "total")),
    ClaimKind.NORMATIVE_ISSUED: ("制发规范性文件数", PROACTIVE, ("normative_document", "issued")),
    ClaimKind.NORMATIVE_REPEALED: ("废止规范性文件数", PROACTIVE, ("normative_document", "repealed")),
    ClaimKind.NORMATIVE_IN_FORCE: ("现行有效规范性文件数", PROACTIVE, ("normative_document", "in_force")),
    ClaimKind.PUBLISHED: ("主动公开政府信息数", "", ("", "")),
    ClaimKind.FEE: ("收取信息处理费", "", ("", "")),
    ClaimKind.CHARGES: ("收取行政事业性收费", PROACTIVE, ("fees", "amount")),
}


@rule(
    "X502",
    "正文前后数字矛盾",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一事实在正文不同地方写到时，数字相同。",
    basis="同一篇报告里的数字应当自洽",
    bad=prose(SectionKey.OTHER_MATTERS, "全年收取政府信息公开信息处理费380元。"),
    good=model("各处均写未收取信息处理费。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Exact claims of one kind about the organ itself, where no table decides."""
    for kind, (name, table, key) in _KINDS.items():
        claims = [c for c in report.claims if c.kind is kind and not c.of and c.exact and not c.scope]
        if len(claims) < 2:
            continue
        if table and target(report, table, [key]).value is not None:
            continue
        relation = f"正文各处{name}一致"
        first = claims[0]
        other = next((c for c in claims if c.value != first.value), None)
        if other is None:
            yield outcomes.passed(relation, text_marks(claims))
            continue
        unit = {ClaimKind.FEE: "元", ClaimKind.CHARGES: "元", ClaimKind.PUBLISHED: "条"}.get(kind, "件")
        yield outcomes.finding(
            Mismatch(
                Side(f"正文关于{name}的说法前后矛盾：一处为{_worded(first, unit)}", first.value),
                Side(f"另一处为{_worded(other, unit)}", other.value),
            ),
            text_marks((first, other)),
            expected=show(first.value),
            actual=show(other.value),
            relation=relation,
        )


def _worded(claim: Claim, unit: str) -> str:
    if claim.value or any(c.isdigit() for c in claim.number.text):
        return f"{show(claim.value)}{unit}"
    return f"0（“{claim.number.text}”）"
