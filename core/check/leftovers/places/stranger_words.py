"""What makes a sentence speak of another place as another's: visits, neighbours, cases, firms and people from there.

The lists are ``anywhere`` in ``resources/lexicon/places.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from core.base.resources import read_toml
from core.check.wording.entries import any_of
from core.language.sought import Sought


@dataclass(frozen=True, kw_only=True)
class StrangerWords:
    """``places.toml``, anywhere; see there."""

    others: tuple[str, ...]
    not_others: tuple[str, ...]
    partners: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    near: tuple[str, ...]
    told: tuple[str, ...]
    media: tuple[str, ...]
    rules: tuple[str, ...]
    makes: tuple[str, ...]

    @cached_property
    def of_others(self) -> Sought:
        """Finds what makes a sentence speak of others."""
        return Sought(any_of(self.others))

    @cached_property
    def no_others(self) -> Sought:
        """Finds words of one's own work with such a word in them: 经验|做法, 备|案."""
        return Sought(any_of(self.not_others))

    def speak_in(self, sentence: str) -> bool:
        """Whether a sentence speaks of others as others."""
        return self.of_others.search(self.no_others.sub("", sentence)) is not None

    @cached_property
    def of_partners(self) -> Sought:
        """Finds what makes a whole paragraph speak of others."""
        return Sought(any_of(self.partners))

    @cached_property
    def leads(self) -> re.Pattern[str]:
        """Where one goes, works with others or comes from, right before the name."""
        return re.compile(f"(?:{any_of(self.before)})$", re.VERBOSE)

    @cached_property
    def of_theirs(self) -> re.Pattern[str]:
        """Firms, persons and happenings right behind the name."""
        return re.compile(rf"[^,。;、]{{0,14}}?{any_of(self.behind)}|{any_of(self.near)}", re.VERBOSE)

    @cached_property
    def published(self) -> Sought:
        """Finds what the organ publishes and how."""
        return Sought(any_of(self.told))

    @cached_property
    def names_medium(self) -> re.Pattern[str]:
        """The rest of a quoted name behind the place, and what it is the name of: 智慧文旅”平台."""
        return re.compile(f"[^“”,。;]{{2,10}}”{any_of(self.media)}", re.VERBOSE)

    @cached_property
    def makes_own(self) -> re.Pattern[str]:
        """What an organ does with a paper of its own, before its title."""
        return re.compile(f"{any_of(self.makes)}(?:了|完成)?《$", re.VERBOSE)

    @cached_property
    def made_by_cities(self) -> re.Pattern[str]:
        """The title of a rule that only a city with districts makes."""
        return re.compile(rf"[^《》]{{2,24}}{any_of(self.rules)}》", re.VERBOSE)


@cache
def stranger_words() -> StrangerWords:
    """The lists, read once."""
    return StrangerWords(
        **{key: tuple(words) for key, words in read_toml("lexicon", "places.toml")["anywhere"].items()}
    )
