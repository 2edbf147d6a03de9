"""What words keep company: numbers for each, distilled from which stand side by side and near each other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import eigsh, svds

from core.check.wording.slips.word_vectors import SCALE, pack_vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.builders.slips.parting import Parted

#: So many words, those in most documents, and so many numbers for each. With twice the numbers, and with half as many
#: words more, no more slips were told at the same false alarms.
_WORDS, _SIZE = 6_500, 24
#: What a document of the genre counts for.
_GENRE_WEIGHT = 5
#: How far apart words are that stand side by side, and near each other.
_BESIDE, _NEAR = (1,), (2, 3, 4, 5, 6, 7)
#: Of the second word of a pair the rarer ones count for more than they have (Levy, Goldberg and Dagan 2015).
_SMOOTHED = 0.75

Floats = NDArray[np.float64]


class Company:
    """Pairs of words by the group of their texts, as ``Tally`` has strings: in how many documents each pair stands."""

    def __init__(self, documents: Sequence[Parted]) -> None:
        counts: Counter[str] = Counter()
        for document in documents:
            for word in {word for words in document.paragraphs for word in words}:
                counts[word] += _GENRE_WEIGHT if document.genre else 1
        self._words = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_WORDS]]
        numbers = {word: number for number, word in enumerate(self._words)}
        groups: dict[str, list[tuple[int, list[NDArray[np.int64]]]]] = {}
        for document in documents:
            numbered = [np.array([numbers.get(word, -1) for word in words]) for words in document.paragraphs]
            groups.setdefault(document.group, []).append((_GENRE_WEIGHT if document.genre else 1, numbered))
        self._beside, self._near = (
            {group: _counted(texts, apart) for group, texts in groups.items()} for apart in (_BESIDE, _NEAR)
        )

    def vectors(self, without: str = "") -> bytes:
        """The table, without the texts of one group."""
        beside, near = (
            sum((counts for group, counts in groups.items() if group != without), sparse.csr_matrix((_WORDS, _WORDS)))
            for groups in (self._beside, self._near)
        )
        start = np.ones(_WORDS)
        left, values, right = svds(_information(beside), k=_SIZE, v0=start)
        weights, near_ones = eigsh(_information(near + near.T), k=_SIZE, which="LA", v0=start)
        signs = np.sign(left[np.abs(left).argmax(axis=0), np.arange(_SIZE)])
        root = np.sqrt(values) * signs
        tables = left * root, right.T * root, near_ones * np.sqrt(np.maximum(weights, 0.0))
        return pack_vectors(self._words, _SIZE, *map(_bytes, tables))


def _counted(texts: Iterable[tuple[int, list[NDArray[np.int64]]]], apart: Iterable[int]) -> sparse.csr_matrix:
    """In how many documents each pair stands so far apart."""
    pairs, weights = [np.empty(0, np.int64)], [np.empty(0)]
    for weight, paragraphs in texts:
        found = [np.empty(0, np.int64)]
        for words in paragraphs:
            for distance in apart:
                first, second = words[:-distance], words[distance:]
                known = (first >= 0) & (second >= 0)
                found.append(first[known] * _WORDS + second[known])
        pairs.append(np.unique(np.concatenate(found)))
        weights.append(np.full(len(pairs[-1]), float(weight)))
    keys = np.concatenate(pairs)
    return sparse.coo_matrix((np.concatenate(weights), (keys // _WORDS, keys % _WORDS)), (_WORDS, _WORDS)).tocsr()


def _information(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """The pointwise mutual information of pairs where it is positive; that of pairs seen but seldom counts for less."""
    pairs = counts.tocoo()
    first = np.asarray(counts.sum(axis=1)).ravel()
    second = np.asarray(counts.sum(axis=0)).ravel() ** _SMOOTHED
    second *= first.sum() / second.sum()
    found = np.log(pairs.data * pairs.data.sum() / (first[pairs.row] * second[pairs.col]))
    found *= pairs.data / (pairs.data + 1)
    kept = found > 0
    return sparse.csr_matrix((found[kept], (pairs.row[kept], pairs.col[kept])), counts.shape)


def _bytes(numbers: Floats) -> bytes:
    return np.clip(np.round(numbers * SCALE), -127, 127).astype(np.int8).tobytes()
