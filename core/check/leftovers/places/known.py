"""Places whose county or city the tables tell, and what makes them others' in a sentence all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_toml
from core.check.wording.entries import any_of
from core.check.wording.near_misses import near_misses
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Collection

#: Before a place that is listed behind another one.
LISTED = re.compile("(?:[、和与及]|以及)(?:在|位于)?$")


#: What may stand right before a name: particles, conjunctions, levels of the place above.
_BEFORE = frozenset("在由向从对与和及以同跟于到至往赴为将把被按经据的了是即如有含让使该原市县区旗盟州")
_HAN = re.compile("[\u3400-\u9fff]")
_STEM = 2  # characters of most names
_LONGEST = 12  # characters of a place's name that are looked for before another's


class Stranger(NamedTuple):
    """``text[start:end]`` names a place in one of ``above``, which the organ has no part in.

    Without ``above`` it is a town beside the own one. ``sure`` where it can hardly be a new one of the own place.
    """

    start: int
    end: int
    above: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, kw_only=True)
class KnownWords:
    """``places.toml``, known; see there."""

    others: tuple[str, ...]
    joint: tuple[str, ...]
    places: tuple[str, ...]
    retold: tuple[str, ...]
    makes: tuple[str, ...]
    goes_by: tuple[str, ...]
    ours: tuple[str, ...]
    before: tuple[str, ...]
    institutions: tuple[str, ...]
    behind: tuple[str, ...]

    @cached_property
    def of_others(self) -> Sought:
        """Finds what makes a sentence speak of others."""
        return Sought(any_of(self.others))

    @cached_property
    def of_several(self) -> Sought:
        """Finds what several places do together, or what lies between them."""
        return Sought(any_of(self.joint))

    @cached_property
    def of_places(self) -> Sought:
        """Finds what makes a sentence speak of another county or city as another's."""
        return Sought(any_of((*self.others, *self.places)))

    @cached_property
    def of_retold(self) -> Sought:
        """Finds what makes another's account, or another's work in the own field, rightly told of."""
        return Sought(any_of(self.retold))

    @cached_property
    def by_title(self) -> re.Pattern[str]:
        """What the organ makes or goes by, up to a place that opens a title."""
        verbs = any_of((*self.makes, *self.goes_by))
        return re.compile(f"(?:{verbs}[了的]?|[和及与、》])《(?:关于[^《》]{{0,4}}|20\\d\\d年度?)?$")

    @cached_property
    def of_ours(self) -> re.Pattern[str]:
        """Where the organ speaks of itself, or makes what is named right behind."""
        return re.compile(f"{any_of(self.ours)}|{any_of(self.makes)}[了的]?$")

    @cached_property
    def leads(self) -> re.Pattern[str]:
        """Where one goes or whom it is done with, right before the name."""
        return re.compile(f"(?:{any_of(self.before)})$")

    @cached_property
    def of_institutions(self) -> re.Pattern[str]:
        """What is known beyond its city, and who judges, right behind the name."""
        return re.compile("|".join(self.institutions))

    @cached_property
    def of_theirs(self) -> re.Pattern[str]:
        """Firms, persons and roads right behind the name."""
        return re.compile(any_of(self.behind))


@cache
def known_words() -> KnownWords:
    """The words, read once."""
    return KnownWords(**{key: tuple(words) for key, words in read_toml("lexicon", "places.toml")["known"].items()})


def is_begun(text: str, start: int, level: int) -> bool:
    """Whether a word ends before a name that begins at ``start`` and has its level at ``level``.

    >>> is_begun("指导长安镇", 2, 4), is_begun("在长安镇", 1, 3), is_begun("东长安镇", 1, 3)
    (True, True, False)
    """
    if start == 0 or not _HAN.match(text[start - 1]) or text[start - 1] in _BEFORE:
        return True
    if near_misses().is_word(text[start - 1 : start + 1]):
        return False
    return level - start > _STEM or (start > 1 and near_misses().is_word(text[start - 2 : start]))


def without_names(before: str, names: Collection[str]) -> str:
    """What stands before a name without one of ``names`` right before it.

    >>> without_names("由原杭州市", {"杭州市", "杭州"}), without_names("原", {"杭州市"})
    ('由原', '原')
    """
    sizes = range(min(len(before), _LONGEST), 1, -1)
    return next((before[:-size] for size in sizes if before[-size:] in names), before)
