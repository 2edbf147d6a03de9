"""Marks left out: between the items of a list (生态环境、应急农业等部门) and between clauses (落实责任积极主动公开).

What is weighed is the mark that could stand between two signs, by the figures of ``mark_figures``: as if it stood
there. Nothing is known but counts in correct prose. Trees were fitted on its marks, each taken out by itself, against
all places where it has none. Only a place over which the strings are hardly known is weighed. Between clauses no mark
is missing where a word shows that the first one goes on (``going_on``).
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.prepared import prepared
from core.base.resources import ROOT
from core.check.wording.marks.expected_marks import mark_counts
from core.check.wording.marks.going_on import going_on
from core.check.wording.marks.mark_figures import (
    AS_COUNTED,
    COMMONEST_BEFORE,
    COMMONEST_BEHIND,
    MarkCounts,
    first_figures,
    other_figures,
    parts_around,
)
from core.check.wording.marks.marked_text import DIGITS, MARKS, PAUSE, QUOTES, marked_text
from core.check.wording.marks.missing_marks import Gap
from core.check.wording.slips.candidates import MARK
from core.check.wording.slips.scoring import Trees
from core.check.wording.slips.tables import parsed
from core.language.remembered import remembered_of
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.check.wording.marks.marked_text import MarkedText

#: What a place may part, and what is said of it.
ITEMS, CLAUSES = "items", "clauses"
_REASONS = {ITEMS: "并列的各项之间缺顿号", CLAUSES: "两个分句之间缺标点"}
#: Signs that stand on either side of the place, at least.
_SHORTEST = {ITEMS: 2, CLAUSES: 3}
#: Up to which level the strings over a place are hardly known: that of two signs, and the two of three together.
_TWO, _THREE = 8, 6
#: How usual a mark is, at least, behind the two signs before the place and before the two behind it.
_USUAL = 3
#: Behind a number so near before the place stands how many, which ``run_ons`` judges: 走访300户次|收集意见27条.
_COUNT = 3
#: An item so long is known with the marks on both sides of it.
_KNOWN_WHOLE, _TOO_LONG = 3, -1
_LIKE_A_MARK = str.maketrans(dict.fromkeys(MARKS, MARK))
_SHOWN = 2


class Place(NamedTuple):
    """Before the sign ``at`` a mark may have been left out, of one of the ``kinds``."""

    at: int
    kinds: tuple[str, ...]


class Weights(NamedTuple):
    """The trees of a kind: of what has no more than ``worth`` by the first figures the others are not asked.

    A place is told as a hint from one score on, plainly from another.
    """

    first: Trees
    worth: float
    trees: Trees
    hint: float
    warning: float


class LeftOutMarks:
    """The tables that places are weighed with."""

    def __init__(self, counts: MarkCounts, weights: Mapping[str, Weights]) -> None:
        self._counts, self._weights = counts, weights

    @remembered_of
    def gaps(self, text: str) -> Iterator[Gap]:
        """Every place of a folded paragraph where a mark is missing."""
        marked = marked_text(text)
        for place in self.places(marked, text):
            with_mark = marked.with_mark(place.at)
            first = self.first(*with_mark)
            if first is None:
                continue
            kinds = [kind for kind in place.kinds if self._is_worth(kind, first)]
            if not kinds:
                continue
            figures = self.figures(first, *with_mark)
            for kind in kinds:
                weights, start = self._weights[kind], marked.starts[place.at]
                score = weights.trees.score(figures)
                if score > weights.hint:
                    severity = Severity.WARNING if score > weights.warning else Severity.HINT
                    yield Gap(start - _SHOWN, start + _SHOWN, _REASONS[kind], severity)
                    break

    def _is_worth(self, kind: str, first: list[float]) -> bool:
        weights = self._weights[kind]
        return weights.first.score(first) > weights.worth

    def places(self, marked: MarkedText, text: str) -> Iterator[Place]:
        """Every place that is worth weighing."""
        shown = marked.signs.translate(AS_COUNTED).translate(_LIKE_A_MARK)
        twos, threes = (self._counts.strings.levels(shown, length) for length in (2, 3))
        for start, end, clause, in_list in _stretches(marked):
            for at in range(start + _SHORTEST[ITEMS], end - _SHORTEST[ITEMS] + 1):
                known = twos[at - 1] > _TWO or threes[at - 2] + threes[at - 1] > _THREE
                if not known and not _is_quoted(marked.signs, at):
                    kinds = (ITEMS,) if in_list else ()
                    if self._may_end(marked, text, (start, clause, at, end)):
                        kinds = (*kinds, CLAUSES)
                    if kinds:
                        yield Place(at, kinds)

    def _may_end(self, marked: MarkedText, text: str, place: tuple[int, int, int, int]) -> bool:
        """Whether a clause may end before a sign: of a stretch from a sign to another, its clause begun at a third."""
        start, clause, at, end = place
        if min(at - start, end - at) < _SHORTEST[CLAUSES] or DIGITS in marked.signs[at - _COUNT : at]:
            return False
        return not going_on().is_governed(text, marked.starts[clause], marked.starts[at])

    def first(self, marked: MarkedText, number: int) -> list[float] | None:
        """The first figures of a mark; None where hardly any mark stands beside such words."""
        figures = first_figures(self._counts, marked, number)
        return figures if min(figures[COMMONEST_BEHIND], figures[COMMONEST_BEFORE]) >= _USUAL else None

    def figures(self, first: list[float], marked: MarkedText, number: int) -> list[float]:
        """All figures of a mark, the first ones included."""
        parts = parts_around(marked, number)
        earlier, left, right, later = parts
        level, alike = self._counts.strings.level, self._counts.vectors.alike
        return [
            *first,
            *other_figures(self._counts, marked, number),
            alike(left[-2:], right[:2]),
            *(alike(one[-2:], other[-2:]) for one, other in ((earlier, left), (right, later))),
            *(alike(one[:2], other[:2]) for one, other in ((earlier, left), (right, later))),
            *(level(f"{MARK}{item}{MARK}") if len(item) <= _KNOWN_WHOLE else _TOO_LONG for item in (left, right)),
            *(abs(one - other) for one, other in pairwise(map(len, parts))),
        ]


def _stretches(marked: MarkedText) -> Iterator[tuple[int, int, int, bool]]:
    """What stands between two marks: from and to which sign, where its clause begins, whether a 、 is beside it."""
    signs, clause = marked.signs, 0
    for before, behind in pairwise([-1, *marked.places, len(signs)]):
        if before < 0 or signs[before] != PAUSE:
            clause = before + 1
        if behind - before > 2 * _SHORTEST[ITEMS]:
            in_list = PAUSE in (signs[max(before, 0) : before + 1], signs[behind : behind + 1])
            yield before + 1, behind, clause, in_list


def _is_quoted(signs: str, at: int) -> bool:
    """Whether a sign, or the one before it, stands in quotation marks, which do not keep their own marks."""
    opening, closing = QUOTES
    return signs[at] in QUOTES or signs[at - 1] in QUOTES or signs.rfind(opening, 0, at) > signs.rfind(closing, 0, at)


@cache
def left_out_marks() -> LeftOutMarks:
    """The tables of the program, read once; raises ResourceError when they are damaged."""
    try:
        weights = {}
        for kind in (ITEMS, CLAUSES):
            data = (ROOT / "marks" / f"left_out_{kind}.json").read_bytes()
            model = prepared("left out", data, lambda data=data: parsed(data))
            first, trees = Trees(model["first"]), Trees(model["trees"])
            weights[kind] = Weights(first, model["worth"], trees, model["hint"], model["warning"])
        return LeftOutMarks(mark_counts(), weights)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError("程序自带的数据文件夹 marks 有误，请重新安装。", detail=str(error)) from error
