"""What loaders noticed, for the rules that tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model.document import Notice, Span
from core.model.finding import TextMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model.report import Report


def noticed(report: Report, code: str) -> list[Notice]:
    """The notices of a kind."""
    return [n for n in report.document.notices if n.code == code]


def section_at(report: Report, offset: int) -> str | None:
    """Key of the section whose heading is the last before an offset; None before the first."""
    starts = sorted((h.view.start, h.key) for s in report.sections for h in s.headings)
    return next((key for start, key in reversed(starts) if start <= offset), None)


def text_marks(report: Report, spans: Iterable[Span]) -> list[TextMark]:
    """One mark for the spans of each section; for none the draft's first character, so that a finding has a place."""
    groups: dict[str | None, list[Span]] = {}
    for span in tuple(spans) or (Span(0, min(1, len(report.document.text))),):
        groups.setdefault(section_at(report, span.start), []).append(span)
    return [TextMark(section=key, spans=tuple(found)) for key, found in groups.items()]


def unread_at(report: Report, key: str) -> bool:
    """Whether a page that could not be read stands where a section belongs: what is missing may be on it."""
    starts = [s.headings[0].view.start if s.found else None for s in report.sections]
    place = [s.key for s in report.sections].index(key)
    own = starts[place]
    low = own if own is not None else max((s for s in starts[:place] if s is not None), default=0)
    high = min((s for s in starts[place + 1 :] if s is not None and s > low), default=len(report.document.text))
    unread = (*noticed(report, "scanned_pages"), *noticed(report, "unread_entries"))
    return any(low <= span.end <= high for notice in unread for span in notice.spans)
