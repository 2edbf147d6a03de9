"""By what a finding is known again after the draft was edited.

Offsets shift with every edit, so a finding is known by its rule, its place (cells, sections, words with a little of
their surroundings) and the numbers behind it. Place and numbers are kept apart: at the same place with other
numbers a decision no longer holds, yet it is still the same finding.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.base.sound_text import sound_text
from core.model.document import Document, Span, View
from core.model.finding import CellMark, Finding, NotAssessable, SectionMark, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model.report import Report

Decidable = Finding | NotAssessable

#: Characters of surroundings kept on either side of a quote; blanks do not count.
WIDTH = 12
#: A side shorter than this (the quote stands at the edge of its paragraph) proves nothing by itself.
_TELLING = 4


@dataclass(frozen=True)
class Quote:
    """Words of the draft without blanks, their section, and what stands before and after them in the paragraph."""

    section: str
    left: str
    text: str
    right: str

    def stands_by(self, other: Quote) -> bool:
        """True when both stand at the same place: same section, and one side of the surroundings unchanged.

        Where the unchanged side is too short to tell, the other must be unchanged too.
        """
        left, right = self.left == other.left, self.right == other.right
        if self.section != other.section:
            return False
        if left and right:
            return True
        return (left and len(self.left) >= _TELLING) or (right and len(self.right) >= _TELLING)


@dataclass(frozen=True)
class Fingerprint:
    """What identifies a finding.

    ``cells`` are "table/row/column" of all cells involved, sorted; ``numbers`` what the draft has in them, after
    the finding's expected and actual. ``nth`` tells apart findings that are alike in all else, in reading order.
    """

    rule: str
    cells: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    numbers: tuple[str, ...] = ()
    relation: str = ""
    nth: int = 0

    def same_place(self, other: Fingerprint) -> bool:
        """The same finding at the same place with the same words; its numbers may be others."""
        return (
            (self.rule, self.cells, self.sections, self.relation)
            == (other.rule, other.cells, other.sections, other.relation)
            and [q.text for q in self.quotes] == [q.text for q in other.quotes]
            and all(a.stands_by(b) for a, b in zip(self.quotes, other.quotes, strict=True))
        )

    def holds_for(self, other: Fingerprint) -> bool:
        """A decision about the one holds for the other: same place, same words, same numbers."""
        return self.numbers == other.numbers and self.same_place(other)

    def akin(self, other: Fingerprint) -> bool:
        """The same defect for a reader, even if a number in the prose or some of the cells changed."""
        if (self.rule, self.sections, self.relation) != (other.rule, other.sections, other.relation):
            return False
        if self.cells or other.cells:
            if not set(self.cells) & set(other.cells):
                return False
            if not self.quotes or not other.quotes:
                return not self.quotes and not other.quotes
        elif not self.quotes and not other.quotes:
            return True
        near = [(a, b) for a in self.quotes for b in other.quotes if a.stands_by(b)]
        return bool(near) if self.cells else any(a.text == b.text or _around(a, b) for a, b in near)


def _around(one: Quote, other: Quote) -> bool:
    """Other words between exactly the same surroundings."""
    return (one.left, one.right) == (other.left, other.right)


def fingerprints(report: Report, outcomes: Iterable[Decidable]) -> tuple[Fingerprint, ...]:
    """The fingerprints of findings and open relations of one report, in their order."""
    surroundings = _Surroundings(report.document)
    seen: Counter[Fingerprint] = Counter()
    found: list[Fingerprint] = []
    for outcome in outcomes:
        plain = _plain(outcome, report, surroundings)
        found.append(replace(plain, nth=seen[plain]))
        seen[plain] += 1
    return tuple(found)


def _plain(outcome: Decidable, report: Report, surroundings: _Surroundings) -> Fingerprint:
    cells: dict[str, str] = {}
    quotes: list[Quote] = []
    sections: list[str] = []
    for mark in outcome.marks:
        if isinstance(mark, CellMark):
            cells["/".join((mark.table, mark.row, mark.column or ""))] = _raw(mark, report)
        elif isinstance(mark, TextMark) and mark.role == "fault":
            quotes.append(surroundings.quote(mark))
        elif isinstance(mark, SectionMark):
            sections.append(mark.section)
    told = (outcome.expected or "", outcome.actual or "") if isinstance(outcome, Finding) else ()
    # Names of relations may hold numbers of the prose, so they serve only where there is nothing else.
    relation = "" if cells or quotes or sections else outcome.relation or ""
    keys = sorted(cells)
    return Fingerprint(
        outcome.rule, tuple(keys), tuple(sections), tuple(quotes), (*told, *(cells[key] for key in keys)), relation
    )


def _raw(mark: CellMark, report: Report) -> str:
    """What the draft has in a cell, or as the label of a row."""
    reading = report.tables.get(mark.table)
    if reading is None:
        return ""
    if mark.column is None:
        label = reading.labels.get(mark.row)
        return squeezed(label.text) if label else ""
    cell = reading.get(mark.row, mark.column)
    return squeezed(cell.raw) if cell else ""


def squeezed(text: str) -> str:
    """The text without any blanks, as a file can hold it."""
    return sound_text("".join(text.split()))


class _Surroundings:
    """Looks up what stands around a range of the text, in its logical paragraph."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._paragraphs = sorted((p for p in document.paragraphs if len(p)), key=lambda p: p.start)
        self._starts = [p.start for p in self._paragraphs]

    def quote(self, mark: TextMark) -> Quote:
        """The mark with its surroundings."""
        text = squeezed(self._document.quote(mark.spans))
        start = mark.spans[0].start if mark.spans else 0
        end = mark.spans[-1].end if mark.spans else 0
        view = self._paragraph(start)
        if view is not None:
            offsets = view.offsets
            left = squeezed(view.text[: bisect_left(offsets, start)])
            right = squeezed(view.text[bisect_left(offsets, end) :])
        else:
            line = self._line(start)
            left = squeezed(self._document.text[line.start : start])
            right = squeezed(self._document.text[end : max(end, line.end)])
        return Quote(mark.section or "", left[-WIDTH:], text, right[:WIDTH])

    def _paragraph(self, offset: int) -> View | None:
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._paragraphs[place].end:
            return None
        return self._paragraphs[place]

    def _line(self, offset: int) -> Span:
        """Text outside paragraphs, a row label for one: its line."""
        text = self._document.text
        end = text.find("\n", offset)
        return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)
