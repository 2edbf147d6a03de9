"""Rectangles on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Box(NamedTuple):
    """A rectangle on a page as shown: PDF points, origin at the top left; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def bbox(self) -> list[float]:
        """[x0, top, x1, bottom], rounded to a hundredth of a point."""
        return [round(v, 2) for v in self[1:]]


def median(values: Iterable[float]) -> float:
    """The value in the middle, or between the two in the middle; IndexError for none.

    ``statistics`` has it too, but imports 2 ms of other numbers.

    >>> median([3.0, 1.0, 2.0]), median([1.0, 2.0])
    (2.0, 1.5)
    """
    ordered = sorted(values)
    middle, odd = divmod(len(ordered), 2)
    return ordered[middle] if odd else (ordered[middle - 1] + ordered[middle]) / 2


def union(boxes: Iterable[Box]) -> list[Box]:
    """Merge character boxes into one box per line of text, in the order given."""
    merged: list[Box] = []
    for box in boxes:
        if merged:
            last = merged[-1]
            overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
            same_line = overlap > 0.4 * min(last.bottom - last.top, box.bottom - box.top)
            if last.page == box.page and same_line and box.x0 >= last.x0 - 1:
                merged[-1] = Box(
                    last.page, min(last.x0, box.x0), min(last.top, box.top),
                    max(last.x1, box.x1), max(last.bottom, box.bottom),
                )  # fmt: skip
                continue
        merged.append(box)
    return merged
