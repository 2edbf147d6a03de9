"""Which of many things can be in a text at all, found by the pairs of characters that the text has.

A word list has hundreds of entries, a paragraph some seventy pairs of characters: those that both know name the few
entries to ask. A paragraph is gone over once, for the words of all lists together.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Thing = TypeVar("Thing")

_HEAD = 3  # characters of a word by which it is looked up: by two, six times as many words would be looked for
_REMEMBERED = 2_048  # paragraphs, of each but the words that stand in it
#: The words of all lists, by the one to three characters that they begin with.
_words: dict[str, set[str]] = defaultdict(set)


@lru_cache(_REMEMBERED)
def words_in(text: str) -> frozenset[str]:
    """The words of any list that stand in a text."""
    pairs = [*map(add, text, text[1:])]
    heads = _words.keys() & {*text, *pairs, *map(add, pairs, text[2:])}
    return frozenset([word for head in heads for word in _words[head] if word in text])


class Standing(Generic[Thing]):
    """Things by the literals of which one must stand in a text; a thing without literals can be in every text."""

    def __init__(self, things: Iterable[Thing], literals: Callable[[Thing], Iterable[str]]) -> None:
        self._things = tuple(things)
        self._always: list[int] = []
        self._certain: list[Thing] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, thing in enumerate(self._things):
            words = tuple(literals(thing))
            if not words:
                self._always.append(number)
                self._certain.append(thing)
            for word in words:
                self._by_word[word].append(number)
                _words[word[:_HEAD]].add(word)
        words_in.cache_clear()

    def in_text(self, text: str) -> Sequence[Thing]:
        """Those that can be in the text, in their order."""
        words = self._by_word.keys() & words_in(text)
        if not words:
            return self._certain
        numbers = {number for word in words for number in self._by_word[word]}
        return [self._things[number] for number in sorted(numbers.union(self._always))]
