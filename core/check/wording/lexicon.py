"""The word lists of the wording rules, validated: laws, fixed expressions, confusions, and other words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from urllib.parse import urlsplit

from core.base.resources import read_record
from core.model.finding import Severity


def independent(sources: tuple[str, ...]) -> bool:
    """True for pages of at least two different sites."""
    return len({urlsplit(source).netloc.removeprefix("www.") for source in sources}) > 1


@dataclass(frozen=True, kw_only=True)
class Law:
    """A law, regulation or notice. ``confirmed`` when two independent public sources agree on title and number.

    ``wrong`` are titles seen for it that are not its title; ``accepted`` are shorter forms in general use.
    ``number`` is its document number (文号), ``former`` numbers that were its own before a revision. ``issuer`` is who
    issued it; ``since`` and ``until`` are the report years in which it is in force.
    """

    title: str
    number: str | None = None
    former: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    confirmed: bool = False
    since: int | None = None
    until: int | None = None
    issuer: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """Only what is confirmed may raise more than a hint."""
        return Severity.WARNING if self.confirmed and independent(self.sources) else Severity.HINT


@dataclass(frozen=True, kw_only=True)
class Expression:
    """A wording that is not the fixed one. ``pattern`` is a regular expression over folded text.

    A group named ``fault`` narrows what is marked. ``right`` replaces what is marked (``\\g<name>`` stands for a
    group); without it the entry only gives its ``reason``. ``since`` and ``until`` are report years, inclusive:
    outside of them the entry is silent. ``sources`` confirm the right wording or the date; a ``typo`` finds what is
    no word at all and needs none.
    """

    pattern: str
    right: str | None = None
    reason: str
    severity: Severity = Severity.HINT
    since: int | None = None
    until: int | None = None
    sources: tuple[str, ...] = ()
    typo: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern)

    def in_force(self, year: int | None) -> bool:
        """True when the entry applies to a report on that year (entries with limits need to know the year)."""
        if year is None:
            return self.since is None and self.until is None
        return (self.since is None or year >= self.since) and (self.until is None or year <= self.until)


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A fixed expression. ``variants`` are other right wordings, ``loose`` allows two wrong letters, ``items`` marks a list
    of which no item may be left out; ``since`` and ``until`` are report years, inclusive."""  # noqa: E501

    text: str
    variants: tuple[str, ...] = ()
    loose: bool = False
    items: bool = False
    since: int | None = None
    until: int | None = None
    confirmed: bool = False
    sources: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """Only what two independent public sources confirm may raise more than a hint."""
        return Severity.WARNING if self.confirmed and independent(self.sources) else Severity.HINT

    def in_force(self, year: int | None) -> bool:
        """True when the expression is in use in that year; without a year only if it has no limits."""
        if year is None:
            return self.since is None and self.until is None
        return (self.since is None or year >= self.since) and (self.until is None or year <= self.until)


@dataclass(frozen=True, kw_only=True)
class PhraseList:
    """The file of fixed expressions."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, kw_only=True)
class Unnumbered:
    """Measure words that stand without a number: see ``resources/lexicon/words.toml``."""

    determiners: str
    words: dict[str, str]
    leads: dict[str, tuple[str, ...]]
    listed: dict[str, str]

    @cached_property
    def in_list(self) -> re.Pattern[str]:
        """Finds the measure word as group ``gap`` where the item before or behind it in the list has its number."""
        bare = "|".join(f"(?<![{self.determiners}{own}]){measure}" for measure, own in self.listed.items())
        char = r"[\u4e00-\u9fff]"
        return re.compile(
            rf"(?<=\d[件条次份篇期场个起])[、,]{char}{{2,12}}(?P<gap>{bare})(?=[、。;)]|$)"
            rf"|(?:^|[。,;:、“”《》()\d]){char}{{2,16}}(?P<ahead>{bare})(?=、{char}{{2,8}}\d)"
        )

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Finds the measure word as group ``gap``, before a stop or the end."""
        alone = [f"(?<![{self.determiners}{own}]){measure}" for measure, own in self.words.items()]
        led = [f"(?<={lead}){measure}" for measure, leads in self.leads.items() for lead in leads]
        return re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?P<gap>(?:{'|'.join((*led, *alone))})次?)(?=[,。;:)]|$)")


@dataclass(frozen=True, kw_only=True)
class Words:
    """Short lists: see ``resources/lexicon/words.toml`` for what each is."""

    foreign_allowed: tuple[str, ...]
    foreign_function: tuple[str, ...]
    units: tuple[str, ...]
    doubled_fine: tuple[str, ...]
    doubled_sure: tuple[str, ...]
    doubled_verbs: tuple[str, ...]
    doubled_nouns: tuple[str, ...]
    measure_words: str
    measure_doubled: str
    measure_after_ge: str
    traditional_fine: tuple[str, ...]
    unnumbered: Unnumbered


@dataclass(frozen=True, kw_only=True)
class _Laws:
    laws: tuple[Law, ...]


@dataclass(frozen=True, kw_only=True)
class _Expressions:
    entries: tuple[Expression, ...]


@cache
def laws() -> tuple[Law, ...]:
    """Every known law and notice."""
    return read_record(_Laws, "lexicon", "laws.toml").laws


@cache
def expressions() -> tuple[Expression, ...]:
    """Departures from fixed expressions and terms; what two independent sources do not confirm is a hint."""
    return tuple(
        e if e.typo or independent(e.sources) else replace(e, severity=Severity.HINT)
        for e in read_record(_Expressions, "lexicon", "expressions.toml").entries
    )


@cache
def confusions() -> tuple[Expression, ...]:
    """Words written for others that sound or look alike."""
    return read_record(_Expressions, "lexicon", "confusions.toml").entries


@cache
def words() -> Words:
    """The short lists."""
    return read_record(Words, "lexicon", "words.toml")
