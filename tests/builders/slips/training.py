"""The rows that the model is fitted on: edits in correct text, and artificial slips in it, none of it counted."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.broken_words import broken_words
from core.check.wording.slips.candidates import FITTED, Counts, Search
from core.check.wording.slips.confusions import Confusions, Kind
from core.check.wording.slips.lone_characters import Lone, LoneCharacters
from core.check.wording.slips.meant import combines_freely, is_usual, may_be_meant
from core.check.wording.slips.mistaken_words import mistaken
from core.check.wording.slips.neighbours import Neighbours
from core.check.wording.slips.scoring import Figures, Trees
from core.check.wording.slips.stray_characters import stray_characters
from core.check.wording.slips.torn_words import torn_words
from core.check.wording.slips.word_vectors import WordVectors
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from core.check.wording.slips.candidates import Candidate

#: How often slips of each kind are made, in percent.
SHARES = {
    Kind.SAME_SOUND: 26, Kind.NEAR_SOUND: 10, Kind.SHAPE: 9, Kind.SAME_WORD: 16, Kind.NEAR_WORD: 8, Kind.INITIAL: 3,
    Kind.TURNED: 5, Kind.DOUBLED: 4, Kind.EXTRA: 4, Kind.MISSING: 15,
}  # fmt: skip
#: Of these a wrong character is made that leaves no word.
_BREAKING = (Kind.SAME_SOUND, Kind.NEAR_SOUND, Kind.SHAPE)
#: And of these such as may leave a character alone.
_LEAVING_ALONE = {Kind.MISSING: 65, Kind.EXTRA: 35}
_AROUND = 40  # characters kept on each side of an artificial slip
_STRAY = "的了和在进行是有对行工政开信我"
_COMMON = 7  # the least level of a word of which a character is left behind
_AS_WORD = 5.0  # so much likelier is a wrong character that an input method would offer as part of a word
_OFFERED = 0.6  # the share of wrong words that are what an input method offers, not what the texts have
_TRIES = 20
_MISTAKEN = 0.15  # the share of known words that are written as another, where words are made rows of
_SHORTEST = 25  # characters of a paragraph in which slips are made


class Knowledge(NamedTuple):
    """The tables that the rows are made with."""

    counts: Counts
    neighbours: Neighbours
    confusions: Confusions
    vectors: WordVectors
    typed: Mapping[str, Sequence[tuple[str, float]]]

    @property
    def search(self) -> Search:
        return Search(self.counts, self.neighbours, self.confusions, FITTED)

    @property
    def search_of_drafts(self) -> Search:
        """As it searches a draft."""
        return Search(self.counts, self.neighbours, self.confusions)

    def figures(self, text: str) -> Figures:
        return Figures(text, self.counts, self.confusions.word_list, self.vectors)

    def typed_for(self, word: str, kind: Kind) -> list[tuple[str, float]]:
        """The words that an input method offers for the sounds of one, whether the counts know them or not."""
        others = [
            (other, weight)
            for said in self.confusions.sounds_of(word)
            for other, weight in self.typed.get(said, ())
            if other[0] != word[0] and other[1] != word[1]
        ]
        return [(other, weight) for other, weight in others if self.confusions.said_like(other, word) is kind]


class Rows(NamedTuple):
    """Edits of texts that were not counted: figures, whether the edit mends a slip, its kind, what it does.

    ``meant`` tells of which the detector says that what is written may be meant, ``loose`` of which what is offered
    stands beside almost any other. ``made`` tells how many slips of each kind were made, ``characters`` the length of
    the correct text.
    """

    figures: list[list[float]]
    true: list[bool]
    meant: list[bool]
    loose: list[bool]
    kinds: list[Kind]
    shown: list[str]
    made: Counter[Kind]
    characters: int


def rows(paragraphs: list[str], slips: int, known: Knowledge, seed: int) -> Rows:
    """All edits that the detector would weigh in correct paragraphs, and those that mend so many slips made in them."""
    found = Rows([], [], [], [], [], [], Counter(), sum(map(len, paragraphs)))
    search = known.search
    for paragraph in paragraphs:
        weigher = known.figures(paragraph)
        for edit in search.edits(paragraph):
            if is_usual(paragraph, edit, known.counts.level):
                continue
            _add(found, known, weigher, paragraph, edit, true=False)
    rng = random.Random(seed)
    long = [p for p in paragraphs if len(p) >= _SHORTEST]
    rng.shuffle(long)
    for number in range(slips):
        made = slip(long[number % len(long)], rng, known)
        if made is None:
            continue
        found.made[made.kind] += 1
        for edit in search.edits(made.text, made.start - 3, made.end + 3):
            if made.mended_by(edit) and not is_usual(made.text, edit, known.counts.level):
                _add(found, known, known.figures(made.text), made.text, edit, true=True)
                break
    return found


def _add(found: Rows, known: Knowledge, weigher: Figures, text: str, edit: Candidate, *, true: bool) -> None:
    found.figures.append(weigher.of(edit))
    found.true.append(true)
    found.meant.append(may_be_meant(text, edit, known.counts.level, known.confusions.word_list))
    found.loose.append(edit.right in near_misses().function_characters)
    found.kinds.append(edit.kind)
    before, after = text[max(0, edit.start - 10) : edit.start], text[edit.end : edit.end + 10]
    found.shown.append(f"{before}[{text[edit.start : edit.end]}→{edit.right}]{after}")


def word_rows(paragraphs: list[str], known: Knowledge, seed: int) -> Rows:
    """All words of correct paragraphs that another would stand for far better, and those that are written for one.

    One known word in so many is written as another of like sound or shape; every such slip counts as made, whether it
    is weighed or not.
    """
    found = Rows([], [], [], [], [], [], Counter(), sum(map(len, paragraphs)))
    rng, words = random.Random(seed), known.confusions.word_list
    for paragraph in paragraphs:
        _add_words(found, known, paragraph, 0, len(paragraph), "")
        for at in range(1, len(paragraph) - 2):
            right = paragraph[at : at + 2]
            if right in words and rng.random() < _MISTAKEN and (wrong := _mistaken_for(right, rng, known)):
                found.made[_kind_of(wrong, right, known)] += 1
                start = max(0, at - _AROUND)
                made = paragraph[start:at] + wrong + paragraph[at + 2 : at + _AROUND]
                _add_words(found, known, made, at - start, at - start + 1, right)
    return found


def broken_rows(paragraphs: list[str], slips: int, known: Knowledge, seed: int) -> Rows:
    """The edits of pairs that are no word, in correct paragraphs and in so many slips that ``Search`` does not find.

    Every slip made counts as made, whether it is weighed or not.
    """
    found = Rows([], [], [], [], [], [], Counter(), sum(map(len, paragraphs)))
    search, rng = known.search_of_drafts, random.Random(seed)
    shares = {kind: SHARES[kind] for kind in _BREAKING}
    for paragraph in paragraphs:
        searched = set(search.edits(paragraph))
        for edit in _broken(paragraph, known):
            if edit not in searched:
                _add(found, known, known.figures(paragraph), paragraph, edit, true=False)
    long = [p for p in paragraphs if len(p) >= _SHORTEST]
    rng.shuffle(long)
    for number in range(slips):
        made = slip(long[number % len(long)], rng, known, shares)
        if made is None:
            continue
        found.made[made.kind] += 1
        if any(map(made.mended_by, search.edits(made.text, made.start - 3, made.end + 3))):
            continue
        for edit in filter(made.mended_by, _broken(made.text, known)):
            _add(found, known, known.figures(made.text), made.text, edit, true=True)
    return found


def torn_rows(paragraphs: list[str], slips: int, known: Knowledge, seed: int) -> Rows:
    """The gaps of correct paragraphs beside which half a word seems to stand, and those of so many characters lost."""
    return _rows_of_kind(paragraphs, slips, known, seed, Kind.MISSING, _torn)


def stray_rows(paragraphs: list[str], slips: int, known: Knowledge, seed: int) -> Rows:
    """The characters of correct paragraphs that seem to have slipped in, and so many that did."""
    return _rows_of_kind(paragraphs, slips, known, seed, Kind.EXTRA, _stray)


def _rows_of_kind(
    paragraphs: list[str],
    slips: int,
    known: Knowledge,
    seed: int,
    kind: Kind,
    edits: Callable[[str, int, int, Knowledge], Iterator[Candidate]],
) -> Rows:
    """The edits that a search of its own finds in correct paragraphs, and those that mend so many slips of a kind."""
    found = Rows([], [], [], [], [], [], Counter(), sum(map(len, paragraphs)))
    for paragraph in paragraphs:
        for edit in edits(paragraph, 1, len(paragraph), known):
            _add(found, known, known.figures(paragraph), paragraph, edit, true=False)
    rng = random.Random(seed)
    long = [p for p in paragraphs if len(p) >= _SHORTEST]
    rng.shuffle(long)
    for number in range(slips):
        made = slip(long[number % len(long)], rng, known, {kind: 1})
        if made is None:
            continue
        found.made[made.kind] += 1
        for edit in filter(made.mended_by, edits(made.text, made.start - 2, made.end + 2, known)):
            _add(found, known, known.figures(made.text), made.text, edit, true=True)
            break
    return found


def lone_rows(paragraphs: list[str], slips: int, known: Knowledge, habits: Mapping[str, int], seed: int) -> Rows:
    """The characters that stand alone in correct paragraphs, and those that do beside a slip, of so many made."""
    found = Rows([], [], [], [], [], [], Counter(), sum(map(len, paragraphs)))
    lone = LoneCharacters(known.counts, known.neighbours, known.confusions, habits, Trees([]), 0.0)
    for paragraph in paragraphs:
        for place in lone.places(paragraph, 0, len(paragraph), known.counts.levels(paragraph, 3)):
            _add_lone(found, paragraph, place, true=False)
    rng = random.Random(seed)
    long = [p for p in paragraphs if len(p) >= _SHORTEST]
    rng.shuffle(long)
    for number in range(slips):
        made = slip(long[number % len(long)], rng, known, _LEAVING_ALONE)
        if made is None:
            continue
        found.made[made.kind] += 1
        threes = known.counts.levels(made.text, 3)
        for place in lone.places(made.text, made.start - 1, made.end + 1, threes):
            _add_lone(found, made.text, place, true=True)
            break
    return found


def _add_lone(found: Rows, text: str, place: Lone, *, true: bool) -> None:
    found.figures.append(place.figures)
    found.true.append(true)
    found.meant.append(False)
    found.loose.append(False)
    found.kinds.append(Kind.MISSING)
    found.shown.append(
        f"{text[max(0, place.at - 10) : place.at]}[{text[place.at]}]{text[place.at + 1 : place.at + 11]}"
    )


def _broken(text: str, known: Knowledge) -> Iterator[Candidate]:
    return broken_words(text, 1, len(text), known.counts.levels(text, 3), known.counts, known.confusions)


def _torn(text: str, low: int, high: int, known: Knowledge) -> Iterator[Candidate]:
    levels = known.counts.levels(text, 3)
    edits = torn_words(text, low, high, levels, known.counts, known.confusions)
    return (edit for edit in edits if not _is_free(text, edit, known))


def _stray(text: str, low: int, high: int, known: Knowledge) -> Iterator[Candidate]:
    edits = stray_characters(text, low, high, known.counts.levels(text, 3), known.counts)
    return (edit for edit in edits if not _is_free(text, edit, known))


def _is_free(text: str, edit: Candidate, known: Knowledge) -> bool:
    return is_usual(text, edit, known.counts.level) or combines_freely(text, edit, known.confusions.word_list)


def _add_words(found: Rows, known: Knowledge, text: str, low: int, high: int, meant: str) -> None:
    weigher = known.figures(text)
    threes = known.counts.levels(text, 3)
    for edit in mistaken(text, low, high, threes, known.counts, known.neighbours, known.confusions):
        if not meant or edit.right == meant:
            _add(found, known, weigher, text, edit, true=bool(meant))


def _mistaken_for(right: str, rng: random.Random, known: Knowledge) -> str | None:
    """A word that is written where another is meant; None for one that is like no other."""
    typed = [
        (other, weight)
        for said in known.confusions.sounds_of(right)
        for other, weight in known.typed.get(said, ())
        if other != right
    ]
    if typed and rng.random() < _OFFERED:
        return rng.choices([w for w, _ in typed], [weight for _, weight in typed])[0]
    like = known.confusions.mistakable(right)
    return rng.choice(like) if like else None


def _kind_of(wrong: str, right: str, known: Knowledge) -> Kind:
    alike = right in known.confusions.mistakable(wrong)
    return known.confusions.mistaken_as(wrong, right) if alike else Kind.NEAR_WORD


class Made(NamedTuple):
    """An artificial slip: ``text[start:end]`` was ``right``."""

    text: str
    start: int
    end: int
    right: str
    kind: Kind

    def mended_by(self, edit: Candidate) -> bool:
        """True for the edit that undoes the slip: the same text comes of it."""
        if abs(edit.start - self.start) > len(self.right) + self.end - self.start:
            return False
        text = self.text
        return text[: edit.start] + edit.right + text[edit.end :] == text[: self.start] + self.right + text[self.end :]


def slip(paragraph: str, rng: random.Random, known: Knowledge, shares: Mapping[Kind, int] = SHARES) -> Made | None:
    """The surroundings of one artificial slip in a paragraph; None where none could be made."""
    places = [i for i in range(1, len(paragraph) - 2) if is_cjk(paragraph[i])]
    (kind,) = rng.choices(list(shares), list(shares.values()))
    for _ in range(_TRIES):
        if not places:
            break
        i = rng.choice(places)
        before, at, after = paragraph[max(0, i - _AROUND) : i], paragraph[i], paragraph[i + 1 : i + _AROUND]
        edited = _edited(kind, before, at, after, rng, known)
        if edited is not None:
            wrong, right, rest = edited
            return Made(before + wrong + rest, len(before), len(before) + len(wrong), right, kind)
    return None


def _edited(
    kind: Kind, before: str, at: str, after: str, rng: random.Random, known: Knowledge
) -> tuple[str, str, str] | None:
    """(what is written, what was meant, the rest) for a character and what follows it."""
    word, rest = at + after[:1], after[1:]
    word_list = known.confusions.word_list
    if kind is Kind.DOUBLED:
        return at + at, at, after
    if kind is Kind.EXTRA:
        return rng.choice(_strays(before, at + after, rng, known)), "", at + after
    if kind is Kind.MISSING:
        # A character of a word; where the word stands is where a reader notices it.
        return ("", at, after) if before[-1:] + at in word_list or word in word_list else None
    if kind is Kind.TURNED:
        return (word[::-1], word, rest) if is_cjk(word[-1]) and word[0] != word[-1] else None
    if kind in (Kind.SAME_WORD, Kind.NEAR_WORD):
        if word not in word_list:
            return None
        if rng.random() < _OFFERED:
            typed = known.typed_for(word, kind)
            return (*rng.choices([w for w, _ in typed], [weight for _, weight in typed]), word, rest) if typed else None
        others = [w for w, k in known.confusions.words(word) if k is kind]
        return (rng.choice(others), word, rest) if others else None
    if kind is Kind.INITIAL:
        begins = known.confusions.initials(at)
        alike = [
            w[1] for w in _starting(known.confusions).get(before[-1:], ()) if begins & known.confusions.initials(w[1])
        ]
        alike = [c for c in alike if c != at and c not in known.confusions.characters(at)]
        return (rng.choice(alike), at, after) if alike and before[-1:] + at in word_list else None
    alike = [c for c, k in known.confusions.characters(at).items() if k is kind and known.counts.level(c) >= 3]
    if not alike:
        return None
    weights = [
        2 ** (known.counts.level(c) / 2)
        * (_AS_WORD if before[-1:] + c in word_list or c + after[:1] in word_list else 1)
        for c in alike
    ]
    (wrong,) = rng.choices(alike, weights)
    return wrong, at, after


def _strays(before: str, after: str, rng: random.Random, known: Knowledge) -> str:
    """Characters that slip in: any at all, one that stands near by (严格严按照), the rest of another word (受理到)."""
    draw = rng.random()
    if draw < 0.4 and (near := [c for c in before[-3:-1] + after[1:3] if is_cjk(c)]):
        return "".join(near)
    if draw < 0.7 and (words := _starting(known.confusions).get(before[-1:])):
        return "".join(w[1] for w in words if w[1] != after[0] and known.counts.level(w) >= _COMMON) or _STRAY
    return _STRAY


_STARTING: dict[int, dict[str, list[str]]] = {}


def _starting(confusions: Confusions) -> dict[str, list[str]]:
    """The words of two characters by their first."""
    made = _STARTING.setdefault(id(confusions), {})
    if not made:
        for word in sorted(confusions.word_list):
            made.setdefault(word[0], []).append(word)
    return made
