"""Words of which the second character was left out, told by what stands before: 隐患排，, 补助标全部, 分配结，.

To ``Search`` such a place is one of many where strings are unknown. But behind three characters that are common, and
that correct prose has followed by the same fourth one nearly always, whatever else stands there is likely a word broken
off. The model that weighs other edits need not be half as sure of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.string_table import ALONE_BEHIND
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.neighbours import Neighbours

#: Characters that are words themselves behind what is common, or end the names of things, organs and papers: 审批单,
#: 考核办, 施工方; each has been seen to do so in correct prose.
_WORDS = frozenset(
    "需申系享部网超应劝拆签属按或可已开要能单方费证价案园队编组说收完答发做提工审进办机流委限设帮登抽查缴记紧纸岗建研录药选处通业"
    "车社存合保形达乡作须受场"
)
#: Behind these a verb of one character stands: 逾期未补.
_NOT = frozenset("未不没已")
#: From which level on the three characters before the gap are common, and up to which two of them are known with what
#: is behind.
_COMMON, _HARDLY = 5, 2
#: From which level on what is meant is a usual word, and stands before what is behind.
_WORD, _BEHIND = 7, 1
#: How many times as often as the next lower one each level stands, and the least share of what is meant.
_STEP, _SHARE = 1.72, 0.8


class BegunWords:
    """The tables that such places are looked up in, with the words that each character begins."""

    def __init__(self, counts: Counts, neighbours: Neighbours) -> None:
        self._counts, self._neighbours = counts, neighbours
        self._seconds: dict[str, str] = {}

    def forget(self) -> None:
        """Let go of what is remembered."""
        self._seconds.clear()

    def edits(self, text: str, low: int, high: int, threes: list[int]) -> Iterator[Candidate]:
        """Every gap from ``low`` to below ``high`` of the symbols with what is likely left out in it.

        ``threes`` are the levels of all strings of three symbols, which the search for other slips has asked for.
        """
        level, loose = self._counts.level, near_misses().function_characters
        for at in range(max(3, low), min(high, len(text) - 1)):
            if threes[at - 2] > _HARDLY or threes[at - 3] < _COMMON:
                continue
            char, last = text[at - 1], text[at - 2]
            if char in _WORDS or char in loose or last in _NOT or not (is_cjk(char) and is_cjk(last)):
                continue
            if level(AS_WORD + last + char) or level(AS_WORD + text[at - 1 : at + 1]):
                continue
            if level(ALONE_BEHIND + last + char) or level(text[at - 3 : at + 1]) or level(AS_WORD + text[at - 3 : at]):
                continue
            right = self._only(text[at - 3 : at], threes[at - 3])
            if right and level(right + text[at]) >= _BEHIND:
                yield Candidate(at, at, right, Kind.MISSING)

    def _only(self, before: str, common: int) -> str:
        """What nearly always stands behind three characters, and makes a usual word with the last; "" if nothing."""
        with_each, seconds = self._counts.with_each, self._begun_by(before[-1])
        most, right = max(zip(with_each(before, seconds, ""), seconds, strict=True), default=(0, ""))
        if most < common - 1:
            return ""
        levels = with_each(before, self._neighbours.following(before[-1]), "")
        return right if _STEP**most >= _SHARE * sum(_STEP**level for level in levels if level) else ""

    def _begun_by(self, char: str) -> str:
        """The second characters of the usual words that a character begins."""
        known = self._seconds.get(char)
        if known is None:
            others = self._neighbours.following(char)
            levels = self._counts.with_each(AS_WORD + char, others, "")
            known = "".join(other for other, level in zip(others, levels, strict=True) if level >= _WORD)
            self._seconds[char] = known
        return known
