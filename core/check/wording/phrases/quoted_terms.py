"""Terms that stand in quotation marks: “放管服”改革, where “放管”服改革 has them around a part, and 放管服改革 none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile("“(?P<words>[^“”]{1,10})”")
#: Behind it, where each of several phrases has its first word in marks: “一网”统管、“一端”服务.
_ANOTHER = ("、“", ",“", "“")


class Parted(NamedTuple):
    """Quotation marks at ``text[start:end]`` and a part of ``term`` beside them."""

    start: int
    end: int
    term: str


class Bare(NamedTuple):
    """A term at ``text[start:end]`` without the marks that ``right`` has; ``sure`` where they are always there."""

    start: int
    end: int
    right: str
    sure: bool


@dataclass(frozen=True, kw_only=True)
class Terms(Examples):
    """One of the lists."""

    terms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class QuotedTerms:
    """The file ``resources/lexicon/quoted_terms.toml``, where each list is explained."""

    whole: Terms
    always: Terms
    usually: Terms

    def bare(self, text: str) -> Iterator[Bare]:
        """Terms of a folded text as they are without marks, though always or usually told with them."""
        for match in self._bare.finditer(text):
            right = self._marked[match[0]]
            yield Bare(match.start(), match.end(), right, right in self.always.terms)

    @cached_property
    def _marked(self) -> dict[str, str]:
        """The terms as they should be, by how they are written without marks."""
        return {_plain(term): term for term in (*self.always.terms, *self.usually.terms)}

    @cached_property
    def _bare(self) -> Sought:
        return Sought("|".join(map(re.escape, sorted(self._marked, key=len, reverse=True))))

    def parted(self, text: str) -> Iterator[Parted]:
        """Terms of a folded text of which a part stands outside of the quotation marks."""
        for match in _QUOTED.finditer(text) if "”" in text else ():
            words = match["words"].replace("、", "")
            found = words and (self._goes_on(text, match, words) or self._went_before(text, match, words))
            if found and not text.startswith(_ANOTHER, found.end):
                yield found

    def _goes_on(self, text: str, match: re.Match[str], words: str) -> Parted | None:
        """“放管”服: the rest of the term behind the marks."""
        for term in self._by_first.get(words[0], ()):
            plain = term.replace("、", "")
            rest = plain.removeprefix(words)
            pause = text.startswith("、", match.end())
            if plain.startswith(words) and rest and text.startswith(rest, match.end() + pause):
                return Parted(match.start(), match.end() + pause + len(rest), term)
        return None

    def _went_before(self, text: str, match: re.Match[str], words: str) -> Parted | None:
        """三审“三校”: the beginning of the term before the marks."""
        for term in self._by_last.get(words[-1], ()):
            plain = term.replace("、", "")
            rest = plain.removesuffix(words)
            if plain.endswith(words) and rest and text.endswith(rest, 0, match.start()):
                return Parted(match.start() - len(rest), match.end(), term)
        return None

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        return _by(self.whole.terms, 0)

    @cached_property
    def _by_last(self) -> dict[str, list[str]]:
        return _by(self.whole.terms, -1)


def _plain(term: str) -> str:
    return term.replace("“", "").replace("”", "")


def _by(terms: tuple[str, ...], at: int) -> dict[str, list[str]]:
    """The terms by their first or last character."""
    found: dict[str, list[str]] = {}
    for term in terms:
        found.setdefault(term[at], []).append(term)
    return found


@cache
def quoted_terms() -> QuotedTerms:
    """The terms, read once."""
    return read_record(QuotedTerms, "lexicon", "quoted_terms.toml")
