"""Words that are right although a wording rule doubts them: one list for all drafts, kept in the office's profile."""

from __future__ import annotations

from typing import Protocol

from core.model.document import Document
from core.model.finding import Finding, Severity, TextMark
from core.review.decisions.fingerprint import Decidable, squeezed

_LONGEST = 24

#: Rules on wording whose words are no terms: a repeated sentence, the numeral of an item or of a heading.
_NO_TERMS = ("W111", "W114", "W119")


def word_of(outcome: Decidable, document: Document) -> str | None:
    """The word that could be allowed everywhere; None where the finding is not about one word.

    Only words: a lone punctuation mark or a number would silence far more than the user sees. 必改 has none
    either; such a place can be ignored, but not for every report to come. The engine honours the list for the same
    rules (``core.check.engine``).
    """
    if not isinstance(outcome, Finding) or not (outcome.rule.startswith("W") or outcome.rule == "M105"):
        return None
    if outcome.severity is Severity.ERROR or outcome.rule in _NO_TERMS:
        return None
    words = {squeezed(document.quote(m.spans)) for m in outcome.marks if isinstance(m, TextMark) and m.role == "fault"}
    if len(words) != 1:
        return None
    word = words.pop()
    if not 2 <= len(word) <= _LONGEST or not all(c.isalpha() for c in word):
        return None
    return word


class WordSource(Protocol):
    """Whoever keeps the office's list."""

    @property
    def allowed_words(self) -> frozenset[str]:
        """The words, without blanks."""
        ...

    def allow_word(self, word: str, allowed: bool) -> None:
        """Put a word on the list or take it off; raises a GoujiError when that cannot be written down."""
        ...


class WordList:
    """A list that lives in memory."""

    def __init__(self) -> None:
        self.allowed_words: frozenset[str] = frozenset()

    def allow_word(self, word: str, allowed: bool) -> None:
        """Put a word on the list or take it off."""
        self.allowed_words = self.allowed_words | {word} if allowed else self.allowed_words - {word}
