"""Words of two characters of which one was left out: 有关规，, 行政复2件, 断提高能力.

The first half of a very common word that is hardly ever a word alone, behind what that word follows and before what
makes no word with it; or the second half, before what follows the word and behind what makes none with it. What each
stands beside was counted in correct prose, where no such place is; it is data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples
from core.check.wording.slips.detector import detector
from core.check.wording.trade_words import trade_words
from core.language.remembered import remembered
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Every digit counts as one.
_DIGIT = re.compile(r"\d")
_BESIDE = 2
#: The level of a character that prose has; a rarer one is a slip of its own.
_USUAL = 5
#: Between a verb and its object of one character: 起好步, 把好关.
_WELL = "好"


@dataclass(frozen=True, kw_only=True)
class Half:
    """One half. ``beside`` are the pairs of characters on the side away from the gap, a digit as 0.

    ``unless`` are characters and words on the other side with which it is a word or part of one, parted by blanks.
    """

    beside: str
    unless: str

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs."""
        return frozenset(self.beside.split())

    @cached_property
    def barred(self) -> tuple[str, ...]:
        """What makes a word with it: single characters run together in the first group."""
        first, *words = self.unless.split()
        return (*first, *words)


@dataclass(frozen=True, kw_only=True)
class HalfWords(Examples):
    """The file ``resources/lexicon/half_words.toml``."""

    first: dict[str, Half]
    second: dict[str, Half]

    @cached_property
    def halves(self) -> re.Pattern[str]:
        """Any of the halves."""
        return re.compile(f"[{''.join(sorted({*self.first, *self.second}))}]")


class Cut(NamedTuple):
    """``text[at]`` is half a word; the ``second`` half lacks, or the first."""

    at: int
    second: bool


@cache
def half_words() -> HalfWords:
    """The halves, read once; raises ResourceError when they are damaged."""
    return read_record(HalfWords, "lexicon", "half_words.toml")


@remembered
def cuts(text: str) -> Iterator[Cut]:
    """Every half word of a folded paragraph."""
    lists = half_words()
    for match in lists.halves.finditer(text):
        at, char = match.start(), match[0]
        if _is_first(lists.first.get(char), text, at):
            lacks_second = True
        elif _is_second(lists.second.get(char), text, at):
            lacks_second = False
        else:
            continue
        beyond = at + 1 if lacks_second else at - 1
        half = lists.first[char] if lacks_second else lists.second[char]
        if not trade_words().hold(text, at, at + 1) and not _is_miswritten(text[max(0, beyond) : beyond + 1], half):
            yield Cut(at, lacks_second)


def _is_miswritten(other: str, half: Half) -> bool:
    """Whether what stands on the side of the gap was written for a character that makes the word: 规订, 徵求."""
    if not is_cjk(other or " "):
        return False
    alike = detector().confusions.characters(other)
    return detector().level(other) < _USUAL or any(word in alike for word in half.barred)


def _is_first(half: Half | None, text: str, at: int) -> bool:
    if half is None or _DIGIT.sub("0", text[max(0, at - _BESIDE) : at]) not in half.pairs:
        return False
    return not text.startswith(half.barred, at + 1) and not _of_singles(text, at)


def _of_singles(text: str, at: int) -> bool:
    """Whether a character begins a list of single ones: 政、产、学."""
    return text[at + 1 : at + 4 : 2] == "、、"


def _is_second(half: Half | None, text: str, at: int) -> bool:
    if half is None or _DIGIT.sub("0", text[at + 1 : at + 1 + _BESIDE]) not in half.pairs:
        return False
    return not text.endswith((*half.barred, _WELL), 0, at)
