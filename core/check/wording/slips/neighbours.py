"""Which characters follow which in correct prose: a quick first look before the table of strings is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.wording.slips.candidates import BRACKET, DIGITS, LETTERS, MARK

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How the file writes the signs of the counts.
SHOWN = {MARK: "。", BRACKET: "（", DIGITS: "0", LETTERS: "A"}
_READ = str.maketrans({shown: sign for sign, shown in SHOWN.items()})


class Neighbours:
    """Built from rows of (character, all that follow it)."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._following = {first.translate(_READ): following.translate(_READ) for first, following in rows}

    def follows(self, first: str, second: str) -> bool:
        """True when the two characters stand side by side in at least two documents."""
        return second in self._following.get(first, "")
