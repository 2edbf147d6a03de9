"""Sign-off: who signed which version of a draft, on the strength of what, and whether that version still stands."""

from __future__ import annotations

from core.review.signoff.records import Role, SignedFinding, SignOff, hindrance, sign
from core.review.signoff.store import SignOffStore, SignOffStoreError, known_signatures

__all__ = [
    "Role",
    "SignOff",
    "SignOffStore",
    "SignOffStoreError",
    "SignedFinding",
    "hindrance",
    "known_signatures",
    "sign",
]
