"""Which characters and words are taken for each other: by the same sound, a near sound, a like shape."""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from sys import intern
from typing import TYPE_CHECKING

from core.base.kept import keep_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Initials and finals that many speakers and input methods do not tell apart.
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
#: And syllables whose initial half the south has for the other: 花布 for 发布.
_F_AND_H = {
    "hu": "fu", "hua": "fa", "huan": "fan", "huang": "fang", "hui": "fei", "hun": "fen", "hong": "feng",
}  # fmt: skip
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


class Kind(IntEnum):
    """How a slip came about. The number is a feature of the model."""

    SAME_SOUND = 0
    NEAR_SOUND = 1
    SHAPE = 2
    SAME_WORD = 3
    NEAR_WORD = 4
    INITIAL = 5
    TURNED = 6
    DOUBLED = 7
    EXTRA = 8
    MISSING = 9


def near_sound(syllable: str) -> str:
    """The syllable without what is often confused: zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in, hu/f.

    >>> near_sound("zheng"), near_sound("ning"), near_sound("an")
    ('zen', 'lin', 'an')
    """
    syllable = _F_AND_H.get(syllable, syllable)
    for long, short in _INITIALS:
        if syllable.startswith(long):
            syllable = short + syllable[2:]
    if syllable.startswith("n") and len(syllable) > 1:
        syllable = "l" + syllable[1:]
    for long, short in _FINALS:
        if syllable.endswith(long):
            return syllable[: -len(long)] + short
    return syllable


#: The usual characters of a syllable, of a near sound, the near sound of a syllable, the syllables of a character.
_Sounds = tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, tuple[str, ...]]]


def _by_sound(rows: Iterable[tuple[str, str]]) -> _Sounds:
    same: dict[str, str] = {}
    near: dict[str, str] = defaultdict(str)
    nearly: dict[str, str] = {}
    syllables: dict[str, tuple[str, ...]] = {}
    for syllable, chars in rows:
        usual, _, others = chars.partition(" ")
        same[syllable] = usual
        nearly[syllable] = sound = near_sound(syllable)
        near[sound] += usual
        alone = (syllable,)
        for char in usual + others:
            known = syllables.get(char)
            syllables[char] = (*known, syllable) if known else alone
    return same, dict(near), nearly, syllables


class Confusions:
    """Characters and words alike; only usual characters are offered as what was meant.

    Built from rows of (syllable, its usual characters, a blank, its others), of (character, usual ones that look like
    it), and of (two near sounds, words of two characters said so).
    """

    def __init__(
        self,
        sounds: Iterable[tuple[str, str]],
        shapes: Iterable[tuple[str, str]],
        words: Iterable[tuple[str, str]],
    ) -> None:
        rows = list(sounds)
        by_sound = keep_plain("sounds", "\n".join(map("\t".join, rows)), lambda: _by_sound(rows))
        self._same, self._near, self._nearly, self._syllables = by_sound
        self._shapes = dict(shapes)
        self._words = dict(words)
        self._alike: dict[str, dict[str, Kind]] = {}
        self._said_alike: dict[str, list[tuple[str, Kind]]] = {}
        self._mistakable: dict[str, tuple[str, ...]] = {}
        self._initials: dict[str, frozenset[str]] = {}
        self._known: frozenset[str] | None = None
        self._parts: tuple[str, str] | None = None
        self._ends: dict[str, str] = {}
        self._begins: dict[str, str] = {}

    @property
    def word_list(self) -> frozenset[str]:
        """The words of two characters that the counts know well."""
        if self._known is None:
            self._known = frozenset(" ".join(self._words.values()).split())
        return self._known

    def characters(self, char: str) -> dict[str, Kind]:
        """The characters that ``char`` may have been written for, each with the closest way."""
        if char not in self._alike:
            alike = dict.fromkeys(map(intern, self._shapes.get(char, "")), Kind.SHAPE)
            syllables = self._syllables.get(char, ())
            for syllable in syllables:
                alike.update(dict.fromkeys(map(intern, self._near[self._nearly[syllable]]), Kind.NEAR_SOUND))
            for syllable in syllables:
                alike.update(dict.fromkeys(map(intern, self._same[syllable]), Kind.SAME_SOUND))
            alike.pop(char, None)
            self._alike[char] = alike
        return self._alike[char]

    def sound_alike(self, one: str, other: str) -> bool:
        """Whether two characters, usual or not, sound the same or nearly so."""
        others = {self._nearly[syllable] for syllable in self._syllables.get(other, ())}
        return any(self._nearly[syllable] in others for syllable in self._syllables.get(one, ()))

    def completing(self, first: str, second: str) -> tuple[str, str]:
        """The characters that make a word behind the first, and those that make one before the second."""
        if self._parts is None:
            words = "".join(self.word_list)
            self._parts = words[::2], words[1::2]
        firsts, seconds = self._parts
        ends, begins = self._ends.get(first), self._begins.get(second)
        if ends is None:
            ends = self._ends[first] = _beside(first, firsts, seconds)
        if begins is None:
            begins = self._begins[second] = _beside(second, seconds, firsts)
        return ends, begins

    def words(self, word: str) -> list[tuple[str, Kind]]:
        """Words of the same or a near sound that differ from a word of two characters in both."""
        known = self._said_alike.get(word)
        if known is None:
            known = self._said_alike[word] = self._words_like(word)
        return known

    def _words_like(self, word: str) -> list[tuple[str, Kind]]:
        found: dict[str, Kind] = {}
        for first in self._syllables.get(word[0], ()):
            for second in self._syllables.get(word[1], ()):
                for other in self._words.get(f"{self._nearly[first]} {self._nearly[second]}", "").split():
                    if other[0] != word[0] and other[1] != word[1]:
                        said = self._syllables.get(other[0], ()), self._syllables.get(other[1], ())
                        same = first in said[0] and second in said[1]
                        if same or other not in found:
                            found[other] = Kind.SAME_WORD if same else Kind.NEAR_WORD
        return list(found.items())

    def mistakable(self, word: str) -> tuple[str, ...]:
        """Known words that a word of two characters may stand for: of the same or a near sound, or of like shape.

        Unlike ``words`` also those that have one character in common with it (引发 and 印发).
        """
        known = self._mistakable.get(word)
        if known is None:
            shaped = [
                word[:at] + other + word[at + 1 :]
                for at, char in enumerate(word)
                for other in self._shapes.get(char, "")
            ]
            found = dict.fromkeys(other for other in shaped if other in self.word_list)
            found.update(dict.fromkeys(self._said_so(word)))
            found.pop(word, None)
            known = self._mistakable[word] = tuple(found)
        return known

    def mistaken_as(self, word: str, other: str) -> Kind:
        """How a word comes to stand for one of those that ``mistakable`` gives."""
        return self.said_like(other, word) if other in self._said_so(word) else Kind.SHAPE

    def _said_so(self, word: str) -> list[str]:
        """The known words of the same or a near sound, the word itself among them."""
        return " ".join(self._words.get(sound, "") for sound in self.sounds_of(word)).split()

    def sounds_of(self, word: str) -> list[str]:
        """The near sounds of a word of two characters, as ``words`` is keyed."""
        firsts, seconds = (self._syllables.get(char, ()) for char in word)
        return list(dict.fromkeys(f"{self._nearly[a]} {self._nearly[b]}" for a in firsts for b in seconds))

    def said_like(self, word: str, other: str) -> Kind:
        """Whether two words of two characters are said the same or nearly so."""
        pairs = zip(word, other, strict=True)
        same = all(not set(self._syllables.get(a, ())).isdisjoint(self._syllables.get(b, ())) for a, b in pairs)
        return Kind.SAME_WORD if same else Kind.NEAR_WORD

    def is_spelled(self, word: str, letters: str) -> bool:
        """Whether a word is written in the letters of its sounds, without tones: 郑州 and zhengzhou."""
        ends = {0}
        for char in word:
            syllables = self._syllables.get(char, ())
            ends = {at + len(said) for at in ends for said in syllables if letters.startswith(said, at)}
            if not ends:
                return False
        return len(letters) in ends

    def initials(self, char: str) -> frozenset[str]:
        """The letters that the character's syllables begin with."""
        known = self._initials.get(char)
        if known is None:
            known = self._initials[char] = frozenset(syllable[0] for syllable in self._syllables.get(char, ()))
        return known


def _beside(char: str, own: str, others: str) -> str:
    """What stands in ``others`` wherever ``own`` has the character, in order."""
    found: list[str] = []
    at = own.find(char)
    while at >= 0:
        found.append(others[at])
        at = own.find(char, at + 1)
    return "".join(sorted(found))
