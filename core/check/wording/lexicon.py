"""The word lists of the wording rules under ``resources/lexicon``, validated when they are first asked for.

Each file says at its head what its fields mean; the entries that assert a fault carry a bad and a good example, which
``tests/core/check/wording/test_entries.py`` runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from urllib.parse import urlsplit

from core.base.resources import read_record
from core.check.wording.entries import Dated, Entry, EntryList, Examples
from core.model.finding import Severity


def independent(sources: tuple[str, ...]) -> bool:
    """True for pages of at least two different sites, or official texts of at least two names."""
    return len({urlsplit(source).netloc.removeprefix("www.") or source for source in sources}) > 1


@dataclass(frozen=True, kw_only=True)
class _Confirmable(Examples, Dated):
    confirmed: bool = False
    sources: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """Only what two independent public sources confirm may raise more than a hint."""
        return Severity.WARNING if self.confirmed and independent(self.sources) else Severity.HINT


@dataclass(frozen=True, kw_only=True)
class Law(_Confirmable):
    """A law, regulation or notice. ``confirmed`` when two independent public sources agree on title and number.

    ``wrong`` are titles seen for it that are not its title; ``accepted`` are shorter forms in general use.
    ``number`` is its document number (文号), ``former`` numbers that were its own before a revision. ``issuer`` is who
    issued it; ``since`` and ``until`` are the report years in which it is in force. ``telling`` is a word of its title
    that is kept however it is shortened: a title without it that bears its number is another's.
    """

    title: str
    telling: str = ""
    number: str | None = None
    former: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    issuer: str | None = None


@dataclass(frozen=True, kw_only=True)
class Effective(Examples):
    """From which days (2019年5月15日) a law, by its titles in use, is or was in force: as made and as revised."""

    titles: tuple[str, ...]
    dates: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Matter(Examples):
    """What some articles of the regulation on government information are about, and the numbers of these articles."""

    words: tuple[str, ...]
    articles: tuple[int, ...]
    clauses: tuple[str, ...] = ()

    @cached_property
    def spoken_of(self) -> re.Pattern[str] | None:
        """Finds what shows that a sentence speaks of it."""
        return re.compile("|".join(self.clauses)) if self.clauses else None


@dataclass(frozen=True, kw_only=True)
class Laws:
    """The file ``laws.toml``: the laws, and how titles and their issuers are named."""

    issuers: tuple[str, ...]
    issued: tuple[str, ...]
    short_titles: tuple[str, ...]
    recent: tuple[str, ...]
    general: tuple[str, ...]
    general_of_regulations: tuple[str, ...]
    short_forms: tuple[str, ...]
    laws: tuple[Law, ...]
    effective: tuple[Effective, ...]
    matters: tuple[Matter, ...]
    several: tuple[str, ...]

    def tells_of_several(self, sentence: str) -> bool:
        """Whether a sentence that cites an article tells of others too, or of the regulation as a whole."""
        return any(word in sentence for word in self.several)

    @cached_property
    def days(self) -> dict[str, tuple[str, ...]]:
        """The days from which a law has been in force, by each of its titles."""
        return {title: law.dates for law in self.effective for title in law.titles}


@dataclass(frozen=True, kw_only=True)
class WordList(Examples):
    """Words that share one example."""

    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ForeignWords:
    """The file ``foreign_words.toml``: Latin words that belong in a report, units, and English function words."""

    allowed: tuple[str, ...]
    units: tuple[str, ...]
    function: WordList


@dataclass(frozen=True, kw_only=True)
class Particle(Examples):
    """A one-character word with the characters that end or begin another word with it."""

    char: str
    ends: str
    begins: str


@dataclass(frozen=True, kw_only=True)
class DoubledWords:
    """The file ``doubled_words.toml``: doublings that are right, and those that are slips."""

    fine: tuple[str, ...]
    fine_behind: dict[str, str]
    noun_and_verb: tuple[str, ...]
    behind_verb: tuple[str, ...]
    of_noun: tuple[str, ...]
    fine_strings: tuple[str, ...]
    reduplicated: str
    at_an_end: str
    counted: str
    at_will: str
    unless_before: dict[str, str]
    offices: str
    office_words: str
    parting: tuple[str, ...]
    modifiers: WordList
    verbs: WordList
    nouns: WordList
    sure: EntryList
    particles: tuple[Particle, ...]


@dataclass(frozen=True, kw_only=True)
class TraditionalWords:
    """The file ``traditional_words.toml``: words in which a character that is otherwise traditional is the standard."""

    fine: tuple[str, ...]
    names: str
    before_places: str
    names_only: str
    ends_places: str
    lookalikes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Entries:
    entries: EntryList


@dataclass(frozen=True, kw_only=True)
class NumberForms:
    """The file ``number_forms.toml``: entries for folded text, and for the text as written."""

    entries: EntryList
    written: EntryList


@cache
def number_forms() -> NumberForms:
    """Numbers written as they should not be."""
    return read_record(NumberForms, "lexicon", "number_forms.toml")


@cache
def laws() -> Laws:
    """Every known law and notice."""
    return read_record(Laws, "lexicon", "laws.toml")


@cache
def expressions() -> EntryList:
    """Departures from fixed expressions and terms; what two independent sources do not confirm is a hint."""
    return EntryList(
        e if e.typo or independent(e.sources) else replace(e, severity=Severity.HINT)
        for e in read_record(_Entries, "lexicon", "expressions.toml").entries
    )


@cache
def dated_wording() -> EntryList:
    """Wording that belongs to other report years; what fewer than two sources confirm is a hint."""
    return EntryList(
        e if len(set(e.sources)) > 1 else replace(e, severity=Severity.HINT)
        for e in read_record(_Entries, "lexicon", "dated_wording.toml").entries
    )


@cache
def confusions() -> EntryList:
    """Words written for others that sound or look alike."""
    return read_record(_Entries, "lexicon", "confusions.toml").entries


def are_judged(text: str, start: int, end: int, year: int | None) -> bool:
    """Whether W103 or W109 tell of ``text[start:end]`` of a folded text, by their entries for a report year."""
    return any(
        hit.start < end and start < hit.end for words in (confusions(), expressions()) for hit in words.hits(text, year)
    )


@cache
def leftovers() -> EntryList:
    """What is left over of a template."""
    return read_record(_Entries, "lexicon", "leftovers.toml").entries


@cache
def statements() -> EntryList:
    """Sentences that every report has, with a slot that is empty or filled wrongly."""
    return read_record(_Entries, "lexicon", "statements.toml").entries


@cache
def punctuation() -> EntryList:
    """Punctuation against GB/T 15834."""
    return read_record(_Entries, "lexicon", "punctuation.toml").entries


@cache
def title_forms() -> tuple[Entry, ...]:
    """Last parts of a title that are not the prescribed one, worst first."""
    return read_record(_Entries, "lexicon", "title_forms.toml").entries


@cache
def doubled_words() -> DoubledWords:
    """Words written twice in a row."""
    return read_record(DoubledWords, "lexicon", "doubled_words.toml")


@cache
def foreign_words() -> ForeignWords:
    """Latin words."""
    return read_record(ForeignWords, "lexicon", "foreign_words.toml")


@cache
def traditional_words() -> TraditionalWords:
    """Words with characters that are otherwise traditional."""
    return read_record(TraditionalWords, "lexicon", "traditional_words.toml")
