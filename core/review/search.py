"""Finding words in a draft: blanks, line ends, full and half width, capitals make no difference."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from core.model.document import Span, View
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

#: More hits than this are not worth walking through; the search stops there.
MOST = 2000


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
        """Every place where the words stand, in order, no two overlapping; each as one range per line or gap."""
        wanted = "".join(fold(words).lower().split())
        if not wanted:
            return ()
        hits: list[tuple[Span, ...]] = []
        at = self._view.text.find(wanted)
        while at >= 0 and len(hits) < MOST:
            hits.append(self._view.spans(at, at + len(wanted)))
            at = self._view.text.find(wanted, at + len(wanted))
        return hits
