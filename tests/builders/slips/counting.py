"""In how many documents every string of one to five characters stands."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.check.wording.slips.string_table import level_of
from tests.builders.slips.texts import BREAK, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Least number of documents for a string of each length to be kept, and of one that no text of the genre has: all
#: tables together have 6 MB. Strings of five tell hardly anything that the numbers of words do not (``company.py``).
_LEAST, _LEAST_ELSEWHERE = {1: 1, 2: 2, 3: 2, 4: 8, 5: 30}, {1: 1, 2: 2, 3: 3, 4: 12, 5: 90}
#: What a document of the genre counts for where texts of two hands have the string, and a word of the dictionary.
_GENRE_WEIGHT, _WORD_WEIGHT = 5, 4
_SHORT, _LETTERS = 12, (1 << 12) - 1  # bits of a character in strings of five, and how many characters that leaves
_HIGHEST = 1 << 14  # documents; more make no difference to the level

Keys = NDArray[np.uint64]
Counted = tuple[Keys, NDArray[np.int64]]


class Tally:
    """Strings by the group of their texts: one for each hand of the genre, ``held`` and ``""`` for public texts."""

    def __init__(self, documents: Sequence[Text], held: int, words: Iterable[str]) -> None:
        arrays = [np.frombuffer(d.symbols.encode("utf-16-le", "ignore"), dtype=np.uint16) for d in documents]
        frequency = np.bincount(np.concatenate(arrays), minlength=1 << 16)
        frequency[ord(BREAK)] = 0
        self._common = np.argsort(-frequency, kind="stable")[:_LETTERS]
        numbers = np.full(1 << 16, _LETTERS, dtype=np.uint64)
        numbers[self._common] = np.arange(len(self._common), dtype=np.uint64)
        self._hands = sorted({d.hand for d in documents if d.hand})
        self._groups: dict[int, dict[str, Counted]] = {}
        of_length: dict[int, list[str]] = defaultdict(list)
        for word in words:
            of_length[len(word)].append(word)
        for length in _LEAST:
            keys: dict[str, list[Keys]] = defaultdict(list)
            for number, (array, document) in enumerate(zip(arrays, documents, strict=True)):
                group = document.hand or ("" if number % held else "held")
                keys[group].append(_keys(array, length, numbers))
            counted = {group: np.unique(np.concatenate(parts), return_counts=True) for group, parts in keys.items()}
            known = BREAK.join(of_length[length])
            listed = _keys(np.frombuffer(known.encode("utf-16-le"), dtype=np.uint16), length, numbers)
            counted[""] = _sum(counted[""], (listed, np.full(len(listed), _WORD_WEIGHT)))
            self._groups[length] = counted
            if "held" in counted:
                counted["all"] = _sum(counted[""], counted["held"])

    def levels(self, without: str = "") -> Iterator[tuple[str, int]]:
        """(string, level) for the table, without the texts of one group.

        Genre text counts more where two hands have the string; else it counts once for each document.
        """
        for length, least in _LEAST.items():
            groups = self._groups[length]
            keys, counts = groups["" if without == "held" else "all"]
            by_hand = [groups[hand] for hand in self._hands if hand != without]
            genre, documents = reduce(_sum, by_hand)
            of_hands = reduce(_sum, [(k, np.ones(len(k), np.int64)) for k, _ in by_hand])[1]
            weighed = np.where(of_hands > 1, documents * _GENRE_WEIGHT, documents)
            at = np.minimum(np.searchsorted(keys, genre), len(keys) - 1)
            there = keys[at] == genre
            total, of_genre = counts.copy(), np.zeros(len(counts), bool)
            total[at[there]] += weighed[there]
            of_genre[at[there]] = True
            kept = total >= np.where(of_genre, least, _LEAST_ELSEWHERE[length])
            fresh = ~there & (weighed >= least)
            chosen = np.concatenate([keys[kept], genre[fresh]])
            order = np.argsort(chosen, kind="stable")
            documents = np.minimum(np.concatenate([total[kept], weighed[fresh]]), _HIGHEST)[order]
            strings = _strings(chosen[order], length, self._common)
            yield from zip(strings, _LEVELS[documents].tolist(), strict=True)


_LEVELS = np.array([0, *(level_of(count) for count in range(1, _HIGHEST + 1))])


def _keys(array: NDArray[np.uint16], length: int, numbers: Keys) -> Keys:
    """Every string of the length in a document once, as a number."""
    count = len(array) - length + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    bits = 16 if length < 5 else _SHORT
    chars = array.astype(np.uint64) if length < 5 else numbers[array]
    barred = array == ord(BREAK) if length < 5 else chars == _LETTERS
    key, bad = np.zeros(count, np.uint64), np.zeros(count, bool)
    for i in range(length):
        key = (key << np.uint64(bits)) | chars[i : i + count]
        bad |= barred[i : i + count]
    return np.unique(key[~bad])


def _sum(first: Counted, second: Counted) -> Counted:
    """The counts of both, sorted by key."""
    keys = np.concatenate([first[0], second[0]])
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], np.concatenate([first[1], second[1]])[order]
    begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.empty(0, np.int64)
    return keys[begins], np.add.reduceat(counts, begins) if len(keys) else counts


def _strings(keys: Keys, length: int, common: NDArray[np.int64]) -> Iterator[str]:
    bits = 16 if length < 5 else _SHORT
    chars = np.empty((len(keys), length), np.uint16)
    for i in range(length):
        part = (keys >> np.uint64(bits * (length - 1 - i))) & np.uint64((1 << bits) - 1)
        chars[:, i] = part if length < 5 else common[part.astype(np.int64)]
    text = chars.tobytes().decode("utf-16-le", "replace")
    return (text[i : i + length] for i in range(0, len(text), length))
