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
    """A Party congress, ``held`` in a month (2022-10), and the plenary sessions of the committee that it elected.

    ``adopted`` has for each of these the kinds of the documents that it adopted (决定), parted by blanks.
    """

    name: str
    held: str
    plenums: tuple[str, ...]
    adopted: tuple[str, ...] = ()
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
class Decision:
    """A document of a plenary session: ``words`` of its title that stand in no other's."""

    words: tuple[str, ...]
    congress: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day, week or month that is kept each year, and counted; ``first`` is the year of the first."""

    words: tuple[str, ...]
    first: int


@dataclass(frozen=True, kw_only=True)
class Census:
    """What is counted from time to time: the year of each by its number (第四次 is 四)."""

    words: str
    years: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """A campaign of the Party, by its names, and the years in which it was carried on."""

    words: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Meetings:
    """The file ``meetings.toml``."""

    known: int
    people: dict[str, int]
    plans: dict[str, int]
    inspection: dict[str, int]
    conferences: dict[str, int]
    congresses: tuple[Congress, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    days: tuple[Day, ...]
    censuses: tuple[Census, ...]
    campaigns: tuple[Campaign, ...]

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


_INSPECTION = Sought(
    rf"(?P<term>十[八九]|二十)届(?:中央纪委|中央纪律检查委员会)第?(?P<number>[{_DIGITS}])次(?:全会|全体会议)"
    rf"|(?:中央纪委|中央纪律检查委员会)(?P<term2>十[八九]|二十)届第?(?P<number2>[{_DIGITS}])次(?:全会|全体会议)"
)


def inspections(text: str) -> list[tuple[int, int, int]]:
    """(start, end, year) of the plenary sessions of the commission for discipline, from the second on.

    >>> inspections("二十届中央纪委三次全会")
    [(0, 11, 2024)]
    """
    return [
        (*m.span(), second + _DIGITS.index(m["number"] or m["number2"]) - 1)
        for m in (_INSPECTION.finditer(text) if "中央纪" in text else ())
        if (second := meetings().inspection.get(m["term"] or m["term2"])) and (m["number"] or m["number2"]) != "一"
    ]


@cache
def _counted_day() -> re.Pattern[str]:
    words = "|".join(word for day in meetings().days for word in sorted(day.words, key=len, reverse=True))
    return re.compile(
        rf"第(?P<number>\d{{1,2}}|[{numerals.ORDINALS}]{{1,4}})(?:个|届|次)(?:中国)?[“《]?(?P<day>{words})"
    )


def counted_day(text: str) -> list[tuple[int, int, int, int]]:
    """(start, end, year, number) of the counted days that a text names: the year in which one falls.

    >>> counted_day("第34个全国土地日")
    [(0, 9, 2024, 34)]
    """
    if "第" not in text:
        return []
    found = []
    for match in _counted_day().finditer(text):
        said = match["number"]
        number = int(said) if said.isdigit() else numerals.value(said)
        first = next(day.first for day in meetings().days if match["day"] in day.words)
        if number:
            found.append((*match.span(), first + number - 1, number))
    return found


@cache
def _anniversary() -> re.Pattern[str]:
    words = "|".join(word for event in meetings().events for word in sorted(event.words, key=len, reverse=True))
    return re.compile(
        rf"(?P<event>{words})[”》]?(?P<count>\d{{2,3}}|[{numerals.ORDINALS}百零]{{2,5}}|百)周?年(?!来|间|以|前|奋)"
    )


@cache
def _census() -> re.Pattern[str]:
    words = "|".join(census.words for census in meetings().censuses)
    return re.compile(rf"第(?P<number>[{_DIGITS}])次(?:全国)?(?P<words>{words})")


def censuses(text: str) -> list[tuple[int, int, int, int | None]]:
    """(start, end, year, year of the next one) of the censuses that a text names by their numbers.

    >>> censuses("第三次全国经济普查")
    [(0, 9, 2013, 2018)]
    """
    found = []
    for match in _census().finditer(text) if "次" in text else ():
        years = next(census.years for census in meetings().censuses if census.words == match["words"])
        number = _DIGITS.index(match["number"])
        if match["number"] in years:
            following = years.get(_DIGITS[number + 1]) if number + 1 < len(_DIGITS) else None
            found.append((*match.span(), years[match["number"]], following))
    return found


#: So shortly before an anniversary stands that it is kept, which those of every year are then.
_KEPT, _BEFORE = re.compile("(?:庆祝|纪念|迎接|喜迎|献礼)[^,。;]{0,4}$"), 8


def anniversaries(text: str) -> list[tuple[int, int, int, bool]]:
    """(start, end, year, is odd) of the anniversaries that a text names: the year in which they fall.

    Odd are those that no five years part: nobody speaks of them a year ahead.

    >>> anniversaries("庆祝新中国成立75周年")
    [(2, 11, 2024, False)]
    """
    found = []
    for match in _anniversary().finditer(text):
        said = match["count"]
        count = int(said) if said.isdigit() else 100 if said in ("百", "一百") else numerals.value(said)
        year = next(e.year for e in meetings().events if match["event"] in e.words)
        if count and (count % 5 == 0 or _KEPT.search(text, max(0, match.start() - _BEFORE), match.start())):
            found.append((*match.span(), year + count, count % 5 != 0))
    return found
