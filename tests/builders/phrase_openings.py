"""How often verbs open their phrase, and how often nouns are named by what is done (信息|公开|渠道).

Both are rows of ``object_pairs.tsv``, read by core/check/wording/grammar/chains.py.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from core.check.wording.grammar.objects import NAMED, OPENING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from core.check.wording.grammar.governing import Verbs

_VERB = 2  # characters
_CLAUSES = re.compile(r"[，。；：！？、,;:!?()（）\[\]“”‘’《》\"—…\s\d%]+")
_PARTED = frozenset("的和与及")  # behind a verb: it has no object there
_LEAST, _LEAST_NOUN = 6, 8  # weighed counts of what is looked at
_PARTS = 20
#: Verbs that open their phrase less often than the first are what nouns are named by.
_NAMING = 8
_TAGS = frozenset(("v", "vn", "vd", "vi"))


class Openings:
    """Counts of the places of verbs, and of the words right before nouns that end a clause."""

    def __init__(self, verbs: Verbs, nouns: Callable[[str], str | None], tags: dict[str, str], also: str) -> None:
        self._verbs, self._nouns = verbs, nouns
        self._words = {w for w, tag in tags.items() if len(w) == _VERB and tag in _TAGS} | verbs.all | set(also.split())
        self._first: Counter[str] = Counter()
        self._within: Counter[str] = Counter()
        self._before: dict[str, Counter[str]] = {}

    def add(self, text: str, weight: float) -> None:
        """Counts a paragraph."""
        for clause in _CLAUSES.split(text):
            for at in range(len(clause) - _VERB):
                word = clause[at : at + _VERB]
                if word in self._words and clause[at + _VERB] not in _PARTED:
                    counts = self._first if self._verbs.may_open(clause, at) else self._within
                    counts[word] += weight  # type: ignore[assignment]
            noun = self._nouns(clause)
            if noun is not None:
                end = clause[: -len(noun)][-_VERB:]
                counts = self._before.setdefault(noun, Counter())
                counts[end if end in self._words else ""] += weight  # type: ignore[assignment]

    def rows(self, nouns: Mapping[str, str | None]) -> Iterator[str]:
        """The lines of the table, for some nouns with their classes; a rare noun is judged by its class."""
        opening = {
            word: int(_PARTS * count / (count + self._within[word]))
            for word, count in self._first.items()
            if count + self._within[word] >= _LEAST and not self._verbs.is_adverb(word)
        }
        of_class: dict[str, Counter[str]] = {}
        for noun, name in nouns.items():
            if name is not None:
                of_class.setdefault(name, Counter()).update(self._before.get(noun, {}))
        named: dict[str, int] = {}
        for noun, name in nouns.items():
            for counts in (self._before.get(noun, Counter()), of_class.get(name or "", Counter())):
                if (total := sum(counts.values())) >= _LEAST_NOUN:
                    naming = sum(count for word, count in counts.items() if opening.get(word, _PARTS) < _NAMING)
                    named[noun] = int(_PARTS * naming / total)
                    break
        for sign, words in ((OPENING, opening), (NAMED, named)):
            for share in sorted(set(words.values())):
                yield f"{sign}{share}\t{' '.join(sorted(word for word in words if words[word] == share))}"
