"""Words of two characters of which one was left out, wherever the half that is left stands alone: 办理流、时限.

``Search`` looks where nearly everything around is strange, and asks of what is put in that nearly all becomes known.
Here it is enough that the half makes no word with what stands on its other side, that no common string reaches over the
gap, and that a usual word comes of it. Most such places are right (a verb of one character, a short form), so a model
of its own weighs them, with all the figures of an edit.
"""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.trade_words import trade_words
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.confusions import Confusions


class Bounds(NamedTuple):
    """Which gaps are weighed at all.

    The strings of three symbols over the gap have at most the level ``over``, the rarer one ``rarer``; the half with
    what is on its other side has at most ``beside`` as a word. The word that is meant has at least the level ``meant``,
    and the three strings of three symbols over what is put in have together at least so many levels more (``gain``)
    than those over the gap.
    """

    over: int
    rarer: int
    beside: int
    meant: int
    gain: int


#: Ninety-eight in a hundred of the gaps that the model takes for such lie within, and one in ten of what correct text
#: has within a gain of eight.
TRIED = Bounds(over=9, rarer=3, beside=4, meant=8, gain=15)


def torn_words(
    text: str, low: int, high: int, threes: list[int], counts: Counts, confusions: Confusions
) -> Iterator[Candidate]:
    """Every gap from ``low`` to ``high`` of the symbols with each character that would make a word of a half.

    ``threes`` are the levels of all strings of three symbols, which the search for other slips has asked for already.
    """
    level, hold = counts.level, trade_words().hold
    for gap in range(max(2, low), min(high, len(text) - 2) + 1):
        over, also = threes[gap - 2], threes[gap - 1]
        if max(over, also) > TRIED.over or min(over, also) > TRIED.rarer:
            continue
        before, after = text[gap - 1], text[gap]
        if level(AS_WORD + before + after) > TRIED.beside:
            continue
        ends, begins = confusions.completing(before, after)
        found = ""
        if is_cjk(before) and level(AS_WORD + text[gap - 2 : gap]) <= TRIED.beside and not hold(text, gap - 1, gap):
            found = _usual(AS_WORD + before, ends, "", counts)
        if is_cjk(after) and level(AS_WORD + text[gap : gap + 2]) <= TRIED.beside and not hold(text, gap, gap + 1):
            found += _usual(AS_WORD, begins, after, counts)
        characters = "".join(dict.fromkeys(found))
        if not characters:
            continue
        least = over + also + TRIED.gain
        left = counts.with_each(text[gap - 2 : gap], characters, "")
        right = counts.with_each("", characters, text[gap : gap + 2])
        for char, both in zip(characters, map(add, left, right), strict=True):
            if char not in (before, after) and both + level(before + char + after) >= least:
                yield Candidate(gap, gap, char, Kind.MISSING)


def _usual(before: str, characters: str, after: str, counts: Counts) -> str:
    """Those of the characters that make a usual word."""
    levels = counts.with_each(before, characters, after)
    return "".join(char for char, found in zip(characters, levels, strict=True) if found >= TRIED.meant)
