"""The lists of ``resources/lexicon/particles.toml``, each with its examples; particles.py reads texts with them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.check.wording.entries import Examples, any_of
from core.model.normalise import fold


@dataclass(frozen=True, kw_only=True)
class Words(Examples):
    """One list."""

    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Manner(Words):
    """``states`` are words that tell how a thing is, not how something is granted."""

    states: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Prepositions(Words):
    """``compounds`` are words that begin with one."""

    compounds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Verbs(Words):
    """``nouns`` behind a verb make a noun phrase of it (有效的推进措施); ``bare`` are verbs that may lack an object.

    So do ``deeds`` before one of the characters ``before_deeds``, and ``made`` before one of ``before_made``.
    """

    nouns: tuple[str, ...]
    bare: tuple[str, ...]
    deeds: tuple[str, ...]
    before_deeds: str
    made: tuple[str, ...]
    before_made: str

    @cached_property
    def noun_phrase(self) -> str:
        """A verbose regular expression for what makes a noun phrase of a verb before it."""
        deeds = rf"{any_of(self.deeds)}[{fold(self.before_deeds)}]"
        made = rf"{any_of(self.made)}[{fold(self.before_made)}]"
        return rf"(?:{any_of(self.nouns)}|{deeds}|{made}|信息(?!公开))"


@dataclass(frozen=True, kw_only=True)
class Results(Words):
    """Verbs that a result is told of: 写的不够通俗. ``degrees`` open the result, ``qualities`` may be one without.

    ``plain`` are qualities of one character, certain behind a verb of one character: 抓的紧. ``whole`` are results of
    four characters: 写的通俗易懂.
    """

    degrees: tuple[str, ...]
    qualities: tuple[str, ...]
    plain: tuple[str, ...]
    whole: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Heads(Words):
    """Attributes before “地”; ``nouns`` are what they belong to: 公开地内容.

    ``qualities`` are told of what ends its phrase: nouns that are nothing else, ``things`` (良好地氛围), and, behind a
    verb of ``gives``, what may be a verb elsewhere, ``given`` (提供有力地保障).
    """

    nouns: tuple[str, ...]
    qualities: tuple[str, ...]
    things: tuple[str, ...]
    gives: tuple[str, ...]
    given: tuple[str, ...]
