"""What of a page's text cannot be seen: not painted, white on paper, or under what was painted over it later.

A page shows what its objects paint, one over the other. Text is believed to be seen unless that is plain: white text
only where nothing but paper is below it, text under a plate only where the plate is an opaque rectangle, text under a
picture only where every point of the picture is opaque (a seal is not). Where the same was written again on top PDFium
tells only of the first, so that text below other text counts as seen.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: From this part of full light on (all of red, green and blue) a colour is that of the paper.
PAPER = 0.98
#: A plate is no line: it is higher and wider than this (points).
_LEAST = 3.0
#: A plate hides a character if it leaves no more than this part of it free on any side.
_FREE = 0.2
#: Plates and grounds looked at on one page.
_MOST = 2000


class Area(NamedTuple):
    """A rectangle of the page's upright frame, in points."""

    x0: float
    top: float
    x1: float
    bottom: float


class Paint:
    """The painting of a page in its order; a text is told by any number of its own."""

    def __init__(self) -> None:
        self._texts = 0
        self._order: dict[int, int] = {}
        self._pale: dict[int, int] = {}
        self._grounds: list[Area] = []
        self._plates: list[tuple[int, Area]] = []
        self._pictures: list[tuple[int, Area]] = []
        self._later: list[tuple[int, Area]] = []
        self.unpainted: set[int] = set()

    @property
    def hides(self) -> bool:
        """Whether any text may be unseen."""
        return bool(self._plates or self._pictures or self._pale or self.unpainted)

    @property
    def any_text(self) -> bool:
        """Whether there was text so far, which a plate may hide."""
        return self._texts > 0

    def text(self, number: int, *, painted: bool = True, pale: bool = False) -> None:
        """A text; ``pale`` if it has the colour of paper."""
        self._texts += 1
        self._order[number] = self._texts
        if not painted:
            self.unpainted.add(number)
        elif pale:
            self._pale[number] = len(self._grounds)

    def again(self, area: Sequence[float]) -> None:
        """Where the last text stands: asked for where what was written before may be unseen."""
        if len(self._later) < _MOST:
            self._later.append((self._texts, Area(*area)))

    def area(self, area: Sequence[float], *, pale: bool, plate: bool, picture: bool = False) -> None:
        """A filled area; ``plate`` if it is an opaque rectangle, ``pale`` if it has the colour of paper."""
        shape = Area(*area)
        if shape.x1 - shape.x0 < _LEAST or shape.bottom - shape.top < _LEAST:
            return
        if not pale and len(self._grounds) < _MOST:
            self._grounds.append(shape)
        plates = self._pictures if picture else self._plates
        if plate and self._texts and len(plates) < _MOST:
            plates.append((self._texts, shape))

    def unseen(self, number: int, box: Sequence[float], ink: Callable[[], bool] | None = None) -> bool:
        """Whether a character of a text (x0, top, x1, bottom) cannot be seen.

        ``ink`` says whether the page's picture shows anything there. It is asked where colours and shapes do not tell
        for sure: a pattern has no colour, and a plate may be cut by a clip path of any shape.
        """
        order = self._order.get(number, 0)
        if number in self.unpainted:
            return not self._written_again(order, box)
        covered = self._is_below(order, Area(*box), self._plates)
        if not covered and not self._is_below(order, Area(*box), self._pictures):
            if not self._is_pale(number, box):
                return False
            covered = True
        if covered and ink is not None:
            return not ink()
        return not self._written_again(order, box)

    def _written_again(self, order: int, box: Sequence[float]) -> bool:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(later > order and _holds(area, x, y) for later, area in self._later)

    def _is_pale(self, number: int, box: Sequence[float]) -> bool:
        known = self._pale.get(number)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return known is not None and not any(_holds(ground, x, y) for ground in self._grounds[:known])

    @staticmethod
    def _is_below(order: int, box: Area, plates: Sequence[tuple[int, Area]]) -> bool:
        x0, top, x1, bottom = box
        across, down = _FREE * (x1 - x0), _FREE * (bottom - top)
        left, right, upper, lower = x0 + across, x1 - across, top + down, bottom - down
        # They are in the order in which they are painted; asked for every character, so without names.
        for _, plate in plates[bisect_left(plates, (order,)) :]:
            if plate[0] <= left and right <= plate[2] and plate[1] <= upper and lower <= plate[3]:
                return True
        return False


def _holds(area: Area, x: float, y: float) -> bool:
    return area.x0 <= x <= area.x1 and area.top <= y <= area.bottom
