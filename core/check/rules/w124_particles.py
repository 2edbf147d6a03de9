"""的, 地 and 得 each where another belongs: behind an adverb of manner, behind a verb, before a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.grammar.particles import particles
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


#: Characters shown behind the particle.
_SHOWN = 4


@rule(
    "W124",
    "的、地、得误用",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="动词前的状语后用“地”，动词后说结果用“得”，名词前的定语后用“的”：准确地在网站公开，写得不够通俗，公开的内容。",
    basis="《现代汉语词典》（的、地、得）；词表 particles.toml",
    bad=prose(SectionKey.OVERVIEW, "各股室准确的在网站公布水价。"),
    good=prose(SectionKey.OVERVIEW, "各股室准确地在网站公布水价。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only where the words around show that nothing else can be meant."""
    for passage in passages(report):
        for wrong in particles().wrong(passage.text):
            if passage.in_title(wrong.start):
                continue
            written = passage.written(wrong.start, wrong.end)
            yield outcomes.finding(
                f"“{written}{passage.written(wrong.end, wrong.end + _SHOWN)}”：“{written[-1]}”应为“{wrong.right}”",
                [passage.mark(wrong.start, wrong.end)],
                severity=Severity.WARNING if wrong.sure else Severity.HINT,
                expected=wrong.right,
                actual=written,
                replacement=written[:-1] + wrong.right,
            )
