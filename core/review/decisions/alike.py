"""Findings of one kind: the same rule about the same words, or open for the same reason.

They may be ignored together, so the net is drawn tight: a relation that failed is never of one kind with another, for
other numbers have other reasons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model.finding import NotAssessable

if TYPE_CHECKING:
    from collections.abc import Hashable

    from core.review.decisions.fingerprint import Decidable, Fingerprint


def kind_key(outcome: Decidable, print_: Fingerprint) -> Hashable:
    """Equal for findings of one kind; None for a finding that has no fellows."""
    if isinstance(outcome, NotAssessable):
        return (outcome.rule, outcome.reason)
    if outcome.relation is not None:
        return None
    if print_.quotes:
        words = tuple(quote.text for quote in print_.quotes)
        return (outcome.rule, outcome.severity, words, outcome.expected) if all(words) else None
    if isinstance(outcome.fact, str) and print_.cells:
        return (outcome.rule, outcome.severity, outcome.fact, outcome.cause)
    return None
