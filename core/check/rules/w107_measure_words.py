"""Two measure words in a row after a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.measures.measure_words import measure_words
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "W107",
    "量词叠用",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="数字后只用一个量词。",
    basis="校对通例",
    bad=prose(SectionKey.OVERVIEW, "全年发布稿件109篇条。"),
    good=prose(SectionKey.OVERVIEW, "全年培训320人次，发布稿件109篇。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only where the number is written in digits and the phrase ends, so that 5个项目 or 3部门 cannot be meant."""
    piles = measure_words().piled.regex
    for passage in passages(report):
        for match in piles.finditer(passage.text):
            pile = match["pile"]
            fact = f"“{passage.written(*match.span('pile'))}”叠用两个量词，保留一个"
            yield outcomes.finding(fact, [passage.mark(*match.span("pile"))], actual=pile, replacement=pile[0])
