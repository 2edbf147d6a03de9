"""The JSON of ``gouji aggregate``: sums, reports that do not count, differences, and what makes each sum up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.base.about import NAME, VERSION
from core.output.json import dump

if TYPE_CHECKING:
    from decimal import Decimal

    from core.batch.aggregate import Aggregate, CellSum, Difference, LeftOut

Json = dict[str, Any]


def whole(summary: Aggregate) -> str:
    """The whole output as text."""
    return dump(as_json(summary))


def as_json(summary: Aggregate) -> Json:
    """The output as plain data. Numbers are whole, or decimal where the form allows it."""
    tables: dict[str, dict[str, dict[str, int | float]]] = {}
    parts: dict[str, dict[str, dict[str, list[Json]]]] = {}
    for cell in summary.added:
        if cell.parts:
            tables.setdefault(cell.table, {}).setdefault(cell.row, {})[cell.column] = number(cell.total)
        if cell.nonzero:
            parts.setdefault(cell.table, {}).setdefault(cell.row, {})[cell.column] = [
                {"organ": part.organ, "file": part.file, "value": number(part.value)} for part in cell.nonzero
            ]
    found = summary.comparison
    return {
        "tool": {"name": NAME, "version": VERSION},
        "year": summary.choice.year,
        "form": summary.form.version,
        "tables": tables,
        "reports": len(summary.choice.slips),
        "failed": [_left_out(one) for one in summary.left_out if one.code != "summary"],
        "differences": [_difference(one) for one in found.differences] if found else [],
        "against": {
            "file": found.summary.file, "organ": found.summary.organ, "year": found.summary.year,
            "equal": found.equal, "different": len(found.differences), "not_compared": len(found.not_compared),
            "whole_reports": [{"organ": w.organ, "file": w.file, "twice": w.twice} for w in found.whole],
        } if found else None,
        "problem": summary.problem or None,
        "parts": parts,
        "incomplete": [
            {**_place(cell), "missing": [
                {"organ": gap.organ, "file": gap.file, "reason": gap.nothing.reason} for gap in cell.gaps
            ]} for cell in summary.incomplete
        ],
        "not_additive": [
            {**_place(cell), "reason": cell.unaddable, "sum": number(cell.total)}
            for cell in summary.sums if cell.unaddable
        ],
        "not_compared": [
            {**_place(one.cell), "reason": one.reason, "actual": None if one.actual is None else number(one.actual)}
            for one in found.not_compared
        ] if found else [],
    }  # fmt: skip


def number(value: Decimal) -> int | float:
    """A sum as JSON has numbers."""
    return int(value) if value == value.to_integral_value() else float(value)


def _place(cell: CellSum) -> Json:
    return {"table": cell.table, "row": cell.row, "column": cell.column}


def _left_out(one: LeftOut) -> Json:
    return {
        "file": one.file, "organ": one.organ, "year": one.year, "form": one.form,
        "error": {"code": one.code, "message": one.message},
    }  # fmt: skip


def _difference(one: Difference) -> Json:
    return {
        **_place(one.cell),
        "expected": number(one.cell.total),
        "actual": number(one.actual),
        "difference": number(one.gap),
        "message": one.message,
        "candidates": [
            {"kind": s.kind, "organ": s.organ, "file": s.file, "message": s.message,
             "value": None if s.value is None else number(s.value)}
            for s in one.suspects
        ],
        "missing": [{"organ": gap.organ, "file": gap.file, "reason": gap.nothing.reason} for gap in one.cell.gaps],
    }  # fmt: skip
