"""By what it is known that two statements do not gainsay each other: the file ``gainsaid.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.base.resources import read_record


@dataclass(frozen=True, kw_only=True)
class Gainsaid:
    """The file ``gainsaid.toml``, where the fields are explained."""

    narrower: tuple[str, ...]
    not_taken_up: tuple[str, ...]
    any_thing: tuple[str, ...]
    not_denied: tuple[str, ...]
    qualified: tuple[str, ...]
    not_known: tuple[str, ...]
    changed: tuple[str, ...]
    light: tuple[str, ...]
    other_times: tuple[str, ...]
    not_ours: tuple[str, ...]
    other_contest: tuple[str, ...]
    begun_again: tuple[str, ...]
    has_changed: tuple[str, ...]
    of_none_light: tuple[str, ...]
    no_verb: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]


@cache
def gainsaid_words() -> Gainsaid:
    """The words, read once; ResourceError where they are damaged."""
    return read_record(Gainsaid, "lexicon", "gainsaid.toml")


@cache
def gainsaid(name: str) -> re.Pattern[str]:
    """Any of the patterns of a field."""
    return re.compile("|".join(getattr(gainsaid_words(), name)))


@cache
def row_of(name: str) -> re.Pattern[str]:
    """One or more of them side by side, at the beginning."""
    return re.compile(f"(?:{gainsaid(name).pattern})+")
