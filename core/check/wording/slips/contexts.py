"""Right words written for others of their sound, told by what stands around: 优化依申请公开办理六成, 申请以于5月办结.

What is written is a word, and often nothing beside it is strange, so that counts of strings leave it open. But of two
words that are taken for each other each keeps its own company. For every such pair a classifier has learned which of
the two stands in a place from the nearest two characters on each side and from what is farther off (logistic
regression). What it says is added to how much better the counts know the other one there. Each direction of a pair has
a bar of its own, above all that right prose of hands it has not learned from came to.

``contexts.bin`` has the weights: the pair, the one that sorts first first, and what is around, with a level that is
``MIDDLE`` for no weight and lower for one that speaks for the first. ``contexts.tsv.gz`` has the bars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.meant import (
    belongs_there,
    combines_freely,
    counts_things,
    in_term,
    is_another_word,
    is_usual,
    names_itself,
    stands_alone,
)
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.vetoes import vetoes
from core.language import numerals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.confusions import Confusions
    from core.check.wording.slips.string_table import StringTable

#: Scores are in tenths of a natural logarithm; a step of a weight is so many of them.
STEP = 3
#: The level of a weight of nothing, and the most steps of one.
MIDDLE, MOST = 8, 7
#: Up to which level a string over the place is so little known that the place is judged.
_HARDLY = 4
#: What one level counts that a string with the other word is better known: with a character on one side, with two on
#: one side, and with one on each side; a difference counts up to so many levels.
_ONE, _TWO, _BOTH, _CLIPPED = 1, 2, 2, 8
#: How far off a character or a word is looked at.
_REACH = 10
#: What the classifier may add at most; where more is wanted it is not asked.
_AT_MOST = 60

#: By how much a score must lie above its bar: of 14 false ones in 268,000 characters of right sentences six lay nearer,
#: before the vetoes were set by them, and one in seven of the slips that are found.
_ROOM = 5
#: So near hardly a character comes again that is a word by itself.
_NEAR = 4
#: So far above its bar a word is told although the trade words have it (戒毒 for 解读); a character never is (文鉴).
_BEYOND_TERMS = 15

Sides = tuple[int, int, int, int, int]


class Meant(NamedTuple):
    """What may be meant by a word: told where the score is above the ``bar``.

    The weights of the ``pair`` count as often as ``sign`` says: -1 where they speak for the word that is written.
    """

    right: str
    bar: int
    pair: str
    sign: int


def pair_of(written: str, right: str) -> tuple[str, int]:
    """The two as the table of weights has them, and the sign of those weights that speak for ``right``."""
    return (written + right, 1) if written < right else (right + written, -1)


def is_open(text: str, start: int, end: int, threes: list[int]) -> bool:
    """Whether the counts leave open what stands at a place.

    ``threes`` are the levels of all strings of three symbols of the text.
    """
    if end - start == 1:
        return threes[start - 1] <= _HARDLY
    return threes[start - 1] <= _HARDLY or threes[start] <= _HARDLY


def in_word(text: str, at: int, counts: Counts, words: Collection[str]) -> bool:
    """Whether a character makes a word with a neighbour, so that it is none by itself."""
    pairs = text[at - 1 : at + 1], text[at : at + 2]
    return any(pair in words or counts.level(AS_WORD + pair) > 0 or near_misses().is_word(pair) for pair in pairs)


def sides(text: str, start: int, end: int, word: str, counts: Counts) -> Sides:
    """The levels of the strings that a word makes with what stands beside a place, the shortest first."""
    before, after, level = text[max(0, start - 2) : start], text[end : end + 2], counts.level
    return (
        level(before[-1] + word),
        level(word + after[0]),
        level(before + word),
        level(word + after),
        level(before[-1] + word + after[0]),
    )


def better(written: Sides, right: Sides) -> int:
    """By how much the counts know the other word better than the one that is written."""
    apart = [max(-_CLIPPED, min(_CLIPPED, there - here)) for here, there in zip(written, right, strict=True)]
    return _ONE * (apart[0] + apart[1]) + _TWO * (apart[2] + apart[3]) + _BOTH * (right[4] - written[4])


def around(text: str, start: int, end: int, words: Collection[str]) -> Iterable[str]:
    """What stands around a place, each thing once, with a letter for where.

    The nearest two characters on each side; around a character those farther off by their side, around a word the
    other ``words``.
    """
    low, high = max(0, start - _REACH), end + _REACH
    near = [
        *(place + text[at] for place, at in (("a", start - 1), ("e", start - 2)) if at >= 0),
        *(place + text[at] for place, at in (("A", end), ("E", end + 1)) if at < len(text)),
    ]
    if end - start == 1:
        near += [f"l{char}" for char in text[low : max(low, start - 2)]]
        near += [f"r{char}" for char in text[end + 2 : high]]
    else:
        pairs = [text[at : at + 2] for at in (*range(low, start - 1), *range(end, min(high, len(text)) - 1))]
        near += [f"Q{pair}" for pair in pairs if pair in words]
    return dict.fromkeys(near)


class Contexts:
    """The words that are judged so, by the tables that weigh them.

    ``rows`` are of a word that is written and of all that may be meant, each with its bar behind it, parted by blanks.
    """

    def __init__(
        self, counts: Counts, weights: StringTable, rows: Iterable[tuple[str, str]], confusions: Confusions
    ) -> None:
        self._counts, self._weights, self._confusions = counts, weights, confusions
        either = {frozenset(pair.split("/")) for pair in vetoes().either.words}
        self._meant: Mapping[str, tuple[Meant, ...]] = {
            written: tuple(
                Meant(right, int(bar), *pair_of(written, right))
                for right, bar in zip(*[iter(said.split())] * 2, strict=True)
                if {written, right} not in either
            )
            for written, said in rows
        }

    def forget(self) -> None:
        """Let go of what is remembered."""
        self._weights.forget()

    def told(self, text: str, low: int, high: int, threes: list[int]) -> Iterator[tuple[float, Candidate]]:
        """Words from ``low`` to below ``high`` of the symbols that are slips, with how far above their bars they are.

        ``threes`` are the levels of all strings of three symbols, which the search for other slips has asked for.
        """
        for start, end in self.places(text, low, high, threes):
            for over, right in self._weighed(text, start, end):
                written = text[start:end]
                kind = (
                    self._confusions.mistaken_as(written, right)
                    if end - start > 1
                    else self._confusions.characters(written)[right]
                )
                edit = Candidate(start, end, right, kind)
                beyond = end - start > 1 and over > _BEYOND_TERMS
                if (beyond or not in_term(text, edit)) and not self._may_stand(text, edit):
                    yield over, edit

    def places(self, text: str, low: int, high: int, threes: list[int]) -> Iterator[tuple[int, int]]:
        """Start and end of every word that is judged."""
        words = self._confusions.word_list
        for start in range(max(1, low), min(high, len(text) - 1)):
            if threes[start - 1] <= _HARDLY:
                if text[start] in self._meant and not in_word(text, start, self._counts, words):
                    yield start, start + 1
            elif start + 2 >= len(text) or threes[start] > _HARDLY:
                continue
            if start + 2 < len(text) and text[start : start + 2] in self._meant:
                yield start, start + 2

    def _weighed(self, text: str, start: int, end: int) -> Iterator[tuple[float, str]]:
        """What is above its bar at a place, with how far it is."""
        meant = self._meant[text[start:end]]
        written = sides(text, start, end, text[start:end], self._counts)
        things: Iterable[str] = ()
        for right, bar, pair, sign in meant:
            wanted = bar + _ROOM - better(written, sides(text, start, end, right, self._counts))
            if wanted >= _AT_MOST:
                continue
            things = things or around(text, start, end, self._confusions.word_list)
            steps = [level - MIDDLE for thing in things if (level := self._weights.level(pair + thing))]
            over = sign * STEP * sum(steps) - wanted
            if over > 0:
                yield over, right

    def _may_stand(self, text: str, edit: Candidate) -> bool:
        """Whether something else speaks for what is written."""
        level = self._counts.level
        return (
            stands_alone(text, edit)
            or is_another_word(text, edit, level)
            or names_itself(text, edit)
            or is_usual(text, edit, level)
            or combines_freely(text, edit, self._confusions.word_list)
            or belongs_there(text, edit, level)
            or any(counts_things(text, at, level) for at in range(edit.start, edit.end))
            or (edit.end - edit.start == 1 and _is_said_near(text, edit))
            or (edit.end - edit.start == 1 and text[edit.start - 1] in numerals.COUNTING)  # 三乡八村
        )


def _is_said_near(text: str, edit: Candidate) -> bool:
    """Whether the character that would be meant stands near by itself: 来件已及时以短信回复."""
    return edit.right in text[max(0, edit.start - _NEAR) : edit.start] + text[edit.end : edit.end + _NEAR]
