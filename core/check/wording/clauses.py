"""Clauses that are not whole or whose words stand in a wrong order, read by classes of words.

An entry is a construction and no wording: 由 … 为|组长 with any office behind 为, a number of persons before any verb.
Its pattern names the classes, ``{person}``, and the places where clauses begin and end:

{head}   the beginning of a clause, the ordinal of an item (一是) before it
{open}   the beginning of a sentence
{stop}   the end of a clause, seen but not taken
{any}    one character within the clause
{all}    one character within the sentence
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import permutations

from core.base.resources import read_record
from core.check.wording.entries import Entry, EntryList, Examples
from core.language.numerals import ORDINALS
from core.language.sentences import ENDS, PAUSES
from core.language.sought import longest_first
from core.model.finding import Severity

_TOKEN = re.compile(r"\{([a-z]+)\}")
_PLACES = {
    "head": rf"(?:^|(?<=[{PAUSES}])|(?<=[{ORDINALS}]是))",
    "open": rf"(?:^|(?<=[{ENDS}])|(?<=[{ORDINALS}]是))",
    "stop": rf"(?=[{PAUSES}]|$)",
    "any": f"[^{PAUSES}]",
    "all": f"[^{ENDS}]",
}


@dataclass(frozen=True, kw_only=True)
class Synonyms(Examples):
    """Words of one meaning, parted by blanks: two side by side say the same twice, ``unless`` they are a word."""

    words: str
    unless: str = ""

    @property
    def entry(self) -> Entry:
        """Any two of the words, one behind the other."""
        pairs = {first + second for first, second in permutations(self.words.split(), 2)} - set(self.unless.split())
        reason, severity = "前后两个词意思重复", Severity.WARNING
        return Entry(words=tuple(sorted(pairs)), reason=reason, severity=severity, bad=self.bad, good=self.good)


@dataclass(frozen=True, kw_only=True)
class Clauses:
    """The file ``resources/lexicon/clauses.toml``: words by their class, parted by blanks, and entries with classes."""

    classes: dict[str, str]
    entries: EntryList
    synonyms: tuple[Synonyms, ...]

    @cached_property
    def read(self) -> EntryList:
        """The entries with their classes and places spelt out; KeyError for a class that is not there."""
        classes = {name: tuple(sorted(words.split(), key=longest_first)) for name, words in self.classes.items()}
        spelt = {**_PLACES, **{name: f"(?:{'|'.join(words)})" for name, words in classes.items()}}

        def spell(entry: Entry) -> Entry:
            return replace(entry, pattern=_TOKEN.sub(lambda token: spelt[token[1]], entry.pattern))

        return EntryList((*map(spell, self.entries), *(group.entry for group in self.synonyms)))


@cache
def clauses() -> EntryList:
    """The entries, read once."""
    return read_record(Clauses, "lexicon", "clauses.toml").read
