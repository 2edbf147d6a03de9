"""Where a mark stands, for a reader: the one home of the words for a place in the draft.

Window, text and exports say a place at different lengths (in one line, in a sentence, in the cell of a table); what
they say comes from ``MarkPlace``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.forms.place import Place
from core.model.finding import CellMark, Mark, SectionMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.document import Span
    from core.model.geometry import Box
    from core.model.report import Report

#: Where prose stands that belongs to none of the six sections: in a few words, and in full.
OUTSIDE = "首尾"
OUTSIDE_AT_LENGTH = f"{OUTSIDE}（标题、引言和落款）"
_NEAR = 200  # characters after the beginning of a mark in which one with a box is looked for
_SHORT = 11  # characters of a row's label in the list


def mark_spans(report: Report, mark: Mark) -> tuple[Span, ...]:
    """The ranges of the text under a mark; for cells and sections without their own, those of the report."""
    if mark.spans:
        return mark.spans
    if isinstance(mark, CellMark):
        reading = report.tables.get(mark.table)
        if reading is None:
            return ()
        if mark.column is None:
            label = reading.labels.get(mark.row)
            return label.spans if label else ()
        cell = reading.get(mark.row, mark.column)
        return cell.spans if cell else ()
    if isinstance(mark, SectionMark):
        heading = next((s.heading for s in report.sections if s.key == mark.section), None)
        return heading.spans() if heading else ()
    return ()


def mark_boxes(report: Report, mark: Mark) -> list[Box]:
    """Boxes on the pages under a mark; a blank cell gives the cell's own box."""
    boxes = report.document.boxes_of(mark_spans(report, mark))
    if not boxes and isinstance(mark, CellMark) and mark.column is not None:
        reading = report.tables.get(mark.table)
        cell = reading.get(mark.row, mark.column) if reading else None
        if cell and cell.box:
            return [cell.box]
    return boxes


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """The place of one mark in words.

    ``section`` is the key of the section it belongs to, None outside them; ``heading`` that section's official heading
    and ``part`` its short name with the numeral. ``table`` is the table's title, empty for prose; ``row`` and
    ``column`` are the form's labels, ``short_row`` the row's without its explanations. ``page`` counts from 1 in drafts
    with pages, ``line`` in plain text, ``paragraph`` within the section in all others; else they are None.
    """

    section: str | None
    heading: str
    part: str
    table: str = ""
    row: str = ""
    short_row: str = ""
    column: str = ""
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """From the widest to the narrowest: table or section, row, column, page."""
        row = self.row if len(self.row) <= _SHORT else f"{self.row[: _SHORT - 1]}…"
        page = f"第 {self.page} 页" if self.page else ""
        return tuple(filter(None, (self.table or self.heading, row, self.column, page)))

    @property
    def in_form(self) -> str:
        """Table, row and column: 表三“（七）总计”行“自然人”列; empty for prose."""
        return Place(self.table, row=self.short_row, column=self.column).text

    @property
    def counted(self) -> str:
        """第 3 页, 第 12 行 or 第 2 段, whichever the draft has; else empty."""
        for number, unit in ((self.page, "页"), (self.line, "行"), (self.paragraph, "段")):
            if number:
                return f"第 {number} {unit}"
        return ""

    @property
    def text(self) -> str:
        """The whole place in one line: part, table, row and column, page."""
        return " · ".join(filter(None, (self.part, self.in_form, self.counted)))


def place_of(mark: Mark, report: Report) -> MarkPlace:
    """The place of a mark."""
    form, spans = report.form, mark_spans(report, mark)
    page, line, paragraph = _counted(mark, spans, report)
    if not isinstance(mark, CellMark):
        known = mark.section is not None and any(s.key == mark.section for s in form.sections)
        heading = form.section(mark.section).heading if known and mark.section else OUTSIDE_AT_LENGTH
        part = form.short_name(mark.section) if known and mark.section else OUTSIDE
        return MarkPlace(mark.section, heading, part, page=page, line=line, paragraph=paragraph)
    spec, section = report.table_spec(mark.table), form.section_of(mark.table)
    row = mark.row in spec.row_keys  # else one of the other form
    return MarkPlace(
        section.key, section.heading, form.short_name(section.key), spec.title,
        spec.row_label(mark.row) if row else "", spec.short_label(mark.row) if row else "",
        spec.column_label(mark.column) if mark.column in spec.columns else "", page, line,
    )  # fmt: skip


def leading_mark(marks: Sequence[Mark]) -> Mark | None:
    """The mark by which a finding is placed: the first at fault, else the first; None without any."""
    return min(marks, key=lambda mark: mark.role != "fault", default=None)


def words_of_place(marks: Sequence[Mark], report: Report) -> tuple[str, ...]:
    """Where a clerk looks for it, from the widest to the narrowest; empty when the marks do not say."""
    mark = leading_mark(marks)
    return place_of(mark, report).words if mark is not None else ()


def _counted(mark: Mark, spans: Sequence[Span], report: Report) -> tuple[int | None, int | None, int | None]:
    """(page, line, paragraph) as far as the kind of draft has them."""
    document = report.document
    if document.boxes:
        boxes = mark_boxes(report, mark)
        page = boxes[0].page if boxes else _page_near(spans, report)
        return page, None, None
    if not spans:
        return None, None, None
    if document.format == "text":
        return None, document.line_of(spans[0].start), None
    if isinstance(mark, CellMark) or mark.section is None:
        return None, None, None
    paragraphs = next((s.paragraphs for s in report.sections if s.key == mark.section), ())
    at = spans[0].start
    number = next((n for n, view in enumerate(paragraphs, 1) if view.start <= at < max(view.end, view.start + 1)), None)
    return None, None, number


def _page_near(spans: Sequence[Span], report: Report) -> int | None:
    """The page of an empty place: that of the text that follows."""
    if not spans:
        return None
    near = report.document.boxes[spans[0].start : spans[0].start + _NEAR]
    return next((box.page for box in near if box is not None), None)
