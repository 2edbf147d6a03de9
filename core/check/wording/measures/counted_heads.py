"""A number with its unit before, or behind, a noun of a class that is never counted so: 12件网格员, 招聘讲解员3篇.

A noun belongs to a class by what it ends in, so that none need be listed by its full name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A number in digits, its 万 and 余 in either order; no rank (前3名) and no part of a document's number.
_NUMBER = r"(?<![\d.〔第前后])\d[\d,]*(?:\.\d+)?(?:余|多|几)?[万千百]?(?:余|多)?"
#: So much may stand between a unit and the end of the noun: more is no noun phrase.
_PHRASE = 10
#: What may be left of an attribute: one character, and none that makes a phrase (每1条与企业相关, 100张的医院).
_ODD = re.compile("[^的与和及或对向给为由把将被在从到来供送各每该等有是]?")
_HAN = r"[\u4e00-\u9fff]"
_END = rf"(?=[{PAUSES}、”]|$)"


@dataclass(frozen=True, kw_only=True)
class Heads(Examples):
    """Nouns that end alike and are counted alike; the fields are explained at the head of the file."""

    endings: tuple[str, ...]
    endings_not: tuple[str, ...] = ()
    never: str
    owned_never: str = ""


class Misfit(NamedTuple):
    """The unit ``text[start:end]`` does not belong to ``noun``."""

    start: int
    end: int
    noun: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class CountedHeads:
    """The file ``resources/lexicon/counted_heads.toml``."""

    heads: tuple[Heads, ...]
    links: tuple[str, ...]
    owning: tuple[str, ...]
    modifiers: tuple[str, ...]

    @remembered_of
    def misfits(self, text: str) -> Iterator[Misfit]:
        """Units that do not fit, in a folded text."""
        for match in self._number_first.finditer(text):
            if found := self._head(match["phrase"]):
                heads, noun, before = found
                if match["unit"] in heads.never and self._is_attribute(before, match["unit"]):
                    yield Misfit(*match.span("unit"), noun, match["unit"])
        for match in self._number_last.finditer(text):
            before = self._linked.sub("", text[start_of(text, match.start(), PAUSES) : match.start()])
            owned = self._owns.search(before)
            found = owned and self._head(before[owned.end() :])
            if found:
                heads, noun, attribute = found
                if match["unit"] in heads.owned_never and self._is_attribute(attribute, match["unit"]):
                    yield Misfit(*match.span("unit"), noun, match["unit"])

    def _head(self, phrase: str) -> tuple[Heads, str, str] | None:
        """The class of the noun that a phrase ends in, its last word and what stands before that."""
        ending = self._ending.search(phrase)
        if ending is None:
            return None
        heads = self._of_ending[ending[0]]
        return None if phrase.endswith(heads.endings_not) else (heads, ending[0], phrase[: ending.start()])

    def _is_attribute(self, before: str, unit: str) -> bool:
        """Whether words before a noun only tell what kind it is: none of them could be what the unit counts."""
        if any(unit not in self._of_ending[inner[0]].never for inner in self._any_ending.finditer(before)):
            return False
        return _ODD.fullmatch(self._any_ending.sub("", self._modifier.sub("", before))) is not None

    @cached_property
    def _of_ending(self) -> dict[str, Heads]:
        return {ending: heads for heads in self.heads for ending in heads.endings}

    @cached_property
    def _any_ending(self) -> re.Pattern[str]:
        return re.compile(any_of(self._of_ending), re.VERBOSE)

    @cached_property
    def _ending(self) -> re.Pattern[str]:
        return re.compile(f"{any_of(self._of_ending)}$", re.VERBOSE)

    @cached_property
    def _number_first(self) -> re.Pattern[str]:
        units = "".join(sorted({unit for heads in self.heads for unit in heads.never}))
        return re.compile(rf"{_NUMBER}(?P<unit>[{units}])(?P<phrase>{_HAN}{{2,{_PHRASE}}}){_END}")

    @cached_property
    def _number_last(self) -> re.Pattern[str]:
        units = "".join(sorted({unit for heads in self.heads for unit in heads.owned_never}))
        return re.compile(rf"{_NUMBER}(?P<unit>[{units}]){_END}")

    @cached_property
    def _owns(self) -> re.Pattern[str]:
        """The last verb of having or getting before a noun."""
        return re.compile(rf".*{any_of(self.owning)}", re.VERBOSE)

    @cached_property
    def _linked(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{any_of(self.links)}){{1,2}}$", re.VERBOSE)

    @cached_property
    def _modifier(self) -> re.Pattern[str]:
        return re.compile(any_of(self.modifiers), re.VERBOSE)


@cache
def counted_heads() -> CountedHeads:
    """The classes, read once."""
    return read_record(CountedHeads, "lexicon", "counted_heads.toml")
