"""Words of which one character was written for another, where texts know little of them: 侯诊 for 候诊, 论换 for 轮换.

Such places are suspect to ``Search``, but around the words of a trade strings are unknown however they are written, so
that no edit makes them known. What is written tells all the same: the pair is no word and stands in no text that was
counted, neither of its characters makes a word with what is beside it, and with one that sounds or looks alike it is a
word of the dictionary. A model of its own weighs that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.scoring import AS_WORD
from core.language import numerals
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.confusions import Confusions


class Bounds(NamedTuple):
    """Which pairs are weighed at all.

    The word that is meant has at least the level ``meant``, below it are the rare ones, which any two characters sound
    like; what a character of the pair makes with its neighbour has at most the level ``beside`` as a word.
    """

    meant: int
    beside: int


#: Nineteen in twenty of the slips that the model takes for such lie within, and one in twenty pairs of correct text.
TRIED = Bounds(meant=4, beside=3)
#: What ends the names of places and of organs, of which no text has all.
_NAMES = frozenset("省市县区旗州盟乡镇村屯街路桥河江湖海溪源浦山岭峰坡坪坝湾港岛城乡局所厅委办站")
#: What completes a verb (嵌进, 抚到): the character before it is a word.
_COMPLEMENTS = frozenset("进出入到在于为成给得上下起来去回过开住满好完")
_NUMERALS = frozenset(numerals.COUNTING)
_UNKNOWN = re.compile(rb"(?=\0\0)")


def broken_words(
    text: str, low: int, high: int, threes: list[int], counts: Counts, confusions: Confusions
) -> Iterator[Candidate]:
    """Every character from ``low`` to below ``high`` of the symbols with each that would make a word of such a pair.

    ``threes`` are the levels of all strings of three symbols, which the search for other slips has asked for already.
    """
    level, is_word, loose = counts.level, near_misses().is_word, near_misses().function_characters
    for match in _UNKNOWN.finditer(bytes(threes), max(0, low - 1), max(0, high)):
        start = match.start() + 1  # the strings from the symbol before it on and from itself on are unknown
        pair = text[start : start + 2]
        if not low <= start < high or len(pair) < 2 or not (is_cjk(pair[0]) and is_cjk(pair[1])) or pair[0] == pair[1]:
            continue
        if not (_NUMERALS.isdisjoint(pair) and loose.isdisjoint(pair) and _NAMES.isdisjoint(text[start : start + 3])):
            continue
        if level(pair) or is_word(pair) or level(AS_WORD + pair):
            continue
        beside = (start - 1, start - 2), (start + 1, start + 2)
        if any(_in_word(text, first, beyond, level) for first, beyond in beside):
            continue
        for at in (1,) if pair[1] in _COMPLEMENTS else (0, 1):
            before, after = AS_WORD + pair[:at], pair[at + 1 :]
            alike = confusions.characters(pair[at])
            for char, common in zip(alike, counts.with_each(before, "".join(alike), after), strict=True):
                if common >= TRIED.meant:
                    yield Candidate(start + at, start + at + 1, char, alike[char])


def _in_word(text: str, first: int, beyond: int, level: Callable[[str], int]) -> bool:
    """Whether the word that begins at ``first`` is known, and the one at ``beyond`` not better: 捐|款物 is no 捐款."""
    common = level(AS_WORD + text[first : first + 2])
    return common > TRIED.beside and common >= level(AS_WORD + text[max(0, beyond) : beyond + 2])
