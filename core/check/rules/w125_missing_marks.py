"""Marks left out between sentences, between items of a list, around titles of newspapers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.marks.adverbials import adverbials
from core.check.wording.marks.left_out_marks import left_out_marks
from core.check.wording.marks.missing_marks import missing_marks
from core.check.wording.marks.run_ons import run_ons
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: Characters shown on either side.
_BESIDE = 6


@rule(
    "W125",
    "缺标点",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="句与句之间、并列的各项之间有标点，较长的状语后面有逗号，“一是”前面有标点，报纸名称用书名号。",
    basis="GB/T 15834—2011《标点符号用法》4.1、4.4、4.5、4.15；词表 missing_marks.toml、run_ons.toml、adverbials.toml、"
    "going_on.toml；何处宜有点号由通顺的公文统计得出",
    bad=prose(SectionKey.OVERVIEW, "公众号发布信息126条一是公布水价，二是公布水质。"),
    good=prose(SectionKey.OVERVIEW, "公众号发布信息126条。一是公布水价，二是公布水质。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Warnings where a new sentence begins, hints elsewhere."""
    for passage in passages(report):
        told: set[int] = set()
        for gap in (
            *missing_marks().gaps(passage.text),
            *run_ons().gaps(passage.text),
            *adverbials().gaps(passage.text),
            *left_out_marks().gaps(passage.text),
        ):
            if not told.isdisjoint(range(gap.start, gap.end)):
                continue
            told.update(range(gap.start, gap.end))
            if passage.in_title(gap.start) or passage.in_address(gap.start):
                continue
            near = passage.written(max(0, gap.start - _BESIDE), gap.end + _BESIDE)
            yield outcomes.finding(
                f"“{near}”：{gap.reason}",
                [passage.mark(gap.start, gap.end)],
                severity=gap.severity,
                actual=passage.written(gap.start, gap.end),
            )
