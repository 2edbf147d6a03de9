"""How well a word goes with those beside it and with those around it.

Counts know only what they have seen. From how often words stand side by side, and near each other in a sentence, a few
numbers are distilled for each word (a truncated decomposition of pointwise mutual information, Levy and Goldberg 2014).
Words that keep the same company have like numbers, so two that were never seen together can be judged by their kind.

Layout, little-endian: how many words, how many numbers each has and the length of the words in bytes (4 bytes each);
the words in UTF-16, parted by line ends; then for all words what they are before another, what they are behind one and
what they are near others, a signed byte for each number. The product of two rows is about 10,000 times the mutual
information (natural logarithm).
"""

from __future__ import annotations

import math
import struct
from functools import cached_property
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from mmap import mmap

#: What one unit of a byte stands for: 100 times the number.
SCALE = 100
#: What is taken for the product where a word of a pair has no numbers, and where nothing near has any.
_UNKNOWN, _NOTHING_NEAR = -5_000, -1_000
_NO_NUMBERS = -2.0
_HEAD = struct.Struct("<III")


class WordVectors:
    """Raises ValueError for bytes of another layout."""

    def __init__(self, data: bytes | mmap) -> None:
        count, self._size, length = _HEAD.unpack_from(data)
        numbers = count * self._size
        if len(data) != _HEAD.size + length + 3 * numbers:
            raise ValueError("word vectors of another size")
        self._words = bytes(data[_HEAD.size : _HEAD.size + length])
        rows = memoryview(data)[_HEAD.size + length :].cast("b")
        self._before, self._behind, self._near = rows[:numbers], rows[numbers : 2 * numbers], rows[2 * numbers :]

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where the numbers of each word begin."""
        words = self._words.decode("utf-16-le")
        return {word: number * self._size for number, word in enumerate(words.split("\n") if words else ())}

    def company(self, words: Sequence[str], first: int, last: int) -> tuple[float, float, float, float]:
        """How the words from ``first`` to ``last`` fit among all of them, which follow each other.

        Mean and least of what they are to the words beside them; the mean of what those of several characters are to
        such others; how many of them have no numbers.
        """
        places = [self._places.get(word) for word in words]
        beside = [
            _UNKNOWN if (one := places[i]) is None or (other := places[i + 1]) is None else self._beside(one, other)
            for i in range(max(0, first - 1), min(len(words) - 1, last + 1))
        ]
        others = [
            place
            for i, place in enumerate(places)
            if place is not None and not first - 1 <= i <= last + 1 and len(words[i]) > 1
        ]
        own = places[first : last + 1]
        near = [
            sum([self._together(place, other) for other in others]) / len(others)
            for place, word in zip(own, words[first : last + 1], strict=True)
            if others and place is not None and len(word) > 1
        ]
        return (
            sum(beside) / len(beside) if beside else 0.0,
            float(min(beside, default=0)),
            sum(near) / len(near) if near else _NOTHING_NEAR,
            float(own.count(None)),
        )

    def alike(self, one: str, other: str) -> float:
        """How like each other two words are by what stands beside them, -1 to 1; -2 where one has no numbers."""
        first, second = self._places.get(one), self._places.get(other)
        if first is None or second is None:
            return _NO_NUMBERS
        size = self._size
        rows = [[*side[at : at + size]] for at in (first, second) for side in (self._before, self._behind)]
        a, b = rows[0] + rows[1], rows[2] + rows[3]
        return sum(map(mul, a, b)) / math.sqrt(sum(map(mul, a, a)) * sum(map(mul, b, b)) or 1)

    def _beside(self, one: int, other: int) -> int:
        size = self._size
        return sum(map(mul, self._before[one : one + size], self._behind[other : other + size]))

    def _together(self, one: int, other: int) -> int:
        size = self._size
        return sum(map(mul, self._near[one : one + size], self._near[other : other + size]))


def pack_vectors(words: Sequence[str], size: int, before: bytes, behind: bytes, near: bytes) -> bytes:
    """The bytes of a table: each of the three has ``size`` signed bytes for every word."""
    listed = "\n".join(words).encode("utf-16-le")
    return _HEAD.pack(len(words), size, len(listed)) + listed + before + behind + near
