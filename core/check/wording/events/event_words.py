"""Words beside an event by which a sentence tells when it is, and those by which it tells of it otherwise."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from core.base.resources import read_record
from core.language.other_times import TimeWords
from core.language.sought import longest_first


@dataclass(frozen=True, kw_only=True)
class EventWords:
    """The file ``event_words.toml``, where each list is explained."""

    this_year: TimeWords
    next_year: TimeWords
    last_year: TimeWords
    year_before_last: TimeWords
    going_on: TimeWords
    to_come: TimeWords
    will_be: TimeWords
    just_over: TimeWords
    brought_off: TimeWords
    takes_place: TimeWords
    founds: TimeWords
    is_opened: TimeWords
    begins: TimeWords
    confers: TimeWords
    comes_out: TimeWords
    doing: TimeWords
    occasion: TimeWords
    published: TimeWords
    first_of_years: TimeWords
    last_of_years: TimeWords
    some_of_years: TimeWords
    left_of_it: TimeWords
    otherwise: TimeWords
    ahead: TimeWords
    put_off: TimeWords
    opens: TimeWords
    prepares: TimeWords
    along: TimeWords
    itself: TimeWords
    prepares_it: TimeWords
    of_paper: TimeWords
    by_it: TimeWords


#: The names of the lists.
LISTS = tuple(one.name for one in fields(EventWords))


@cache
def event_words() -> EventWords:
    """The lists, read once; ResourceError when they are damaged."""
    return read_record(EventWords, "lexicon", "event_words.toml")


def any_word(*lists: str) -> str:
    """A regular expression for any word of the lists.

    >>> any_word("year_before_last")
    '(?:前年)'
    """
    words = {word for name in lists for word in getattr(event_words(), name).words}
    return f"(?:{'|'.join(sorted(words, key=longest_first))})"


#: Lists of words for a year, and how far it lies from that of the report.
YEAR_WORDS = {"this_year": 0, "next_year": 1, "last_year": -1, "year_before_last": -2}


def year_word(word: str) -> int:
    """How far the year of a word lies from that of the report.

    >>> year_word("明年"), year_word("上年度")
    (1, -1)
    """
    return next(shift for name, shift in YEAR_WORDS.items() if has(name, word))


def has(name: str, text: str) -> bool:
    """Whether any word of a list stands in a folded text.

    >>> has("otherwise", "回顾北京冬奥会"), has("otherwise", "北京冬奥会")
    (True, False)
    """
    return any(word in text for word in getattr(event_words(), name).words)
