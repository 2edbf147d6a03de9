"""X201: normative documents, prose against table two."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.check.example import model, swap
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import PROACTIVE, grouped, judge, target, text_marks
from core.language.sentences import around
from core.language.sought import Sought
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity
from core.model.normalise import fold
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Claim, Report

#: A sum behind its parts: 县政府1件、县政府办1件，共2件.
_TOTAL = Sought(r"(?:共计?|合计|总计)(?:制发|印发|制定|出台)?(\d+)[件份个]")

_KINDS = {
    ClaimKind.NORMATIVE_ISSUED: ("制发行政规范性文件", "issued"),
    ClaimKind.NORMATIVE_REPEALED: ("废止行政规范性文件", "repealed"),
    ClaimKind.NORMATIVE_IN_FORCE: ("现行有效行政规范性文件", "in_force"),
}


@rule(
    "X201",
    "正文规范性文件数与表二不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="正文所称制发、废止、现行有效的行政规范性文件件数，与表二“行政规范性文件”行一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=swap("废止1件", "废止2件", "正文写“废止2件”，表二为1"),
    good=model("正文写“废止1件”，表二为1"),
    needs=tuple(Cells(PROACTIVE, "normative_document", column) for _, column in _KINDS.values()),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Issued, repealed and in force; columns under other heads count other things."""
    for kind, (name, column) in _KINDS.items():
        wanted = target(report, PROACTIVE, [("normative_document", column)])
        all_claims = [claim for claim in report.claims if claim.kind is kind]
        for claims in grouped(report, kind):
            if wanted.value is not None and _is_part(claims[0], wanted.value, all_claims, report):
                relation = f"正文{name}（{show(claims[0].value)}）＝{wanted.label}"
                reason = f"正文所称{name}{show(claims[0].value)}件是同一句话里的一部分，合计与表二相符，不单独核对。"
                yield outcomes.not_assessable(relation, reason, text_marks(claims))
                continue
            yield from judge(report, outcomes, claims, name, wanted)


def _is_part(claim: Claim, wanted: Decimal, claims: list[Claim], report: Report) -> bool:
    """Whether the sentence names several such counts, and their sum is, or a total in it says, what the table has."""
    if claim.value >= wanted:
        return False
    text = report.document.text
    start, end = around(text, claim.number.start)
    beside = [c for c in claims if start <= c.number.start < end]
    whole = [m for m in _TOTAL.finditer(fold(text[start:end])) if Decimal(m[1]) == wanted]
    return bool(whole) or (len(beside) > 1 and sum(c.value for c in beside) == wanted)
