"""How sure an edit is: figures from the counts, weighed by a small model of boosted trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from core.check.wording.slips.candidates import Candidate, Counts

_REACH = 4  # characters of context on each side
_LENGTHS = (2, 3, 4, 5)
#: Figures of one side (as written, as corrected), which of them are compared as differences, those of the context.
SIDE = 24
COMPARED = (0, 1, 4, 5, 8, 9, 12, 13, 22)
AROUND = 6
FIGURES = 2 * SIDE + len(COMPARED) + AROUND + 1

Node = tuple[int, float, int, int]
#: (trees, least sum): an edit whose first so many trees sum up to less is given up.
Check = tuple[int, float]
Sides = tuple[list[float], list[float]]


class Figures:
    """The figures of the edits of one paragraph."""

    def __init__(self, text: str, counts: Counts, words: Collection[str]) -> None:
        self._text, self._counts, self._words = text, counts, words
        self._written: dict[tuple[int, int], list[float]] = {}

    def of(self, candidate: Candidate) -> list[float]:
        """The text as written, as corrected, their differences, what is around, the kind of slip.

        Of the strings of each length that touch the edit the largest, mean and smallest level and the share known; the
        longest known string that ends with the edit and that begins with it, with its level; the edit's own characters;
        how many words of two characters reach over its borders, and how many touch it.
        """
        text, level = self._text, self._counts.level
        place = start, end = candidate.start, candidate.end
        left, right = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        before = self._written.get(place)
        if before is None:
            before = self._written[place] = self._side(left, text[start:end], right)
        after = self._side(left, candidate.right, right)
        differences = [after[i] - before[i] for i in COMPARED]
        around = [float(level(left[-n:])) if len(left) >= n else 0.0 for n in (2, 3, 4)]
        around += [float(level(right[:n])) if len(right) >= n else 0.0 for n in (2, 3, 4)]
        return [*before, *after, *differences, *around, float(candidate.kind)]

    def _side(self, left: str, middle: str, right: str) -> list[float]:
        level, words = self._counts.level, self._words
        whole, start, end = left + middle + right, len(left), len(left) + len(middle)
        result: list[float] = []
        for length in _LENGTHS:
            # An edit that leaves a character out is touched by the strings that reach over the joint.
            stop = min(end, len(whole) - length + 1)
            levels = [level(whole[i : i + length]) for i in range(max(0, start - length + 1), stop)]
            if levels:
                known = sum([found > 1 for found in levels])
                result += (max(levels), sum(levels) / len(levels), known / len(levels), min(levels))
            else:
                result += (0.0, 0.0, 0.0, 0.0)
        for strings in (
            [whole[end - n : end] for n in (5, 4, 3, 2) if end >= n],
            [whole[start : start + n] for n in (5, 4, 3, 2) if start + n <= len(whole)],
        ):
            for string in strings:
                found = level(string)
                if found > 1:
                    result += (found, len(string))
                    break
            else:
                result += (0, 0)
        own = [level(char) for char in middle] or [0]
        bridging = 0
        if middle:
            bridging += whole[start - 1 : start + 1] in words if start else 0
            bridging += whole[end - 1 : end + 1] in words
        else:
            bridging += whole[start - 1 : start + 1] in words if start else 0
        return [*result, max(own), min(own), bridging, bridging + (len(middle) == 2 and middle in words)]


class Trees:
    """A sum of regression trees. Each is a list of nodes (figure, threshold, below, above).

    A child that is not negative is the index of a node; a negative one -n stands for leaf n - 1 of the tree.
    """

    def __init__(self, trees: Iterable[tuple[Sequence[Node], Sequence[float]]], checks: Iterable[Check] = ()) -> None:
        self._trees = [(tuple(nodes), tuple(leaves)) for nodes, leaves in trees]
        self._checks = dict(checks)

    def score(self, values: Sequence[float], *, early: bool = True) -> float:
        """The log odds that the edit mends a slip; with ``early`` minus infinity for one that is given up."""
        total, checks = 0.0, self._checks if early else {}
        for number, (nodes, leaves) in enumerate(self._trees):
            if number in checks and total < checks[number]:
                return float("-inf")
            at = 0 if nodes else -1
            while at >= 0:
                figure, threshold, below, above = nodes[at]
                at = below if values[figure] <= threshold else above
            total += leaves[-at - 1]
        return total
