"""Words that have lost their second character where correct prose always goes on with it: 动态调|权责清单.

To ``Search`` such a place is often not suspect, for the half makes known strings with what follows (重不 as in
严重不够). What is before it tells: behind the same two characters the half nearly always begins a word, it is hardly
ever one alone, and the pairs that it makes with what stands beside it are no words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.string_table import ALONE_BEHIND, HIGHEST
from core.check.wording.slips.vetoes import vetoes
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.confusions import Confusions

#: The least level of the half with the two characters before it, and with one.
_BEHIND_TWO, _BEHIND_ONE = 6, 5
#: The least level of the word with what follows, and of what follows behind its second character; the second pair for
#: a word that always stands behind two characters of the level. In the 680,000 characters of right text by which they
#: were chosen no place has all of them.
_WHOLE, _GOES_ON = 4, 4
_LESS, _MORE, _OFTEN = 2, 5, 7
#: Of all places of the half behind the two characters it begins a word in so many, by documents.
_SHARE = 0.75
#: How much rarer than the half a word may be that is meant.
_RARER = 5
#: How common the half may be as a word alone, and by how much commoner than the whole word.
_ALONE, _COMMONER = 13, 3
#: Documents by level (``string_table.level_of``), roughly.
_DOCUMENTS = (0.0, *(2 ** ((level - 1) / 1.25) for level in range(1, HIGHEST + 1)))


def cut_words(
    text: str, low: int, high: int, threes: list[int], counts: Counts, confusions: Confusions
) -> Iterator[Candidate]:
    """The characters that lack behind halves from ``low`` to below ``high`` of the symbols.

    ``threes`` are the levels of all strings of three symbols.
    """
    level, is_word, words = counts.level, near_misses().is_word, confusions.word_list
    alone = vetoes().alone.words
    for at in range(max(2, low), min(high, len(text) - 2)):
        half, behind_two = text[at], threes[at - 2]
        if threes[at - 1] or behind_two < _BEHIND_TWO or not is_cjk(half) or half in alone:
            continue
        before, after = text[at - 2 : at], text[at + 1 : at + 3]
        if level(before[1] + half) < _BEHIND_ONE or level(ALONE_BEHIND + before[1] + half):
            continue
        pairs = before[1] + half, half + after[0]
        if any(pair in words or is_word(pair) or level(AS_WORD + pair) for pair in pairs):
            continue
        common = level(AS_WORD + half)
        if common > _ALONE:
            continue
        best, begun = (0, ""), 0.0
        for char in confusions.completing(half, after[0])[0]:
            often = 0 if char == after[0] else level(before + half + char)
            begun += _DOCUMENTS[often] if often > 1 else 0
            if often < behind_two - _RARER or level(AS_WORD + half + char) < common - _COMMONER:
                continue
            whole, goes_on = level(half + char + after[0]), level(char + after)
            always = often >= behind_two >= _OFTEN and whole >= _LESS and goes_on >= _MORE
            if always or (often > 1 and whole >= _WHOLE and goes_on >= _GOES_ON):
                best = max(best, (often + whole + goes_on, char))
        if best[1] and begun >= _SHARE * _DOCUMENTS[behind_two]:
            yield Candidate(at + 1, at + 1, best[1], Kind.MISSING)
