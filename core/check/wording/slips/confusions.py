"""Which characters and words are taken for each other: by the same sound, a near sound, a like shape."""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Initials and finals that many speakers and input methods do not tell apart.
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


class Kind(IntEnum):
    """How a slip came about. The number is a feature of the model."""

    SAME_SOUND = 0
    NEAR_SOUND = 1
    SHAPE = 2
    WORD = 3
    DOUBLED = 4
    TURNED = 5
    EXTRA = 6


def near_sound(syllable: str) -> str:
    """The syllable without what is often confused: zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in.

    >>> near_sound("zheng"), near_sound("ning"), near_sound("an")
    ('zen', 'lin', 'an')
    """
    for long, short in _INITIALS:
        if syllable.startswith(long):
            syllable = short + syllable[2:]
    if syllable.startswith("n") and len(syllable) > 1:
        syllable = "l" + syllable[1:]
    for long, short in _FINALS:
        if syllable.endswith(long):
            return syllable[: -len(long)] + short
    return syllable


class Confusions:
    """Built from rows of (character, its syllables), (character, characters alike), (two syllables, words).

    Only ``usual`` characters are offered as what was meant.
    """

    def __init__(
        self,
        sounds: Iterable[tuple[str, str]],
        shapes: Iterable[tuple[str, str]],
        words: Iterable[tuple[str, str]],
        usual: Callable[[str], bool] = bool,
    ) -> None:
        self._usual = usual
        self._syllables = {char: tuple(said.split()) for char, said in sounds}
        self._same: dict[str, set[str]] = defaultdict(set)
        self._near: dict[str, set[str]] = defaultdict(set)
        for char, syllables in self._syllables.items():
            for syllable in syllables:
                self._same[syllable].add(char)
                self._near[near_sound(syllable)].add(char)
        self._shapes: dict[str, set[str]] = defaultdict(set)
        for char, others in shapes:
            for other in others:
                self._shapes[char].add(other)
                self._shapes[other].add(char)
        self._words = {said: tuple(group.split()) for said, group in words}
        self.word_list = frozenset(word for group in self._words.values() for word in group)
        self._known: dict[str, dict[str, Kind]] = {}

    def characters(self, char: str) -> dict[str, Kind]:
        """The characters that ``char`` may have been written for, each with the closest way."""
        if char not in self._known:
            alike = dict.fromkeys(self._shapes.get(char, ()), Kind.SHAPE)
            for syllable in self._syllables.get(char, ()):
                alike.update(dict.fromkeys(self._near[near_sound(syllable)], Kind.NEAR_SOUND))
            for syllable in self._syllables.get(char, ()):
                alike.update(dict.fromkeys(self._same[syllable], Kind.SAME_SOUND))
            alike.pop(char, None)
            self._known[char] = {other: kind for other, kind in alike.items() if self._usual(other)}
        return self._known[char]

    def words(self, word: str) -> list[str]:
        """Words of the same sound that differ from a word of two characters in both."""
        if len(word) != 2:
            return []
        return [
            other
            for first in self._syllables.get(word[0], ())
            for second in self._syllables.get(word[1], ())
            for other in self._words.get(f"{first} {second}", ())
            if other[0] != word[0] and other[1] != word[1]
        ]
