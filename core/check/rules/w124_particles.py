"""的 for 地 behind an adverb of manner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.particles import particles
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "W124",
    "的、地误用",
    Category.WORDING,
    Severity.HINT,
    own_words=OwnWords.OFFERED,
    demands="动词前的状语后用“地”：尽可能地做细，准确地在网站公开。",
    basis="《现代汉语词典》（的、地）；词表 particles.toml",
    bad=prose(SectionKey.OVERVIEW, "各股室准确的在网站公布水价。"),
    good=prose(SectionKey.OVERVIEW, "各股室准确地在网站公布水价。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only where a preposition or a verb with its object shows that no noun phrase is meant; a hint."""
    for passage in passages(report):
        for start, end in particles().wrong(passage.text):
            if passage.in_title(start):
                continue
            written = passage.written(start, end)
            yield outcomes.finding(
                f"“{written}”用在动词前，“的”应为“地”", [passage.mark(start, end)], expected="地", actual=written,
                replacement=written[:-1] + "地",
            )  # fmt: skip
