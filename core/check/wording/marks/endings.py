"""How paragraphs end: a whole sentence before a colon with nothing behind, and a sentence that is one long clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from core.base.resources import read_record
from core.check.wording.entries import any_of
from core.language.sentences import COMMAS_AND_ENDS, start_of

#: A long clause without any mark; notes and captions begin otherwise.
_ONE_CLAUSE = re.compile(r"(?![注图表附])[\u4e00-\u9fff\d“”]{20,}$")
#: A period to its last day: 统计时限为1月1日至12月31日:.
_PERIOD = re.compile(r"至[^,。;:]{0,5}\d{1,2}月\d{1,2}日:$")


@dataclass(frozen=True, kw_only=True)
class Endings:
    """The file ``resources/lexicon/endings.toml``, where the lists are explained."""

    whole: tuple[str, ...]
    leads_on: tuple[str, ...]
    happens: tuple[str, ...]

    def is_whole_before_colon(self, text: str) -> bool:
        """Whether a folded paragraph ends in a colon that nothing is led up to by."""
        if not text.endswith(":"):
            return False
        clause = text[start_of(text, len(text) - 1, COMMAS_AND_ENDS) :]
        if self._leads_on.search(clause):
            return False
        return _PERIOD.search(clause) is not None or self._whole.search(clause) is not None

    def is_one_clause(self, text: str) -> bool:
        """Whether a folded paragraph is one long clause that tells something."""
        return _ONE_CLAUSE.match(text) is not None and self._happens.search(text) is not None

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(any_of(self.whole), re.VERBOSE)

    @cached_property
    def _leads_on(self) -> re.Pattern[str]:
        return re.compile(any_of(self.leads_on), re.VERBOSE)

    @cached_property
    def _happens(self) -> re.Pattern[str]:
        return re.compile(any_of(self.happens), re.VERBOSE)


@cache
def endings() -> Endings:
    """The lists, read once."""
    return read_record(Endings, "lexicon", "endings.toml")
