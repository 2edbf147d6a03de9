"""What the annotated copy says, and where: one note for each finding, whatever the format of the draft."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from core.base.sound_text import printable_text
from core.check.correction import correction
from core.check.registry import get_rule
from core.model import finding_text
from core.model.document import Span
from core.model.finding import CellMark, Finding, Mark, SectionMark, TextMark
from core.model.geometry import Box
from core.model.mark_places import mark_boxes, mark_spans, place_of
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.model.report import Report

AUTHOR, INITIALS = "勾稽校对", "勾稽"

#: Of the other places of a finding so many are named in its note.
_MOST_OTHERS = 5
_LONGEST_QUOTE = 24


@dataclass(frozen=True, slots=True)
class Note:
    """One finding as it stands in the copy.

    ``lines`` are the paragraphs of its text. ``spans`` is the stretch that it hangs on: the wrong characters, the
    (perhaps empty) cell, or the heading next to what is missing; empty where the draft has nothing of the kind.
    ``boxes`` are its places on the pages of a draft that has pages, of a blank cell the cell. ``replacement`` is the
    text to be put in the place of each of ``changes``, both empty where the finding has no certain one.
    """

    lines: tuple[str, ...]
    spans: tuple[Span, ...]
    boxes: tuple[Box, ...] = ()
    replacement: str = ""
    changes: tuple[tuple[Span, ...], ...] = ()


def notes(
    report: Report, findings: Iterable[Finding], remarks: Mapping[Finding, str] = MappingProxyType({})
) -> tuple[Note, ...]:
    """The notes of these findings, in reading order; ``remarks`` is what the user has noted of some."""
    made = [_note(report, finding, remarks.get(finding, "")) for finding in findings]
    return tuple(sorted(made, key=lambda note: note.spans[0].start if note.spans else 0))


def _place(mark: Mark, report: Report) -> str:
    """Where else a finding stands: the cell, or the words with their part and paragraph."""
    place = place_of(mark, report)
    quote = report.document.quote(mark.spans) if isinstance(mark, TextMark) else ""
    return place.in_form or (f"{place.text}“{quote}”" if 0 < len(quote) <= _LONGEST_QUOTE else place.text)


def _note(report: Report, finding: Finding, remark: str) -> Note:
    faults = [mark for mark in finding.marks if mark.role == "fault"] or list(finding.marks)
    anchor = next((mark for mark in faults if mark_spans(report, mark)), None)
    spans = mark_spans(report, anchor) if anchor else _beside(report, faults)
    boxes = mark_boxes(report, anchor) if anchor else report.document.boxes_of(spans)
    others = list(dict.fromkeys(_place(mark, report) for mark in faults if mark is not anchor))
    more = f"等 {len(others)} 处" if len(others) > _MOST_OTHERS else ""
    lines = finding_text.note(
        finding,
        label=finding.severity.label,
        basis=get_rule(finding.rule).basis,
        suggestion=finding.suggestion or "",
        others="；".join(others[:_MOST_OTHERS]) + more if anchor else "",
        remark=printable_text(remark),
    )
    replacement, changes = _change(report, finding, faults)
    return Note(lines, spans, tuple(boxes), replacement, changes)


def _beside(report: Report, marks: Sequence[Mark]) -> tuple[Span, ...]:
    """Where to hang a note on what the draft lacks: the last heading before the gap, the title, the first line."""
    keys = [mark.section for mark in marks if isinstance(mark, SectionMark)]
    keys += [mark.table for mark in marks if isinstance(mark, CellMark)]
    keys += [mark.section for mark in marks if isinstance(mark, TextMark) and mark.section]
    before: tuple[Span, ...] = ()
    if keys:
        for section in report.sections:
            if section.heading:
                before = section.heading.spans()
            if section.key == keys[0]:
                break
    if before:
        return before
    first = report.title.view or next(iter(report.document.paragraphs), None)
    return first.spans() if first else ()


def _change(report: Report, finding: Finding, faults: Sequence[Mark]) -> tuple[str, tuple[tuple[Span, ...], ...]]:
    """The certain replacement and the places that it goes to; nothing where it does not fit exactly what is marked.

    A number of the table counts as certain where one explanation of the failed sums is left, and it names this cell.
    A rule's replacement fits where every mark at fault covers just what the finding calls wrong.
    """
    cells = [mark for mark in faults if isinstance(mark, CellMark) and mark.column is not None]
    if cells:
        right = correction(report, finding) if finding.cause and len(faults) == 1 else None
    else:
        right = finding.replacement
    actual = _bare(finding.actual or "")
    if not right or not actual:
        return "", ()
    places = tuple(dict.fromkeys(mark.spans for mark in faults))
    written = [report.document.quote(spans) for spans in places]
    if right in written or any(_bare(text) != actual for text in written):
        return "", ()
    return right, places


def _bare(text: str) -> str:
    """The text for comparing: plain forms of characters, no blanks."""
    return "".join(fold(text).split())
