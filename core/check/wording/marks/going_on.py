"""Where a clause goes on over a place that looks like its end: behind what a word of it opens or governs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from core.base.resources import read_record
from core.check.wording.entries import any_of
from core.check.wording.marks.missing_marks import Words
from core.language import numerals

#: What these begin is as often the rest of the clause: 访问|并将举行会谈, 功能|由…转变, 报送的信息|我局审核.
_REST = frozenset("并且又而或和及与以为由对就同在将第中的之我本")
#: A clause that these begin is an adverbial: 在县委领导下|我局….
_LEADING = frozenset("在对为以将把从自经由与按因向就据随")
#: No clause ends with these: a number begins a word (肯定|一年来的工作), the others end an adverbial (调研时|围绕).
_NO_END = frozenset((*numerals.COUNTING, *"时后前际下中…—"))


@dataclass(frozen=True, kw_only=True)
class GoingOn:
    """The file ``resources/lexicon/going_on.toml``, where the lists are explained."""

    leads: Words
    pivots: Words
    follows: Words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of their words."""
        return re.compile(f"{any_of(self.leads.words)}|{any_of(self.pivots.words)}", re.VERBOSE)

    def is_governed(self, text: str, start: int, at: int) -> bool:
        """Whether a word of the clause that begins at ``start``, or what stands at ``at``, shows that it goes on."""
        if text[at] in _REST or text[at - 1] in _NO_END or text[start] in _LEADING:
            return True
        return text.startswith(self.follows.words, at) or self.pattern.search(text, start, at) is not None


@cache
def going_on() -> GoingOn:
    """The lists, read once."""
    return read_record(GoingOn, "lexicon", "going_on.toml")
