"""Words that open a phrase and stand one directly behind another: 针对在水质公示, 围绕就水价, 经过由县政府.

A preposition takes what follows as its object. Another preposition may follow where its phrase is an attribute within
that object and 的 behind it says so: 针对在检查中发现的问题. Without 的 the first one has lost its object. Which
pairs are told is data, counted in correct prose: some verbs that open a phrase take others (坚持以, 通过将, 为了在).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.base.resources import read_record
from core.check.wording.entries import Entry, EntryList, Examples
from core.check.wording.grammar.clauses import PLACES, either
from core.model.finding import Severity

_CLASS = re.compile(r"\{([a-z]+)\}")
#: What may stand before a preposition that opens its clause: 全年, 2024年度, 我局.
_LEAD = r"(?:(?<=全年|年度|年内|目前|同时|期间|为此)|(?<=\d年|\d月|\d日)|(?<=[我本][局委办县市区镇乡院厅中]))"
#: What shows behind the second that its phrase is an attribute.
_ATTRIBUTE = "的 者"


@dataclass(frozen=True, kw_only=True)
class Stack(Examples):
    """Prepositions that none of ``second`` may follow but within an attribute; words or classes, parted by blanks.

    One of a single character counts at the head of its clause only: within it may belong to the word before. Nothing
    of ``unless`` stands behind them in the clause; 的 and 者 show that
    the second phrase is an attribute.
    """

    first: str
    second: str
    unless: str = _ATTRIBUTE
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, kw_only=True)
class Openers:
    """The file ``resources/lexicon/openers.toml``, where the lists are explained."""

    classes: dict[str, str]
    other_words: dict[str, str]
    stacks: tuple[Stack, ...]

    @property
    def read(self) -> EntryList:
        """An entry for each table; KeyError for a class that is not there."""
        return EntryList(tuple(map(self._entry, self.stacks)))

    def _entry(self, stack: Stack) -> Entry:
        first, second = self.words(stack.first), self.words(stack.second)
        alone = [word for word in first if len(word) == 1]
        longer = [word for word in first if len(word) > 1]
        opened = [f"(?:{PLACES['head']}|{_LEAD}){either(' '.join(first))}"]
        opened += [either(" ".join(longer))] if longer and alone else []
        opening = "|".join(opened) if alone else either(" ".join(longer))
        shown = f"(?!{PLACES['any']}*{either(stack.unless)})" if stack.unless else ""
        return Entry(
            # the same word again is a doubling, which W106 tells
            pattern=f"(?P<first>{opening})(?!(?P=first))(?:{'|'.join(map(self._whole, second))}){shown}",
            reason="两个介词叠用，前一个没有着落，删去一个",
            severity=stack.severity,
            bad=stack.bad,
            good=stack.good,
        )

    def words(self, listed: str) -> list[str]:
        """The words of a list, with those of its classes; KeyError for a class that is not there."""
        return _CLASS.sub(lambda token: self.classes[token[1]], listed).split()

    def _whole(self, word: str) -> str:
        """The preposition where no other word begins with it."""
        others = self.other_words.get(word)
        if not others:
            return word
        characters, *longer = others.split()
        return f"{word}(?!{'|'.join((f'[{characters}]', *longer))})"


@cache
def openers() -> EntryList:
    """The entries, read once."""
    return read_record(Openers, "lexicon", "openers.toml").read
