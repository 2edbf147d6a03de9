"""X511: growth of applications, held against last year's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import Example, last_year
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, target
from core.check.rules._growth import Base, fault
from core.check.rules._history import before
from core.forms.keys import SectionKey
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import show
from core.read.prose.changes.changes import changes
from core.read.prose.quantities import Bound, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_SENTENCE = "全年新收政府信息公开申请15件，较上年减少{}件。"


@rule(
    "X511",
    "申请增减与去年报告不符",
    Category.HISTORY,
    Severity.WARNING,
    demands="正文写新收申请较上年增减多少的，由本年数与去年报告表三“一、本年新收政府信息公开申请数量”总计算得。",
    basis="去年报告与本年报告对同一事实的记载应当一致",
    bad=Example(
        "去年新收16件，本年15件，正文写较上年减少3件。",
        add=((SectionKey.REQUESTS, _SENTENCE.format(3)),),
        previous=last_year(),
    ),
    good=Example(
        "去年新收16件，本年15件，正文写较上年减少1件。",
        add=((SectionKey.REQUESTS, _SENTENCE.format(1)),),
        previous=last_year(),
    ),
    needs=(Cells(REQUESTS, "new", "total"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Changes told of the one count of applications received; where the prose names last year's number, X505 speaks."""
    last = before(report)
    if last is None:
        return
    new = target(last, REQUESTS, [("new", "total")])
    received = {claim.number.start for claim in report.claims if claim.kind is ClaimKind.RECEIVED and not claim.scope}
    for section, paragraph in report.prose():
        for change in changes(paragraph, report.year):
            if len(change.now) != 1 or change.before or paragraph.offsets[change.now[0].start] not in received:
                continue
            now = change.now[0]
            relation = f"正文“{change.said.text}”与去年报告相符"
            marks = [TextMark(section=section, spans=change.said.spans())]
            if new.value is None:
                reason = f"去年报告里{new.reason}，未能核对正文“{change.said.text}”。"
                yield outcomes.not_assessable(relation, reason, marks)
                continue
            size = new.value.normalize()
            then = Quantity(0, 0, f"{show(size)}{now.unit}", new.value, now.step, now.unit, Bound.EXACT)
            if told := fault(change, Base(now, then)):
                yield outcomes.finding(
                    f"{told[0]}（前一数取自去年报告）",
                    marks,
                    expected=told[1],
                    actual=change.said.text,
                    relation=relation,
                )
            else:
                yield outcomes.passed(relation, marks)
