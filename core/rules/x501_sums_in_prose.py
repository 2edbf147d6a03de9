"""X501: a total in the prose and its parts."""

from __future__ import annotations

from collections.abc import Iterator

from core.finding import Category, Severity, TextMark
from core.narrative import partitions
from core.numbers import show
from core.report import Report
from core.rules.example import prose
from core.rules.registry import Found, Outcome, rule


@rule(
    "X501",
    "正文分项之和与总数不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="“共N条，其中甲a条、乙b条、其他c条”一类的句子，分项逐一列全时，其和等于总数；分项之和在任何时候都不大于总数。",
    basis="同一句话里的数字应当自洽",
    bad=prose("proactive", "全年公开政府信息90条，其中水质信息40条、工程信息35条、其他信息25条。"),
    good=prose("proactive", "全年公开政府信息100条，其中水质信息40条、工程信息35条、其他信息25条。"),
)
def check(report: Report, found: Found) -> Iterator[Outcome]:
    """Only enumerations that can be read in one way; see ``core.narrative.partitions``."""
    for section, paragraph in report.prose():
        for part in partitions(paragraph):
            total, summed = show(part.total), show(part.sum)
            relation = f"正文{total}{part.unit}＝分项之和"
            marks = (
                TextMark(section=section, spans=part.total_view.spans()),
                TextMark(section=section, spans=part.parts_view.spans(), role="participant"),
            )
            if part.sum == part.total:
                yield found.passed(relation, marks)
            elif part.sum > part.total or part.complete:
                shown = "＋".join(show(p) for p in part.parts)
                difference = show(abs(part.sum - part.total))
                yield found.finding(
                    f"正文称共{total}{part.unit}，其后所列分项 {shown}＝{summed}，相差{difference}。",
                    marks,
                    expected=summed,
                    actual=total,
                    relation=relation,
                )
