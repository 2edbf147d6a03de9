"""Long adverbials at the beginning of a clause with no comma behind them: 在……的领导下|我局扎实推进……."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.check.wording.marks.missing_marks import Gap
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES
from core.language.sought import Sought
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_REASON = "较长的状语或者前一分句后面缺逗号"
#: Characters shown on either side.
_BESIDE = 2
#: No adverbial is longer.
_MOST = 60


@dataclass(frozen=True, kw_only=True)
class Frame(Examples):
    """How an adverbial begins and ends, and what shows that it is over; ``who_too`` where who does it shows it."""

    opens: tuple[str, ...]
    least: int
    closes: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    who_too: bool = True


@dataclass(frozen=True, kw_only=True)
class Adverbials:
    """The file ``resources/lexicon/adverbials.toml``, where the lists are explained."""

    who: tuple[str, ...]
    does: tuple[str, ...]
    frames: tuple[Frame, ...]

    @remembered_of
    def gaps(self, text: str) -> Iterator[Gap]:
        """Every place of a folded paragraph where the comma is missing."""
        for place in _begins().finditer(text):
            for least, pattern in _patterns()[place.group()]:
                match = pattern.regex.match(text, place.start())
                if match and match.end() - match.start() >= least:
                    at = match.end()
                    yield Gap(at - _BESIDE, min(len(text), at + _BESIDE), _REASON, Severity.WARNING)

    @cached_property
    def _who_does(self) -> str:
        """Who does something, and that it is done: the same for all adverbials, and long."""
        return f"{any_of(self.who)}{any_of(self.does)}(?!的)"

    def rest(self, frame: Frame) -> str:
        """A pattern for adverbials from behind the word that they begin with up to where their comma should stand."""
        follows = list[str]()
        if frame.goes_on:
            follows.append(any_of(frame.goes_on))
        if frame.who_too:
            follows.append(self._who_does)
        closes = any_of(frame.closes) if frame.closes else ""
        return rf"[^{PAUSES}“”]{{0,{_MOST}}}? {closes} (?= {' | '.join(follows)} )"


@cache
def _patterns() -> dict[str, tuple[tuple[int, Sought], ...]]:
    """By the words that adverbials begin with: how long those are at least, and how they go on.

    What all have in common is put together once, and compiled what a text has: the first check took a twelfth longer.
    """
    found = defaultdict[str, list[tuple[int, Sought]]](list)
    for frame in adverbials().frames:
        rest = adverbials().rest(frame)
        for opens in frame.opens:
            found[opens].append((frame.least, Sought(f"{opens} {rest}", re.VERBOSE)))
    return {opens: tuple(patterns) for opens, patterns in found.items()}


@cache
def _begins() -> re.Pattern[str]:
    """The words that adverbials begin with, at the beginning of a clause."""
    return re.compile(rf"(?:^|(?<=[{PAUSES}])){any_of(_patterns())}", re.VERBOSE)


@cache
def adverbials() -> Adverbials:
    """The lists, read once."""
    return read_record(Adverbials, "lexicon", "adverbials.toml")
