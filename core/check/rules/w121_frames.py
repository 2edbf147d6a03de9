"""Constructions that do not close, mixtures of two, and words that say the same twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.clauses import clauses
from core.check.wording.collocations import collocations
from core.check.wording.frames import frames
from core.check.wording.matching import findings, matches
from core.check.wording.passages import Passage, passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: Characters of a long frame that are shown from either end.
_SHOWN = 12


@rule(
    "W121",
    "句式杂糅或残缺",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="固定句式前后呼应（以……为……，由……组成，不仅……而且……），不把两种句式混在一起，动词与宾语搭配，不重复同样的意思。",
    basis="《现代汉语》教学语法（句式杂糅、成分残缺、搭配不当、语义重复）；词表 frames.toml、collocations.toml",
    bad=prose(SectionKey.OVERVIEW, "围绕群众满意度为中心，健全工作机制。"),
    good=prose(SectionKey.OVERVIEW, "以群众满意度为中心，健全工作机制。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each frame where it stands; the same pleonasm at several places is one."""
    prose_of = list(passages(report))
    for passage in prose_of:
        for broken in frames().broken(passage.text):
            if passage.in_title(broken.start) or passage.in_address(broken.start):
                continue
            written = passage.written(broken.start, broken.end)
            shown = written if len(written) <= 2 * _SHOWN else f"{written[:_SHOWN]}……{written[-_SHOWN:]}"
            yield outcomes.finding(
                f"“{shown}”：{broken.frame.reason}",
                [passage.mark(broken.start, broken.end)],
                severity=broken.frame.severity,
                actual=written,
                suggestion=broken.frame.advice,
            )
        yield from _misfits(passage, outcomes)
    yield from findings(matches(prose_of, frames().pleonasms), outcomes)
    yield from findings(matches(prose_of, clauses()), outcomes)


def _misfits(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """Verbs with an object that they do not take."""
    for misfit in collocations().misfits(passage.text):
        if passage.in_title(misfit.start):
            continue
        yield outcomes.finding(
            f"“{passage.written(misfit.start, misfit.end)}”：“{misfit.verb}”与“{misfit.noun}”不搭配",
            [passage.mark(misfit.start, misfit.end)],
            severity=Severity.WARNING if misfit.sure else Severity.HINT,
            actual=passage.written(misfit.start, misfit.end),
            suggestion=misfit.advice,
        )
