"""Which of many things can be in a text at all, found by the pairs of characters that the text has.

A word list has hundreds of entries, a paragraph some seventy pairs of characters: those that both know name the few
entries to ask. A paragraph is gone over once, for the words of all lists together.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, Generic, TypeVar

from core.base.kept import keep_plain
from core.language.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Thing = TypeVar("Thing")

_HEAD = 3  # characters of a word by which it is looked up: by two, six times as many words would be looked for
_REMEMBERED = 1_024  # paragraphs, of each but the words that stand in it
#: The words of all lists: those that are no longer than their heads, and the others by the characters they begin with.
_short: set[str] = set()
_long: dict[str, tuple[str, ...]] = {}
#: The short ones and the heads together, for to look up every piece of a text is most of the work; each by itself, so
#: that what is remembered of texts are the words of the lists, not thousands of pieces.
_listed: dict[str, str] = {}

#: By each word the numbers of the things that have it, the numbers of those that have none; the short words, and the
#: long ones by their heads.
_Numbers = tuple[dict[str, tuple[int, ...]], tuple[int, ...], frozenset[str], dict[str, tuple[str, ...]]]


@lru_cache(_REMEMBERED)
def words_in(text: str) -> tuple[str, ...]:
    """The words of any list that stand in a text, in no order; a set of them would take three times the memory."""
    twos = pairs(text)
    listed = set(filter(None, map(_listed.get, chain(text, twos, map(add, twos, text[2:])))))
    longer = {word for head in listed & _long.keys() for word in _long[head] if word in text}
    return *(listed & _short), *longer


class Standing(Generic[Thing]):
    """Things by the literals of which one must stand in a text; a thing without literals can be in every text.

    Of some thousand literals it takes long to find them and to enter each: where ``source`` says all that they come of
    this is done but once, when the program is prepared.
    """

    def __init__(self, things: Iterable[Thing], literals: Callable[[Thing], Iterable[str]], source: str = "") -> None:
        self._things = tuple(things)

        def numbers() -> _Numbers:
            return _numbered(map(literals, self._things))

        found = keep_plain("standing", source, numbers) if source else numbers()
        self._by_word, self._always, self._short, self._long = found
        self._certain = [self._things[number] for number in self._always]
        self._words = frozenset(self._by_word)
        self._enter()

    def __setstate__(self, state: dict[str, object]) -> None:
        """One that was kept (see ``core.base.kept``) is looked for as well."""
        vars(self).update(state)
        self._enter()

    def _enter(self) -> None:
        _short.update(self._short)
        both = {head: self._long[head] + _long[head] for head in _long.keys() & self._long.keys()}
        _long.update(self._long)
        _long.update(both)
        for words in (self._short, self._long):
            _listed.update(zip(words, words, strict=True))
        words_in.cache_clear()

    def in_text(self, text: str) -> Sequence[Thing]:
        """Those that can be in the text, in their order."""
        words = self._words.intersection(words_in(text))
        if not words:
            return self._certain
        numbers = set(self._always).union(*map(self._by_word.__getitem__, words))
        return list(map(self._things.__getitem__, sorted(numbers)))


def _numbered(literals: Iterable[Iterable[str]]) -> _Numbers:
    by_word: dict[str, tuple[int, ...]] = defaultdict(tuple)
    always: list[int] = []
    for number, own in enumerate(literals):
        words = tuple(own)
        if not words:
            always.append(number)
        for word in words:
            by_word[word] += (number,)
    long: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for word in by_word:
        if len(word) > _HEAD:
            long[word[:_HEAD]] += (word,)
    return dict(by_word), tuple(always), frozenset(word for word in by_word if len(word) <= _HEAD), dict(long)
