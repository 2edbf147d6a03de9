"""Decisions about single places, and which of them still hold for a draft that was checked again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from core.model.finding import Finding
from core.review.decisions.fingerprint import Decidable, Fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Decision(StrEnum):
    """What was decided about one place."""

    ADOPTED = "adopted"
    IGNORED = "ignored"


class State(StrEnum):
    """How a finding stands. ALLOWED is no decision about the place: its word is on the office's list."""

    PENDING = "pending"
    ADOPTED = "adopted"
    IGNORED = "ignored"
    ALLOWED = "allowed"

    @property
    def label(self) -> str:
        """The Chinese word shown to the user."""
        return {"pending": "待处理", "adopted": "要改", "ignored": "已忽略", "allowed": "不再提示"}[self.value]

    @property
    def stands(self) -> bool:
        """True while the defect counts against signature; an adopted one does until the draft is mended."""
        return self in (State.PENDING, State.ADOPTED)


@dataclass(frozen=True)
class Record:
    """One decision, or with ``decision`` None a note alone. ``at`` is local time as ISO 8601."""

    fingerprint: Fingerprint
    decision: Decision | None
    reason: str = ""
    note: str = ""
    at: str = ""


@dataclass(frozen=True)
class Standing:
    """How one finding stands. ``reopened``: it had been decided, but the numbers behind it are others now."""

    state: State = State.PENDING
    reason: str = ""
    note: str = ""
    reopened: bool = False
    record: Record | None = None


def standings(
    prints: Sequence[Fingerprint], records: Sequence[Record], allowed: Sequence[bool] = ()
) -> tuple[Standing, ...]:
    """How the findings with these fingerprints stand; ``allowed`` says of each whether its word is allowed.

    Every record serves one finding at most. Where two findings could claim a record, neither gets it: it is better
    to ask again than to hide a place that nobody looked at.
    """
    owner: dict[int, int] = {}  # finding -> record
    _assign(owner, prints, records, lambda a, b: a == b)
    _assign(owner, prints, records, lambda a, b: a.holds_for(b))
    _assign(owner, prints, records, lambda a, b: a.same_place(b))
    _assign(owner, prints, records, lambda a, b: a.akin(b))
    return tuple(
        _standing(print_, records[owner[i]] if i in owner else None, bool(allowed) and allowed[i])
        for i, print_ in enumerate(prints)
    )


def _standing(print_: Fingerprint, record: Record | None, allowed: bool) -> Standing:
    if record is None:
        return Standing(State.ALLOWED if allowed else State.PENDING)
    holds = record.decision is not None and record.fingerprint.holds_for(print_)
    if holds and record.decision is not None:
        return Standing(State(record.decision.value), record.reason, record.note, record=record)
    state = State.ALLOWED if allowed else State.PENDING
    return Standing(state, "", record.note, record.decision is not None, record)


def _assign(
    owner: dict[int, int],
    prints: Sequence[Fingerprint],
    records: Sequence[Record],
    fits: Callable[[Fingerprint, Fingerprint], bool],
) -> None:
    """Give records to findings where the choice is unambiguous in both directions."""
    by_rule: dict[str, list[int]] = {}
    for j, record in enumerate(records):
        if j not in owner.values():
            by_rule.setdefault(record.fingerprint.rule, []).append(j)
    claims = {
        i: [j for j in by_rule.get(p.rule, []) if fits(records[j].fingerprint, p)]
        for i, p in enumerate(prints)
        if i not in owner and p.rule in by_rule
    }
    wanted = Counter(j for mine in claims.values() for j in mine)
    for i, mine in claims.items():
        if len(mine) == 1 and wanted[mine[0]] == 1:
            owner[i] = mine[0]


class Tally(NamedTuple):
    """How many stand, by severity value or "open", and how many were set aside or adopted."""

    standing: dict[str, int]
    adopted: int
    ignored: int
    ignored_errors: int
    allowed: int


def tally(outcomes: Iterable[Decidable], stands: Iterable[Standing]) -> Tally:
    """Count for the verdict."""
    counts: Counter[str] = Counter()
    states: Counter[State] = Counter()
    ignored_errors = 0
    for outcome, standing in zip(outcomes, stands, strict=True):
        kind = outcome.severity.value if isinstance(outcome, Finding) else "open"
        states[standing.state] += 1
        counts[kind] += standing.state.stands
        ignored_errors += kind == "error" and not standing.state.stands
    return Tally(dict(counts), states[State.ADOPTED], states[State.IGNORED], ignored_errors, states[State.ALLOWED])
