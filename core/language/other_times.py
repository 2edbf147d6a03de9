"""By what a sentence speaks of another time than the year at hand: the year before, several years, what is to come.

The words are ``other_times.toml``, by kinds; whoever asks names the kinds, and what besides them counts for it alone.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    import re


@dataclass(frozen=True, kw_only=True)
class TimeWords:
    """One kind: sentences ``spoken`` have one of the ``words``, those that are ``silent`` none."""

    words: tuple[str, ...]
    spoken: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TimeKinds:
    """The file ``other_times.toml``, where each kind has its examples."""

    year_before: TimeWords
    since: TimeWords
    several_years: TimeWords
    over_years: TimeWords
    left_over: TimeWords
    cleared: TimeWords
    reviewed: TimeWords
    kept: TimeWords
    compared: TimeWords
    made_ahead: TimeWords
    planned: TimeWords
    expected: TimeWords
    next_year: TimeWords
    judged: TimeWords
    once: TimeWords
    obliged: TimeWords


#: The names of the kinds.
KINDS = tuple(kind.name for kind in fields(TimeKinds))


@cache
def time_kinds() -> TimeKinds:
    """The kinds, read once; ResourceError when they are damaged.

    >>> "上年" in "".join(time_kinds().year_before.words)
    True
    """
    return read_record(TimeKinds, "lexicon", "other_times.toml")


class OtherTimes:
    """Kinds of other times together, with further words for one purpose: ``more`` is a regular expression.

    >>> OtherTimes("year_before", "left_over", more="移交").search("上年结转2件")[0]
    '上年'
    >>> OtherTimes("year_before").search("今年新收2件") is None
    True
    """

    def __init__(self, *kinds: str, more: str = "") -> None:
        self.kinds, self.more = kinds, more

    @cached_property
    def _sought(self) -> Sought:
        known = time_kinds()
        words = {word for kind in self.kinds for word in getattr(known, kind).words}
        return Sought("|".join((*sorted(words, key=longest_first), *filter(None, (self.more,)))))

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the words in a folded text."""
        return self._sought.search(text)


#: A sentence that speaks of other years besides, so that nothing beside a year shows it to be wrong.
OTHER_YEARS = OtherTimes("year_before", "since", "several_years", "left_over", "reviewed", "kept", "compared")
#: What is still to come, whatever is said of it besides.
TO_COME = OtherTimes("planned", "expected")


def tells_of_other_years(sentence: str) -> bool:
    """Whether a folded sentence speaks of other years besides.

    >>> tells_of_other_years("整改2023年考核反馈的问题"), tells_of_other_years("2023年公开信息90条")
    (True, False)
    """
    return OTHER_YEARS.search(sentence) is not None
