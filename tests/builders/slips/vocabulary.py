"""In how many documents the words of the dictionary stand, as the segmenter parts the texts."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import jieba

from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.string_table import ALONE_BEFORE, ALONE_BEHIND, HIGHEST, level_of
from core.model.normalise import is_cjk
from tests.builders.slips.parting import trade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.builders.slips.parting import Parted

#: What a document of the genre counts for.
_GENRE_WEIGHT = 5
#: The same where a character is a word alone, and in how many documents it must be one between two others.
_ALONE_WEIGHT, _ALONE_LEAST = 2, 2
#: Steps for a doubling of the ratio, the step of one to one, and what a character in few words counts for more.
_STEPS, _HABIT, _FEW = 1.5, 13, 20
#: The least frequency in the dictionary of words of two, of three and of four characters that no text has.
_LISTED = {1: 1, 2: 20, 3: 60, 4: 20}


class Vocabulary:
    """Words by the group of their texts, as ``Tally`` has strings."""

    def __init__(self, documents: Sequence[Parted], known: set[str]) -> None:
        self._known = known
        self._groups: dict[str, Counter[str]] = defaultdict(Counter)
        self._alone: dict[str, Counter[str]] = defaultdict(Counter)
        for group, genre, paragraphs in documents:
            words: set[str] = set()
            alone: set[str] = set()
            for parted in paragraphs:
                words.update(parted)
                for before, word, after in zip(parted, parted[1:], parted[2:], strict=False):
                    if len(word) == 1 and word in known:
                        alone.add(ALONE_BEHIND + before[-1] + word)
                        alone.add(ALONE_BEFORE + word + after[0])
            for word in words:
                if len(word) <= max(_LISTED) and set(word) <= known:
                    self._groups[group][word] += _GENRE_WEIGHT if genre else 1
            self._alone[group].update(dict.fromkeys(alone, _ALONE_WEIGHT if genre else 1))

    def levels(self, without: str = "") -> Iterator[tuple[str, int]]:
        """(``AS_WORD`` and the word, level) for the table, without the texts of one group.

        A word of the dictionary that no text has is of level 1, one in a single document of level 2, and so on.
        With them the characters that are words alone: ``ALONE_BEHIND``, what stands before, and the character;
        ``ALONE_BEFORE``, the character, and what stands behind.
        """
        counts: Counter[str] = Counter()
        for group, words in self._groups.items():
            if group != without:
                counts.update(words)
        for word in trade():
            counts[word] = max(counts[word], _GENRE_WEIGHT)
        for word, frequency in sorted(jieba.dt.FREQ.items()):
            length = len(word)
            if not (frequency and length in _LISTED and all(map(is_cjk, word)) and set(word) <= self._known):
                continue
            if counts[word]:
                yield AS_WORD + word, min(HIGHEST, 1 + level_of(counts[word]))
            elif frequency >= _LISTED[length]:
                yield AS_WORD + word, 1
        alone: Counter[str] = Counter()
        for group, places in self._alone.items():
            if group != without:
                alone.update(places)
        for place, count in sorted(alone.items()):
            if count >= _ALONE_LEAST:
                yield place, level_of(count)

    def habits(self, without: str = "") -> dict[str, int]:
        """How readily each character stands alone in company that is new, 0 to 15, without the texts of one group.

        The more of the characters beside which it stands alone were seen but once, the likelier is the next that nobody
        saw (Good 1953); that is set against how often it is part of a word.
        """
        beside: Counter[str] = Counter()
        for group, places in self._alone.items():
            if group != without:
                beside.update(places)
        fresh: Counter[str] = Counter()
        for place, count in beside.items():
            if count <= _ALONE_WEIGHT:
                fresh[place[2 if place[0] == ALONE_BEHIND else 1]] += 1
        parts: Counter[str] = Counter()
        for group, words in self._groups.items():
            if group != without:
                for word, count in words.items():
                    if len(word) > 1:
                        parts.update(dict.fromkeys(word, count))
        return {
            char: max(0, min(HIGHEST, _HABIT + round(_STEPS * math.log2((fresh[char] + 1) / (count + _FEW)))))
            for char, count in sorted(parts.items())
            if is_cjk(char)
        }
