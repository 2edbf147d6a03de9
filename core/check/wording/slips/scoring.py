"""How sure an edit is: figures from the counts, weighed by a small model of boosted trees."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.slips.candidates import Counts
from core.check.wording.slips.string_table import ALONE_BEFORE, ALONE_BEHIND
from core.check.wording.slips.word_vectors import WordVectors
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from core.check.wording.slips.candidates import Candidate

_REACH = 4  # characters of context on each side
WIDE_REACH = 16  # and those whose words are the company of the edit's own
_NEAR = 3  # characters on each side among which one may come again
#: Far more than the rounding of a sum of trees, far less than what matters.
_ROUNDING = 1e-6
#: Figures of one side (as written, as corrected), which of them are compared as differences, those of the context.
SIDE = 36
COMPARED = (0, 1, 4, 5, 8, 9, 12, 13, 22, 24, 25, 28, 29, 30, 31, 32, 33, 34, 35)
AROUND = 6
FIGURES = 2 * SIDE + len(COMPARED) + AROUND + 2
#: The length of the longest word that the edit touches as written.
WORD = 26

#: The kind of slip, a figure too.
_KIND = FIGURES - 1
_CORRECTED, _COMPARED, _AROUND = SIDE, 2 * SIDE, 2 * SIDE + len(COMPARED)
_REPEATED = _AROUND + AROUND

#: Before a word in the table of strings: how common it is as a word of its own.
AS_WORD = "\x06"
#: What a character costs that is no word alone; a word costs the less the commoner it is.
_NO_WORD, _WORD = 20, 17
_LONGEST_WORD = 4
#: Where no character stands alone; more than any level of what is beside one.
_NONE_ALONE = 16
_COMPANY = 32  # the first figure of the company that words keep
#: What it costs that only a string shorter by a character is known, or none.
_SHORTER, _UNKNOWN = 2, 18

Node = tuple[int, float, int, int]
#: (trees, least sum): an edit whose first so many trees sum up to less is given up.
Check = tuple[int, float]


class _Knowledge(NamedTuple):
    """What the figures are reckoned from."""

    counts: Counts
    words: Collection[str]
    vectors: WordVectors


class _Side(dict[int, float]):
    """The figures of a place as written or as corrected, each reckoned when it is first asked for.

    Of the strings of each length that touch the edit the largest, mean and smallest level and the share known (four
    figures for each of two to five characters); the longest known string that ends with the edit and that begins with
    it, with its level (16 to 19); the edit's own characters (20, 21); how many words of two characters reach over its
    borders, and how many touch it (22, 23); parted into words as cheaply as can be, the cost, the characters that stand
    alone in the edit or beside it, the length of its longest word and the level of that (24 to 27); how little is known
    of the characters that stand alone there as words beside their neighbours (28, 29); how much rarer each string is
    with its last character than without, and with its first (30, 31); how its words fit among those around it (32 to
    35, see ``WordVectors.company``).
    """

    def __init__(self, left: str, middle: str, right: str, knowledge: _Knowledge) -> None:
        super().__init__()
        before, behind = left[-_REACH:], right[:_REACH]
        self._whole, self._start, self._end = before + middle + behind, len(before), len(before) + len(middle)
        self._wide, self._middle = (left, right), middle
        counts, self._words, self._vectors = knowledge
        self._level = counts.level

    def __missing__(self, figure: int) -> float:
        if figure < 16:
            self._touching(figure // 4)
        elif figure < 20:
            whole, start, end, ends = self._whole, self._start, self._end, figure < 18
            strings = (
                [whole[end - n : end] for n in (5, 4, 3, 2) if end >= n]
                if ends
                else [whole[start : start + n] for n in (5, 4, 3, 2) if start + n <= len(whole)]
            )
            known = next(((level, len(string)) for string in strings if (level := self._level(string)) > 1), (0, 0))
            first = 16 if ends else 18
            self[first], self[first + 1] = known
        elif figure < 22:
            own = [self._level(char) for char in self._whole[self._start : self._end]] or [0]
            self[20], self[21] = max(own), min(own)
        elif figure >= _COMPANY:
            self[32], self[33], self[34], self[35] = self._company()
        elif figure > 29:
            self[30], self[31] = self._following(), self._leading()
        elif figure > 23:
            self._as_words()
        else:
            whole, start, end, words = self._whole, self._start, self._end, self._words
            bridging = int(start > 0 and whole[start - 1 : start + 1] in words)
            if end > start:
                bridging += whole[end - 1 : end + 1] in words
            self[22] = bridging
            self[23] = bridging + (end - start == 2 and whole[start:end] in words)
        return self[figure]

    def _as_words(self) -> None:
        """The cheapest way to part the whole into words."""
        whole, level = self._whole, self._level
        best = _parted(whole, level)
        low, high = self._start - 1, max(self._end, self._start) + 1
        end, alone, longest, least, both = len(whole), 0, (0, 0), _NONE_ALONE, 2 * _NONE_ALONE
        while end:
            start = best[end][1]
            if start < high and low < end:
                if end - start == 1 and is_cjk(whole[start]):
                    alone += 1
                    behind = level(ALONE_BEHIND + whole[start - 1 : end]) if start else _NONE_ALONE
                    before = level(ALONE_BEFORE + whole[start : end + 1]) if end < len(whole) else _NONE_ALONE
                    least, both = min(least, behind, before), min(both, behind + before)
                if (start < self._end and self._start < end) or start < self._start == self._end < end:
                    longest = max(longest, (end - start, level(AS_WORD + whole[start:end])))
            end = start
        self[24], self[25], self[26], self[27], self[28], self[29] = best[-1][0], alone, *longest, least, both

    def _company(self) -> tuple[float, float, float, float]:
        """How the words that the edit touches fit among those around it."""
        (left, right), middle = self._wide, self._middle
        whole, start, end = left + middle + right, len(left), len(left) + len(middle)
        best, at = _parted(whole, self._level), len(whole)
        words: list[str] = []
        own: list[int] = []
        while at:
            begin = best[at][1]
            if (begin < end and start < at) or begin <= start == end <= at:
                own.append(len(words))
            words.append(whole[begin:at])
            at = begin
        words.reverse()
        last = len(words) - 1
        return self._vectors.company(words, last - own[-1], last - own[0])

    def _following(self) -> float:
        """How much rarer each string is with its last character than without, of the longest that are known."""
        whole, level, total = self._whole, self._level, 0
        for i in range(max(1, self._start), min(len(whole), self._end + 3)):
            for low in range(max(0, i - 3), i):
                if found := level(whole[low : i + 1]):
                    total += found - level(whole[low:i]) - _SHORTER * (low - i + 3)
                    break
            else:
                total -= _UNKNOWN
        return float(total)

    def _leading(self) -> float:
        """The same from behind: with the first character and without."""
        whole, level, total = self._whole, self._level, 0
        for i in range(max(0, self._start - 3), min(len(whole) - 1, self._end)):
            for high in range(min(len(whole), i + 4), i + 1, -1):
                if found := level(whole[i:high]):
                    total += found - level(whole[i + 1 : high]) - _SHORTER * (i + 4 - high)
                    break
            else:
                total -= _UNKNOWN
        return float(total)

    def _touching(self, number: int) -> None:
        """The strings of one length. What leaves a character out is touched by those that reach over the joint."""
        length, whole, first, level = number + 2, self._whole, 4 * number, self._level
        stop = min(self._end, len(whole) - length + 1)
        levels = [level(whole[i : i + length]) for i in range(max(0, self._start - length + 1), stop)]
        if levels:
            self[first], self[first + 1] = max(levels), sum(levels) / len(levels)
            self[first + 2], self[first + 3] = sum([found > 1 for found in levels]) / len(levels), min(levels)
        else:
            self[first] = self[first + 1] = self[first + 2] = self[first + 3] = 0.0


def _parted(whole: str, level: Callable[[str], int]) -> list[tuple[int, int]]:
    """The cheapest way to part a string into words: for each end the cost so far and where its last word begins."""
    best = [(0, 0)]
    for end in range(1, len(whole) + 1):
        found = level(AS_WORD + whole[end - 1])
        least = best[end - 1][0] + (_WORD - found if found else _NO_WORD), end - 1
        for start in range(max(0, end - _LONGEST_WORD), end - 1):
            if found := level(AS_WORD + whole[start:end]):
                least = min(least, (best[start][0] + _WORD - found, start))
        best.append(least)
    return best


class _Edit(dict[int, float]):
    """The figures of an edit: the text as written, as corrected, their differences, what is around, the kind."""

    def __init__(
        self, written: _Side, corrected: _Side, context: tuple[str, str], own: str, kind: int, counts: Counts
    ) -> None:
        super().__init__()
        self._written, self._corrected, self._context, self._level = written, corrected, context, counts.level
        left, right = context
        self[_REPEATED] = float(len(own) == 1 and (own in left[-_NEAR:] or own in right[:_NEAR]))
        self[_KIND] = float(kind)

    def __missing__(self, figure: int) -> float:
        if figure < _CORRECTED:
            value = self._written[figure]
        elif figure < _COMPARED:
            value = self._corrected[figure - _CORRECTED]
        elif figure < _AROUND:
            compared = COMPARED[figure - _COMPARED]
            value = self._corrected[compared] - self._written[compared]
        else:
            number = figure - _AROUND
            length, side = 2 + number % 3, self._context[number // 3]
            string = side[:length] if number >= 3 else side[-length:]
            value = float(self._level(string)) if len(side) >= length else 0.0
        self[figure] = value
        return value


class Figures:
    """The figures of the edits of one paragraph."""

    def __init__(self, text: str, counts: Counts, words: Collection[str], vectors: WordVectors) -> None:
        self._text, self._knowledge = text, _Knowledge(counts, words, vectors)
        self._written: dict[tuple[int, int], _Side] = {}

    def on_demand(self, candidate: Candidate) -> Mapping[int, float]:
        """The figures by their number, each reckoned when it is first asked for: most edits are given up after a few.

        First ``SIDE`` of the text as written, then as many of the text as corrected (see ``_Side``), the differences of
        those ``COMPARED``, ``AROUND`` of the two to four characters before and behind, whether the character as written
        stands near by once more, the kind of slip.
        """
        text, place = self._text, candidate[:2]
        start, end = place
        left, right = text[max(0, start - WIDE_REACH) : start], text[end : end + WIDE_REACH]
        written = self._written.get(place)
        if written is None:
            written = self._written[place] = _Side(left, text[start:end], right, self._knowledge)
        corrected = _Side(left, candidate.right, right, self._knowledge)
        around = left[-_REACH:], right[:_REACH]
        return _Edit(written, corrected, around, text[start:end], candidate.kind, self._knowledge.counts)

    def of(self, candidate: Candidate) -> list[float]:
        """All figures of an edit, in order."""
        figures = self.on_demand(candidate)
        return [figures[i] for i in range(FIGURES)]


#: A tree: a leaf's value, or (figure, threshold, tree up to it, tree above it).
_Tree = float | tuple[int, float, "_Tree", "_Tree"]


class _Stage(NamedTuple):
    """Trees between two checks, each with the most that those after it can add; what the sum must then reach."""

    trees: tuple[tuple[_Tree, float], ...]
    least: float


class Trees:
    """A sum of regression trees. Each is a list of nodes (figure, threshold, below, above).

    A child that is not negative is the index of a node; a negative one -n stands for leaf n - 1 of the tree.
    """

    def __init__(self, trees: Iterable[tuple[Sequence[Node], Sequence[float]]], checks: Iterable[Check] = ()) -> None:
        self._trees = list(trees)
        self._checks = sorted(checks)
        self._stages: dict[tuple[int | None, int], _Stage] = {}

    def score(
        self, figures: Mapping[int, float] | Sequence[float], kind: int | None = None, *, early: bool = True
    ) -> float:
        """The log odds that the edit mends a slip; with ``early`` minus infinity for one that is given up.

        ``figures`` are by their number. Given the ``kind``, which is one of them, it need not be asked at every node.
        """
        total = 0.0
        for number in range(len(self._checks) + 1):
            stage = self._stages.get((kind, number)) or self._stage(kind, number)
            least = stage.least
            for tree, rest in stage.trees:
                while tree.__class__ is tuple:
                    figure, threshold, below, above = tree  # type: ignore[misc]
                    tree = below if figures[figure] <= threshold else above
                total += tree  # type: ignore[operator]
                if early and total + rest < least:
                    return float("-inf")
        return total

    def _stage(self, kind: int | None, number: int) -> _Stage:
        ends = [0, *(count for count, _ in self._checks), len(self._trees)]
        least = self._checks[number][1] if number < len(self._checks) else float("-inf")
        rest, trees = 0.0, []
        for nodes, leaves in reversed(self._trees[ends[number] : ends[number + 1]]):
            tree = _tree(nodes, leaves, 0 if nodes else -1, kind)
            trees.append((tree, rest + (_ROUNDING if trees else 0.0)))
            rest += _most(tree)
        stage = self._stages[kind, number] = _Stage(tuple(reversed(trees)), least)
        return stage


def _tree(nodes: Sequence[Node], leaves: Sequence[float], at: int, kind: int | None) -> _Tree:
    if at < 0:
        return leaves[-at - 1]
    figure, threshold, below, above = nodes[at]
    if figure == _KIND and kind is not None:
        return _tree(nodes, leaves, below if kind <= threshold else above, kind)
    first, second = _tree(nodes, leaves, below, kind), _tree(nodes, leaves, above, kind)
    return figure, threshold, first, second


def _most(tree: _Tree) -> float:
    """The largest leaf."""
    return max(_most(tree[2]), _most(tree[3])) if isinstance(tree, tuple) else tree
