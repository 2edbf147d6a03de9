"""X308: applications by channel, prose against table three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, target
from core.forms.keys import SectionKey
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import show
from core.read.prose import channels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_SECTIONS = (SectionKey.OVERVIEW, SectionKey.REQUESTS, SectionKey.OTHER_MATTERS)
_SENTENCE = "从申请渠道看，网络申请{}件、信函申请3件、当面申请2件。"


@rule(
    "X308",
    "正文各渠道申请数与表三不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="正文按网络、信函、当面等渠道列出的申请数，其和与表三本年新收（或新收加上年结转）总计一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=prose(SectionKey.REQUESTS, _SENTENCE.format(13)),
    good=prose(SectionKey.REQUESTS, _SENTENCE.format(10)),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Lists whose total is not said beside them; a list with 等 may be less than the whole."""
    new = target(report, REQUESTS, [("new", "total")])
    everything = new + target(report, REQUESTS, [("carried_in", "total")])
    for section in report.sections:
        if section.key not in _SECTIONS:
            continue
        for paragraph in section.paragraphs:
            for part in channels(paragraph):
                if part.total is not None:
                    continue
                relation = f"正文各渠道申请数之和（{show(part.sum)}）＝{new.label}"
                marks = (TextMark(section=section.key, spans=part.parts_view.spans()), *new.marks)
                if new.value is None:
                    yield outcomes.not_assessable(relation, f"{new.reason}，未能核对各渠道申请数。", marks)
                elif part.sum in (new.value, everything.value):
                    yield outcomes.passed(relation, marks)
                elif not part.open or part.sum > (everything.value or new.value):
                    shown = "＋".join(show(p) for p in part.parts)
                    yield outcomes.finding(
                        Mismatch(
                            Side(f"正文各渠道申请数 {shown}＝{show(part.sum)}", part.sum),
                            Side(f"{new.label}为{show(new.value)}", new.value),
                        ),
                        marks,
                        expected=show(new.value),
                        actual=show(part.sum),
                        relation=relation,
                    )
