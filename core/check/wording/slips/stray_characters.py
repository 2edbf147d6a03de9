"""Characters that slipped in, wherever what is around is well known without them: 组织机信关干部, 制和作并保存.

``Search`` looks where nearly everything around is strange, and ``LoneCharacters`` for such as hardly ever stand alone.
Here it is enough that the character makes no usual word with what is on either side, that no common string has it in
its middle, and that what is around is better known without it. Most such places are right (a verb or an adverb of one
character), so a model of its own weighs them, with all the figures of an edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.trade_words import trade_words
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.candidates import Counts


class Bounds(NamedTuple):
    """Which characters are weighed at all.

    The string of three symbols with the character in its middle has at most the level ``amid``, its words with either
    neighbour at most ``beside``. The two strings of three symbols over the place have without it together at least
    ``joined`` and at least so many levels more (``gain``) than those that end and begin with it.
    """

    amid: int
    beside: int
    joined: int
    gain: int


#: Ninety-eight in a hundred of the characters that the model takes for such lie within.
TRIED = Bounds(amid=3, beside=4, joined=7, gain=5)


def stray_characters(text: str, low: int, high: int, threes: list[int], counts: Counts) -> Iterator[Candidate]:
    """Every such character from ``low`` to below ``high`` of the symbols, left out.

    ``threes`` are the levels of all strings of three symbols, which the search for other slips has asked for already.
    What begins two words in a row is none (新法新规).
    """
    level, hold = counts.level, trade_words().hold
    for at in range(max(2, low), min(high, len(text) - 2)):
        if threes[at - 1] > TRIED.amid or not is_cjk(text[at]):
            continue
        before, after = text[at - 1], text[at + 1]
        if text[at] in (before, after) or not (is_cjk(before) or is_cjk(after)):
            continue
        joined = level(text[at - 2 : at] + after) + level(before + text[at + 1 : at + 3])
        if joined < max(TRIED.joined, threes[at - 2] + threes[at] + TRIED.gain):
            continue
        if level(AS_WORD + text[at - 1 : at + 1]) > TRIED.beside or level(AS_WORD + text[at : at + 2]) > TRIED.beside:
            continue
        if not hold(text, at, at + 1) and not (text[at] == text[at - 2] and level(AS_WORD + text[at : at + 2])):
            yield Candidate(at, at + 1, "", Kind.EXTRA)
