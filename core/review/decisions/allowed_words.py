"""Words that are right although a wording rule doubts them: one list for all drafts, kept in the office's profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from core.check.registry import OwnWords, get_rule
from core.model.finding import Finding, Severity, TextMark
from core.review.decisions.fingerprint import Decidable, squeezed

if TYPE_CHECKING:
    from core.model.document import Document

_LONGEST = 24


def word_of(outcome: Decidable, document: Document) -> str | None:
    """The word that could be allowed everywhere; None where the finding is not about one word.

    Only words: a lone punctuation mark or a number would silence far more than the user sees. 必改 has none
    either; such a place can be ignored, but not for every report to come. Which rules are about words that may be
    the office's own is theirs to declare (``Rule.own_words``); the engine honours the list for the same rules.
    """
    if not isinstance(outcome, Finding) or outcome.severity is Severity.ERROR:
        return None
    if get_rule(outcome.rule).own_words is not OwnWords.OFFERED:
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
