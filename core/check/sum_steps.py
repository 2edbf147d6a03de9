"""The sum behind a finding, written out for a reader with a pencil: every number, zeros too, and both results."""

from __future__ import annotations

from collections.abc import Iterable

from core.check.relations import Relation, Term, relations
from core.model.finding import CellMark, Finding, TextMark
from core.model.numbers import show
from core.model.report import Report


def working(report: Report, finding: Finding) -> tuple[str, ...]:
    """Both sides of the relation of the form that failed, and their difference, one line each; else nothing.

    Where one defect made several fail, each comes with its name; what the prose says comes as a line of its own.
    """
    if not finding.relation:
        return ()
    tables = dict.fromkeys(m.table for m in finding.marks if isinstance(m, CellMark) and m.table in report.tables)
    by_name = {relation.name: relation for table in tables for relation in relations(report, table)}
    if not finding.related or not finding.detail:
        return _relation(by_name[finding.relation]) if finding.relation in by_name else ()
    lines: list[str] = []
    for name, told in zip(finding.related, finding.detail, strict=True):
        lines += [f"{name}：", *_relation(by_name[name])] if name in by_name else [told]
    return tuple(lines)


def correction(report: Report, finding: Finding) -> str | None:
    """What could be pasted in the place of the defect; None where the rule only says what to do about it.

    The numbers of a sum are pasted only where one cell is at fault and it is the one that was counted as wrong: of
    two cells, or of a total that only disproves another cell, no single text is right. What a section or a row
    should be is pasted only where the suggestion quotes it, for else it describes and does not replace.
    """
    words = finding.suggestion or ""
    if not finding.expected:
        return None if not words or words.endswith("。") else words
    faults = [mark for mark in finding.marks if mark.role == "fault"]
    cells = [mark for mark in faults if isinstance(mark, CellMark) and mark.column is not None]
    if cells:
        return finding.expected if len(cells) == 1 and _says(report, cells[0], finding.actual) else None
    if faults and not any(isinstance(mark, TextMark) for mark in faults):
        return finding.expected if f"“{finding.expected}”" in words else None
    return finding.expected


def _says(report: Report, mark: CellMark, actual: str | None) -> bool:
    """True when the cell holds what the finding calls wrong, or when it does not say what is."""
    table = report.tables.get(mark.table)
    cell = table.get(mark.row, mark.column or "") if table else None
    if actual is None or cell is None:
        return True
    return actual in ("".join(cell.raw.split()), show(cell.value))


def _relation(relation: Relation) -> tuple[str, ...]:
    sign = "＝" if relation.gap == 0 else "≠"
    return (
        f"{_sum(relation.left)}＝{show(relation.total)}" if len(relation.left) > 1 else _sum(relation.left),
        f"{_sum(relation.right)}＝{show(relation.parts)}",
        f"{show(relation.total)} {sign} {show(relation.parts)}，相差 {show(abs(relation.gap))}",
    )


def _sum(terms: Iterable[Term]) -> str:
    return "＋".join(f"{t.name} {show(t.cell.value if t.cell else None)}" for t in terms)
