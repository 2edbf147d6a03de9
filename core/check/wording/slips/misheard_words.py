"""Usual words that sound only roughly like the ones that are meant: 工作冬天 for 工作动态, 公开去掉 for 公开渠道.

An input method offers them where a letter was mistyped or a dialect has another sound: each syllable begins alike and
little else differs. Thousands of words are so near to each other, so the text must say which is meant: no string with
the word as written and a character beside it is known, and the other word is at home there on both sides.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import rapidfuzz

from core.base.kept import keep_plain
from core.check.wording.near_misses import near_misses
from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.meant import counts_things, in_term
from core.check.wording.slips.scoring import AS_WORD
from core.language.numerals import COUNTING
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.confusions import Confusions
    from core.check.wording.slips.scoring import Figures, Trees

#: Up to which level a string over the border is hardly known.
_HARDLY = 2
#: From which level on a word is one of those that such texts have on every page: 新增, 提前.
_EVERYDAY = 14
#: Letters in which two words may differ, both syllables together.
_LETTERS = 2
#: The least level, as a word, of what is meant.
_USUAL = 9
#: The least levels of the word that is meant with two characters beside it; with a mark, or with characters that stand
#: beside anything, where less is said by it.
_AT_HOME, _BESIDE_ANYTHING = 4, 8
#: The least scores where it is at home on both sides: behind two characters that tell something, and behind others.
_BOTH, _BOTH_BEHIND_ANYTHING = 7.25, 8.0
#: On one side alone: the least level and the least score, for words of no common character and of one.
_ALONE, _ALONE_IN_PART = (8, 8.0), (10, 6.0)
#: The least level on both sides, and the least score with which a word of the trade is a slip too.
_PLAIN, _PLAIN_SCORE = 7, 7.5
#: In 540,000 characters of right text of every trade, which nothing was counted from, 2 words come above all that. Of
#: 1,500 words of right paragraphs put for a word of near sound 200 are found, 33 by all other searches.
#: What stands beside any word.
_ANYTHING = frozenset(
    "的了和与及或在是有为对向将把被由从到给于以等中上下内外也都不并且而但就还很更最个一这那其各每该本此得年月日"
)
#: These begin no word but a number: 几章, 两箱.
_NUMERALS = frozenset((*COUNTING, *"几半第"))
_BEFORE, _BEHIND = 2, 2


class _Side(NamedTuple):
    """What stands on one side of a word: two characters, or a mark; ``any`` where nearly any word may stand there."""

    string: str
    any: bool


class Misheard:
    """The search for such words; ``trees`` weigh a word written for another."""

    def __init__(self, counts: Counts, confusions: Confusions, trees: Trees) -> None:
        self._counts, self._confusions, self._trees = counts, confusions, trees
        self._index: dict[str, list[tuple[str, str]]] | None = None
        self._alike: dict[str, tuple[str, ...]] = {}

    def sure(
        self, text: str, low: int, high: int, threes: list[int], weigher: Figures
    ) -> Iterator[tuple[float, Candidate]]:
        """Words from ``low`` to below ``high`` of the symbols, each with what is meant and how far above the bar it is.

        ``threes`` are the levels of all strings of three symbols.
        """
        for start in range(max(_BEFORE, low), min(high, len(text) - _BEHIND)):
            if threes[start - 1] and threes[start]:
                continue  # most words are known beside what stands there
            word, before, behind = text[start : start + 2], text[start - 1], text[start + 2]
            if not (is_cjk(word[0]) and is_cjk(word[1])) or word[0] in _NUMERALS or word[0] == word[1]:
                continue
            over_left = is_cjk(before) and threes[start - 2] > _HARDLY
            over_right = is_cjk(behind) and threes[start + 1] > _HARDLY
            if (
                (is_cjk(before) and threes[start - 1])
                or (is_cjk(behind) and threes[start])
                or (over_left and over_right)
            ):
                continue
            own = self._counts.level(AS_WORD + word)
            if own >= _EVERYDAY or not (own or near_misses().is_word(word)):
                continue
            if counts_things(text, start, self._counts.level) or counts_things(text, start + 1, self._counts.level):
                continue
            sides = _side(text[start - 2 : start], 1), _side(text[start + 2 : start + 4], 0)
            if sides[0].any and sides[1].any:
                continue
            # what is known over a border with one character of the word tells nothing of another that shares it
            shared = word[0] if over_left else "", word[1] if over_right else ""
            meant, least = self._meant(word, shared, sides)
            if meant is not None:
                edit = Candidate(start, start + 2, meant, Kind.NEAR_WORD)
                score = self._trees.score(weigher.on_demand(edit), edit.kind, early=False)
                if score > least and not (in_term(text, edit) and not self._is_plain(meant, sides, score)):
                    yield score - least, edit

    def _meant(self, word: str, shared: tuple[str, str], sides: tuple[_Side, _Side]) -> tuple[str | None, float]:
        """The word of near sound that is best at home between the two sides, with the least score that it needs."""
        level, best, most = self._counts.level, "", (0, 0)
        for other in self._words(word):
            if other.startswith(shared[0]) and other.endswith(shared[1]):
                found = level(sides[0].string + other), level(other + sides[1].string)
                if sum(found) > sum(most):
                    best, most = other, found
        bars: list[float] = []
        if all(found >= (_BESIDE_ANYTHING if side.any else _AT_HOME) for found, side in zip(most, sides, strict=True)):
            bars.append(_BOTH_BEHIND_ANYTHING if sides[0].any else _BOTH)
        in_part = any(a == b for a, b in zip(word, best, strict=False))
        least, score = _ALONE_IN_PART if in_part else _ALONE
        if any(found >= least and not side.any for found, side in zip(most, sides, strict=True)):
            bars.append(score)
        return (best, min(bars)) if bars else (None, 0.0)

    def _is_plain(self, meant: str, sides: tuple[_Side, _Side], score: float) -> bool:
        """Whether even a word of the trade can be nothing but a slip between two sides: 做好增幅信息公开工作."""
        if score <= _PLAIN_SCORE or sides[0].any or sides[1].any:
            return False
        level = self._counts.level
        return min(level(sides[0].string + meant), level(meant + sides[1].string)) >= _PLAIN

    def _words(self, word: str) -> tuple[str, ...]:
        """The usual words of near sound."""
        known = self._alike.get(word)
        if known is None:
            index = self._by_initials()
            found: dict[str, None] = {}
            for sounds in self._confusions.sounds_of(word):
                first, second = sounds.split()
                for other, said in index.get(_initial(first) + _initial(second), ()):
                    one, two = said.split()
                    apart = _apart(first, one)
                    if other != word and apart <= _LETTERS and apart + _apart(second, two) <= _LETTERS:
                        found[other] = None
            level = self._counts.level
            known = self._alike[word] = tuple(w for w in found if level(AS_WORD + w) >= _USUAL)
        return known

    def _by_initials(self) -> dict[str, list[tuple[str, str]]]:
        """The known words with their near sounds, by the letters that their syllables begin with."""
        if self._index is None:
            words = sorted(self._confusions.word_list)

            def index() -> dict[str, list[tuple[str, str]]]:
                made: dict[str, list[tuple[str, str]]] = defaultdict(list)
                for word in words:
                    for sounds in self._confusions.sounds_of(word):
                        first, second = sounds.split()
                        made[_initial(first) + _initial(second)].append((word, sounds))
                return dict(made)

            self._index = keep_plain("initials", " ".join(words), index, "check/wording/slips/misheard_words.py")
        return self._index


def _side(string: str, near: int) -> _Side:
    """``near`` is the place of the symbol that touches the word."""
    if not is_cjk(string[near]):
        return _Side(string[near], any=True)
    if not all(map(is_cjk, string)):
        return _Side(string[near], any=True)
    return _Side(string, any=not _ANYTHING.isdisjoint(string))


def _initial(syllable: str) -> str:
    """The consonant that a syllable begins with, or a dash."""
    return "-" if syllable[0] in "aeo" else syllable[0]


def _apart(one: str, other: str) -> int:
    return rapidfuzz.distance.Levenshtein.distance(one, other)
