"""Which of many things can be in a text at all, found by the pairs of characters that the text has.

A word list has hundreds of entries, a paragraph some seventy pairs of characters: those that both know name the few
entries to ask.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Thing = TypeVar("Thing")

_REMEMBERED = 64  # paragraphs: every list asks for the same ones in turn


@lru_cache(_REMEMBERED)
def _pairs(text: str) -> frozenset[str]:
    """The characters of a text, and its pairs of characters that stand side by side."""
    return frozenset((*text, *map("".join, itertools.pairwise(text))))


class Standing(Generic[Thing]):
    """Things by the literals of which one must stand in a text; a thing without literals can be in every text."""

    def __init__(self, things: Iterable[Thing], literals: Callable[[Thing], Iterable[str]]) -> None:
        self._things = tuple(things)
        self._always: list[int] = []
        self._by_pair: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, thing in enumerate(self._things):
            words = tuple(literals(thing))
            if not words:
                self._always.append(number)
            for word in words:
                self._by_pair[word[:2]].append((word, number))
        self._keys = frozenset(self._by_pair)

    def in_text(self, text: str) -> list[Thing]:
        """Those that can be in the text, in their order."""
        found = {number for pair in self._keys & _pairs(text) for word, number in self._by_pair[pair] if word in text}
        return [self._things[number] for number in sorted(found.union(self._always))]
