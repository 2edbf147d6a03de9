"""What things of one kind can be, of which each excludes the others: the file ``exclusive_values.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from core.base.resources import read_record
from core.language.numerals import ONES
from core.read.prose.denials.denied_names import any_of

_HAN = "[\u4e00-\u9fff]"
#: A number of things as it is written, and in what they are counted.
NUMBER = rf"(?:(?<![\d.第])[1-9]\d{{0,4}}|(?<![第{ONES}十])[两{ONES}十]{{1,2}})"


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """A group of ``exclusive_values.toml``, where the fields are explained."""

    about: tuple[str, ...]
    units: tuple[str, ...]
    values: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @cached_property
    def words(self) -> dict[str, int]:
        """Each word with the value that it is of."""
        return {word: at for at, words in enumerate(self.values) for word in words.split()}

    @cached_property
    def any(self) -> re.Pattern[str]:
        """Any of the words, the longest that stands at a place."""
        return re.compile(any_of(self.words))

    def some(self, lead: str) -> re.Pattern[str]:
        """A clause that tells of some of a value, with their number on either side."""
        number = f"(?:{NUMBER}(?:{any_of(self.units)})|占[^,;。\\d]{{0,8}}(?:[\\d.]+%|[{ONES}]成))"
        word = any_of(self.words)
        return re.compile(
            rf"""(?x)
            (?<= [,;。] ) (?P<told> {lead} (?: (?P<count> {number} ) (?: 被 | 为 | 是 | 由 | 系 | 通过 |
              以 | 申请 | 因 {_HAN}{{2,12}}? 被? | {_HAN}{{0,2}}? | {_HAN}{{0,12}}? (?= (?:{word}) [,;。] )
              ) )?
            (?P<word> {word} )
            (?P<behind> {_HAN}{{0,14}}? {number} | {_HAN}{{0,8}}? 的 {_HAN}{{2,8}} [、和] {_HAN}{{2,8}} )? )"""
        )


@dataclass(frozen=True, kw_only=True)
class ExclusiveValues:
    """The file ``exclusive_values.toml``."""

    of_all: tuple[str, ...]
    not_all: tuple[str, ...]
    others: tuple[str, ...]
    leads: tuple[str, ...]
    dimensions: tuple[Dimension, ...]

    @cached_property
    def all(self) -> re.Pattern[str]:
        """What is said of all."""
        return re.compile("|".join(self.of_all))

    @cached_property
    def some_only(self) -> re.Pattern[str]:
        """Not all are meant, or it is a demand, a rule, a plan or of another time."""
        return re.compile("|".join(self.not_all))

    @cached_property
    def elsewhere(self) -> re.Pattern[str]:
        """Some are told of that are no part of all."""
        return re.compile("|".join(self.others))

    @cached_property
    def some(self) -> tuple[re.Pattern[str], ...]:
        """For each dimension, a clause that tells of some of a value, with their number on either side."""
        return tuple(one.some(f"(?:{'|'.join(self.leads)}){{0,4}}") for one in self.dimensions)


@cache
def exclusive_values() -> ExclusiveValues:
    """The groups, read once."""
    return read_record(ExclusiveValues, "lexicon", "exclusive_values.toml")
