"""Two measure words in a row after a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.lexicon import words
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity
from core.model.report import Report


@cache
def _pattern() -> re.Pattern[str]:
    """109篇条。 / 9件件: the second must end the phrase or repeat the first; 人次, 场次, 架次 are right."""
    lists = words()
    measures = re.escape(lists.measure_words)
    doubled = re.escape(lists.measure_doubled)
    counted = re.escape(lists.measure_after_ge)
    ends = r"(?=[,。;、:)]|$)"
    return re.compile(
        rf"[\d百千万]余?(?P<pile>[{measures}](?!次)[{measures}]{ends}|(?P<one>[{doubled}])(?P=one)|个[{counted}]{ends})"
    )


@rule(
    "W107",
    "量词叠用",
    Category.WORDING,
    Severity.WARNING,
    demands="数字后只用一个量词。",
    basis="校对通例",
    bad=prose(SectionKey.OVERVIEW, "全年发布稿件109篇条。"),
    good=prose(SectionKey.OVERVIEW, "全年培训320人次，发布稿件109篇。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only where the number is written in digits and the phrase ends, so that 5个项目 or 3部门 cannot be meant."""
    for passage in passages(report):
        for match in _pattern().finditer(passage.text):
            pile = match["pile"]
            message = f"“{passage.written(*match.span('pile'))}”叠用两个量词，保留一个"
            yield outcomes.finding(message, [passage.mark(*match.span("pile"))], actual=pile, replacement=pile[0])
