"""What a number of the prose is said of. The values are the words of ``resources/lexicon/claims.toml``."""

from __future__ import annotations

from enum import StrEnum


class ClaimKind(StrEnum):
    """The kinds of claim; several need a word more, which ``Claim.of`` gives.

    ``ACCEPTED`` are new applications or all (办理 …), ``ACCEPTED_ALL`` those carried over expressly included,
    ``ALL_HANDLED`` is 均已办结, ``ALL_GRANTED`` 全部予以公开 where no number is given. ``REASON`` is a single reason of
    table three, ``of`` its row without "result.". ``REVIEW`` and ``LITIGATION`` count disputes, or with ``of``
    those that ended so (upheld, corrected, other, pending); ``DISPUTE`` counts both together. ``FEE``, for
    information, and ``CHARGES``, 行政事业性收费, are in 元.
    """

    RECEIVED = "received"
    ACCEPTED = "accepted"
    ACCEPTED_ALL = "accepted_all"
    CARRIED_IN = "carried_in"
    CARRIED_OUT = "carried_out"
    IN_PROGRESS = "in_progress"
    HANDLED = "handled"
    ALL_HANDLED = "all_handled"
    ALL_GRANTED = "all_granted"
    ANSWERED = "answered"
    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    GRANTED_OR_PARTLY = "granted_or_partly"
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    NOT_PROCESSED = "not_processed"
    OTHERWISE = "otherwise"
    REASON = "reason"
    NATURAL_PERSON = "natural_person"
    LEGAL_PERSON = "legal_person"
    COMPANY = "company"
    RESEARCH = "research"
    PUBLIC_WELFARE = "public_welfare"
    LEGAL_SERVICE = "legal_service"
    REVIEW = "review"
    LITIGATION = "litigation"
    LITIGATION_DIRECT = "litigation_direct"
    LITIGATION_AFTER = "litigation_after"
    DISPUTE = "dispute"
    NORMATIVE_ISSUED = "normative_issued"
    NORMATIVE_REPEALED = "normative_repealed"
    NORMATIVE_IN_FORCE = "normative_in_force"
    LICENSING = "licensing"
    PENALTY = "penalty"
    COERCION = "coercion"
    PUBLISHED = "published"
    FEE = "fee"
    CHARGES = "charges"
