"""Words of which one character was written for another of its sound: 统酬报销 for 统筹, 塘坝清瘀 for 清淤.

The model weighs what is around a slip, and around the words of a trade the counts know little. Of such a pair it need
not: it is no word and stands in no text that was counted, nor does any string of three characters over it; neither of
its characters is part of a known word with what is beside it; the one that was written for another is no word alone
in any of these texts; and with one that sounds the same, tone and all, the pair is a known word. (Input methods do not
ask for tones, but what sounds alike only without them is seldom mistaken for each other: 滴形 is no 地形.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AS_WORD
from core.language import numerals
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.confusions import Confusions

#: The most that a character may stand alone as a word: in no text, but the dictionary has it.
_NEVER_ALONE = 1
#: The least level of the word that is meant: below it are the rare ones, which any two characters sound like.
_KNOWN = 5
_PAIR = 2
#: The longest words that may reach over one of the characters.
_LONGEST = 4
#: What ends a verb of its own (嵌进, 摊在): beside it the other character is a word.
_COMPLEMENTS = frozenset("进出入到在于为成给得上下起来去回过开住了着满好完")
#: What ends the names of places and of organs.
_NAMES = frozenset("省市县区旗州盟乡镇村屯街路桥河江湖海溪源浦山岭峰坡坪坝湾港岛城乡局所厅委办站")
_NUMERALS = frozenset(numerals.COUNTING)
_UNKNOWN = re.compile(rb"(?=\0\0)")


class _Known(NamedTuple):
    """How common strings and words are, and which words of two characters are known besides."""

    level: Callable[[str], int]
    is_word: Callable[[str], bool]

    def word(self, string: str) -> int:
        """The level of a word, 0 for what is none."""
        return self.level(AS_WORD + string)


def broken_words(
    text: str,
    low: int,
    high: int,
    threes: list[int],
    level: Callable[[str], int],
    is_word: Callable[[str], bool],
    confusions: Confusions,
) -> Iterator[Candidate]:
    """Slips of this kind from one place of the symbols to below another, from left to right.

    ``threes`` are the levels of the strings of three symbols, ``is_word`` knows the words of two characters.
    """
    known = _Known(level, is_word)
    for match in _UNKNOWN.finditer(bytes(threes), max(0, low - 1), max(0, high)):
        start = match.start() + 1  # the strings from the symbol before it on and from itself on are unknown
        pair = text[start : start + _PAIR]
        if not low <= start < high or len(pair) < _PAIR or not all(map(is_cjk, pair)) or pair[0] == pair[1]:
            continue
        if not (_NUMERALS.isdisjoint(pair) and _NAMES.isdisjoint(text[start : start + 3])):
            continue
        if level(pair) or is_word(pair) or known.word(pair) or _in_words(text, start, known, confusions.word_list):
            continue
        right = max(_meant(pair, known, confusions), default=None)
        if right:
            _, at, char = right
            yield Candidate(start + at, start + at + 1, char, Kind.SAME_SOUND)


def _meant(pair: str, known: _Known, confusions: Confusions) -> Iterator[tuple[int, int, str]]:
    """The characters that make a known word, by how common it is, each with its place in the pair."""
    for at, written in enumerate(pair):
        kept = pair[1 - at]
        if known.word(written) > _NEVER_ALONE or not known.level(written) or (not at and kept in _COMPLEMENTS):
            continue  # a character that no text has is hardly written by mistake
        for char, kind in confusions.characters(written).items():
            if kind is Kind.SAME_SOUND and confusions.in_one_tone(written, char):
                word = char + kept if not at else kept + char
                common = max(known.word(word), known.level(word) if known.is_word(word) else 0)
                if common >= _KNOWN:
                    yield common, at, char


def _in_words(text: str, start: int, known: _Known, usual: Collection[str]) -> bool:
    """Whether one of the two characters is part of a known word with what is beside the pair."""
    for length in range(_PAIR, _LONGEST + 1):
        for first in range(max(0, start - length + 1), start + 2):
            word = text[first : first + length]
            if len(word) < length or (length == _PAIR and first == start):
                continue
            common = known.word(word)
            if common and length == _PAIR:
                beyond = text[first - 1 : first + 1] if first < start else text[first + 1 : first + 3]
                if common < known.word(beyond):
                    continue  # 募捐|款物: the neighbour belongs to the word on its far side
            if common or word in usual:
                return True
    return False
