"""Places whose county or city the tables tell, and what makes them others' in a sentence all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from core.base.resources import read_toml
from core.check.wording.entries import any_of
from core.language.sought import Sought

#: Before a place that is listed behind another one.
LISTED = re.compile("(?:[、和与及]|以及)(?:在|位于)?$")


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
    before: tuple[str, ...]
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
    def leads(self) -> re.Pattern[str]:
        """Where one goes or whom it is done with, right before the name."""
        return re.compile(f"(?:{any_of(self.before)})$")

    @cached_property
    def of_theirs(self) -> re.Pattern[str]:
        """Firms, persons and roads right behind the name."""
        return re.compile(any_of(self.behind))


@cache
def known_words() -> KnownWords:
    """The words, read once."""
    return KnownWords(**{key: tuple(words) for key, words in read_toml("lexicon", "places.toml")["known"].items()})
