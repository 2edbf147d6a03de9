"""Characters that stand side by side, by which many tables are asked."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from operator import add

#: Characters of the longest piece.
LONGEST = 3
_REMEMBERED = 128  # paragraphs: the rules read one report after the other


@lru_cache(_REMEMBERED)
def pairs(text: str) -> tuple[str, ...]:
    """Every two characters that follow each other, from the first on: to make them takes as long as to look them up.

    >>> pairs("公开年报")
    ('公开', '开年', '年报')
    """
    return tuple(map(add, text, text[1:]))


@lru_cache(_REMEMBERED)
def pieces(text: str) -> frozenset[str]:
    """Every character, and every two and three that follow each other: whether one is there is asked hundreds of times.

    >>> sorted(pieces("公开年"))
    ['公', '公开', '公开年', '年', '开', '开年']
    """
    twos = pairs(text)
    return frozenset(chain(text, twos, map(add, twos, text[2:])))
