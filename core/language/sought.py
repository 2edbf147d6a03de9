"""Regular expressions that are spared where a text lacks what they need.

A draft has few of the wordings that the rules look for. So of most patterns it is enough to see that none of the
characters and words stands in the text that are in all they match: they are neither compiled nor asked.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from core.base.kept import keep_plain
from core.language.pairs import LONGEST
from core.language.required import DIGIT, Clause, required_with_heads

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Of how many clauses, of how many literals at most, is seen to: more would take longer than to ask the pattern.
_CLAUSES, _LITERALS = 3, 16
_DIGITS = re.compile(DIGIT)
#: No match: it is at its end, whoever asks.
_NOTHING: Iterator[re.Match[str]] = iter(())


def longest_first(word: str) -> tuple[int, str]:
    """Key that sorts the words of an alternation: the longest match, and the pattern is the same at every start.

    >>> sorted({"政府", "政府信息", "公开"}, key=longest_first)
    ['政府信息', '公开', '政府']
    """
    return -len(word), word


def from_each(first: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    r"""All matches of a pattern that begins with one of the characters which ``first`` matches, as ``finditer`` gives.

    Python skips to these characters, where else it would try the pattern at each place, if that begins with a group.

    >>> counted = re.compile(r"(?P<number>\d+)件|(?P<none>[零无])")
    >>> [match[0] for match in from_each(re.compile(r"[\d零无]"), counted, "收到15件，申诉无。")]
    ['15件', '无']
    """
    end = 0
    for place in first.finditer(text):
        if place.start() >= end and (match := pattern.match(text, place.start())):
            yield match
            end = match.end()


#: What a pattern is not kept with. ``pieces`` and ``heads`` of those that the model drafts ask are: to find each of
#: some 400 by itself takes three times as long.
_WORKED_OUT = ("regex", "needs", "_read")


class Sought:
    r"""A regular expression, compiled when first a text has what it needs; ``re.error`` then where it cannot be read.

    For whole texts: to look at a place of a long text the ``regex`` itself is asked, for the text is seen through here.

    >>> date = Sought(r"\d+月\d+[日号]")
    >>> date.may_be_in("第3日"), [match[0] for match in date.finditer("3月1日")]
    (False, ['3月1日'])
    """

    def __init__(self, source: str, flags: int = 0, needs: tuple[tuple[str, ...], ...] | None = None) -> None:
        """``needs`` of a pattern that is made for one organ: to read it takes longer than to ask it of a whole report.

        Of each of them one literal stands in every text that the pattern matches.
        """
        self.source, self.flags = source, flags
        self._needs = needs  # a property takes longer to ask, thousands of times
        if needs is not None:
            self.needs = needs

    def __getstate__(self) -> dict[str, object]:
        """Without what is worked out when it is asked for, and is prepared by itself (see ``core.base.kept``)."""
        return {name: value for name, value in vars(self).items() if name not in _WORKED_OUT}

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.source, self.flags)

    @cached_property
    def _read(self) -> tuple[tuple[Clause, ...], Clause]:
        source = f"{int(self.flags)} {self.source}"
        return keep_plain(
            "clauses", source, lambda: required_with_heads(self.source, self.flags), "language/required.py"
        )

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Of each of these one literal stands in every text that the pattern matches, the rarest first."""
        return self._read[0]

    @cached_property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """The clauses that are looked for."""
        return tuple(tuple(clause) for clause in self.clauses if len(clause) <= _LITERALS)[:_CLAUSES]

    def may_be_in(self, text: str) -> bool:
        """False where the pattern surely matches nowhere in the text."""
        for literals in self.needs:
            for literal in literals:
                if literal in text:
                    break
            else:
                return False
        return True

    def search(self, text: str) -> re.Match[str] | None:
        """The first place that the pattern matches."""
        return self.regex.search(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, left to right."""
        needs = self._needs
        if needs is None:
            needs = self._needs = self.needs
        for literals in needs:  # as in ``may_be_in``: to call it takes as long as to look
            for literal in literals:
                if literal in text:
                    break
            else:
                return _NOTHING
        return self.regex.finditer(text)

    @cached_property
    def heads(self) -> Clause:
        """What matches begin with, no longer than a piece of a text; nothing where that is not known."""
        return frozenset(one[:LONGEST] for one in self._read[1])

    @cached_property
    def pieces(self) -> tuple[Clause, ...]:
        """Of each of these one piece (``core.language.pairs``) stands in every text that the pattern matches."""
        clauses = (*self.clauses[:_CLAUSES], *((self.heads,) if self.heads and DIGIT not in self.heads else ()))
        return tuple(dict.fromkeys(frozenset(one[:LONGEST] for one in clause) for clause in clauses))

    def matches_at_a_head(self, text: str, pieces: frozenset[str]) -> bool:
        """Whether the pattern matches where one of its heads stands, at some three places of a paragraph.

        To try it at each place takes five times as long; where its heads are not known that is done.
        """
        if not self.heads:
            return self.regex.search(text) is not None
        match = self.regex.match
        for head in self.heads & pieces:
            at = text.find(head)
            while at >= 0:
                if match(text, at):
                    return True
                at = text.find(head, at + 1)
        return DIGIT in self.heads and any(match(text, digit.start()) for digit in _DIGITS.finditer(text))

    def sub(self, replacement: str, text: str) -> str:
        """The text with every match replaced."""
        return self.regex.sub(replacement, text) if self.may_be_in(text) else text
