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
from datetime import date
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field, field_validator

from core.forms.spec import all_forms
from core.model.finding import Severity

#: A table of the file that is the window's own affair and is passed over here.
WINDOW = "window"

_DEADLINE = re.compile(r"(\d{1,2})-(\d{1,2})")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Forbidden(_Model):
    """A word that the office does not want to see; ``severity`` is that of the finding."""

    word: str = Field(min_length=1)
    instead: str = ""
    reason: str = ""
    severity: Severity = Severity.WARNING


class Words(_Model):
    """Words that are right here, and words that are not."""

    terms: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()


class RuleChoice(_Model):
    """Rules switched off or given another severity, by code."""

    off: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}


class Mention(_Model):
    """Something that the report must speak of: one of ``words``, with ``number`` in a sentence that has a number."""

    title: str = Field(min_length=1)
    words: tuple[str, ...] = Field(min_length=1)
    section: str | None = None
    number: bool = False
    severity: Severity = Severity.WARNING

    @field_validator("section")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        keys = [s.key for s in all_forms()[-1].sections]
        if value is not None and value not in keys:
            raise ValueError(f"没有叫“{value}”的部分，可用的是 {'、'.join(keys)}")
        return value


class Demands(_Model):
    """What the locality asks for beyond the form."""

    overview_length: int | None = Field(default=None, gt=0)
    deadline: str | None = None
    mentions: tuple[Mention, ...] = ()

    @field_validator("deadline")
    @classmethod
    def _day(cls, value: str | None) -> str | None:
        if value is not None:
            match = _DEADLINE.fullmatch(value)
            try:
                date(2001, int(match[1]), int(match[2])) if match else date(0, 0, 0)
            except ValueError:
                raise ValueError("应写成“月-日”，如 01-20") from None
        return value

    @property
    def last_day(self) -> tuple[int, int] | None:
        """(month, day) of the deadline."""
        match = _DEADLINE.fullmatch(self.deadline or "")
        return (int(match[1]), int(match[2])) if match else None


class Profile(_Model):
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
