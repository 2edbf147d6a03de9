"""Finding words in a draft: blanks, line ends, full and half width, capitals make no difference."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import overload

from core.model.document import Span, View
from core.model.normalise import fold

#: More hits than this are not worth walking through; the search stops there.
MOST = 2000


class Hits(Sequence[tuple[Span, ...]]):
    """Places of words in a draft, in order; each as one range per line or gap, worked out when it is asked for.

    A common word stands two thousand times in a thick draft, and a window looks at some hundred of them.
    """

    def __init__(self, view: View, starts: Sequence[int], length: int) -> None:
        self._view, self._starts, self._length = view, starts, length

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int, /) -> tuple[Span, ...]: ...
    @overload
    def __getitem__(self, index: slice, /) -> Hits: ...
    def __getitem__(self, index: int | slice, /) -> tuple[Span, ...] | Hits:
        if isinstance(index, slice):
            return Hits(self._view, self._starts[index], self._length)
        at = self._starts[index]
        return self._view.spans(at, at + self._length)


class Searcher:
    """Searches one text, which is prepared once."""

    def __init__(self, text: str) -> None:
        folded = fold(text).lower()
        if len(folded) != len(text):  # a capital whose small letter is two characters (İ) would shift everything
            folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in fold(text))
        keep = array("l")
        for run in re.finditer(r"\S+", folded):
            keep.extend(range(run.start(), run.end()))
        self._view = View("".join(folded.split()), keep)

    def find(self, words: str) -> Sequence[tuple[Span, ...]]:
        """Every place where the words stand, in order, no two overlapping; no more than ``MOST``."""
        wanted = "".join(fold(words).lower().split())
        starts: list[int] = []
        at = self._view.text.find(wanted) if wanted else -1
        while at >= 0 and len(starts) < MOST:
            starts.append(at)
            at = self._view.text.find(wanted, at + len(wanted))
        return Hits(self._view, starts, len(wanted))
