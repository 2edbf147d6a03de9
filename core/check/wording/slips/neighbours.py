"""Which characters stand beside and between which in correct prose: what could stand at a place at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Neighbours:
    """Built from rows of (character, all that follow it) and (character, what follows but one, with what is between).

    The second reads ``工开作 的开``: behind the row's character and before 工 stand 开 and 作, before 的 stands 开, the
    commonest first.
    """

    def __init__(self, following: Iterable[tuple[str, str]], between: Iterable[tuple[str, str]]) -> None:
        #: All that follows each character.
        self.rows, self._between = dict(following), dict(between)

    def following(self, first: str) -> str:
        """The characters that stand behind one in at least two documents.

        To look for one in a row takes hardly longer than in a set, and a thousand sets take as long as a report.
        """
        return self.rows.get(first, "")

    def follows(self, first: str, second: str) -> bool:
        """True when the two characters stand side by side in at least two documents."""
        return second in self.rows.get(first, "")

    def between(self, first: str, second: str) -> str:
        """The characters that often stand between two."""
        row = self._between.get(first, "")
        at = row.find(" " + second)
        return row[at + 2 : row.find(" ", at + 1)] if at >= 0 else ""
