"""The JSON of ``gouji check`` and ``gouji rules``: plain dictionaries, positions included, nothing abbreviated."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from core.base.about import NAME, VERSION
from core.base.errors import GoujiError
from core.forms.keys import TableKey
from core.model.document import Document, Span
from core.model.finding import CellMark, Finding, Mark, SectionMark, TextMark
from core.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from core.model.report import Cell, Report, TableReading
    from core.pipeline.checked import Checked

Json = dict[str, Any]

TABLES = tuple(TableKey)
#: JSON itself escapes those below U+0020 only.
_CONTROLS = re.compile("[\x7f-\x9f]")


def dump(value: Json) -> str:
    """The value as indented JSON text, Chinese characters as they are, with a line end."""
    return written(value) + "\n"


def written(value: Json) -> str:
    """Indented JSON, Chinese characters as they are; controls that a terminal might obey are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def bundle(key: str, entries: Sequence[Json]) -> Json:
    """Entries under ``key``, headed by the name and version of the program that made them."""
    return {"tool": {"name": NAME, "version": VERSION}, key: list(entries)}


def joined(entries: Iterable[Json]) -> Iterator[str]:
    """The whole output of ``gouji check`` for the entries of its files, each as it comes.

    What is broken off between two entries is whole but for the closing brackets, and those come when ``entries`` ends.
    """
    head, tail = dump(bundle("reports", [])).split("[]")
    before = "["
    yield head
    for one in entries:
        text = written(one)
        yield f"{before}\n{text}".replace("\n", "\n  ")
        before = ","
    yield ("[" if before == "[" else "\n ") + "]" + tail


def entry(file: str, outcome: Checked | GoujiError) -> Json:
    """The entry of one file, checked or not; ``file`` is its path as the caller gave it."""
    return _failed(file, outcome) if isinstance(outcome, GoujiError) else _checked(file, outcome)


def _checked(file: str, checked: Checked) -> Json:
    report, result = checked.report, checked.result
    recognised = any(table.form for table in report.tables.values())
    return {
        "file": file,
        "status": "checked",
        "error": None,
        "organ": report.organ,
        "year": report.year,
        "form": report.form.version if recognised else None,
        "sections": [
            {"key": s.key, "heading": s.heading.text if s.heading else None, "found": s.found} for s in report.sections
        ],
        "tables": {key: _table(report.tables.get(key)) for key in TABLES},
        "findings": [finding_entry(finding, report) for finding in result.findings],
        "coverage": {
            "checked": result.coverage.checked,
            "passed": result.coverage.passed,
            "failed": result.coverage.failed,
            "not_assessable": result.coverage.not_assessable,
        },
    }


def _failed(file: str, error: GoujiError) -> Json:
    return {
        "file": file,
        "status": "failed",
        "error": {"code": error.code, "message": error.message},
        "organ": None,
        "year": None,
        "form": None,
        "sections": [],
        "tables": {},
        "findings": [],
        "coverage": {"checked": 0, "passed": 0, "failed": 0, "not_assessable": 0},
    }


def finding_entry(finding: Finding, report: Report) -> Json:
    """One finding with all its places."""
    return {
        "rule": finding.rule,
        "category": finding.category.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "locations": [_location(mark, report) for mark in finding.marks],
        "expected": finding.expected,
        "actual": finding.actual,
        "suggestion": finding.suggestion,
    }


def _table(table: TableReading | None) -> dict[str, dict[str, int | float | None]]:
    rows: dict[str, dict[str, int | float | None]] = {}
    if table is not None:
        for (row, column), cell in table.cells.items():
            rows.setdefault(row, {})[column] = number(cell)
    return rows


def number(cell: Cell) -> int | float | None:
    """A cell's number, an int when it is whole; None when it holds none or was not read for certain."""
    if not cell.readable or cell.value is None:
        return None
    value: Decimal = cell.value
    return int(value) if value == value.to_integral_value() else float(value)


def _location(mark: Mark, report: Report) -> Json:
    if isinstance(mark, SectionMark):
        return {"kind": "section", "section": mark.section}
    if isinstance(mark, TextMark):
        return _text_location(mark, report.document)
    return _cell_location(mark, report)


def _text_location(mark: TextMark, document: Document) -> Json:
    boxes = document.boxes_of(mark.spans)
    return {
        "kind": "text",
        "section": mark.section,
        "quote": document.quote(mark.spans),
        "context": document.context(Span(mark.spans[0].start, mark.spans[-1].end)) if mark.spans else "",
        "page": boxes[0].page if boxes else None,
        "bbox": [box.bbox for box in boxes] or None,
    }


def _cell_location(mark: CellMark, report: Report) -> Json:
    table = report.tables.get(mark.table)
    cell = table.get(mark.row, mark.column) if table and mark.column else None
    if cell is not None:
        text, box = cell.raw, cell.box or _around(report.document.boxes_of(cell.spans or mark.spans))
    else:
        text, box = report.document.quote(mark.spans), _around(report.document.boxes_of(mark.spans))
    return {
        "kind": "cell",
        "table": mark.table,
        "row": mark.row,
        "column": mark.column,
        "text": text,
        "page": box.page if box else None,
        "bbox": box.bbox if box else None,
    }


def _around(boxes: Sequence[Box]) -> Box | None:
    """One box around those on the first page."""
    if not boxes:
        return None
    page = boxes[0].page
    mine = [box for box in boxes if box.page == page]
    return Box(
        page, min(b.x0 for b in mine), min(b.top for b in mine), max(b.x1 for b in mine), max(b.bottom for b in mine)
    )
