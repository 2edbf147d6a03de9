"""Meetings and anniversaries by their years: which had been held when a report was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from core.base.resources import read_record
from core.language import numerals
from core.language.sought import Sought

_DIGITS = numerals.ONES
_EVERY = 5  # years between two Party congresses


@dataclass(frozen=True, kw_only=True)
class Congress:
    """A Party congress, ``held`` in a month (2022-10), and the plenary sessions of the committee that it elected."""

    name: str
    held: str
    plenums: tuple[str, ...]
    complete: bool = True

    @property
    def year(self) -> int:
        """When it was held."""
        return int(self.held[:4])


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event whose anniversaries are marked."""

    words: tuple[str, ...]
    year: int


@dataclass(frozen=True, kw_only=True)
class Meetings:
    """The file ``meetings.toml``."""

    known: int
    people: dict[str, int]
    plans: dict[str, int]
    congresses: tuple[Congress, ...]
    events: tuple[Event, ...]

    def congress(self, name: str) -> Congress | None:
        """The Party congress by its number."""
        return next((c for c in self.congresses if c.name == name), None)

    def is_to_come(self, name: str, year: int) -> bool:
        """Whether the congress of a number falls, one in five years, later than a year."""
        last, number = self.congresses[-1], numerals.value(name)
        due = last.year + _EVERY * ((number or 0) - (numerals.value(last.name) or 0))
        return number is not None and due > max(year, last.year)

    def after(self, congress: Congress) -> Congress | None:
        """The congress that followed."""
        at = self.congresses.index(congress) + 1
        return self.congresses[at] if at < len(self.congresses) else None


@cache
def meetings() -> Meetings:
    """The meetings, read once."""
    return read_record(Meetings, "lexicon", "meetings.toml")


class Plenum(NamedTuple):
    """Plenary sessions named at ``text[start:end]``: of which committee, which ones, and how they are written."""

    start: int
    end: int
    term: str
    numbers: tuple[int, ...]
    ordinal: bool
    parted: bool


_PLENUM = Sought(
    rf"""(?x) (?P<ordinal> 第 )? (?<! [{_DIGITS}] ) (?P<term> 十[七八九] | 二十[{_DIGITS}]? ) 届
    (?P<list> [{_DIGITS}] 中? (?: [、和及与,]? [{_DIGITS}] 中 )* ) (?<=中) 全会"""
)


def plenums(text: str) -> list[Plenum]:
    """The plenary sessions that a folded text names.

    >>> [(p.term, p.numbers, p.parted) for p in plenums("党的二十届二中、三中全会，二十届二中三中全会")]
    [('二十', (2, 3), True), ('二十', (2, 3), False)]
    """
    found = []
    for match in _PLENUM.finditer(text):
        said = match["list"]
        numbers = tuple(_DIGITS.index(c) + 1 for c in said if c in _DIGITS)
        parted = re.search(rf"中[{_DIGITS}]", said) is None
        found.append(Plenum(*match.span(), match["term"], numbers, bool(match["ordinal"]), parted))
    return found


_SESSION = Sought(
    rf"""(?x) (?: 第? (?P<term> 十[{_DIGITS}] ) 届 (?: 全国人大 | 全国政协 | 全国人民代表大会 )
    | (?: 全国人大 | 全国政协 | 全国人民代表大会 ) 第? (?P<term2> 十[{_DIGITS}] ) 届 )
    第? (?P<number> [{_DIGITS}] ) 次会议"""
)


def sessions(text: str) -> list[tuple[int, int, int]]:
    """(start, end, year) of the yearly sessions of the national congress and conference that a text names.

    >>> sessions("学习十四届全国人大二次会议精神")
    [(2, 13, 2024)]
    """
    return [
        (*m.span(), first + _DIGITS.index(m["number"]))
        for m in _SESSION.finditer(text)
        if (first := meetings().people.get(m["term"] or m["term2"])) is not None
    ]


@cache
def _anniversary() -> re.Pattern[str]:
    words = "|".join(word for event in meetings().events for word in sorted(event.words, key=len, reverse=True))
    return re.compile(
        rf"(?P<event>{words})[”》]?(?P<count>\d{{2,3}}|[{numerals.ORDINALS}]{{2,5}}|百)周?年(?!来|间|以|前|奋)"
    )


def anniversaries(text: str) -> list[tuple[int, int, int]]:
    """(start, end, year) of the anniversaries that a text names: the year in which they fall.

    >>> anniversaries("庆祝新中国成立75周年")
    [(2, 11, 2024)]
    """
    found = []
    for match in _anniversary().finditer(text):
        said = match["count"]
        count = int(said) if said.isdigit() else 100 if said in ("百", "一百") else numerals.value(said)
        year = next(e.year for e in meetings().events if match["event"] in e.words)
        if count and count % 5 == 0:
            found.append((*match.span(), year + count))
    return found
