"""Which mark is expected between two words: one put for another, one where none belongs.

Trees weigh the figures of ``mark_figures`` and give each of 、 ， 。 ； and no mark at all a score, fitted on correct
prose and on the same with marks put in. A mark is doubted where another, or none, has a far higher score than what is
written; by how much, was measured in prose that nothing was fitted on, for each pair by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.prepared import prepared
from core.base.resources import ROOT
from core.check.wording.marks.mark_figures import (
    BROKEN_WORDS,
    MarkCounts,
    first_figures,
    other_figures,
    parts_around,
)
from core.check.wording.marks.marked_text import CHOICES, DIGITS, LETTERS, PAUSE, marked_text
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import Trees
from core.check.wording.slips.string_table import StringTable
from core.check.wording.slips.tables import parsed
from core.language.numerals import ORDINALS
from core.language.remembered import remembered_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from core.check.wording.marks.marked_text import MarkedText

#: No mark at all, beside the four.
NONE = ""
EXPECTED = (*CHOICES, NONE)
_NO_MARK = len(CHOICES)
#: How long items are that may be half the same.
_PAIRED = (2, 3, 4)
#: The marks beside it are no measure: behind it a comma stands, of which W118 tells (；第二、加强培训).
_ORDINAL = re.compile(f"第[{ORDINALS}]{{1,3}}")
#: Fewer marks than this make no sentence: a label, a heading.
_FEWEST = 2


class Doubt(NamedTuple):
    """The mark at ``place`` of the text is likely meant for ``right``, or for none; ``sure`` to be told plainly."""

    place: int
    right: str
    sure: bool


class Weighed(NamedTuple):
    """The score of each of ``EXPECTED`` at a mark, and whether it stands within a word."""

    scores: list[float]
    in_word: bool


@dataclass(frozen=True)
class Bars:
    """By how much the score of what is meant must be above that of what is written, to be doubted and to be told.

    Without ``warning`` it is never told plainly.
    """

    hint: float
    warning: float | None


class ExpectedMarks:
    """``first`` and ``others`` are the trees of each of ``EXPECTED``, on the first figures and on all.

    ``bars`` are by the mark that is written, the one that is meant, and whether the mark stands within a word; without
    any it is never told. Where the first trees give the written mark no more than ``worth`` less than the best, the
    others are not asked.
    """

    def __init__(
        self,
        counts: MarkCounts,
        first: Sequence[Trees],
        others: Sequence[Trees],
        bars: Mapping[tuple[str, str, bool], Bars],
        worth: float,
    ) -> None:
        self._counts, self._first, self._others, self.bars, self._worth = counts, first, others, bars, worth

    @remembered_of
    def doubts(self, text: str) -> Iterator[Doubt]:
        """Every doubted mark of a folded paragraph."""
        marked = marked_text(text)
        if len(marked.places) < _FEWEST:
            return
        for number, at in enumerate(marked.places):
            written = CHOICES.find(marked.signs[at])
            if written < 0 or not marked.is_open_to_doubt(number):
                continue
            doubt = self._doubt(marked, number, written)
            if doubt and not any(map(_ORDINAL.fullmatch, parts_around(marked, number)[1:3])):
                yield doubt

    def _doubt(self, marked: MarkedText, number: int, written: int) -> Doubt | None:
        """What is likely meant where one of ``EXPECTED`` is written, if that is something else."""
        weighed = self._weighed(marked, number, written)
        if weighed is None:
            return None
        best = max(range(len(EXPECTED)), key=weighed.scores.__getitem__)
        bars = self.bars.get((EXPECTED[written], EXPECTED[best], weighed.in_word))
        ahead = weighed.scores[best] - weighed.scores[written]
        if bars is None or ahead <= bars.hint:
            return None
        if best == _NO_MARK and (_are_pair(marked, number) or _is_beside_a_number(marked, number)):
            return None
        sure = bars.warning is not None and ahead > bars.warning
        if not sure and EXPECTED[written] == "、" and _are_counted(marked, number):
            return None
        return Doubt(marked.starts[marked.places[number]], EXPECTED[best], sure)

    def _weighed(self, marked: MarkedText, number: int, written: int) -> Weighed | None:
        """What a mark has come to; None where the written one is plainly as good as any."""
        figures = first_figures(self._counts, marked, number)
        scores = [trees.score(figures) for trees in self._first]
        if max(scores) - scores[written] <= self._worth:
            return None
        figures += other_figures(self._counts, marked, number)
        scores = [score + trees.score(figures) for score, trees in zip(scores, self._others, strict=True)]
        return Weighed(scores, any(figures[BROKEN_WORDS]))


#: Each of the two stands before the noun behind the other.
_OPPOSITES = frozenset(
    (
        "大小",
        "上下",
        "左右",
        "前后",
        "中小",
        "高低",
        "长短",
        "内外",
        "冷热",
        "南北",
        "东西",
        "早晚",
        "干支",
        "新老",
        "城乡",
    )
)


def _are_pair(marked: MarkedText, number: int) -> bool:
    """Whether two items stand side by side that are half the same, with or without a mark: 线上、线下, 失密、泄密."""
    if marked.signs[marked.places[number]] != PAUSE:
        return False
    _, left, right, _ = parts_around(marked, number)
    if left[-1:] + right[1:2] in detector().confusions.word_list:
        return True  # 预、决算
    if left[-1:] + right[:1] in _OPPOSITES:
        return True  # 大、小春作物
    for length in _PAIRED:
        one, other = left[-length:], right[:length]
        if 2 * sum(map(eq, one, other)) >= length == len(one):
            return True
    return False


def _are_counted(marked: MarkedText, number: int) -> bool:
    """Whether both items have a number, so that either mark may part them: 举办培训4期、参训84人次."""
    _, left, right, _ = parts_around(marked, number)
    return DIGITS in left and DIGITS in right


def _is_beside_a_number(marked: MarkedText, number: int) -> bool:
    """Whether a mark parts a number or letters from what is beside it, which nobody would write as one."""
    at = marked.places[number]
    return not {DIGITS, LETTERS}.isdisjoint(marked.signs[at - 1 : at + 2])


@cache
def mark_counts() -> MarkCounts:
    """The counts of the program, read once; raises OSError and ValueError when they are damaged."""
    slips = detector()
    return MarkCounts(slips.counts, StringTable((ROOT / "marks" / "strings.bin").read_bytes()), slips.vectors)


@cache
def expected_marks() -> ExpectedMarks:
    """The tables of the program, read once; raises ResourceError when they are damaged."""
    try:
        data = (ROOT / "marks" / "model.json").read_bytes()
        model = prepared("marks", data, lambda: parsed(data))
        bars = {
            (EXPECTED[written], EXPECTED[meant], in_word): Bars(hint, warning)
            for written, meant, in_word, hint, warning in model["bars"]
        }
        first, others = ([Trees(trees) for trees in model[stage]] for stage in ("first", "others"))
        return ExpectedMarks(mark_counts(), first, others, bars, model["worth"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError("程序自带的数据文件夹 marks 有误，请重新安装。", detail=str(error)) from error
