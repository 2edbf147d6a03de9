"""What a signature says: who, when, in which role, on which version, with which findings and decisions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.base.about import TITLE, VERSION
from core.base.sound_text import sound_text
from core.model.finding import Finding, Severity
from core.model.mark_places import leading_mark, place_of
from core.review.decisions import Identity, State, tally
from core.review.decisions.store import now
from core.review.verdict import decided_verdict
from core.review.versions import Changes, Version, compare_versions, version_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.report import Report
    from core.pipeline.checked import Checked
    from core.review.decisions import Decidable, Standing


class Role(StrEnum):
    """In which capacity somebody signs."""

    PROOFREADER = "proofreader"
    REVIEWER = "reviewer"
    ISSUER = "issuer"

    @property
    def label(self) -> str:
        """The Chinese word shown to the user."""
        return {"proofreader": "校对", "reviewer": "复核", "issuer": "签发"}[self.value]


@dataclass(frozen=True)
class SignedFinding:
    """One finding as it stood when the draft was signed. ``kind`` is a severity's value, or "open"."""

    rule: str
    kind: str
    place: str
    message: str
    state: State
    reason: str = ""
    note: str = ""


@dataclass(frozen=True)
class SignOff:
    """One signature.

    ``at`` is local time as ISO 8601; ``sha256`` that of the file, empty for pasted text; ``identity`` says which draft
    and, by its digest, which text; ``version`` is what it said; ``verdict`` the sentence that stood over it.
    """

    name: str
    role: Role
    at: str
    program: str
    identity: Identity
    sha256: str
    verdict: str
    findings: tuple[SignedFinding, ...]
    version: Version

    @property
    def line(self) -> str:
        """Who signed when, in one line: 校对　张三　2026-11-26 09:30."""
        return f"{self.role.label}　{self.name}　{self.at[:16].replace('T', ' ')}"

    def changes(self, report: Report) -> Changes:
        """What a draft says otherwise than the version that was signed; empty while the signature holds."""
        return compare_versions(self.version, version_of(report))


def hindrance(outcomes: Sequence[Decidable], stands: Sequence[Standing]) -> str:
    """Why the draft cannot be signed yet, as one sentence; "" when it can.

    Every error must be decided. One that is to be mended stands in the way until a new check no longer finds it: a
    signature under a known error would be worth nothing.
    """
    errors = Counter(
        standing.state
        for outcome, standing in zip(outcomes, stands, strict=True)
        if isinstance(outcome, Finding) and outcome.severity is Severity.ERROR
    )
    if errors[State.PENDING]:
        return f"还有 {errors[State.PENDING]} 处必改没有处理，处理完才能签名。"
    if errors[State.ADOPTED]:
        return f"有 {errors[State.ADOPTED]} 处要改的稿件里还没有改，改好并重新校对后才能签名。"
    return ""


def sign(checked: Checked, stands: Sequence[Standing], name: str, role: Role) -> SignOff:
    """Sign a draft as it was checked. Raises ValueError where something stands in the way, or nobody signs."""
    result, source = checked.result, checked.document.source
    outcomes = (*result.findings, *result.not_assessable)
    name = " ".join(sound_text(name).split())
    problem = hindrance(outcomes, stands)
    if problem or not name:
        raise ValueError(problem or "请写上签名人的姓名。")
    return SignOff(
        name=name,
        role=role,
        at=now(),
        program=f"{TITLE} {VERSION}",
        identity=Identity.of(checked.report, str(checked.path)),
        sha256=source.sha256 if source else "",
        verdict=decided_verdict(result, tally(outcomes, stands)).sentence,
        findings=tuple(
            _signed(outcome, standing, checked.report) for outcome, standing in zip(outcomes, stands, strict=True)
        ),
        version=version_of(checked.report),
    )


def _signed(outcome: Decidable, standing: Standing, report: Report) -> SignedFinding:
    mark = leading_mark(outcome.marks)
    finding = isinstance(outcome, Finding)
    return SignedFinding(
        outcome.rule, outcome.severity.value if finding else "open", place_of(mark, report).text if mark else "",
        outcome.message if finding else outcome.reason, standing.state, standing.reason, standing.note,
    )  # fmt: skip
