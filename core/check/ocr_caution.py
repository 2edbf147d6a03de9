"""Findings on text that was recognised from a picture: the recogniser may have erred, not the draft.

Recognised numbers take part in no relation (see ``core.read.tables.reconcile``). A finding on recognised words becomes
a hint; what is missing on such pages is no error, for it may stand there unread. The engine leaves alone the rules
that say themselves that something could not be read (``Rule.about_reading``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.model.document import Span
from core.model.finding import Finding, SectionMark, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model.report import Report

_READ = "文字由图片识别，请先对照页面图片。"
_MISSED = "也可能是图片没有识别出来，请对照页面图片。"


def soften(finding: Finding, report: Report) -> Finding:
    """The finding as it is, or with less weight where it rests on recognised text or on the lack of it there."""
    doubtful = report.document.doubtful
    if not doubtful or finding.severity is Severity.HINT:
        return finding
    faults = [mark for mark in finding.marks if mark.role == "fault"]
    spans = [span for mark in faults for span in mark.spans]
    if _touch(spans, doubtful):
        return replace(finding, severity=Severity.HINT, caution=_READ)
    if not spans and any(_touch([_gap(mark, report)], doubtful) for mark in faults):
        return replace(finding, severity=Severity.WARNING, caution=_MISSED)
    return finding


def _touch(spans: Iterable[Span], doubtful: Iterable[Span]) -> bool:
    return any(s.start < d.end and d.start <= s.end for s in spans for d in doubtful)


def _gap(mark: object, report: Report) -> Span:
    """Where what a mark without place speaks of ought to stand: between the headings found before and after it."""
    order = [section.key for section in report.sections]
    if isinstance(mark, SectionMark | TextMark):
        key = mark.section
    else:
        key = next((s.key for s in report.form.sections if s.table == getattr(mark, "table", None)), None)
    place = order.index(key) if key in order else 0
    starts = [section.headings[0].view.start if section.found else None for section in report.sections]
    low = max((s for s in starts[: place + 1] if s is not None), default=0)
    high = min((s for s in starts[place + 1 :] if s is not None and s > low), default=len(report.document.text))
    return Span(low, high)
