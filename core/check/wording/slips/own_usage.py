"""A report as its own witness: what it writes three times in one way, and once a character off.

No counts know the name of an organ's platform or of its column, but the report repeats them. Three characters on one
side of the character that differs, lacks or is too many and two on the other must be those of the repeated expression,
and what is written must be unknown to the counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import compress
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.near_misses import near_misses
from core.language import numerals
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.check.wording.slips.confusions import Confusions

#: How many characters stand before the one that may be at fault, and how many behind it.
_SIDES = ((3, 2), (2, 3))
_LEAST = min(side for side, _ in _SIDES)
_WHOLE = 6
#: How often an expression must stand for one that is a character off to be told.
_TIMES = 3
_NUMERALS = frozenset(numerals.COUNTING)
#: What a place may be named without: 柳溪水务事业 beside 柳溪县水务局.
_LEVELS = frozenset("省市县区州盟旗镇乡村")


class Departure(NamedTuple):
    """``texts[at][start:end]`` stands for ``right``, which the texts have ``times`` times."""

    at: int
    start: int
    end: int
    right: str
    times: int


def departures(texts: Sequence[str], level: Callable[[str], int], confusions: Confusions) -> Iterator[Departure]:
    """Every place in the paragraphs of a report that departs by one character from what the report repeats."""
    whole = "\n".join(texts)
    strings = [whole[i : i + _WHOLE] for i in range(len(whole) - _WHOLE + 1)]
    counted = Counter(strings)
    usual = [string for string, times in counted.items() if times >= _TIMES and all(map(is_cjk, string))]
    if not usual:
        return
    begun = {string[:_LEAST] for string in usual}
    twos = map(add, whole, whole[1:])  # as long as the shorter side
    known = compress(enumerate(strings), map(begun.__contains__, twos))
    once = [at for at, string in known if counted[string] == 1]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    for side, _ in _SIDES:
        repeated: dict[str, list[str]] = defaultdict(list)
        for string in usual:
            repeated[string[:side]].append(string)
        places: dict[str, list[int]] = defaultdict(list)  # found in one pass, for a long draft repeats much
        for place in once:
            if (left := strings[place][:side]) in repeated:
                places[left].append(place)
        for left, expressions in repeated.items():
            for place in places.get(left, ()):
                for string in expressions:
                    if end := _departs(whole, place, string, side, level, confusions):
                        number = bisect_right(starts, place) - 1
                        offset = starts[number]
                        yield Departure(number, place - offset, end - offset, string, counted[string])
                        break


def _departs(text: str, at: int, string: str, side: int, level: Callable[[str], int], confusions: Confusions) -> int:
    """Where the departure from ``string`` that begins at a place ends; 0 if there is none.

    ``side`` is the number of characters before the one that may be at fault.
    """
    joint, middle, right = at + side, string[side], string[side + 1 :]
    if right not in text[joint : joint + 2 + len(right)]:
        return 0
    functions = near_misses().function_characters
    if text[joint] != middle and text.startswith(right, joint + 1):
        wrong = text[joint]
        if not is_cjk(wrong) or {wrong, middle} & _NUMERALS:
            return 0
        alike = middle in confusions.characters(wrong) or wrong in confusions.characters(middle)
        around = sum(level(text[i : i + 3]) > 1 for i in range(joint - 2, joint + 1))
        return at + _WHOLE if alike and around <= 1 else 0
    spelt_out = middle in functions or middle in _LEVELS
    if not spelt_out and text.startswith(right, joint) and not string.startswith(right, side):
        lacks = level(text[joint - 2 : joint + 1]) <= 1 and level(text[joint - 1 : joint + 2]) <= 1
        return at + _WHOLE - 1 if lacks else 0
    if text.startswith(right, joint + 2) and middle in text[joint : joint + 2]:
        extra = text[joint + 1] if text[joint] == middle else text[joint]
        if not is_cjk(extra) or extra in functions or extra in _NUMERALS:
            return 0
        around = sum(level(text[i : i + 3]) > 1 for i in range(joint - 1, joint + 2))
        return at + _WHOLE + 1 if around <= 1 else 0
    return 0
