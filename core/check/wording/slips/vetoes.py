"""Lists of what the counts know too little of: ``resources/lexicon/slip_vetoes.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from core.base.resources import read_record
from core.check.wording.entries import Examples


@dataclass(frozen=True, kw_only=True)
class Words(Examples):
    """One list; ``characters`` are what does not lack beside its words."""

    words: tuple[str, ...] = ()
    characters: str = ""


@dataclass(frozen=True, kw_only=True)
class Vetoes:
    """All lists; the head of the file says what each is."""

    short_forms: Words
    papers: Words
    short_ends: Words
    before_verbs: Words
    prefixes: Words
    news: Words
    adverbs: Words
    complements: Words
    ministries: Words
    spans: Words
    offices: Words
    with_numerals: Words
    of_the_trade: Words
    of_its_own: Words
    accounts: Words
    before_their_like: Words
    before_numbers: Words
    by_so_much: Words
    lone: Words
    whole: Words
    never_strays: Words
    before_counts: Words
    before_each: Words
    either: Words
    hearsay: Words
    always: Words
    free: Words


@cache
def vetoes() -> Vetoes:
    """The lists, read once; raises ResourceError when they are damaged."""
    return read_record(Vetoes, "lexicon", "slip_vetoes.toml")
