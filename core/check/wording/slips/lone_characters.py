"""Characters that stand alone where no word of one character stands: 网站平建设 (台 was left out), 审查制船度.

Half of a word that was begun or ended by nobody, or a character that slipped in. ``Search`` finds such a place where it
knows what was meant and nearly everything around is strange. Here the character itself tells: it makes no word with
what is on either side, it has never been seen alone beside either, and in correct prose it hardly ever stands alone in
company that is new. A model of its own weighs that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.candidates import BRACKET, DIGITS, LETTERS, MARK, Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.meant import combines_freely, in_term, is_usual
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.string_table import ALONE_BEFORE, ALONE_BEHIND
from core.check.wording.slips.vetoes import vetoes
from core.check.wording.trade_words import trade_words
from core.language import numerals
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.confusions import Confusions
    from core.check.wording.slips.neighbours import Neighbours
    from core.check.wording.slips.scoring import Trees

#: Up to which level it is hardly known alone beside a neighbour. Nine in ten of what is told lies within, and one in
#: four of the lone characters of correct text.
_ALONE = 2
#: How well known the strings over the place must be with what is meant, two of three characters: what no edit mends
#: is a short form or a name that no text has (规上, 瀍河).
_MENDED = 12
#: And so well where it is told; and where it is told plainly: of what 400 slips by strangers and 700 published excerpts
#: had below, one in two was a word or a short form that no text has (资规, 速新闻).
_WELL_MENDED, _PLAINLY_MENDED = 16, 24
#: The longest word that it may be part of.
_LONGEST_WORD = 4
_NUMERALS = frozenset(numerals.COUNTING)
#: Behind these a verb of one character stands: 全年开考24期.
_TIMES = frozenset("年月日")
_SIGNS = {MARK: 1, BRACKET: 2, DIGITS: 3, LETTERS: 4}
#: The habit of a character of which nothing is known: it is not in the table, so no word has it.
UNKNOWN_HABIT = 15


class Lone(NamedTuple):
    """The symbol at ``at`` stands alone; ``figures`` are what the model weighs.

    ``mended`` is how well known the two strings of three characters over the place are with the ``edit``.
    """

    at: int
    figures: list[float]
    edit: Candidate
    mended: int


class LoneCharacters:
    """The tables that such places are looked up in.

    ``habits`` tell how readily each character stands alone; ``trees`` weigh a place, which is told from the score
    ``least`` on.
    """

    def __init__(
        self,
        counts: Counts,
        neighbours: Neighbours,
        confusions: Confusions,
        habits: Mapping[str, int],
        trees: Trees,
        least: float,
    ) -> None:
        self._counts, self._neighbours, self._confusions, self._habits = counts, neighbours, confusions, habits
        self._trees, self._least = trees, least
        self._words = frozenset(vetoes().lone.words)

    def told(self, text: str, low: int, high: int, threes: list[int]) -> Iterator[tuple[float, Candidate, bool]]:
        """Such characters from ``low`` to below ``high`` of the symbols that are slips, with how far above the bar.

        The last is true where all around is well known without the slip, so that nothing else can be meant. ``threes``
        are the levels of all strings of three symbols, which the search for other slips has asked for.
        """
        words = self._confusions.word_list
        for place in self.places(text, low, high, threes, self._words):
            over, edit = self._trees.score(place.figures) - self._least, place.edit
            if (
                over > 0
                and place.mended >= _WELL_MENDED
                and not (
                    trade_words().hold(text, place.at, place.at + 1)
                    or in_term(text, edit)
                    or is_usual(text, edit, self._counts.level)
                    or combines_freely(text, edit, words)
                )
            ):
                yield over, edit, place.mended >= _PLAINLY_MENDED

    def places(self, text: str, low: int, high: int, threes: list[int], words: Collection[str] = ()) -> Iterator[Lone]:
        """Every such character, but for ``words``, which are words alone; the model is fitted without them."""
        loose = near_misses().function_characters
        for at in range(max(2, low), min(high, len(text) - 2)):
            char = text[at]
            if threes[at - 1] > _ALONE or not is_cjk(char) or text[at - 1] in _TIMES:
                continue
            if char in loose or char in _NUMERALS or char in words:
                continue
            if self._is_word(text[at - 1 : at + 1]) or self._is_word(text[at : at + 2]):
                continue
            level = self._counts.level
            if (
                level(ALONE_BEFORE + text[at : at + 2]) > _ALONE
                or level(ALONE_BEHIND + text[at - 1 : at + 1]) > _ALONE
                or self._in_long_word(text, at)
            ):
                continue
            place = self._weighed(text, at, threes)
            if place.mended >= _MENDED:
                yield place

    def _is_word(self, pair: str) -> bool:
        return (
            pair in self._confusions.word_list or self._counts.level(AS_WORD + pair) > 0 or near_misses().is_word(pair)
        )

    def _in_long_word(self, text: str, at: int) -> bool:
        level = self._counts.level
        return any(
            level(AS_WORD + text[start : start + length])
            for length in range(3, _LONGEST_WORD + 1)
            for start in range(max(0, at - length + 1), min(at, len(text) - length) + 1)
        )

    def _weighed(self, text: str, at: int, threes: list[int]) -> Lone:
        """The figures of a place, with the edit that would make most of it known.

        How readily the character stands alone, how common it is as a word and at all; how common the pairs are that it
        makes, the three strings of three that it is in, those of three beside it, the words that end before and begin
        behind it; what kinds of signs are its neighbours; what comes of leaving it out, of ending and of beginning a
        word with it.
        """
        level, char = self._counts.level, text[at]
        before, behind = text[at - 1], text[at + 1]
        joined = level(text[at - 2 : at] + behind) + level(before + text[at + 1 : at + 3])
        ended, end = self._best(text[at - 1 : at + 1], self._ends(char, behind), behind, char, "")
        begun, begin = self._best(before, self._begins(before, char), text[at : at + 2], "", char)
        best, edit = joined, Candidate(at, at + 1, "", Kind.EXTRA)
        if ended and ended >= best:
            best, edit = ended, Candidate(at + 1, at + 1, end, Kind.MISSING)
        if begun > best:
            best, edit = begun, Candidate(at, at, begin, Kind.MISSING)
        figures = [
            self._habits.get(char, UNKNOWN_HABIT),
            level(AS_WORD + char),
            level(char),
            level(text[at - 1 : at + 1]),
            level(text[at : at + 2]),
            threes[at - 2],
            threes[at - 1],
            threes[at],
            level(text[max(0, at - 3) : at]),
            level(text[at + 1 : at + 4]),
            level(AS_WORD + text[at - 2 : at]),
            level(AS_WORD + text[at + 1 : at + 3]),
            _SIGNS.get(before, 0),
            _SIGNS.get(behind, 0),
            level(text[at - 2 : at] + text[at + 1 : at + 3]),
            joined,
            ended,
            begun,
        ]
        return Lone(at, [float(figure) for figure in figures], edit, best)

    def _best(self, before: str, characters: str, behind: str, first: str, last: str) -> tuple[int, str]:
        """The character that is best known between two strings, with how well: with the one and the word to the other.

        ``first`` is what begins the word with it, ``last`` what ends it.
        """
        if not characters:
            return 0, ""
        left = self._counts.with_each(before, characters, last)
        right = self._counts.with_each(first, characters, behind)
        return max(zip(map(sum, zip(left, right, strict=True)), characters, strict=True))

    def _ends(self, char: str, behind: str) -> str:
        """The characters that end a word begun by one and stand before another."""
        ends, _ = self._confusions.completing(char, behind)
        rows = self._neighbours.rows
        return "".join(end for end in ends if behind in rows.get(end, ""))

    def _begins(self, before: str, char: str) -> str:
        """The characters that begin a word ended by one and stand behind another."""
        _, begins = self._confusions.completing(before, char)
        follows = self._neighbours.following(before)
        return "".join(begin for begin in begins if begin in follows)
