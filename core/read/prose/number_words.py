"""The words by which facts about numbers are read: units, hedges, what opens a list, what tells of growth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from core.base.resources import read_record
from core.language.sought import longest_first
from core.model.normalise import fold


@dataclass(frozen=True, kw_only=True)
class Words:
    """One list. In a draft with a sentence of ``bad`` one of ``rules`` speaks, with one of ``good`` none of them."""

    words: tuple[str, ...]
    rules: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @cached_property
    def any(self) -> str:
        """A regular expression for any of them, longer ones first, for use inside a verbose one too."""
        ordered = sorted({fold(word) for word in self.words}, key=longest_first)
        return "(?:" + "|".join(map(re.escape, ordered)) + ")"

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Finds any of them in a folded text."""
        return re.compile(self.any)

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in a folded text."""
        return self.regex.search(text) is not None


@dataclass(frozen=True, kw_only=True)
class Hedges:
    """What stands before a number that is not exact."""

    more: tuple[str, ...]
    less: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Family:
    """Outcomes of one division: each of ``needed`` is there by one of its words, any of ``more`` may be, no other."""

    needed: tuple[tuple[str, ...], ...]
    more: tuple[str, ...] = ()
    rules: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    def holds(self, labels: list[str]) -> bool:
        """Whether the labels of a list are outcomes of this division, and the needed ones are all there."""
        words = [w for place in self.needed for w in place] + list(self.more)
        names = [max((w for w in words if w in label), key=len, default="") for label in labels]
        return (
            all(names)
            and len(set(names)) == len(names)
            and all(len(label) <= len(name) + _BESIDE for label, name in zip(labels, names, strict=True))
            and all(any(name in place for name in names) for place in self.needed)
        )

    def names(self, text: str, start: int, at: int) -> bool:
        """Whether an outcome is named between two places."""
        return any(text.find(word, start, at) >= 0 for word in (*chain.from_iterable(self.needed), *self.more))


#: Characters behind a word of doing in a label: 办结了.
_BEHIND_DOING = 1
#: Characters beside an outcome's word in its label: 其中, 已, 的.
_BESIDE = 4


@dataclass(frozen=True, kw_only=True)
class NumberWords:
    """The file ``number_words.toml``, where each list is explained."""

    units: tuple[str, ...]
    rare_units: tuple[str, ...]
    unit_spoilers: tuple[str, ...]
    hedges: Hedges
    openers: Words
    nested: Words
    comparing: Words
    process: Words
    faults: Words
    wholes: Words
    decisions: Words
    taken_in: Words
    outcomes: Words
    contrary: Words
    apart: Words
    consequences: Words
    channels: Words
    deeds: Words
    named_by_deeds: Words
    apart_from_series: Words
    whole_sets: tuple[tuple[tuple[str, ...], ...], ...]
    families: tuple[Family, ...]
    rates_up_to_100: Words
    rise: Words
    fall: Words
    last_year: Words
    against: Words
    whole_year: Words
    part_of_year: Words
    planned: Words
    fillers: Words

    def says_done(self, label: str) -> bool:
        """Whether a label says what was done: 按时办结, 培训信息员; in 校外培训治理 the word is part of a noun."""
        last = len(label) - _BEHIND_DOING
        return any(not match.start() or match.end() >= last for match in self.process.regex.finditer(label))


@cache
def number_words() -> NumberWords:
    """The lists, read once."""
    return read_record(NumberWords, "lexicon", "number_words.toml")
