"""The names under which provinces serve their people on the telephone: 浙里办, 皖事通."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.leftovers.places.province_marks import speaks_of_others
from core.language.sought import longest_first

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from core.check.wording.passages import Passage


def of_others(passage: Passage, provinces: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where a passage names the service of a province that is none of ``provinces`` (codes of two digits)."""
    for match in _pattern().finditer(passage.text):
        if _codes()[match[0]] not in provinces and not speaks_of_others(passage, match.start()):
            yield match.span()


@cache
def _codes() -> dict[str, str]:
    """``places.toml``, services: the province of each name."""
    services: dict[str, list[str]] = read_toml("lexicon", "places.toml")["services"]
    return {name: code for code, names in services.items() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_codes(), key=longest_first))))
