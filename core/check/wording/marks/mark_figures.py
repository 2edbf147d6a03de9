"""What speaks for one mark or another between two words, in numbers.

Nothing is known but counts in correct prose: how often each mark stands behind the last words of what is before it and
before the first ones of what follows, how well known the strings are that reach over the place, which marks stand
around, how long and how like each other the parts are that they part. Those that tell most come first and are enough
for most marks.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from core.check.wording.marks.marked_text import CHOICES, COMMA, DIGITS, HEADING, MARKS, PAUSE, SEMICOLON
from core.check.wording.slips.candidates import MARK
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.word_vectors import WordVectors
from core.language.sentences import FULL_STOPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.check.wording.marks.marked_text import MarkedText

#: For the string of a place and a mark: the sign of other marks, and what stands for a mark that is not there.
OTHER, _NO_MARK = ":", 7
#: How the strings of W120 have titles and quotation marks.
AS_COUNTED = str.maketrans("《“”", "（（（")
_PREPOSITIONS = frozenset("以对在将为由使从自按经通根")
_AND = ("和", "及", "与")
#: Where a part is too short for a string of three.
_NO_STRING = -1
#: So many marks of a sentence or a list are counted on either side of one: a draft may be one endless sentence.
_COUNTED_MARKS = 60
#: The last figures: how usual the words are of two and three characters that a mark in them would break.
BROKEN_WORDS = slice(-3, None)
#: Among the first figures: how usual any mark is behind the two signs before the place, and before the two behind it.
COMMONEST_BEHIND, COMMONEST_BEFORE = 7, 11
#: How many the first ones are.
FIRST_FIGURES = 15
#: Of a part that is too far: as if nothing were known of it.
_NOTHING = (0, 0, 0)


class Level(Protocol):
    """How common strings are."""

    @property
    def level(self) -> Callable[[str], int]:
        """0 for an unknown string, else 1 to 15."""
        ...


class Levels(Level, Protocol):
    """The same, and that of all strings of a text."""

    def levels(self, text: str, length: int, /) -> list[int]:
        """The level of every string of the length in a text, from its first character on."""
        ...


class MarkCounts(NamedTuple):
    """``strings`` of words with all marks alike, ``with_marks`` of one or two signs beside each mark."""

    strings: Levels
    with_marks: Level
    vectors: WordVectors


def parts_around(text: MarkedText, number: int) -> list[str]:
    """The words of the two parts before a mark and of the two behind it; empty where there is none."""
    places, signs = text.places, text.signs
    ends = [-1 if at < 0 else len(signs) if at >= len(places) else places[at] for at in range(number - 2, number + 3)]
    return [signs[start + 1 : end] if start < end else "" for start, end in pairwise(ends)]


def first_figures(counts: MarkCounts, text: MarkedText, number: int) -> list[float]:
    """What tells most of the mark of a number: its neighbours, and the two signs on either side."""
    at = text.places[number]
    signs, level, with_mark = text.signs, counts.strings.level, counts.with_marks.level
    _, left, right, _ = parts_around(text, number)
    before, behind = (MARK + left)[-2:].translate(AS_COUNTED), (right + MARK)[:2].translate(AS_COUNTED)
    return [
        _mark(text, number - 1),
        _mark(text, number + 1),
        len(left),
        len(right),
        *_behind(with_mark, signs[max(0, at - 2) : at]),
        *_before(with_mark, signs[at + 1 : at + 3]),
        level(before[-1] + behind[0]),
        level(before + behind[0]),
        level(before[-1] + behind),
    ]


def other_figures(counts: MarkCounts, text: MarkedText, number: int) -> list[float]:
    """The rest: the marks and parts further off, the sentence, strings over the place, how alike the parts are."""
    earlier, left, right, later = parts_around(text, number)
    with_mark, alike = counts.with_marks.level, counts.vectors.alike
    return [
        *(_mark(text, number + step) for step in (-3, -2, 2, 3)),
        len(earlier),
        len(later),
        *_behind(with_mark, left[-1]),
        *_before(with_mark, right[0]),
        *_behind(with_mark, right[-2:])[:3],
        *_before(with_mark, left[:2])[:3],
        *(_before(with_mark, later[:2])[:3] if len(later) > 1 else _NOTHING),
        *(_behind(with_mark, earlier[-2:])[:3] if len(earlier) > 1 else _NOTHING),
        left[0] == HEADING,
        left[-1] == right[-1],
        earlier[-1:] == left[-1],
        left[0] == right[0],
        right[0] == later[:1],
        DIGITS in left,
        DIGITS in right,
        right.find("等"),
        "等" in left,
        max(map(left.find, _AND)),
        max(map(right.find, _AND)),
        left.count("的"),
        right.find("的"),
        left[0] in _PREPOSITIONS,
        *_in_sentence(text, number),
        *_in_list(with_mark, text, number),
        alike(left[-2:], right[-2:]),
        alike(left[:2], right[:2]),
        *_over(counts.strings.level, left, right),
    ]


def _mark(text: MarkedText, number: int) -> int:
    return MARKS.index(text.signs[text.places[number]]) if 0 <= number < len(text.places) else _NO_MARK


def _behind(with_mark: Callable[[str], int], words: str) -> tuple[int, int, int, int]:
    """How much oftener than ， each other mark stands behind the words, and how often the commonest."""
    pause, comma, stop, semicolon = (with_mark(words + mark) for mark in CHOICES)
    return pause - comma, stop - comma, semicolon - comma, max(pause, comma, stop, semicolon, with_mark(words + OTHER))


def _before(with_mark: Callable[[str], int], words: str) -> tuple[int, int, int, int]:
    """The same before the words."""
    pause, comma, stop, semicolon = (with_mark(mark + words) for mark in CHOICES)
    return pause - comma, stop - comma, semicolon - comma, max(pause, comma, stop, semicolon, with_mark(OTHER + words))


def _over(level: Callable[[str], int], left: str, right: str) -> tuple[int, ...]:
    """How well known the strings and words are that reach over the place, without a mark and with one."""
    before, behind = (MARK + left)[-3:].translate(AS_COUNTED), (right + MARK)[:3].translate(AS_COUNTED)
    one, two, first, second = before[-1], before[-2:], behind[0], behind[:2]
    return (
        level(AS_WORD + two),
        level(AS_WORD + second),
        level(two + second),
        level(before + first) if len(before) > len(two) else _NO_STRING,
        level(one + behind) if len(behind) > len(second) else _NO_STRING,
        level(AS_WORD + two + second),
        level(two),
        level(second),
        level(two + MARK),
        level(MARK + second),
        level(one + MARK + first),
        level(two + MARK + first),
        level(one + MARK + second),
        level(two + MARK + second),
        level(f"{AS_WORD}{one}{first}"),
        level(AS_WORD + two + first),
        level(AS_WORD + one + second),
    )


def _in_sentence(text: MarkedText, number: int) -> tuple[int, ...]:
    """How many 、 ， and ； its sentence has before the mark and behind it, how far it begins and ends."""
    signs, places = text.signs, text.places
    begin = end = number
    first, last = max(0, number - _COUNTED_MARKS), min(len(places) - 1, number + _COUNTED_MARKS)
    while begin > first and signs[places[begin - 1]] not in FULL_STOPS:
        begin -= 1
    while end < last and signs[places[end + 1]] not in FULL_STOPS:
        end += 1
    before = [signs[place] for place in places[begin:number]]
    behind = [signs[place] for place in places[number + 1 : end + 1]]
    start = places[begin - 1] + 1 if begin else 0
    stop = places[end + 1] if end + 1 < len(places) else len(signs)
    counted = [marks.count(mark) for marks in (before, behind) for mark in (PAUSE, COMMA, SEMICOLON)]
    return (*counted, places[number] - start, stop - places[number])


def _in_list(with_mark: Callable[[str], int], text: MarkedText, number: int) -> tuple[int, ...]:
    """What stands next to each other parted by 、 up to the mark, and from it on.

    How many 、 there are, the marks beside those, and of the first and the last item how long it is, whether and where
    it has what ends a list or describes a noun, and which marks stand before the one and behind the other.
    """
    signs, places = text.signs, text.places
    before, behind = number - 1, number + 1
    while before >= max(0, number - _COUNTED_MARKS) and signs[places[before]] == PAUSE:
        before -= 1
    while behind < min(len(places), number + _COUNTED_MARKS) and signs[places[behind]] == PAUSE:
        behind += 1
    first = signs[places[before] + 1 if before >= 0 else 0 : places[before + 1]]
    last = signs[places[behind - 1] + 1 : places[behind] if behind < len(places) else len(signs)]
    return (
        number - 1 - before,
        behind - number - 1,
        _mark(text, before),
        _mark(text, behind),
        len(first),
        *_before(with_mark, first[:2])[:3],
        len(last),
        last.find("等"),
        last.find("的"),
        max(map(last.find, _AND)),
        *_behind(with_mark, last[-2:])[:3],
    )
