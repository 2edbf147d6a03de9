"""What the rules on years share: how the sentence of a year is read, and the finding that it should be another.

The words that make another year right are ``core.language.other_times``, told by kinds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.model.finding import Severity

if TYPE_CHECKING:
    from core.check.registry import Outcome, Outcomes
    from core.check.wording.passages import Passage

#: A match with a group ``year`` that is wrong, the right year, and why.
Found = tuple[re.Match[str], int, str]

#: Words for a year by their first character: how far it lies from that of the report.
_SHIFTS = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1, "下": 1}


def year_called(word: str, year: int) -> int:
    """The year that 今年, 上年度 or 明年 is in a report on ``year``.

    >>> year_called("上年度", 2024), year_called("明年", 2024)
    (2023, 2025)
    """
    return year + _SHIFTS[word[0]]


def sentence_of(passage: Passage, match: re.Match[str]) -> str:
    """The sentence in which the year of a match stands."""
    return passage.text[slice(*passage.sentence(match.start("year")))]


def should_be_year(passage: Passage, match: re.Match[str], right: int, why: str, outcomes: Outcomes) -> Outcome:
    """The finding that the group ``year`` of a match in a passage should be the year ``right``."""
    return outcomes.finding(
        f"{why}，此处写“{match['year']}年”，请核对",
        [passage.mark(*match.span("year"))],
        severity=Severity.WARNING,
        expected=str(right),
        actual=match["year"],
        replacement=str(right),
    )
