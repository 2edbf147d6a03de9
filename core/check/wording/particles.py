"""“的” behind an adverb of manner where “地” belongs, as far as the words around it make that certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.language.sentences import CLAUSE_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands before an adverb that is no part of a noun phrase: a mark, or a verb of will and time.
_BEFORE = f"{CLAUSE_MARKS}将能要应并会可来到"


@dataclass(frozen=True, kw_only=True)
class Words(Examples):
    """One list."""

    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Prepositions(Words):
    """``compounds`` are words that begin with one."""

    compounds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Verbs(Words):
    """``nouns`` behind a verb make a noun phrase of it (有效的推进措施)."""

    nouns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Particles:
    """The file ``resources/lexicon/particles.toml``."""

    manner: Words
    adverbs: Words
    prepositions: Prepositions
    verbs: Verbs
    done: Words

    def wrong(self, text: str) -> Iterator[tuple[int, int]]:
        """Ranges of “的” with the adverb before it, in a folded text; the last character is the “的”."""
        at = text.find("的")
        while at >= 0:
            start = self._adverb(text, at)
            if start is not None:
                yield start, at + 1
            at = text.find("的", at + 1)

    def _adverb(self, text: str, at: int) -> int | None:
        """Where the adverb begins that stands wrongly before the “的” at a place; None where nothing is wrong."""
        if text.endswith(self.adverbs.words, 0, at) and self._verb.match(text, at + 1):
            return at - self._length(self.adverbs.words, text, at)
        if not text.endswith(self.manner.words, 0, at):
            return None
        start = at - self._length(self.manner.words, text, at)
        again = start - (text[start - 1 : start] == "、")
        if text.endswith(self.manner.words, 0, again):
            start = again - self._length(self.manner.words, text, again)
        if text[start - 1 : start] == "不":
            return None
        if self._preposition.match(text, at + 1):
            return start
        at_head = start == 0 or text[start - 1] in _BEFORE
        return start if at_head and self._acting.match(text, at + 1) else None

    @staticmethod
    def _length(words: tuple[str, ...], text: str, end: int) -> int:
        return max(len(word) for word in words if text.endswith(word, 0, end))

    @cached_property
    def _preposition(self) -> re.Pattern[str]:
        lists = self.prepositions
        return re.compile(rf"(?!{any_of(lists.compounds)}){any_of(lists.words)}[^{CLAUSE_MARKS}]", re.VERBOSE)

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        """A verb that does not end the phrase: 有了进一步的提高 is right."""
        nouns = any_of(self.verbs.nouns)
        return re.compile(rf"{any_of(self.verbs.words)}(?!了?{nouns})[^{CLAUSE_MARKS}]", re.VERBOSE)

    @cached_property
    def _acting(self) -> re.Pattern[str]:
        """A verb with an object of its own, and no noun of which it would be an attribute."""
        nouns = any_of(self.verbs.nouns)
        object_ = rf"(?=了?(?:(?!{nouns})[\u4e00-\u9fff]){{2}})"
        done = rf"{any_of(self.done.words)}[^{CLAUSE_MARKS}的]"
        return re.compile(rf"{done}|{any_of(self.verbs.words)}(?!了?{nouns}){object_}", re.VERBOSE)


@cache
def particles() -> Particles:
    """The lists, read once."""
    return read_record(Particles, "lexicon", "particles.toml")
