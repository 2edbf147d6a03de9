"""The keys that every form has and rules ask for by name.

A form may have more sections, tables, rows and columns than are named here; their keys stand in its file alone.
"""

from __future__ import annotations

from enum import StrEnum


class SectionKey(StrEnum):
    """The six sections, in the order of the form."""

    OVERVIEW = "overview"
    PROACTIVE = "proactive"
    REQUESTS = "requests"
    REVIEW_LITIGATION = "review_litigation"
    PROBLEMS = "problems"
    OTHER_MATTERS = "other_matters"


class TableKey(StrEnum):
    """The three tables, in the order of the form; each bears the key of the section it stands in."""

    PROACTIVE = "proactive"
    REQUESTS = "requests"
    REVIEW_LITIGATION = "review_litigation"


class Feature(StrEnum):
    """What the notice behind a form demands beyond its sections and tables."""

    FIVE_ASPECTS = "five_aspects"
    FEE_STATEMENT = "fee_statement"

    @property
    def label(self) -> str:
        """The demand in Chinese, for a sentence."""
        return {"five_aspects": "总体情况分五个方面", "fee_statement": "报告信息处理费收取情况"}[self.value]
