"""Words that tell what a sentence speaks of: data or plans, the year's work, the organ itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.forms.keys import SectionKey
from core.language.sought import Sought

if TYPE_CHECKING:
    import re


@dataclass(frozen=True, kw_only=True)
class SentenceWords(Examples):
    """One list; its examples stand in ``section``."""

    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    section: SectionKey = SectionKey.OVERVIEW

    @cached_property
    def any(self) -> str:
        """A regular expression for any one of the list, for use inside a verbose one too."""
        wordings = [any_of(self.words)] if self.words else []
        return f"(?:{'|'.join((*wordings, *self.patterns))})"

    @property
    def regex(self) -> re.Pattern[str]:
        """Finds any one of the list in a folded text."""
        return self._sought.regex

    @cached_property
    def _sought(self) -> Sought:
        return Sought(self.any)

    def stand_in(self, text: str) -> bool:
        """True when one of the list stands in a folded text."""
        return self._sought.search(text) is not None


@dataclass(frozen=True, kw_only=True)
class SentenceLists:
    """The file ``sentence_words.toml``, where each list is explained."""

    about_data: SentenceWords
    planned: SentenceWords
    looks_back: SentenceWords
    since_then: SentenceWords
    ahead: SentenceWords
    gives_account: SentenceWords
    sums_up: SentenceWords
    own_account: SentenceWords
    of_oneself: SentenceWords
    told_of_oneself: SentenceWords
    works_at: SentenceWords
    openness: SentenceWords
    charged_with_openness: SentenceWords
    among_towns: SentenceWords
    towns_own: SentenceWords
    our_city: SentenceWords
    own_circumstances: SentenceWords
    place_history: SentenceWords
    of_whole_place: SentenceWords
    whole_citys: SentenceWords
    joins_sentences: SentenceWords
    overlapping: SentenceWords
    announced: SentenceWords
    announced_with_colon: SentenceWords
    data_period: SentenceWords
    parts_open: SentenceWords
    parts_next: SentenceWords
    told_of_past: SentenceWords
    keeps_the_past: SentenceWords
    occasion_opens: SentenceWords
    plan_carried_out: SentenceWords
    plan_prepared: SentenceWords
    planned_deed: SentenceWords
    replaced: SentenceWords
    issues_rules: SentenceWords
    bound_by: SentenceWords
    brought_by_notice: SentenceWords
    notice_deed: SentenceWords
    year_before: SentenceWords
    year_then_deed: SentenceWords
    works_on: SentenceWords
    happened: SentenceWords
    members_of_series: SentenceWords
    further_point: SentenceWords
    parts: tuple[SentenceWords, ...]


@cache
def sentence_words() -> SentenceLists:
    """The lists, read once."""
    return read_record(SentenceLists, "lexicon", "sentence_words.toml")
