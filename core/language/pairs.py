"""Characters that stand side by side, by which many tables are asked."""

from __future__ import annotations

from functools import lru_cache
from operator import add

_REMEMBERED = 128  # paragraphs: the rules read one report after the other


@lru_cache(_REMEMBERED)
def pairs(text: str) -> tuple[str, ...]:
    """Every two characters that follow each other, from the first on: to make them takes as long as to look them up.

    >>> pairs("公开年报")
    ('公开', '开年', '年报')
    """
    return tuple(map(add, text, text[1:]))
