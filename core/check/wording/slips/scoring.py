"""How sure an edit is: figures from the counts, weighed by a small model of boosted trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.check.wording.slips.candidates import Candidate, Level

_REACH = 4  # characters of context on each side
_LENGTHS = (2, 3, 4, 5)
#: Figures of one side (as written, as corrected), and how many of them are compared as differences.
SIDE = 4 * len(_LENGTHS) + 6
_COMPARED = (0, 1, 4, 5, 8, 9, 12)
FIGURES = 2 * SIDE + len(_COMPARED) + 1

Node = tuple[int, float, int, int]


def figures(text: str, candidate: Candidate, level: Level) -> list[float]:
    """The figures of one edit: of the text as written, as corrected, their differences, and the kind of slip.

    Of the strings of each length that touch the edit the largest, mean and smallest level and the share known; the
    longest known string that ends with the edit and that begins with it, with its level; the edit's own characters.
    """
    left = text[max(0, candidate.start - _REACH) : candidate.start]
    right = text[candidate.end : candidate.end + _REACH]
    written = _side(left, text[candidate.start : candidate.end], right, level)
    corrected = _side(left, candidate.right, right, level)
    differences = [corrected[i] - written[i] for i in _COMPARED]
    return [*written, *corrected, *differences, float(candidate.kind)]


def _side(left: str, middle: str, right: str, level: Level) -> list[float]:
    whole, start, end = left + middle + right, len(left), len(left) + len(middle)
    result: list[float] = []
    for length in _LENGTHS:
        # An edit that leaves a character out is touched by the strings that reach over the joint.
        stop = min(end if middle else start, len(whole) - length + 1)
        levels = [level(whole[i : i + length]) for i in range(max(0, start - length + 1), stop)]
        if levels:
            known = sum(1 for found in levels if found)
            result += [max(levels), sum(levels) / len(levels), known / len(levels), min(levels)]
        else:
            result += [0.0, 0.0, 0.0, 0.0]
    ending = [(level(whole[end - n : end]), n) for n in _LENGTHS if end >= n]
    beginning = [(level(whole[start : start + n]), n) for n in _LENGTHS if start + n <= len(whole)]
    for side in (ending, beginning):
        found, length = next(((found, n) for found, n in reversed(side) if found), (0, 0))
        result += [found, length]
    own = [level(char) for char in middle] or [0]
    return [*result, max(own), min(own)]


class Trees:
    """A sum of regression trees. Each is a list of nodes (figure, threshold, below, above).

    A child that is not negative is the index of a node; a negative one -n stands for leaf n - 1 of the tree.
    """

    def __init__(self, trees: Iterable[tuple[Sequence[Node], Sequence[float]]]) -> None:
        self._trees = [(tuple(nodes), tuple(leaves)) for nodes, leaves in trees]

    def score(self, values: Sequence[float]) -> float:
        """The log odds that the edit mends a slip."""
        total = 0.0
        for nodes, leaves in self._trees:
            at = 0 if nodes else -1
            while at >= 0:
                figure, threshold, below, above = nodes[at]
                at = below if values[figure] <= threshold else above
            total += leaves[-at - 1]
        return total
