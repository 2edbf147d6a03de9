"""Long set phrases that have lost words or have them in another order: 脱贫攻坚与乡村振兴有效衔接.

A phrase is cut into its words. A stretch of a text that is made of nothing but these, and has those that no other
phrase has together, is the phrase or a departure from it. The phrases are ``resources/lexicon/cut_phrases.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Dated, Examples, any_of
from core.check.wording.phrases.phrase_bank import NO_QUOTES, QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINTS = frozenset("和与同的、,")


@dataclass(frozen=True, kw_only=True)
class CutPhrase(Examples, Dated):
    """One phrase; see the head of the data file."""

    words: str
    keys: tuple[str, ...]
    least: int
    right: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """The phrase as it is written."""
        return "".join(word.removesuffix("?").split("|")[0] for word in self.words.split())

    @cached_property
    def exact(self) -> re.Pattern[str]:
        """Finds the phrase, or another right wording, in a text without quotation marks."""
        parts = (
            f"(?:{any_of(tuple(word.removesuffix('?').split('|')))}){'?' * word.endswith('?')}"
            for word in self.words.split()
        )
        return re.compile("|".join(("".join(parts), *map(re.escape, self.right))))

    @cached_property
    def word(self) -> re.Pattern[str]:
        """Finds one of its words."""
        words = {one for word in self.words.split() for one in word.removesuffix("?").split("|")}
        return re.compile(any_of(tuple(sorted({*words, *self.foreign}))))

    @cached_property
    def stretch(self) -> re.Pattern[str]:
        """Finds a stretch of its words."""
        return re.compile(rf"(?:{self.word.pattern}){{{self.least},}}")


@dataclass(frozen=True, kw_only=True)
class CutPhrases:
    """The file ``cut_phrases.toml``."""

    phrases: tuple[CutPhrase, ...]


class Departure(NamedTuple):
    """``text[start:end]`` is ``phrase`` with words lost or in another order."""

    start: int
    end: int
    phrase: CutPhrase


@cache
def cut_phrases() -> tuple[CutPhrase, ...]:
    """The phrases, read once; ResourceError where their file is damaged."""
    return read_record(CutPhrases, "lexicon", "cut_phrases.toml").phrases


def find(text: str, year: int | None) -> Iterator[Departure]:
    """Departures in a folded paragraph of a report on a year, phrase by phrase.

    >>> [found.phrase.text for found in find("推进国家治理能力和治理体系现代化。", 2024)]
    ['国家治理体系和治理能力现代化']
    """
    plain = text if QUOTES.isdisjoint(text) else text.translate(NO_QUOTES)
    kept: list[int] | range | None = None
    for phrase in cut_phrases():
        if not all(key in plain for key in phrase.keys) or not phrase.in_force(year):
            continue
        for match in phrase.stretch.finditer(plain):
            said = phrase.word.findall(match.group())
            start, end = match.span()
            while said and said[0] in _JOINTS:
                start += len(said.pop(0))
            while said and said[-1] in _JOINTS:
                end -= len(said.pop())
            if len(said) < phrase.least or not set(phrase.keys) <= set(said) or phrase.exact.search(plain, start, end):
                continue
            if plain.startswith(phrase.not_after, end):
                continue
            if kept is None:
                kept = [i for i, c in enumerate(text) if c not in QUOTES]
            yield Departure(kept[start], kept[end - 1] + 1, phrase)
