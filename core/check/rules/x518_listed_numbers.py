"""X518: numbers of things that are listed beside them, and ordinals beyond the number told."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._series_counted import beyond_series, series_counted
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.clauses import folded
from core.read.prose.counted.catchwords import catchwords
from core.read.prose.counted.counted_again import counted_again
from core.read.prose.counted.counted_rows import counted_rows
from core.read.prose.counted.listed import Miscounted, miscounted
from core.read.prose.counted.listed_wholly import listed_wholly
from core.read.prose.counted.named_kinds import named_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_SENTENCE = "全年召开政务公开推进会{}次，分别于3月、6月、9月和12月召开。"


@rule(
    "X518",
    "所说次数、项数与所列不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="“召开N次，分别于…”“N个专栏（甲、乙、丙）”“上述N项”一类的数目，与逐一列出的日期、名称的个数一致；“第N次”不超过所写的总次数。",
    basis="同一段话里的数字应当自洽",
    bad=prose(SectionKey.OVERVIEW, _SENTENCE.format("三")),
    good=prose(SectionKey.OVERVIEW, _SENTENCE.format("四")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only lists that are whole: none that ends in 等; see ``core.read.prose.counted.listed``."""
    for section, paragraph in report.prose():
        view = folded(paragraph)
        lists = (miscounted(paragraph), listed_wholly(view), counted_rows(view), named_kinds(view))
        for told in _each_once(*lists, catchwords(view), counted_again(view)):
            fact = (
                f"此处写“{told.shown}”，前面写的总数只有{told.right}"
                if told.ordinal
                else f"此处说是“{told.shown}”，所列为{told.right}项"
            )
            yield outcomes.finding(
                fact,
                [
                    TextMark(section=section, spans=told.said.spans()),
                    TextMark(section=section, spans=told.listed.spans(), role="participant"),
                ],
                expected=str(told.right),
                actual=told.shown,
            )
    prose = passages(report)
    for counted in (*series_counted(prose), *beyond_series(prose)):
        said = counted.passage.written(counted.start, counted.end)
        fact = f"此处说是“{said}”，所列为{counted.right}项"
        marks = [counted.passage.mark(counted.start, counted.end), counted.listed]
        yield outcomes.finding(fact, marks, expected=str(counted.right), actual=said)


def _each_once(*readings: Iterator[Miscounted]) -> Iterator[Miscounted]:
    """What several readers tell of one number, by the first of them."""
    told: list[tuple[int, int]] = []
    for miscount in chain.from_iterable(readings):
        start, end = miscount.said.start, miscount.said.end
        if not any(a < end and start < b for a, b in told):
            told.append((start, end))
            yield miscount
