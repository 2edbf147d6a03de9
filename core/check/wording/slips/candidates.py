"""Places of a paragraph that the counts do not know, and the single edits that would make them known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import compress, count, pairwise, repeat
from operator import add, contains
from typing import TYPE_CHECKING, NamedTuple, Protocol

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.string_table import ALONE_BEFORE, ALONE_BEHIND, HIGHEST
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.check.wording.slips.confusions import Confusions
    from core.check.wording.slips.neighbours import Neighbours

#: What the counts see in place of a run of punctuation, of brackets and quotation marks, of digits, of letters.
MARK, BRACKET, DIGITS, LETTERS = "。", "（", "0", "A"
_KINDS = {
    "mark": r"。，、；：！？…—·.,;:!?\-", "bracket": r"“”‘’《》〈〉（）()【】〔〕\[\]\"'「」",
    "digits": "0-9０-９%％．", "letters": "A-Za-zＡ-Ｚａ-ｚ", "blank": r"\s",
}  # fmt: skip
#: One character of any kind, to which Python skips without trying the rest, then the others of its kind.
_OTHERS = "|".join(f"(?P<{kind}>(?<=[{own}])[{own}]*)" for kind, own in _KINDS.items())
_RUN = re.compile(f"[{''.join(_KINDS.values())}](?:{_OTHERS})")
_SIGNS = {"mark": MARK, "bracket": BRACKET, "digits": DIGITS, "letters": LETTERS}
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_OTHER = "〓"  # a character outside the plane that the counts know; every symbol is one unit of UTF-16

#: How another character may come to stand for one.
_OTHER_CHARACTERS = (Kind.SAME_SOUND, Kind.NEAR_SOUND, Kind.SHAPE)
_REMEMBERED = 8_000  # places for each way of searching, some 2 MB

#: What may be meant at a place, and how the slip came about.
_Found = tuple[str, Kind]
#: How a place is searched: the text, the place, the levels of its strings of three characters.
_Place = Callable[[str, int, list[int]], "Iterator[_Found]"]


class Counts(Protocol):
    """What is known of strings of one to five characters."""

    def level(self, string: str, /) -> int:
        """0 for an unknown string, else 1 to 15."""
        ...

    def levels(self, text: str, length: int, /) -> list[int]:
        """The level of every string of the length in a text, from its first character on."""
        ...

    def with_each(self, before: str, characters: str, after: str, /) -> list[int]:
        """The levels of the strings that have each of the characters between ``before`` and ``after``."""
        ...


class Symbols(NamedTuple):
    """A paragraph as the counts see it. ``starts[i]`` is where symbol i begins in the text; one more closes it."""

    text: str
    starts: list[int]


def symbols(text: str) -> Symbols:
    """The paragraph between two marks, blanks left out, every run of digits, letters or marks one symbol."""
    found, starts, at = [MARK], [0], 0
    plain = text if text.isascii() or max(text) <= "\uffff" else _ASTRAL.sub(_OTHER, text)
    for match in _RUN.finditer(plain):
        start, end = match.span()
        found.append(plain[at:start])
        starts += range(at, start)
        kind = match.lastgroup or ""
        if kind != "blank":
            found.append(_SIGNS[kind])
            starts.append(start)
        at = end
    starts += range(at, len(text))
    return Symbols("".join((*found, plain[at:], MARK)), [*starts, len(text), len(text)])


def shown(text: str) -> str:
    """The symbols of ``symbols`` alone, quicker."""
    return MARK + _RUN.sub(lambda match: _SIGNS.get(match.lastgroup or "", ""), text) + MARK


class Limits(NamedTuple):
    """Which edits are tried at all.

    ``gains`` is by how much an edit must raise the mean level of the strings of three characters that touch it. Where a
    character lacks, the longer string of three characters that ends or begins at the joint has at least the level
    ``one_side``, the levels of the two pairs beside the joint add up to ``pairs``, and those of the two strings that
    end and begin with what is put in to ``both``. Beside a character that belongs to no word, and is none there,
    ``alone`` is the gain.
    """

    gains: Mapping[Kind, float]
    one_side: int
    pairs: int
    both: int
    alone: float


#: What the model takes for a slip lies above; of the other edits of correct prose four in five lie below.
TRIED = Limits(
    {
        Kind.SAME_SOUND: 2.3, Kind.NEAR_SOUND: 2.6, Kind.SHAPE: 2.6, Kind.SAME_WORD: 4.0, Kind.NEAR_WORD: 4.0,
        Kind.INITIAL: 5.0, Kind.TURNED: 2.5, Kind.DOUBLED: 2.5, Kind.EXTRA: 5.0, Kind.MISSING: 16 / 3,
    },
    one_side=5,
    pairs=13,
    both=7,
    alone=13 / 3,
)  # fmt: skip
#: What the model is fitted on: it learns more of what is no slip.
FITTED = Limits(
    {
        kind: 3.0 if kind is Kind.MISSING else 2.0 if kind is Kind.SAME_SOUND else 0.0 if kind is Kind.DOUBLED else 2.5
        for kind in Kind
    },
    one_side=0,
    pairs=0,
    both=5,
    alone=2.0,
)


class Candidate(NamedTuple):
    """``text[start:end]`` of the symbols may be meant for ``right``."""

    start: int
    end: int
    right: str
    kind: Kind


#: Two of three levels that are those of strings known in one document at most.
_STRANGE = re.compile(rb"(?= [\0\1]{2} | [\0\1].[\0\1] | .[\0\1]{2} )", re.VERBOSE | re.DOTALL)


def suspects(text: str, threes: list[int]) -> list[int]:
    """Characters around which at most one of the three strings of three characters is known in two documents."""
    around = bytes((0, 0, *threes, 0, 0))  # the strings that touch character i stand at i, i + 1 and i + 2
    return [match.start() for match in _STRANGE.finditer(around, 1, len(text) + 1)]


def gaps(threes: list[int], one_side: int) -> list[int]:
    """Joints between two characters over which no known string of three characters reaches, but to which one does."""
    beside = zip(count(2), (0, *threes), threes, threes[1:], threes[2:], strict=False)
    return [j for j, ends, over, also, begins in beside if not over and not also and max(ends, begins) >= one_side]


class Search:
    """The tables that edits are looked up in."""

    def __init__(self, counts: Counts, neighbours: Neighbours, confusions: Confusions, limits: Limits = TRIED) -> None:
        self._limits, self._gains_of = limits, limits.gains
        self._counts, self._neighbours, self._confusions = counts, neighbours, confusions
        self._known: dict[str, dict[str, tuple[_Found, ...]]] = defaultdict(dict)
        self._rows: dict[str, list[str]] = {}

    def forget(self) -> None:
        """Let go of what is remembered of texts."""
        self._known.clear()

    def edits(
        self, text: str, low: int = 0, high: int | None = None, threes: list[int] | None = None
    ) -> Iterator[Candidate]:
        """Every edit at a suspect place from ``low`` to below ``high`` that makes what is around much better known.

        ``threes`` are the levels of the strings of three symbols, where they are known already.
        """
        threes = self._counts.levels(text, 3) if threes is None else threes
        tried: set[tuple[int, int]] = set()
        for i in suspects(text, threes):
            if i < low or (high is not None and i >= high):
                continue
            if is_cjk(text[i]):
                for char, kind in self._around(self._characters, text, i, 3, threes):
                    yield Candidate(i, i + 1, char, kind)
                for start in (i - 1, i):
                    if (start, 2) not in tried and start > 0 and is_cjk(text[start]) and is_cjk(text[start + 1]):
                        tried.add((start, 2))
                        for word, kind in self._around(self._words, text, start, 4, threes):
                            yield Candidate(start, start + 2, word, kind)
                yield from self._left_out(text, i, threes)
        yield from dict.fromkeys(self._left_away(text, max(low, 2), len(text) if high is None else high, threes))

    def _gains(self, text: str, threes: list[int], start: int, end: int, right: str, kind: Kind) -> bool:
        """Whether the strings of three characters that touch the edit are on the mean so much better known after it."""
        low, high = max(0, start - 2), min(len(threes), end if end > start else start)
        written = threes[low:high]
        whole = text[low:start] + right + text[end : end + 2]
        last = min(start - low + len(right), len(whole) - 2)
        if last <= 0:
            return False
        missing = ((sum(written) / len(written) if written else 0.0) + self._gains_of[kind]) * last
        level, follows = self._counts.level, self._neighbours.rows.get
        known = [second in follows(first, "") for first, second in pairwise(whole[: last + 2])]
        strings = [i for i in range(last) if known[i] and known[i + 1]]  # hardly one is known without its pairs
        most = HIGHEST * len(strings)
        for i in strings:
            if missing > most:  # more than they can add
                return False
            missing -= level(whole[i : i + 3])
            most -= HIGHEST
        return missing <= 0

    def _around(
        self,
        search: _Place,
        text: str,
        at: int,
        reach: int,
        threes: list[int],
    ) -> Iterator[_Found]:
        """What a search finds at a place; two characters before it and ``reach`` from it on decide.

        They come again in long reports and many.
        """
        known = self._known[search.__name__]
        key = text[at - 2 : at + reach] if at > 1 else "\0" * (2 - at) + text[: at + reach]
        found = known.get(key)
        if found is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            found = known[key] = tuple(search(text, at, threes))
        return iter(found)

    def _characters(self, text: str, i: int, threes: list[int]) -> Iterator[_Found]:
        """Another character at one place."""
        before, after = text[i - 1], text[i + 1]
        alike = self._confusions.characters(text[i])
        low, high = max(0, i - 2), min(i + 1, len(threes))
        for char in sorted(self._better(text, i, sum(threes[low:high]), high - low)):
            yield char, alike[char]
        between = self._neighbours.between(before, after)
        if between:
            begins = self._confusions.initials(text[i])
            for char in between:
                if char in alike or char == text[i] or begins.isdisjoint(self._confusions.initials(char)):
                    continue
                if self._gains(text, threes, i, i + 1, char, Kind.INITIAL):
                    yield char, Kind.INITIAL

    def _better(self, text: str, i: int, written: int, count: int) -> list[str]:
        """The characters that raise the sum of the levels of ``count`` strings of three from ``written`` by enough.

        Hardly a string is commoner than the pairs it is made of: at most four documents come to a string alone, those
        of a word list, which is one level. So few strings need be looked up.
        """
        before, after = text[i - 1], text[i + 1]
        two_before, two_after = text[i - 2 : i] if i > 1 else "", text[i + 1 : i + 3]
        most_before = min(HIGHEST, self._counts.level(two_before) + 1) if two_before else 0
        most_after = min(HIGHEST, self._counts.level(two_after) + 1) if len(two_after) == 2 else 0
        alike = self._confusions.characters(text[i])
        least = {kind: written + self._gains_of[kind] * count for kind in _OTHER_CHARACTERS}
        fewest = min(least.values())
        behind = set(filter(self._neighbours.following(before).__contains__, alike))
        others: list[str] = []
        if most_after >= fewest:
            ahead = set(compress(alike, map(contains, self._rows_of(alike, text[i]), repeat(after))))
            inside = list(behind & ahead)
            others = [char for char in ahead - behind if least[alike[char]] <= most_after]
        else:
            rows = self._neighbours.rows
            inside = [char for char in behind if after in rows.get(char, "")]
        ends = behind if most_before >= fewest else inside
        missing = {char: least[alike[char]] for char in (*ends, *others)}
        self._take_off(missing, before, inside, after)
        if most_after:
            begins = [char for char in inside if missing[char] <= most_before + most_after]
            self._take_off(missing, "", begins + others, two_after)
        self._take_off(missing, two_before, [char for char in ends if 0 < missing[char] <= most_before], "")
        return [char for char, lacks in missing.items() if lacks <= 0]

    def _rows_of(self, characters: Iterable[str], key: str) -> list[str]:
        """What follows each of the characters, kept by what they are: those like one, those behind one (``字…``)."""
        known = self._rows.get(key)
        if known is None:
            rows = self._neighbours.rows
            known = self._rows[key] = [rows.get(char, "") for char in characters]
        return known

    def _take_off(self, missing: dict[str, float], before: str, characters: list[str], after: str) -> None:
        """Take the level of the string with a character off what it is missing."""
        if characters:
            levels = self._counts.with_each(before, "".join(characters), after)
            for char, level in zip(characters, levels, strict=True):
                missing[char] -= level

    def _words(self, text: str, start: int, threes: list[int]) -> Iterator[_Found]:
        """Another word of the same sound, or the two characters turned round."""
        word, before, after = text[start : start + 2], text[start - 1], text[start + 2 : start + 3]
        follows = self._neighbours.follows
        for right, kind in self._confusions.words(word):
            if (follows(before, right[0]) or follows(right[1], after)) and self._gains(
                text, threes, start, start + 2, right, kind
            ):
                yield right, kind
        turned = word[::-1]
        if turned != word and follows(*turned) and self._gains(text, threes, start, start + 2, turned, Kind.TURNED):
            yield turned, Kind.TURNED

    def _left_out(self, text: str, i: int, threes: list[int]) -> Iterator[Candidate]:
        """The character left out: where it is doubled, or where its neighbours are known side by side."""
        before, char, after = text[i - 1], text[i], text[i + 1]
        if char == after:
            words = self._confusions.word_list
            meeting = before + char in words and text[i + 1 : i + 3] in words  # 行政|政务
            if before != DIGITS and not meeting and self._gains(text, threes, i, i + 1, "", Kind.DOUBLED):
                yield Candidate(i, i + 1, "", Kind.DOUBLED)
        elif (
            before != char
            and self._neighbours.follows(before, after)
            and self._gains(text, threes, i, i + 1, "", Kind.EXTRA)
        ):
            yield Candidate(i, i + 1, "", Kind.EXTRA)

    def _left_away(self, text: str, low: int, high: int, threes: list[int]) -> Iterator[Candidate]:
        """Every character that may lack at a joint from ``low`` to ``high``; one may come twice."""
        joints = [(joint, self._put_in) for joint in gaps(threes, self._limits.one_side)]
        for joint, search in (*joints, *self._beside_alone(text, threes)):
            if low <= joint <= min(high, len(text) - 2):
                for char, kind in self._around(search, text, joint, 2, threes):
                    yield Candidate(joint, joint, char, kind)

    def _put_in(self, text: str, joint: int, _: list[int]) -> Iterator[_Found]:
        """A character put in where those around the joint often have it between them."""
        if not (is_cjk(text[joint - 1]) or is_cjk(text[joint])):
            return
        before, after = text[joint - 1], text[joint]
        two_before, two_after, counts = text[joint - 2 : joint], text[joint : joint + 2], self._counts
        if counts.level(two_before) + counts.level(two_after) < self._limits.pairs:
            return
        # Of the three strings over what is put in; those over the joint have none.
        least = 3 * self._gains_of[Kind.MISSING]
        between = self._neighbours.between(before, after)
        characters = "".join(dict.fromkeys((*between, *self._ending(before, after), *self._beginning(before, after))))
        if not characters:
            return
        left, right = counts.with_each(two_before, characters, ""), counts.with_each("", characters, two_after)
        for char, both in zip(characters, map(add, left, right), strict=True):
            if both >= self._limits.both and both + counts.level(before + char + after) >= least:
                yield char, Kind.MISSING

    def _beside_alone(self, text: str, threes: list[int]) -> Iterator[tuple[int, _Place]]:
        """Joints beside a character that belongs to no word and is none there, each with how it is searched.

        A string of three characters over the joint must be unknown; where both are and a known one reaches to the
        joint, ``gaps`` has it.
        """
        words, level = self._confusions.word_list, self._counts.level
        loose = near_misses().function_characters
        for i, (over, also, third) in enumerate(zip(threes, threes[1:], threes[2:], strict=False), 2):
            if also and over and third:
                continue
            char = text[i]
            if text[i - 1 : i + 1] in words or text[i : i + 2] in words or char in loose or not is_cjk(char):
                continue
            if not (also and third) and level(ALONE_BEFORE + text[i : i + 2]) <= 1:
                yield i + 1, self._ended
            if not (also and over) and level(ALONE_BEHIND + text[i - 1 : i + 1]) <= 1:
                yield i, self._begun

    def _ended(self, text: str, joint: int, threes: list[int]) -> Iterator[_Found]:
        """A character that ends a word begun before the joint."""
        characters = self._ending(text[joint - 1], text[joint])
        yield from self._completed(text, joint, threes, "".join(characters))

    def _begun(self, text: str, joint: int, threes: list[int]) -> Iterator[_Found]:
        """A character that begins a word ended behind the joint."""
        characters = self._beginning(text[joint - 1], text[joint])
        yield from self._completed(text, joint, threes, "".join(characters))

    def _ending(self, before: str, after: str) -> Iterator[str]:
        """The characters that make a word behind one and stand before another."""
        ends, _ = self._confusions.completing(before, after)
        return compress(ends, map(contains, self._rows_of(ends, f"{before}…"), repeat(after)))

    def _beginning(self, before: str, after: str) -> Iterator[str]:
        """The characters that make a word before one and stand behind another."""
        _, begins = self._confusions.completing(before, after)
        return filter(self._neighbours.following(before).__contains__, begins)

    def _completed(self, text: str, joint: int, threes: list[int], characters: str) -> Iterator[_Found]:
        if not characters:
            return
        before, after, counts = text[joint - 1], text[joint], self._counts
        least = 1.5 * (threes[joint - 2] + threes[joint - 1]) + 3 * self._limits.alone
        left = counts.with_each(text[joint - 2 : joint], characters, "")
        right = counts.with_each("", characters, text[joint : joint + 2])
        for char, both in zip(characters, map(add, left, right), strict=True):
            if both + HIGHEST >= least and both + counts.level(before + char + after) >= least:
                yield char, Kind.MISSING
