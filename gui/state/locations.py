"""Places of a draft, whether anything is wrong there or not: from a cell to its text and back, and to what it is
held against. Findings have their own index (``gui.state.listed_findings.MarkIndex``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from core.model.document import Span
from core.model.finding import CellMark, Mark, Role, TextMark
from core.model.geometry import Box
from core.model.report import Report
from gui.state.listed_findings import Draft, Entry, Kind, mark_boxes, mark_spans, place_of, table_spec

CellKey = tuple[str, str, str | None]  # table, row, column; None for the row's label

_WIDTH = 16  # characters of prose either side of a quoted place
_STATES = {"blank": "空白", "placeholder": "不是数字", "unreadable": "读不成数字"}


@dataclass(frozen=True, eq=False)
class Place:
    """A spot that the user points at: ranges of the text, the cells that belong to it, and what it is in words."""

    spans: tuple[Span, ...]
    cells: tuple[CellKey, ...] = ()
    says: str = ""
    boxes: tuple[Box, ...] = ()
    is_cell: bool = True


@dataclass(frozen=True)
class Check:
    """A relation that a place takes part in, and what came of it: ``kind`` None where it holds."""

    kind: Kind | None
    says: str


@dataclass(frozen=True)
class Counterpart:
    """One place of a finding. ``ordinal`` counts the participants from 1, None at fault; ``before`` is last year's.

    ``around`` is what stands before words of the prose, the words, and what stands after them.
    """

    role: Role
    ordinal: int | None
    where: str
    text: str
    place: Place
    before: str | None = None
    around: tuple[str, str, str] | None = None


def ordinals(entry: Entry | None) -> dict[int, int]:
    """Number of each participant, from 1 in the order of the marks, by the mark's index."""
    if entry is None:
        return {}
    return {i: n for n, i in enumerate((i for i, m in enumerate(entry.marks) if m.role == "participant"), 1)}


def counterparts(draft: Draft, entry: Entry) -> tuple[Counterpart, ...]:
    """All places of a finding, those at fault first, each as a card shows it."""
    report, numbers = draft.checked.report, ordinals(entry)
    found = [
        Counterpart(
            mark.role, numbers.get(i), place_of((mark,), report), _text(report, mark), _place(report, mark),
            _before(report, mark), _around(report, mark),
        )
        for i, mark in enumerate(entry.marks)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda c: c.role != "fault"))


def _place(report: Report, mark: Mark) -> Place:
    cells = ((mark.table, mark.row, mark.column),) if isinstance(mark, CellMark) else ()
    says = f"{place_of((mark,), report)}：{_text(report, mark)}"
    return Place(mark_spans(report, mark), cells, says, tuple(mark_boxes(report, mark)), bool(cells))


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


def _around(report: Report, mark: Mark) -> tuple[str, str, str] | None:
    spans = () if isinstance(mark, CellMark) else mark_spans(report, mark)
    return report.document.around(Span(spans[0].start, spans[-1].end), _WIDTH) if spans else None


def _before(report: Report, mark: Mark) -> str | None:
    """What the same cell said last year, when last year's report is there."""
    if report.previous is None or not isinstance(mark, CellMark) or mark.column is None:
        return None
    reading = report.previous.tables.get(mark.table)
    cell = reading.get(mark.row, mark.column) if reading else None
    return (cell.raw.strip() or "空白") if cell else None


class PlaceIndex:
    """Where the cells of one draft stand in its text, and which words of the prose they were held against."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._report = draft.checked.report

    @cached_property
    def _cells(self) -> list[tuple[Span, CellKey]]:
        found: list[tuple[Span, CellKey]] = []
        for key, reading in self._report.tables.items():
            for (row, column), cell in reading.cells.items():
                found += [(span, (key, row, column)) for span in cell.spans]
            for row, label in reading.labels.items():
                found += [(span, (key, row, None)) for span in label.spans]
        return found

    @cached_property
    def _relations(self) -> list[tuple[tuple[TextMark, ...], tuple[CellKey, ...]]]:
        """Words of the prose beside the cells that they were held against, in whatever came of it."""
        result = self._draft.checked.result
        found = []
        for outcome in (*result.passed, *result.findings, *result.not_assessable):
            words = tuple(m for m in outcome.marks if isinstance(m, TextMark))
            cells = tuple((m.table, m.row, m.column) for m in outcome.marks if isinstance(m, CellMark))
            if words and cells:
                found.append((words, cells))
        return found

    def checks(self, place: Place) -> list[Check]:
        """Everything that was checked about a place, what fails first."""
        result = self._draft.checked.result
        found = [Check(Kind(f.severity.value), f.message) for f in result.findings if _touches(f.marks, place)]
        found += [Check(Kind.OPEN, f"{n.relation}：{n.reason}") for n in result.not_assessable
                  if _touches(n.marks, place)]  # fmt: skip
        return found + [Check(None, p.relation) for p in result.passed if _touches(p.marks, place)]

    def before(self, place: Place) -> str | None:
        """What stood there last year."""
        if not place.cells:
            return None
        table, row, column = place.cells[0]
        return _before(self._report, CellMark(table=table, row=row, column=column))

    @cached_property
    def _boxes(self) -> list[tuple[Box, Place]]:
        """Boxes on the pages of all cells, labels and words that were held against cells."""
        document, found = self._report.document, []
        for reading in self._report.tables.values():
            for cell in reading.cells.values():
                boxes = [cell.box] if cell.box else document.boxes_of(cell.spans)
                place = self.of_cell(cell.table, cell.row, cell.column)
                found += [(box, place) for box in boxes]
            for label in reading.labels.values():
                place = self.of_cell(label.table, label.row, None)
                found += [(box, place) for box in document.boxes_of(label.spans)]
        for words, cells in self._relations:
            for mark in words:
                place = self._of_words(mark, cells)
                found += [(box, place) for box in place.boxes]
        return found

    def of_cell(self, table: str, row: str, column: str | None) -> Place:
        """A cell, or with ``column`` None a row's label."""
        mark = CellMark(table=table, row=row, column=column)
        words = [span for marks, cells in self._relations if (table, row, column) in cells for m in marks
                 for span in m.spans]  # fmt: skip
        spans = (*mark_spans(self._report, mark), *dict.fromkeys(words))
        spec = table_spec(self._report, table)
        where = spec.where(row, column)
        says = f"{where}：{_text(self._report, mark)}"
        return Place(spans, ((table, row, column),), says, self._on_pages(mark, words))

    def _on_pages(self, mark: CellMark, words: Iterable[Span]) -> tuple[Box, ...]:
        return (*mark_boxes(self._report, mark), *self._report.document.boxes_of(dict.fromkeys(words)))

    def _of_words(self, mark: TextMark, cells: tuple[CellKey, ...]) -> Place:
        quote = self._report.document.quote(mark.spans)
        where = "、".join(dict.fromkeys(table_spec(self._report, table).title for table, _, _ in cells))
        boxes = tuple(self._report.document.boxes_of(mark.spans))
        return Place(mark.spans, cells, f"正文“{quote}”，对应{where}中点线框出的格", boxes, False)

    def at(self, offset: int) -> Place | None:
        """The cell, label or checked number of the prose at an offset."""
        for span, key in self._cells:
            if span.start <= offset < span.end:
                return self.of_cell(*key)
        for words, cells in self._relations:
            for mark in words:
                if any(span.start <= offset < span.end for span in mark.spans):
                    return self._of_words(mark, cells)
        return None

    def at_point(self, page: int, x: float, y: float) -> Place | None:
        """The same at a point of a page, in points from its top left."""
        for box, place in self._boxes:
            if box.page == page and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                return place
        return None


def _touches(marks: Iterable[Mark], place: Place) -> bool:
    """True where one of the marks is the place itself: its cell, or for words of the prose the same words."""
    if place.is_cell and place.cells:
        return any(isinstance(m, CellMark) and (m.table, m.row, m.column) == place.cells[0] for m in marks)
    return any(isinstance(m, TextMark) and set(m.spans) & set(place.spans) for m in marks)
