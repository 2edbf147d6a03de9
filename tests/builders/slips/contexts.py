"""Which words are told by what stands around them, and what stands around them in the texts."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.contexts import around, better, in_word, is_open, sides
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.string_table import HIGHEST
from core.check.wording.slips.vetoes import vetoes
from core.language import numerals
from core.model.normalise import is_cjk
from tests.builders.slips.texts import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.confusions import Confusions
    from tests.builders.slips.texts import Text

#: The levels as words that two words must have, the rarer and the commoner; a single character that is meant has the
#: highest, and what is written for it stands so often in the texts, one of a near sound is such a character too.
_RARER, _COMMONER, _OFTEN = 5, 11, 400
#: Other rules judge these: W124, and the lists.
_NOT = frozenset("的地得"), frozenset("做作")
#: Places of each word in public texts and in those of the genre that are learned from, and what one of these counts.
_PUBLIC, _GENRE, _WEIGHT = 3_000, 6_000, 3.0
_KEPT = 12  # symbols kept on each side
#: Slips that are made for each direction, so many in all hands.
_SLIPS = 600

Direction = tuple[str, str]
#: A stretch of text, where the word stands in it, the part of its text.
_Place = tuple[str, int, int]


def directions(confusions: Confusions, level: Callable[[str], int], documents: Sequence[Text]) -> list[Direction]:
    """All (what is written, what is meant) that are learned."""
    times: Counter[str] = Counter()
    for document in documents:
        times.update(document.symbols)
    meant = {
        char
        for char in times
        if is_cjk(char) and level(AS_WORD + char) == HIGHEST and char not in numerals.COUNTING and char not in _NOT[0]
    }
    either = {frozenset(pair.split("/")) for pair in vetoes().either.words}
    found: set[Direction] = set()
    for written in filter(is_cjk, times):
        if times[written] < _OFTEN or written in numerals.COUNTING or written in _NOT[0]:
            continue
        for right, kind in confusions.characters(written).items():
            alike = kind is Kind.SAME_SOUND or (kind is Kind.NEAR_SOUND and written in meant)
            if alike and right in meant and {written, right} != _NOT[1]:
                found.add((written, right))
    for written in sorted(confusions.word_list):
        own = level(AS_WORD + written)
        for right in confusions.mistakable(written):
            if own >= _RARER and confusions.mistaken_as(written, right) is not Kind.SHAPE:
                other = level(AS_WORD + right)
                if other >= _RARER and max(own, other) >= _COMMONER:
                    found.add((written, right))
    return sorted(pair for pair in found if frozenset(pair) not in either)


class Learned(NamedTuple):
    """The places of each word: what is around (a row for each place, by the number of the thing), part and weight."""

    numbers: dict[str, int]
    things: dict[str, sparse.csr_matrix]
    parts: dict[str, NDArray[np.int8]]
    weights: dict[str, NDArray[np.float64]]
    times: Counter[str]


def learned(
    documents: Sequence[Text], expressions: Iterable[str], part_of: Callable[[int, Text], int], words: frozenset[str]
) -> Learned:
    """What stands around each of the expressions; of those that are very common some places, chosen at random."""
    kept: dict[str, tuple[list[_Place], list[_Place]]] = {one: ([], []) for one in sorted(expressions)}
    seen: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    rng = random.Random(23)
    for number, document in enumerate(documents):
        genre, part = bool(document.hand), part_of(number, document)
        most, times = (_GENRE, seen[1]) if genre else (_PUBLIC, seen[0])
        for text in document.symbols.split(BREAK):
            for at, char in enumerate(text):
                for one in (char, text[at : at + 2]):
                    if one not in kept:
                        continue
                    times[one] += 1
                    places = kept[one][genre]
                    instead = len(places) if len(places) < most else rng.randrange(times[one])
                    if instead < most:
                        place = text[max(0, at - _KEPT) : at + len(one) + _KEPT], min(at, _KEPT), part
                        places[instead : instead + 1] = [place]
    numbers: dict[str, int] = {}
    things, parts, weights = {}, {}, {}
    for one, (public, genre) in kept.items():
        rows = [
            [numbers.setdefault(thing, len(numbers)) for thing in around(text, at, at + len(one), words)]
            for text, at, _ in (*public, *genre)
        ]
        things[one] = rows
        parts[one] = np.array([part for *_, part in (*public, *genre)], np.int8)
        weights[one] = np.repeat([1.0, _WEIGHT], [len(public), len(genre)])
    matrices = {one: _matrix(rows, len(numbers)) for one, rows in things.items()}
    return Learned(numbers, matrices, parts, weights, seen[1])


def _matrix(rows: list[list[int]], width: int) -> sparse.csr_matrix:
    ends = np.cumsum([0, *map(len, rows)])
    numbers = np.array([number for row in rows for number in row], np.int32)
    return sparse.csr_matrix((np.ones(len(numbers), np.float32), numbers, ends), (len(rows), width))


class Judged(NamedTuple):
    """A place of text that was not counted, judged in one direction.

    ``better`` is what the counts add, ``things`` the numbers of what is around. Of right text all places that are open
    are judged; of slips, which are made, also those that are not, where ``better`` is None.
    """

    direction: int
    better: int | None
    things: list[int]
    shown: str


def judged(
    paragraphs: Sequence[str],
    counts: Counts,
    known: Learned,
    wanted: Sequence[Direction],
    words: frozenset[str],
    seed: str,
) -> tuple[list[Judged], list[Judged]]:
    """The places of right paragraphs, and of slips made in them."""
    meant: Mapping[str, list[tuple[int, str]]] = defaultdict(list)
    written: Mapping[str, list[tuple[int, str]]] = defaultdict(list)
    for number, (wrong, right) in enumerate(wanted):
        meant[wrong].append((number, right))
        written[right].append((number, wrong))
    rng, right_ones, slips = random.Random(seed), [], []
    for text in paragraphs:
        threes = counts.levels(text, 3)
        for start, end in _expressions(text):
            own = text[start:end]
            if own in meant and _is_judged(text, start, end, threes, counts, words):
                things = _numbers(text, start, end, known, words)
                here = sides(text, start, end, own, counts)
                for number, right in meant[own]:
                    gain = better(here, sides(text, start, end, right, counts))
                    right_ones.append(Judged(number, gain, things, _shown(text, start, end)))
            share = _SLIPS / max(1, known.times[own])
            made = [one for one in written.get(own, ()) if rng.random() < share]
            if made:
                things = _numbers(text, start, end, known, words)
                there = sides(text, start, end, own, counts)
                for number, wrong in made:
                    slip = text[:start] + wrong + text[end:]
                    is_judged = _is_judged(slip, start, end, counts.levels(slip, 3), counts, words)
                    gain = better(sides(slip, start, end, wrong, counts), there) if is_judged else None
                    slips.append(Judged(number, gain, things, _shown(slip, start, end)))
    return right_ones, slips


def _expressions(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every character and of every two that have neighbours."""
    for start in range(1, len(text) - 1):
        yield start, start + 1
        if start + 2 < len(text):
            yield start, start + 2


def _is_judged(text: str, start: int, end: int, threes: list[int], counts: Counts, words: frozenset[str]) -> bool:
    return is_open(text, start, end, threes) and (end - start > 1 or not in_word(text, start, counts, words))


def _numbers(text: str, start: int, end: int, known: Learned, words: frozenset[str]) -> list[int]:
    return [known.numbers[thing] for thing in around(text, start, end, words) if thing in known.numbers]


def _shown(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 10) : start]}[{text[start:end]}]{text[end : end + 10]}"
