"""In how many documents every string of one to five characters stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.check.wording.slips.string_table import level_of
from tests.builders.slips.texts import BREAK, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Least number of documents for a string of each length to be kept.
_LEAST = {1: 1, 2: 2, 3: 2, 4: 4, 5: 8}
#: What a document of the genre counts for where texts of two hands have the string.
_GENRE_WEIGHT = 5
_SHORT, _LETTERS = 12, (1 << 12) - 1  # bits of a character in strings of five, and how many characters that leaves

Keys = NDArray[np.uint64]


def levels(documents: Sequence[Text]) -> Iterator[tuple[str, int]]:
    """(string, level) for the table; of one-handed genre text a string counts once for each document."""
    arrays = [np.frombuffer(d.symbols.encode("utf-16-le", "ignore"), dtype=np.uint16) for d in documents]
    frequency = np.bincount(np.concatenate(arrays), minlength=1 << 16)
    frequency[ord(BREAK)] = 0
    common = np.argsort(-frequency, kind="stable")[:_LETTERS]
    numbers = np.full(1 << 16, _LETTERS, dtype=np.uint64)
    numbers[common] = np.arange(len(common), dtype=np.uint64)
    hands = sorted({d.hand for d in documents if d.hand})
    for length, least in _LEAST.items():
        keys, counts = _counted(
            [_keys(a, length, numbers) for a, d in zip(arrays, documents, strict=True) if not d.hand]
        )
        by_hand = [
            _counted([_keys(a, length, numbers) for a, d in zip(arrays, documents, strict=True) if d.hand == hand])
            for hand in hands
        ]
        if by_hand:
            keys, counts = _with_genre(keys, counts, by_hand)
        kept = counts >= least
        yield from zip(_strings(keys[kept], length, common), map(level_of, counts[kept].tolist()), strict=True)


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


def _counted(parts: list[Keys]) -> tuple[Keys, NDArray[np.int64]]:
    return np.unique(np.concatenate(parts) if parts else np.empty(0, np.uint64), return_counts=True)


def _with_genre(
    keys: Keys, counts: NDArray[np.int64], by_hand: list[tuple[Keys, NDArray[np.int64]]]
) -> tuple[Keys, NDArray[np.int64]]:
    genre, of_hands = np.unique(np.concatenate([k for k, _ in by_hand]), return_counts=True)
    documents = np.zeros(len(genre), np.int64)
    for hand_keys, hand_counts in by_hand:
        documents[np.searchsorted(genre, hand_keys)] += hand_counts
    weighed = np.where(of_hands > 1, documents * _GENRE_WEIGHT, documents)
    merged = np.union1d(keys, genre)
    total = np.zeros(len(merged), np.int64)
    total[np.searchsorted(merged, keys)] += counts
    total[np.searchsorted(merged, genre)] += weighed
    return merged, total


def _strings(keys: Keys, length: int, common: NDArray[np.int64]) -> Iterator[str]:
    bits = 16 if length < 5 else _SHORT
    chars = np.empty((len(keys), length), np.uint16)
    for i in range(length):
        part = (keys >> np.uint64(bits * (length - 1 - i))) & np.uint64((1 << bits) - 1)
        chars[:, i] = part if length < 5 else common[part.astype(np.int64)]
    text = chars.tobytes().decode("utf-16-le", "replace")
    return (text[i : i + length] for i in range(0, len(text), length))
