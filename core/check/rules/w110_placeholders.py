"""Blanks of a template that were not filled in, and template sentences left over."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from core.check.example import model, prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.lexicon import leftovers
from core.check.wording.measures.measure_words import measure_words
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


class _Leftover(NamedTuple):
    """``text[start:end]`` is left over; ``at`` is where the phrase around it begins."""

    at: int
    start: int
    end: int
    reason: str
    severity: Severity


#: What cannot be broken stands whole on the next line.
_LATIN = re.compile(r"[0-9A-Za-z]")


@rule(
    "W110",
    "模板遗留或漏填",
    Category.WORDING,
    Severity.ERROR,
    own_words=OwnWords.OFFERED,
    demands="模板中的占位符号、填写说明和空缺的数字、日期在定稿前填好或删去。",
    basis="校对通例",
    bad=prose(SectionKey.OVERVIEW, "全年主动公开信息××条。"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Each leftover where it stands; one that lies over another is not reported again."""
    prose_of = list(passages(report))
    for passage, following in zip_longest(prose_of, prose_of[1:]):
        reported: set[int] = set()
        cut_off = following is not None and _cut_off(passage.text, following.text)
        for leftover in _leftovers(passage.text):
            place = set(range(leftover.start, leftover.end))
            if passage.in_address(leftover.at) or reported & place or (cut_off and leftover.end == len(passage.text)):
                continue
            reported |= place
            start, end = leftover.start, leftover.end
            near = passage.written(max(0, start - 6), min(len(passage.text), end + 4))
            yield outcomes.finding(
                f"“{near}”：{leftover.reason}",
                [passage.mark(start, end)],
                severity=leftover.severity,
                actual=passage.written(start, end),
            )


def _cut_off(text: str, following: str) -> bool:
    """Whether a line was taken for a paragraph: a number, an address or the rest of a title stands on the next one."""
    return bool(_LATIN.match(following)) or text.rfind("《") > text.rfind("》")


def _leftovers(text: str) -> Iterator[_Leftover]:
    for hit in leftovers().hits(text):
        yield _Leftover(hit.start, hit.fault_start, hit.fault_end, hit.entry.reason, hit.entry.severity)
    for gap in measure_words().gaps(text):
        yield _Leftover(*gap, "量词前缺数字", Severity.WARNING)
