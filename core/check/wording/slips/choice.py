"""Slips as they are told, and which of those that touch each other are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.slips.confusions import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.check.wording.slips.candidates import Candidate


class Slip(NamedTuple):
    """``text[start:end]`` is likely meant for ``right``; ``sure`` where a reader may be told so plainly."""

    start: int
    end: int
    right: str
    kind: Kind
    sure: bool


def touches(slip: Candidate | Slip, others: Iterable[Candidate | Slip]) -> bool:
    """Whether an edit overlaps one of the others or stands right beside it."""
    return any(slip.start <= other.end and other.start <= slip.end for other in others)


def with_others(found: list[Slip], others: Sequence[Slip]) -> list[Slip]:
    """With others in place of what they touch."""
    if not others:
        return found
    return sorted((*(slip for slip in found if not touches(slip, others)), *others))


def all_sure(edits: Iterable[Candidate]) -> list[Slip]:
    """Each of the edits as a slip that is told plainly."""
    return [Slip(*edit, sure=True) for edit in edits]


def sure_from(
    found: Iterable[tuple[float, Candidate]], room: float, rooms: Mapping[Kind, float] | None = None
) -> list[Slip]:
    """The surest edits as slips, sure where the score lies above the ``room``, or that of their kind in ``rooms``.

    Each comes with how far its score lies above the bar of hints.
    """
    over = {edit: score for score, edit in found}
    chosen = surest((score, edit) for edit, score in over.items())
    return [Slip(*edit, sure=over[edit] > (rooms or {}).get(edit.kind, room)) for edit in chosen]


def surest(found: Iterable[tuple[float, Candidate]]) -> list[Candidate]:
    """Of edits that touch each other those with the highest score."""
    chosen: list[Candidate] = []
    for _, edit in sorted(found, key=lambda pair: -pair[0]):
        if not touches(edit, chosen):
            chosen.append(edit)
    return chosen
