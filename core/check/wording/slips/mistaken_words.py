"""Words written for others of like sound or shape where the characters around are no strangers: 成本单位 for 承办单位.

Such places are not suspect to ``Search``, for the word written is known, and what touches it often too. But what the
word is to be with three characters around it is known far better, and a model of its own weighs that.
"""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.meant import counts_things
from core.check.wording.slips.scoring import AS_WORD
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.confusions import Confusions
    from core.check.wording.slips.neighbours import Neighbours


class Bounds(NamedTuple):
    """Which words are weighed at all.

    Of the word written the levels of the four strings of three characters that touch it add up to ``threes`` at most,
    those of the five strings of four to ``fours``. With what may be meant they are at least ``more_threes`` and
    ``more_fours`` more.
    """

    threes: int
    fours: int
    more_threes: int
    more_fours: int


#: Nineteen in twenty of the words that the model takes for mistaken lie within.
TRIED = Bounds(threes=19, fours=11, more_threes=11, more_fours=6)


def mistaken(
    text: str,
    low: int,
    high: int,
    threes: list[int],
    counts: Counts,
    neighbours: Neighbours,
    confusions: Confusions,
) -> Iterator[Candidate]:
    """Every word from ``low`` to below ``high`` of the symbols with each word that would stand there far better.

    ``threes`` are the levels of all strings of three symbols, which the search for other slips has asked for already.
    """
    level, follows, bounds = counts.level, neighbours.follows, TRIED
    touching = [0, 0, *threes, 0, 0]
    twos = list(map(add, touching, touching[1:]))
    fours = list(map(add, twos, twos[2:]))  # of the strings of three that touch the word at each place
    is_word = near_misses().is_word
    for start in range(max(1, low), min(high, len(text) - 2)):
        around = fours[start]
        if around > bounds.threes:
            continue
        word = text[start : start + 2]
        if not (is_cjk(word[0]) and is_cjk(word[1])):
            continue
        if not (level(AS_WORD + word) or is_word(word)):
            continue  # no word, or one of the trade that no dictionary has (制发): nothing is typed for it by mistake
        wider = _touching(text, 4, start, level)
        if wider > bounds.fours:
            continue
        if counts_things(text, start, level) or counts_things(text, start + 1, level):
            continue
        before, after = text[max(0, start - 3) : start], text[start + 2 : start + 5]
        seen = level(word) > 0
        for right in confusions.mistakable(word):
            if not (follows(before[-1], right[0]) or follows(right[1], after[0])):
                continue
            meant = before + right + after
            if _touching(meant, 3, len(before), level) - around < bounds.more_threes:
                continue
            if _touching(meant, 4, len(before), level) - wider < bounds.more_fours:
                continue
            kind = confusions.mistaken_as(word, right)
            if seen or kind is not Kind.NEAR_WORD:  # a word from elsewhere, of which any text has some: 艰涩 is no 建设
                yield Candidate(start, start + 2, right, kind)


def _touching(text: str, length: int, start: int, level: Callable[[str], int]) -> int:
    """The levels, added up, of the strings of a length that touch the two characters at a place."""
    return sum(
        level(text[at : at + length])
        for at in range(max(0, start - length + 1), min(start + 2, len(text) - length + 1))
    )
