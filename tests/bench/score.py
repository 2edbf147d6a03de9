"""Checking a made report and holding what is found against where the defect was put."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.document import Document, Span
from core.model.finding import CellMark, Finding, SectionMark, Severity
from core.pipeline.check_draft import check_document
from core.read import read_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.pipeline.checked import Checked

_CONTEXT = 10


@dataclass(frozen=True)
class TextPlace:
    """``text[start:end]`` of a paragraph of the made report."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class CellPlace:
    """A number cell; column None is its whole row, row None its whole table."""

    table: str
    row: str | None = None
    column: str | None = None


@dataclass(frozen=True)
class SectionPlace:
    """A section of the form."""

    section: str


Place = TextPlace | CellPlace | SectionPlace


def check(document: Document, previous: Document | None = None) -> Checked:
    """All that the checker says of a document, beside last year's when there is one."""
    return check_document(document, Path("bench"), previous=read_report(previous) if previous else None)


def hits(
    checked: Checked,
    places: Sequence[Place],
    categories: frozenset[str],
    worst: Severity,
    known: frozenset[tuple[str, str]],
) -> list[Finding]:
    """Findings at one of the places, in one of the categories, at least as grave as ``worst``, not ``known`` before."""
    spans = [found for place in places if isinstance(place, TextPlace) for found in locate(checked.document, place)]
    return [
        finding
        for finding in checked.result.findings
        if finding.severity.rank <= worst.rank
        and finding.category.value in categories
        and (finding.rule, finding.message) not in known
        and any(_touches(mark, places, spans) for mark in finding.marks)
    ]


def _touches(mark: object, places: Sequence[Place], spans: Sequence[Span]) -> bool:
    for place in places:
        if isinstance(place, SectionPlace) and isinstance(mark, SectionMark) and mark.section == place.section:
            return True
        if isinstance(place, CellPlace) and isinstance(mark, CellMark) and mark.table == place.table:
            if place.row is None or (mark.row == place.row and place.column in (None, mark.column)):
                return True
            if mark.column is None and mark.row == place.row:
                return True
    marked: Sequence[Span] = getattr(mark, "spans", ())
    return any(m.start < s.end and s.start < m.end for m in marked for s in spans)


def locate(document: Document, place: TextPlace) -> list[Span]:
    """Where the place stands in the loaded draft; blanks and line ends do not count."""
    offsets = [i for i, c in enumerate(document.text) if not c.isspace()]
    dense = "".join(document.text[i] for i in offsets)
    for width in (400, _CONTEXT, 5, 2, 0):
        left = _dense(place.text[max(0, place.start - width) : place.start])
        core = _dense(place.text[place.start : place.end])
        right = _dense(place.text[place.end : place.end + width])
        at = dense.find(left + core + right)
        if at >= 0 and (core or width):
            start = at + len(left)
            end = start + max(1, len(core))
            return [Span(offsets[start], offsets[min(end, len(offsets)) - 1] + 1)]
    return []


def _dense(text: str) -> str:
    return "".join(text.split())
