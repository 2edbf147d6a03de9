"""Names of places that are common words too, from ``resources/lexicon/places.toml``, where each list is explained."""

from __future__ import annotations

from functools import cache

from core.base.resources import read_toml

_LEVELS = ("县", "区", "市")


@cache
def words() -> frozenset[str]:
    """Short names that are words wherever they stand: 和平, 日照."""
    return _listed("words")


@cache
def county_words() -> frozenset[str]:
    """Short names that before 县 may belong to the sentence: 会同, 公安."""
    return _listed("county_words")


@cache
def district_words() -> frozenset[str]:
    """Official names that any town may have: 城区, 郊区."""
    return _listed("district_words")


@cache
def official_names() -> frozenset[str]:
    """Official names that arise by chance.

    >>> {"城区", "会同县"} <= official_names()
    True
    """
    return district_words() | {f"{word}{level}" for word in county_words() for level in _LEVELS}


def _listed(name: str) -> frozenset[str]:
    return frozenset(read_toml("lexicon", "places.toml")[name])
