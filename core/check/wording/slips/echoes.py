"""A half of a word once more behind it: 受理受申请, 内容内不够, 涉及到及商业秘密.

The character makes no word with what stands beside it, no known string begins with it there, and without it what is
around is common, or it is no word by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.string_table import ALONE_BEHIND
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.candidates import Counts

_AGAIN = re.compile(r"(?<=(?P<char>[^\d\W]).)(?P=char)")
#: From which level on a word is usual, and very usual.
_USUAL, _VERY = 6, 10
#: Up to which level the character with the word before is as good as unknown, it stands alone behind that, and is
#: hardly ever a word; from which level on the strings of three without it are common.
_HARDLY, _ALONE, _NO_WORD, _COMMON = 2, 2, 6, 6
#: What a verb may have behind it before its second half comes again.
_PARTICLES = frozenset("着了到过")
_PREPOSITIONS = frozenset("与于以为在到上下")


def echoes(text: str, low: int, high: int, threes: list[int], counts: Counts) -> Iterator[Candidate]:
    """Every such character from ``low`` to below ``high`` of the symbols.

    ``threes`` are the levels of all strings of three symbols, which the search for other slips has asked for already.
    """
    level = counts.level
    for match in _AGAIN.finditer(text, max(3, low), high):
        at = match.start()
        char, between = text[at], text[at - 1]
        if threes[at - 2] > _HARDLY or not (is_cjk(char) and is_cjk(between)) or between == char:
            continue
        if level(AS_WORD + text[at : at + 2]) or level(AS_WORD + between + char) or level(text[at - 2 : at + 2]):
            continue
        whole, half = level(AS_WORD + text[at - 2 : at]), level(AS_WORD + text[at - 3 : at - 1])
        after_verb = between in _PARTICLES and half >= _VERY and char not in _PREPOSITIONS
        if after_verb or (whole >= _VERY and level(AS_WORD + char) <= _NO_WORD):
            yield Candidate(at, at + 1, "", Kind.EXTRA)
        elif max(whole, half) >= _USUAL and level(ALONE_BEHIND + between + char) <= _ALONE:
            without = text[at - 2 : at] + text[at + 1 : at + 3]
            if min(level(without[:3]), level(without[1:])) >= _COMMON:
                yield Candidate(at, at + 1, "", Kind.EXTRA)
