"""Units in which only certain things are counted (亩, 台, 辆, 册): such a number behind, or before, anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.language.remembered import remembered_of
from core.language.sentences import FULL_STOPS, PAUSES, end_of, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A number in digits, its 万 and 余 in either order.
_NUMBER = r"(?<![\d.〔第])\d[\d,]*(?:\.\d+)?(?:余|多|几)?[万千百亿]?(?:余|多)?"
#: What ends the phrase behind a unit: what is said of all that were counted, or what is then done with it, may follow.
_END = rf"(?=[{PAUSES}、()”]|$|全部|均|参加|供|用于)"
#: Behind the unit, how often (渔船420艘次).
_TIMES = "次?"
#: Kinds of units that no unlisted noun goes with either, where the paragraph has none of their words; and those whose
#: number may stand before the noun.
_STRANGERS, _AHEAD = ("thing", "last", "weight"), ("thing", "measure", "weight")
_LEAST = 2  # characters of a noun
#: What a number says how much of, whatever is counted.
_AMOUNTS = ("量", "数", "额")
_JOINTS = frozenset("和与及")
#: So far behind the unit a noun is looked for that the number stands before (12匹文件).
_REACH = 12
#: What is done with so much of something: 2万平方米列入计划, 3公里用作示范.
_DONE_WITH = re.compile("[入为作用按成归至由经已均可待]")
_HAN = re.compile("(?:(?![万亿千百])[\u4e00-\u9fff])+")


@dataclass(frozen=True, kw_only=True)
class Things(Examples):
    """Units and the words of which one must stand where things are counted in them; ``kind`` as in the file."""

    units: tuple[str, ...]
    words: tuple[str, ...]
    kind: str = "thing"


class Stray(NamedTuple):
    """The unit ``text[start:end]`` cannot count ``noun``."""

    start: int
    end: int
    noun: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class ThingUnits:
    """The file ``resources/lexicon/thing_units.toml``."""

    things: tuple[Things, ...]
    untouchable: tuple[str, ...]
    solid: tuple[str, ...]
    owners: tuple[str, ...]
    bodies: tuple[str, ...]
    links: tuple[str, ...]

    @remembered_of
    def strays(self, text: str) -> Iterator[Stray]:
        """Units that count something else, in a folded text."""
        for match in self._number.finditer(text):
            group = self._groups[match["unit"]]
            marks = FULL_STOPS if group.kind in ("thing", "last") else PAUSES
            start, end = start_of(text, match.start(), marks), end_of(text, match.end(), marks)
            own = self._own[match["unit"]]
            if own.search(text, start, match.start()) or own.search(text, match.end("unit"), end):
                continue
            before = self._linked.sub("", text[start : match.start()].rstrip("”》"))
            noun = self._noun(text, match, before) if match["last"] is not None else None
            if noun is None and group.kind in _AHEAD:
                noun = self._behind(text, match.end(), closed=group.kind != "thing")
            if noun is not None:
                yield Stray(*match.span("unit"), noun, match["unit"])

    def _noun(self, text: str, match: re.Match[str], before: str) -> str | None:
        """What is counted by the number that follows ``before``, where it is nothing of the group's."""
        group = self._groups[match["unit"]]
        if not before.endswith(self.owners):
            known = next((word for word in self._foreign[group.kind] if before.endswith(word)), None)
            if known is not None:
                return known
        unknown = _HAN.fullmatch(before[-_LEAST:]) if len(before) >= _LEAST else None
        own = self._own[match["unit"]]
        if unknown is None or group.kind not in _STRANGERS or own.search(text[: match.start()] + text[match.end() :]):
            return None
        if match["unit"] in unknown[0] or unknown[0].endswith(_AMOUNTS) or not _JOINTS.isdisjoint(unknown[0]):
            return None  # 5座和1座, 保有量160万辆
        return unknown[0]

    def _behind(self, text: str, at: int, *, closed: bool) -> str | None:
        """A noun that is no such thing right behind number and unit; ``closed``: the clause ends with it.

        A clause that does something with what was measured is none (2万平方米列入计划).
        """
        phrase = _HAN.match(text, at, at + _REACH)
        if phrase and closed:
            ends = not _HAN.match(text, phrase.end())
            noun = next((word for word in self.untouchable if ends and phrase[0].endswith(word)), None)
            return noun if noun and not _DONE_WITH.search(phrase[0].removesuffix(noun)) else None
        found = phrase and self._first.match(phrase[0])
        return found["noun"] if found else None

    @cached_property
    def _groups(self) -> dict[str, Things]:
        return {unit: group for group in self.things for unit in group.units}

    @cached_property
    def _own(self) -> dict[str, re.Pattern[str]]:
        return {unit: re.compile("|".join(group.words)) for group in self.things for unit in group.units}

    @cached_property
    def _foreign(self) -> dict[str, tuple[str, ...]]:
        """For each kind of unit the endings of nouns that it counts only beside one of its own words."""
        solid = tuple(word for group in self.things if group.kind == "thing" for word in group.words)
        solid = (word for word in solid if len(word) > 1 and _HAN.fullmatch(word))
        solid = tuple(dict.fromkeys((*self.solid, *solid)))
        all_of_them = (*self.untouchable, *solid)
        measures = dict.fromkeys(("measure", "weight"), self.untouchable)
        return {"thing": all_of_them, "last": all_of_them, "paper": solid, "person": solid, **measures}

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return re.compile(rf"{_NUMBER}(?P<unit>{any_of(self._groups)}){_TIMES}(?:(?P<last>{_END})|(?=[\u4e00-\u9fff]))")

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """A noun that is no such thing after a few characters of what it is of."""
        return re.compile(rf"[\u4e00-\u9fff]{{0,4}}?(?P<noun>{any_of((*self.untouchable, *self.solid, *self.bodies))})")

    @cached_property
    def _linked(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{any_of(self.links)}){{1,2}}$", re.VERBOSE)


@cache
def thing_units() -> ThingUnits:
    """The units, read once."""
    return read_record(ThingUnits, "lexicon", "thing_units.toml")
