"""Characters that stand two or three places from the other half of their word: 移相关送, 政信府息, 意采纳见.

``Search`` turns two neighbours round; here one character is put back over one or two others. The two make a usual word,
neither makes one with what stands beside it, and once it is put back every string around is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AS_WORD
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.neighbours import Neighbours

#: Strings hardly known before the first of the two and behind the second, with one and with two characters between.
_APART = {2: re.compile(rb"(?=[\0-\2].[\0-\2])", re.DOTALL), 3: re.compile(rb"(?=[\0-\2]..[\0-\2])", re.DOTALL)}
#: Characters that may stand almost anywhere.
_LOOSE = frozenset("的地得了着过在和与及或并等是有不也都就对为将把被由从到向以于之所其而且则但又还再最更很")
#: From which level on the two are a usual word, and by how many levels what each makes with a neighbour is rarer.
_WORD, _RARER = 6, 4
#: The least level of a string of three around what is put right, by how much all must be better known on the mean, and
#: the least share of the strings of four that are known.
_KNOWN, _BETTER, _FOURS = 1, 4.0, 0.2
_AROUND = 2


def moved_characters(
    text: str, low: int, high: int, threes: list[int], counts: Counts, neighbours: Neighbours
) -> Iterator[tuple[float, Candidate]]:
    """Every such place from ``low`` to below ``high`` of the symbols put right, with how much better known that is.

    ``threes`` are the levels of all strings of three symbols, which the search for other slips has asked for already.
    """
    level, rows = counts.level, neighbours.rows
    known = bytes(threes)
    for apart, pattern in _APART.items():
        for match in pattern.finditer(known, max(0, low - 1), max(0, high - 1)):
            start = match.start() + 1
            last = start + apart
            if not low <= start or last > len(text) - 2:
                continue
            one, other, between = text[start], text[last], text[start + 1 : last]
            if one in _LOOSE or other in _LOOSE:
                continue
            for word in (one + other, other + one):
                if word[1] not in rows.get(word[0], ""):
                    continue
                common = level(AS_WORD + word)
                if common < _WORD or not all(map(is_cjk, text[start : last + 1])):
                    continue
                beside = (text[at : at + 2] for at in (start - 1, start, last - 1, last))
                if any(level(AS_WORD + pair) > common - _RARER for pair in beside):
                    continue
                for right in (word + between, between + word):
                    better = _better(text, start, last + 1, right, threes, counts)
                    if better >= _BETTER and right != text[start : last + 1]:
                        yield better, Candidate(start, last + 1, right, Kind.TURNED)


def _better(text: str, start: int, end: int, right: str, threes: list[int], counts: Counts) -> float:
    """By how much the strings of three around are better known with what is right, 0 where any is not known."""
    low, high = max(0, start - _AROUND), end + _AROUND
    whole = text[low:start] + right + text[end:high]
    levels = counts.levels(whole, 3)
    if min(levels) < _KNOWN:
        return 0
    fours = counts.levels(whole, 4)
    if sum(map(bool, fours)) < _FOURS * len(fours):
        return 0
    written = threes[low : high - 2]
    return sum(levels) / len(levels) - sum(written) / len(written)
