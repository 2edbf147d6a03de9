"""X505: growth and decline against the numbers that they are told of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._growth import Base, fault
from core.forms.keys import SectionKey
from core.language.sought import Sought
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import show
from core.read.prose.changes.changes import Change, Kind, changes, equal_and_changed, ratio_and_growth, up_and_down
from core.read.prose.changes.directions import directions
from core.read.prose.changes.leading_ways import leading_ways
from core.read.prose.changes.series_told import growth_of_nothing, misread_series
from core.read.prose.quantities import Bound
from core.read.prose.spelled import counts_in_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report
    from core.read.prose.quantities import Quantity

#: Beside a number in 万 with decimals one without is this much finer than it is written.
_MYRIAD, _FINER = "万", 10
#: 由92%提高到95%，提高了3%
_BETWEEN_SHARES = Sought(
    r"""(?x) [由从](?:上年|去年)?的? (?P<before>\d{1,3}(?:\.\d+)?)[%％] [\u4e00-\u9fff]{0,6}[到至为]
    (?P<after>\d{1,3}(?:\.\d+)?)[%％] [,，] (?:提高|提升|上升|增长|增加|下降|降低|减少)了?
    (?P<by>\d{1,3}(?:\.\d+)?)[%％]"""
)


@rule(
    "X505",
    "增减幅度与数字不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="正文给出本年数、上年数又给出增减幅度（百分比、倍数、增减量、百分点、持平）的，幅度由两数算得，增减方向与两数一致；按所写位数四舍五入或截尾均可。",
    basis="同一句话里的数字应当自洽",
    bad=prose(SectionKey.PROACTIVE, "全年公开信息840条，较上年的700条增长15%。"),
    good=prose(SectionKey.PROACTIVE, "全年公开信息840条，较上年的700条增长20%。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Changes of which both ends are told; where several counts may be meant, one that fits is enough."""
    for section, written in report.prose():
        paragraph = counts_in_digits(written)
        for both in equal_and_changed(paragraph):
            mark = TextMark(section=section, spans=both.spans())
            said = report.document.quote(mark.spans)
            yield outcomes.finding(f"“{said}”既写有增减，又写与上年持平，请核对", [mark], actual=said)
        for both in up_and_down(paragraph):
            mark = TextMark(section=section, spans=both.spans())
            said = report.document.quote(mark.spans)
            yield outcomes.finding(f"“{said}”一处说增，一处说减，请核对", [mark], actual=said)
        for run in misread_series(paragraph):
            marks = [
                TextMark(section=section, spans=run.said.spans()),
                TextMark(section=section, spans=run.row.spans(), role="participant"),
            ]
            yield outcomes.finding(f"前列各数中{run.fact}，不是“{run.said.text}”", marks, actual=run.said.text)
        for run in chain(directions(paragraph), leading_ways(paragraph)):
            marks = [
                TextMark(section=section, spans=run.said.spans()),
                TextMark(section=section, spans=run.row.spans(), role="participant"),
            ]
            yield outcomes.finding(run.fact, marks, actual=run.said.text)
        for told in growth_of_nothing(paragraph):
            mark = TextMark(section=section, spans=told.spans())
            fact = f"上年为零，不能计算增幅，“{told.text}”请改写增加的数量"
            yield outcomes.finding(fact, [mark], actual=told.text)
        for said, right in ratio_and_growth(paragraph):
            yield outcomes.finding(
                f"“{said.text}”与前面的倍数不合，按倍数计为{show(right)}%",
                [TextMark(section=section, spans=said.spans())],
                expected=f"{show(right)}%",
                actual=said.text,
            )
        for match in _BETWEEN_SHARES.finditer(paragraph.text):
            points = abs(Decimal(match["after"]) - Decimal(match["before"]))
            if points == Decimal(match["by"]):
                told = paragraph.slice(match.start("by"), match.end())
                said = f"{match['by']}%"
                rate = points * 100 / (Decimal(match["before"]) or 1)
                fits = abs(rate - points) <= Decimal("0.5")  # as a rate of growth it may be right by chance
                yield outcomes.finding(
                    f"从{match['before']}%到{match['after']}%，相差{match['by']}个百分点，不是{said}",
                    [TextMark(section=section, spans=told.spans())],
                    severity=Severity.HINT if fits else Severity.WARNING,
                    actual=said,
                    replacement=f"{match['by']}个百分点",
                )
        for change in changes(paragraph, report.year):
            bases = _bases(change)
            if not bases:
                continue
            relation = f"正文“{change.said.text}”与前后两数相符"
            marks = [TextMark(section=section, spans=change.said.spans())]
            wrong = [told for base in bases if (told := fault(change, base))]
            if len(wrong) < len(bases):
                yield outcomes.passed(relation, marks)
            else:
                fact, expected = next((told for told in wrong if told[1]), wrong[-1])  # a whole before its parts
                beside = {q.start: q for q in (*change.now, *change.before, *filter(None, [change.by]))}
                marks += [
                    TextMark(section=section, spans=paragraph.slice(q.start, q.end).spans(), role="participant")
                    for q in beside.values()
                ]
                yield outcomes.finding(fact, marks, expected=expected, actual=change.said.text, relation=relation)


def _bases(change: Change) -> list[Base]:
    """The pairs of numbers that the change may be told of."""
    pairs = [_base(now, before) for now in change.now for before in change.before if now.unit == before.unit]
    if pairs or change.by is None or change.kind is not Kind.SHARE:
        return pairs
    by, sign = change.by, 1 if change.rise else -1
    known = [Base(now, None, by) for now in change.now if now.unit == by.unit]
    if known or by.bound is not Bound.EXACT:
        return known
    # 较上年的320件增加48件，增长15%: this year's number goes without saying
    return [
        Base(replace(before, value=reached, written=f"{show(reached)}{before.unit}"), before)
        for before in change.before
        if before.unit == by.unit and not before.rounded and (reached := before.value + sign * by.value) >= 0
    ]


def _base(now: Quantity, before: Quantity) -> Base:
    """Two numbers in 万 of which one has decimals: the other, beside it, is hardly as coarse as it is written.

    从5万人增加到6.5万人: the first is no 5.4.
    """
    if _MYRIAD in now.written and _MYRIAD in before.written:
        finer = max(min(now.step, before.step), max(now.step, before.step) / _FINER)
        now, before = (replace(q, step=min(q.step, finer)) for q in (now, before))
    return Base(now, before)
