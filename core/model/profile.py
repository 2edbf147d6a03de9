"""The office's own lists and local demands: one plain TOML file, read into a frozen model.

Nothing in it is needed; a profile without entries changes nothing. What each key does::

    name = "澄阳县水务局"            # shown to the user only

    [words]                          # findings on names, wording and other places are not raised on these
    terms = ["城乡供水一体化"]        #   the office's own terms
    allowed = ["OA"]                 #   anything else that is right here
    abbreviations = ["县水务局"]      #   short forms of names
    places = ["澄江流域"]            #   superior and partner places

    [[words.forbidden]]              # rule L101
    word = "市民热线"
    instead = "12345政务服务便民热线" # may be left out
    reason = "市里统一了叫法"         # may be left out

    [rules]
    off = ["W108"]                   # rules that are not run
    [rules.severity]                 # rules of which every finding gets another severity
    W103 = "warning"

    [demands]
    overview_length = 1000           # rule L102: section one has at most so many characters
    deadline = "01-20"               # rule L103: the date of signature is not later, in the year after the report's

    [[demands.mentions]]             # rule L104: section (any, when left out) says one of the words,
    title = "解读回应情况"
    section = "overview"
    words = ["政策解读", "回应关切"]
    number = true                    #   and gives a number in the same sentence
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from core.model.finding import Severity

#: A table of the file that is the window's own affair and is passed over here.
WINDOW = "window"

_DEADLINE = re.compile(r"(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class _Entry:
    """A table of the file; pydantic, which validates it in ``core.profile``, refuses keys that are not fields."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, kw_only=True)
class Forbidden(_Entry):
    """A word that the office does not want to see; ``severity`` is that of the finding."""

    word: str
    instead: str = ""
    reason: str = ""
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, kw_only=True)
class Words(_Entry):
    """Words that are right here, and words that are not."""

    terms: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RuleChoice(_Entry):
    """Rules switched off or given another severity, by code."""

    off: tuple[str, ...] = ()
    severity: dict[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Mention(_Entry):
    """Something that the report must speak of: one of ``words``, with ``number`` in a sentence that has a number."""

    title: str
    words: tuple[str, ...]
    section: str | None = None
    number: bool = False
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, kw_only=True)
class Demands(_Entry):
    """What the locality asks for beyond the form."""

    overview_length: int | None = None
    deadline: str | None = None
    mentions: tuple[Mention, ...] = ()

    @property
    def last_day(self) -> tuple[int, int] | None:
        """(month, day) of the deadline."""
        match = _DEADLINE.fullmatch(self.deadline or "")
        return (int(match[1]), int(match[2])) if match else None


@dataclass(frozen=True, kw_only=True)
class Profile(_Entry):
    """An office's profile; see the module's head for the file. An empty one changes nothing."""

    name: str = ""
    words: Words = Words()
    rules: RuleChoice = RuleChoice()
    demands: Demands = Demands()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that is right in this office."""
        w = self.words
        return frozenset("".join(word.split()) for word in (*w.terms, *w.allowed, *w.abbreviations, *w.places)) - {""}
