r"""One entry of a word list: a wrong wording, the context that makes it wrong, what is right, and an example of each.

What is wrong is given in one of three ways:

``words``    wordings that are wrong, all with the same ``right``
``pairs``    a table of wordings, each with its own right one
``pattern``  a verbose regular expression, for what a list cannot say; a group named ``fault`` narrows the mark, in
             further alternatives one of any name that nothing refers to; ``\g<name>`` in ``right`` stands for a group

The context is four lists: one of ``before`` must stand directly before the wording and one of ``after`` directly
behind it, none of ``not_before`` and ``not_after`` may. In all lists ``[…]`` is any one of the characters in it,
``{digit}`` a digit, ``{han}`` a Chinese character, ``{start}`` and ``{end}`` the ends of the paragraph. Everything is
compared with folded text: full-width and half-width marks are the same, so entries may be written with either.

``bad`` are sentences in which the entry must raise its rule, ``good`` sentences in which it must not: a test runs
every one of them. ``since`` and ``until`` are report years, inclusive; outside of them the entry is silent, and also
where the year is not known. ``sources`` are public pages that confirm the right wording or the date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.standing import Standing
from core.language.pairs import pieces
from core.language.remembered import remembered_of
from core.language.sought import Sought, longest_first
from core.model.finding import Severity
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: So many entries are asked before it is seen what words a text has.
_FEW = 6
#: So many characters are shown before what is missing, letters and digits and these.
_BESIDE, _NO_MARKS = 2, "%”"
_GROUP = re.compile(r"\(\?P<(\w+)>")
_SPECIAL = re.compile(r"\[[^\]]+\]|\{[a-z]+\}")
_TOKENS = {"{digit}": r"\d", "{han}": r"[\u4e00-\u9fff]", "{start}": "^", "{end}": "$"}


@dataclass(frozen=True, kw_only=True)
class Examples:
    """Sentences beside an entry: ``bad`` must raise the entry's rule, ``good`` must not."""

    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Dated:
    """What holds for some report years only."""

    since: int | None = None
    until: int | None = None

    def in_force(self, year: int | None) -> bool:
        """True when it applies to a report on that year (what has limits needs to know the year)."""
        if year is None:
            return self.since is None and self.until is None
        return (self.since is None or year >= self.since) and (self.until is None or year <= self.until)


@dataclass(frozen=True, kw_only=True)
class Entry(Examples, Dated):
    """A wrong wording with its context: see the head of this module.

    A ``typo`` is no word at all and needs no source; ``in_titles`` looks inside 《》 too; of ``mixed`` constructions in
    one clause the first is marked with the second, for either may be what is meant.
    """

    words: tuple[str, ...] = ()
    pairs: dict[str, str] = field(default_factory=dict)
    pattern: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    right: str | None = None
    reason: str
    severity: Severity = Severity.HINT
    sources: tuple[str, ...] = ()
    typo: bool = False
    in_titles: bool = False
    mixed: bool = False

    def __post_init__(self) -> None:
        if sum(map(bool, (self.words, self.pairs, self.pattern))) != 1:
            raise ValueError("an entry has either words, pairs or a pattern")
        if self.pairs and self.right is not None:
            raise ValueError("the right wordings of pairs stand in the table")

    def __getstate__(self) -> dict[str, object]:
        """Kept with its pattern, which takes longer to put together than to read (see ``core.base.kept``).

        Not kept is what the entry does not say, for the class has the defaults: thousands of fields need not be read.
        """
        _ = self.sought
        default = vars(Entry)
        return {name: value for name, value in vars(self).items() if name not in default or value != default[name]}

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """Strings of which one must stand in a text for the entry to hold; empty where nothing is known."""
        wordings = (*self.words, *self.pairs)
        if self.pattern or not all(map(is_literal, wordings)):
            return tuple(sorted(self.sought.clauses[0])) if self.sought.clauses else ()
        return tuple(fold(w) for w in wordings)

    @property
    def regex(self) -> re.Pattern[str]:
        """The entry as one regular expression over folded text; re.error where its pattern cannot be read."""
        return self.sought.regex

    @cached_property
    def sought(self) -> Sought:
        """The pattern of the entry, asked of folded texts."""
        wrong = self.pattern or any_of((*self.words, *self.pairs))
        before = "|".join(f"(?<={_one(w)})" for w in self.before)
        not_before = "".join(f"(?<!{_one(w)})" for w in self.not_before)
        after = f"(?={any_of(self.after)})" if self.after else ""
        not_after = f"(?!{any_of(self.not_after)})" if self.not_after else ""
        return Sought(f"(?:{before}){not_before}(?:{wrong}\n){after}{not_after}", re.VERBOSE)

    def hits(self, text: str) -> Iterator[Hit]:
        """Where the entry holds in a folded text, left to right; many entries are asked by an ``EntryList``."""
        return map(self.hit, self.sought.finditer(text))

    def hit(self, match: re.Match[str]) -> Hit:
        """The hit that a match of the entry is."""
        start, end = match.span(next((name for name in self._faults if match[name]), 0))
        right = self._folded_pairs.get(match.group()) if self.pairs else self.right and match.expand(self.right)
        if right and self._faults and (gap := _gap(match)) is not None:
            begun = match.start() if match.start() < gap else 0
            start, end = max(begun, gap - _BESIDE, _word_start(match.string, gap)), gap
            right = f"{match.string[start:end]}{right}"
        return Hit(self, match.start(), match.end(), start, end, right)

    @cached_property
    def _faults(self) -> tuple[str, ...]:
        """The groups of the pattern that narrow the mark, ``fault`` before those of other alternatives."""
        names = _GROUP.findall(self.pattern)
        others = [name for name in names if name != "fault" and not self._refers_to(name)]
        return ("fault", *others) if "fault" in names else ()

    def _refers_to(self, name: str) -> bool:
        return f"(?P={name})" in self.pattern or f"(?({name})" in self.pattern or rf"\g<{name}>" in (self.right or "")

    @cached_property
    def _folded_pairs(self) -> dict[str, str]:
        return {fold(wrong): right for wrong, right in self.pairs.items()}


class Hit(NamedTuple):
    """An entry holds at ``text[start:end]``; what is wrong is ``text[fault_start:fault_end]``, for ``right``."""

    entry: Entry
    start: int
    end: int
    fault_start: int
    fault_end: int
    right: str | None


def _gap(match: re.Match[str]) -> int | None:
    """Where something is missing: an empty fault with words before it; None for any other."""
    start, end = match.span("fault")
    return start if 0 < start == end and _word_start(match.string, end) < end else None


def _word_start(text: str, end: int) -> int:
    """Where what begins that stands right before a place without a mark, which a draft may write in another width."""
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] in _NO_MARKS):
        start -= 1
    return start


class EntryList(tuple[Entry, ...]):
    """Entries in the order of their file; of a text only those are asked that can hold in it."""

    def __getstate__(self) -> None:
        """Nothing but the entries is kept: what stands in texts is prepared by itself."""

    @cached_property
    def _standing(self) -> Standing[Entry]:
        fields = ((e.words, e.pairs, (e.pattern,), e.before, e.not_before, e.after, e.not_after) for e in self)
        sources = ("\v".join(map("\n".join, entry)) for entry in fields)
        return Standing(self, lambda entry: entry.literals, "\f".join(sources))

    def place(self, entry: Entry) -> int:
        """Where the entry stands in the list."""
        return self._places[id(entry)]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(entry): number for number, entry in enumerate(self)}

    @remembered_of
    def hits(self, text: str, year: int | None = None) -> Iterator[Hit]:
        """Where entries in force for the report year hold in a folded text, entry by entry, each left to right."""
        there = pieces(text)
        for entry in self._standing.in_text(text) if len(self) > _FEW else self:
            sought = entry.sought
            for needed in sought.pieces:  # here and not in a method, which a thousand entries of a report are asked by
                if needed.isdisjoint(there):
                    break
            else:
                if sought.matches_at_a_head(text, there) and entry.in_force(year):  # hardly an entry holds
                    yield from entry.hits(text)


def is_literal(wording: str) -> bool:
    """Whether a wording of a list is its characters alone, with no sets or tokens."""
    return _SPECIAL.search(wording) is None


def any_of(wordings: Iterable[str]) -> str:
    """A verbose regular expression for any one of the wordings, the longest first."""
    return f"(?:{'|'.join(_one(w) for w in sorted(wordings, key=longest_first))})"


def _one(wording: str) -> str:
    """The wording as a regular expression: literal but for its sets and tokens."""
    wording = fold(wording)
    parts: list[str] = []
    at = 0
    for match in _SPECIAL.finditer(wording):
        parts.append(re.escape(wording[at : match.start()]))
        special = match.group()
        if special.startswith("["):
            parts.append(f"[{re.escape(special[1:-1])}]")
        elif special in _TOKENS:
            parts.append(_TOKENS[special])
        else:
            raise ValueError(f"unknown token {special}")
        at = match.end()
    return "".join((*parts, re.escape(wording[at:])))
