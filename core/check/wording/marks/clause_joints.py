"""Joints of two clauses without a mark, told by what usually ends a clause and what usually begins one.

``run_ons`` knows constructions. Here nothing is known but counts in correct prose: how often a mark stands behind the
last two characters of the first clause (…使命感) and before the first two of the second (严格按照…), how well known the
strings are that reach over the joint, how long both clauses are. Trees weigh that, fitted on the same prose with marks
taken out. A clause that is opened by a preposition (按照要求|开展), or whose verb takes another clause (组织干部|学习),
goes on over such a joint and is left alone; those words are data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.prepared import prepared
from core.base.resources import ROOT, read_record, read_rows
from core.check.wording.entries import any_of
from core.check.wording.marks.missing_marks import Gap, Words
from core.check.wording.slips.candidates import DIGITS, MARK, symbols
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import AS_WORD, Trees
from core.check.wording.slips.tables import parsed
from core.language import numerals
from core.language.remembered import remembered_of
from core.model.finding import Severity
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.check.wording.slips.candidates import Counts

#: Up to which level one of the two strings of three symbols over a joint must be hardly known, what both come to at
#: most, and how long each clause is at least.
_STRANGE, _BOTH, _SHORTEST = 2, 9, 4
#: Behind a number so near before the joint stands how many, which ``run_ons`` judges: 走访300户次|收集意见27条.
_COUNT = 3
#: What the edges of the two clauses add up to at least: so usual an end before so usual a beginning. Below hardly any
#: is told.
_EDGES = 16
#: What ends a clause; 、 does not.
_ENDS = frozenset("，。；：！？,;:!?…—")
PAUSE, CLAUSE = "、", "，"
#: Small words that tell how a clause is built, wherever in it they stand.
_SMALL = "以对在为的是把将由"
#: And as a neighbour of the joint.
_BESIDE_JOINT = f"{_SMALL}让使因从与和并但就也较会能有被向等了所后前时"
#: What these begin is as often the rest of the first clause: 访问|并将举行会谈, 功能|由…转变, 报送的信息|我局审核.
_GOES_ON = frozenset("并且又而或和及与以为由对就同在将第中的之我本")
#: A clause that these begin is an adverbial: 在县委领导下|我局….
_LEADING = frozenset("在对为以将把从自经由与按因向就据随")
#: No clause ends with these, which begin a word: 肯定|一年来的工作.
_NUMERALS = frozenset(numerals.COUNTING)
_OPENING = re.compile("[以把将对在为由让使从按通据依随]")
_SHOWN = 2


class Joint(NamedTuple):
    """Before the character ``place`` of the text a clause may begin; ``figures`` are what the trees weigh."""

    place: int
    figures: list[float]


@dataclass(frozen=True, kw_only=True)
class GoingOn:
    """The file ``resources/lexicon/clause_joints.toml``, where the lists are explained."""

    leads: Words
    pivots: Words
    follows: Words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of their words."""
        return re.compile(f"{any_of(self.leads.words)}|{any_of(self.pivots.words)}", re.VERBOSE)


class ClauseJoints:
    """The tables that joints are weighed with.

    ``opens`` and ``closes`` tell for two characters how much likelier a clause begins or ends with them than not, 1 to
    20 (nothing for rare ones); ``trees`` weigh a joint, which is told from the score ``least`` on.
    """

    def __init__(
        self, counts: Counts, opens: Mapping[str, int], closes: Mapping[str, int], trees: Trees, least: float
    ) -> None:
        self._counts, self._opens, self._closes, self._trees, self._least = counts, opens, closes, trees, least

    @remembered_of
    def gaps(self, text: str) -> Iterator[Gap]:
        """Every gap of a folded paragraph, as a hint: of those in published reports every other is right."""
        for joint in self.joints(text):
            if self._trees.score(joint.figures) > self._least:
                yield Gap(joint.place - _SHOWN, joint.place + _SHOWN, "两个分句之间缺标点", Severity.HINT)

    def joints(self, text: str, *, governed: bool = False) -> Iterator[Joint]:
        """Every joint that is worth weighing; with ``governed`` also those that a word of the first clause explains."""
        shown = symbols(text)
        chars, starts = shown.text, shown.starts
        threes = self._counts.levels(chars, 3)
        over = zip(range(3, len(chars) - 3), threes[1:], threes[2:], strict=False)
        strange = [at for at, one, other in over if min(one, other) <= _STRANGE and one + other <= _BOTH]
        clauses = ""
        for at in strange:
            edges = self._closes.get(chars[at - 2 : at], 0) + self._opens.get(chars[at : at + 2], 0)
            if edges < _EDGES or not all(map(is_cjk, chars[at - 2 : at + 2])):
                continue
            clauses = clauses or _clauses(text, chars, starts)
            start, end = clauses.rfind(CLAUSE, 0, at) + 1, clauses.find(CLAUSE, at)
            if min(at - start, end - at) < _SHORTEST or DIGITS in chars[at - _COUNT : at]:
                continue
            if not governed and self._is_governed(text, starts[start], starts[at]):
                continue
            yield Joint(starts[at], self._weighed(chars, clauses, threes, (start, at, end)))

    def _is_governed(self, text: str, start: int, at: int) -> bool:
        """Whether a word of the first clause, or what begins the second, shows that they are one."""
        words = going_on()
        if text[at] in _GOES_ON or text[at - 1] in _NUMERALS or text[start] in _LEADING:
            return True
        return text.startswith(words.follows.words, at) or words.pattern.search(text, start, at) is not None

    def _weighed(self, chars: str, clauses: str, threes: list[int], places: tuple[int, int, int]) -> list[float]:
        """The figures of a joint, which begins one clause at the second of the places.

        Strings over it, with a mark in it, of either side; edges of both clauses; words at it; lengths; small words.
        """
        start, at, end = places
        level, opens, closes = self._counts.level, self._opens, self._closes
        one, two, three = (chars[at - length : at] for length in (1, 2, 3))
        first, second, third, fourth = (chars[at : at + length] for length in (1, 2, 3, 4))
        left, right = clauses[start:at], clauses[at:end]
        figures: list[float] = [
            threes[at - 2],
            threes[at - 1],
            level(two + second),
            level(one + MARK + first),
            level(two + MARK + first),
            level(one + MARK + second),
            level(two + MARK + second),
            level(one + MARK),
            level(two),
            level(two + MARK),
            level(three),
            level(three + MARK),
            level(MARK + first),
            level(second),
            level(MARK + second),
            level(third),
            level(MARK + third),
            level(fourth),
            level(MARK + fourth),
            opens.get(second, 0),
            closes.get(two, 0),
            opens.get(two, 0),
            closes.get(second, 0),
            opens.get(chars[start : start + 2], 0),
            closes.get(chars[end - 2 : end], 0),
            level(AS_WORD + two),
            level(AS_WORD + second),
            level(AS_WORD + one + first),
            len(left),
            len(right),
            left.count(PAUSE),
            right.count(PAUSE),
            at - 1 - clauses.rfind(PAUSE, start, at) if PAUSE in left else 0,
            right.find(PAUSE),
            _BESIDE_JOINT.find(first),
            _BESIDE_JOINT.find(one),
            _BESIDE_JOINT.find(left[0]),
            len(left) - max((match.start() for match in _OPENING.finditer(left)), default=-1),
            len(left) - left.rfind("的"),
        ]
        figures += [left.count(char) for char in _SMALL]
        figures += [right.count(char) for char in _SMALL]
        return figures


def _clauses(text: str, chars: str, starts: list[int]) -> str:
    """The symbols with ``CLAUSE`` for every run of marks that ends a clause, ``PAUSE`` for other marks."""
    found = list(chars)
    for at in range(1, len(chars) - 1):
        if chars[at] == MARK:
            found[at] = PAUSE if _ENDS.isdisjoint(text[starts[at] : starts[at + 1]]) else CLAUSE
    found[0] = found[-1] = CLAUSE
    return "".join(found)


@cache
def going_on() -> GoingOn:
    """The lists, read once."""
    return read_record(GoingOn, "lexicon", "clause_joints.toml")


@cache
def clause_joints() -> ClauseJoints:
    """The tables of the program, read once; raises ResourceError when they are damaged."""
    try:
        data = (ROOT / "joints" / "model.json").read_bytes()
        model = prepared("joints", data, lambda: parsed(data))
        opens, closes = edges()
        return ClauseJoints(detector().counts, opens, closes, Trees(model["trees"]), model["least"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError("程序自带的数据文件夹 joints 有误，请重新安装。", detail=str(error)) from error


def edges() -> tuple[dict[str, int], dict[str, int]]:
    """What opens and what closes a clause, of the rows of the table: a sign and a number, then pairs of characters."""
    opens: dict[str, int] = {}
    closes: dict[str, int] = {}
    for key, pairs in read_rows("joints", "edges.tsv", fields=2):
        into = opens if key[0] == ">" else closes
        into.update(dict.fromkeys(map("".join, zip(pairs[::2], pairs[1::2], strict=True)), int(key[1:])))
    return opens, closes
