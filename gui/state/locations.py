"""Locations of a draft, with or without findings: from a cell to its text and back, and to what it is checked against.

Findings have their own index (``gui.state.listed_findings.MarkIndex``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.model.document import Span
from core.model.finding import Category, CellMark, Mark, Role, SectionMark, TextMark
from core.model.finding_text import open_line
from core.model.geometry import Box
from core.model.mark_places import mark_boxes, mark_spans, words_of_place
from gui.state.listed_findings import (
    CheckedDraft,
    Kind,
    ListedFinding,
    place_text,
)
from gui.state.year_comparison import CopiedSentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model.report import Report

#: Table, row and column of a cell; column None stands for the row's label.
CellOrLabel = tuple[str, str, str | None]

_WIDTH = 16  # characters of prose either side of a quoted location
_STATES = {"blank": "空白", "placeholder": "不是数字", "unreadable": "读不成数字"}


@dataclass(frozen=True, eq=False)
class Location:
    """A location that the user points at: ranges of the text, the cells that belong to it, and a description.

    ``place`` names it, empty for words of the prose, which the description quotes. ``copied`` where it is a sentence
    that is in last year's report as well.
    """

    spans: tuple[Span, ...]
    cells: tuple[CellOrLabel, ...] = ()
    description: str = ""
    boxes: tuple[Box, ...] = ()
    is_cell: bool = True
    place: str = ""
    copied: CopiedSentence | None = None


@dataclass(frozen=True)
class RelationCheck:
    """A relation that a location takes part in, and what came of it: ``kind`` None where it holds."""

    kind: Kind | None
    text: str


@dataclass(frozen=True)
class Counterpart:
    """One location of a finding. ``ordinal`` counts the participants that are named; ``before`` is last year's.

    ``words`` name its place, from the widest to the narrowest: table or section, row, column, page.
    ``around`` is what stands before words of the prose, the words, and what stands after them. ``is_zero``: a cell of
    the number 0.
    """

    role: Role
    ordinal: int | None
    words: tuple[str, ...]
    text: str
    location: Location
    before: str | None = None
    around: tuple[str, str, str] | None = None
    is_zero: bool = False

    @property
    def where(self) -> str:
        """Its place in one line."""
        return place_text(self.words)


def ordinals(report: Report, finding: ListedFinding | None) -> dict[int, int]:
    """Number of each participant that a card names, from 1 in the order of the marks, by the mark's index.

    Cells of 0 are only counted there; what surrounds words at fault is no other place.
    """
    marks = finding.marks if finding else ()
    named = (
        i for i, mark in enumerate(marks)
        if mark.role == "participant" and not _is_zero(report, mark) and not surrounds(mark, marks)
    )  # fmt: skip
    return {i: number for number, i in enumerate(named, 1)}


def surrounds(mark: Mark, marks: Iterable[Mark]) -> bool:
    """Whether words only take part as those around others of these marks that are at fault."""
    if not isinstance(mark, TextMark) or mark.role == "fault":
        return False
    within = (
        all(any(around.start <= span.start and span.end <= around.end for around in mark.spans) for span in fault.spans)
        for fault in marks
        if isinstance(fault, TextMark) and fault.role == "fault"
    )
    return any(within)


def counterparts(draft: CheckedDraft, finding: ListedFinding) -> tuple[Counterpart, ...]:
    """All locations of a finding, those at fault first, each as a card shows it."""
    report = draft.checked.report
    numbers = ordinals(report, finding)
    # What is wrong beside last year's report names its number itself, which often stands in another cell there.
    told = finding.category == Category.HISTORY.label
    places = [
        Counterpart(
            mark.role, numbers.get(i), words_of_place((mark,), report), _text(report, mark), _location(report, mark),
            None if told else _before(report, mark), _around(report, mark), _is_zero(report, mark),
        )
        for i, mark in enumerate(finding.marks)
        if not surrounds(mark, finding.marks)
    ]  # fmt: skip
    return tuple(sorted(places, key=lambda c: c.role != "fault"))


def _location(report: Report, mark: Mark) -> Location:
    cells = ((mark.table, mark.row, mark.column),) if isinstance(mark, CellMark) else ()
    place = place_text(words_of_place((mark,), report))
    boxes = tuple(mark_boxes(report, mark))
    return Location(mark_spans(report, mark), cells, _text(report, mark), boxes, bool(cells), place)


def _text(report: Report, mark: Mark) -> str:
    spans = mark_spans(report, mark)
    if isinstance(mark, CellMark):
        reading = report.tables.get(mark.table)
        if mark.column is None:
            label = reading.labels.get(mark.row) if reading else None
            return label.text if label and label.found else "稿件中没有这一行"
        cell = reading.get(mark.row, mark.column) if reading else None
        if cell is None:
            return "稿件中没有这一格"
        raw = cell.raw.strip()
        return "：".join(filter(None, (_STATES.get(cell.state, ""), raw)))
    if not spans:
        return "稿件中没有"
    return f"…{report.document.context(Span(spans[0].start, spans[-1].end), _WIDTH)}…"


def _is_zero(report: Report, mark: Mark) -> bool:
    reading = report.tables.get(mark.table) if isinstance(mark, CellMark) else None
    cell = reading.get(mark.row, mark.column) if reading and isinstance(mark, CellMark) and mark.column else None
    return cell is not None and cell.value == 0


def _around(report: Report, mark: Mark) -> tuple[str, str, str] | None:
    spans = () if isinstance(mark, CellMark) else mark_spans(report, mark)
    if not spans:
        return None
    start, end, text = spans[0].start, spans[-1].end, report.document.text
    before, quote, after = report.document.around(Span(start, end), _WIDTH)
    if isinstance(mark, SectionMark):  # a heading stands alone: what is around it may be the end of a table
        return "", quote, ""
    # A context that begins or ends within a line says so.
    if "\n" not in text[max(0, start - _WIDTH - 1) : start] and start > _WIDTH:
        before = f"…{before}"
    if "\n" not in text[end : end + _WIDTH + 1] and end + _WIDTH < len(text):
        after = f"{after}…"
    return before, quote, after


def _before(report: Report, mark: Mark) -> str | None:
    """The text of the same cell last year, when last year's report is there."""
    if report.previous is None or not isinstance(mark, CellMark) or mark.column is None:
        return None
    reading = report.previous.tables.get(mark.table)
    cell = reading.get(mark.row, mark.column) if reading else None
    return (cell.raw.strip() or "空白") if cell else None


class LocationIndex:
    """Where the cells of one draft stand in its text, and which words of the prose they were checked against."""

    def __init__(self, draft: CheckedDraft) -> None:
        self._draft = draft
        self._report = draft.checked.report

    @cached_property
    def _cells(self) -> list[tuple[Span, CellOrLabel]]:
        cells: list[tuple[Span, CellOrLabel]] = []
        for key, reading in self._report.tables.items():
            for (row, column), cell in reading.cells.items():
                cells += [(span, (key, row, column)) for span in cell.spans]
            for row, label in reading.labels.items():
                cells += [(span, (key, row, None)) for span in label.spans]
        return cells

    def checks(self, location: Location) -> list[RelationCheck]:
        """Everything that was checked about a location, what fails first."""
        result = self._draft.checked.result
        checks = [
            RelationCheck(Kind(f.severity.value), f.message) for f in result.findings if _touches(f.marks, location)
        ]
        checks += [RelationCheck(Kind.OPEN, open_line(n.relation, n.reason)) for n in result.not_assessable
                  if _touches(n.marks, location)]  # fmt: skip
        return checks + [RelationCheck(None, p.relation) for p in result.passed if _touches(p.marks, location)]

    def change(self, location: Location) -> str:
        """The cell in both years: 今年26　去年27　−1; empty where there is no comparison."""
        years = self._draft.years
        if not (years and years.changes and location.is_cell and location.cells):
            return ""
        table, row, column = location.cells[0]
        change = years.changes.get((table, row, column)) if column is not None else None
        return change.sentence if change else ""

    @cached_property
    def _boxes(self) -> list[tuple[Box, Location]]:
        """Boxes on the pages of all cells, labels and words that were held against cells."""
        document, placed = self._report.document, []
        for reading in self._report.tables.values():
            for cell in reading.cells.values():
                boxes = [cell.box] if cell.box else document.boxes_of(cell.spans)
                location = self.of_cell(cell.table, cell.row, cell.column)
                placed += [(box, location) for box in boxes]
            for label in reading.labels.values():
                location = self.of_cell(label.table, label.row, None)
                placed += [(box, location) for box in document.boxes_of(label.spans)]
        for words, cells in self._draft.relations:
            for mark in words:
                location = self._of_words(mark, cells)
                placed += [(box, location) for box in location.boxes]
        return placed

    def of_cell(self, table: str, row: str, column: str | None) -> Location:
        """A cell, or with ``column`` None a row's label."""
        mark = CellMark(table=table, row=row, column=column)
        words = [span for marks, cells in self._draft.relations if (table, row, column) in cells for m in marks
                 for span in m.spans]  # fmt: skip
        spans = (*mark_spans(self._report, mark), *dict.fromkeys(words))
        spec = self._report.table_spec(table)
        boxes = self._on_pages(mark, words)
        description = _text(self._report, mark)
        return Location(spans, ((table, row, column),), description, boxes, place=spec.where(row, column))

    def _on_pages(self, mark: CellMark, words: Iterable[Span]) -> tuple[Box, ...]:
        return (*mark_boxes(self._report, mark), *self._report.document.boxes_of(dict.fromkeys(words)))

    def _of_words(self, mark: TextMark, cells: tuple[CellOrLabel, ...]) -> Location:
        quote = self._report.document.quote(mark.spans)
        where = "、".join(dict.fromkeys(self._report.table_spec(table).title for table, _, _ in cells))
        boxes = tuple(self._report.document.boxes_of(mark.spans))
        return Location(mark.spans, cells, f"正文“{quote}”，对应{where}中点线框出的格", boxes, False)

    def at(self, offset: int) -> Location | None:
        """The cell, label or checked number of the prose at an offset."""
        for span, key in self._cells:
            if span.start <= offset < span.end:
                return self.of_cell(*key)
        for words, cells in self._draft.relations:
            for mark in words:
                if any(span.start <= offset < span.end for span in mark.spans):
                    return self._of_words(mark, cells)
        return None

    def of_copied(self, offset: int) -> Location | None:
        """The sentence at an offset that is in last year's report as well."""
        years = self._draft.years
        sentence = years.copied_at(offset) if years else None
        if sentence is None:
            return None
        boxes = tuple(self._report.document.boxes_of(sentence.spans))
        return Location(sentence.spans, (), sentence.now, boxes, is_cell=False, copied=sentence)

    def copied_at_point(self, page: int, x: float, y: float) -> Location | None:
        """The same at a point of a page."""
        document, years = self._report.document, self._draft.years
        for sentence in years.copied if years else ():
            for box in document.boxes_of(sentence.spans):
                if box.page == page and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                    return self.of_copied(sentence.spans[0].start)
        return None

    def at_point(self, page: int, x: float, y: float) -> Location | None:
        """The same at a point of a page, in points from its top left."""
        for box, location in self._boxes:
            if box.page == page and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                return location
        return None


def _touches(marks: Iterable[Mark], location: Location) -> bool:
    """True where one of the marks is the location itself: its cell, or for words of the prose the same words."""
    if location.is_cell and location.cells:
        table, row, column = location.cells[0]
        cells = [m for m in marks if isinstance(m, CellMark) and (m.table, m.row) == (table, row)]
        if column is None:  # the row as such: what marks it whole, or holds within it
            others = [m for m in marks if not (isinstance(m, CellMark) and (m.table, m.row) == (table, row))]
            within = len(cells) > 1 and not others
            return within or any(m.column is None or m.role == "fault" for m in cells)
        return any(m.column == column for m in cells)
    return any(isinstance(m, TextMark) and set(m.spans) & set(location.spans) for m in marks)
