"""The sum behind a finding, written out for a reader with a pencil: every number, zeros too, and both results."""

from __future__ import annotations

from collections.abc import Iterable

from core.finding import CellMark, Finding
from core.numbers import show
from core.relations import Relation, Term, relations
from core.report import Report


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


def correction(finding: Finding) -> str | None:
    """What could be pasted in the place of the defect; None where the rule only says what to do about it."""
    if finding.expected:
        return finding.expected
    words = finding.suggestion or ""
    return None if not words or words.endswith("。") else words


def _relation(relation: Relation) -> tuple[str, ...]:
    sign = "＝" if relation.gap == 0 else "≠"
    return (
        f"{_sum(relation.left)}＝{show(relation.total)}" if len(relation.left) > 1 else _sum(relation.left),
        f"{_sum(relation.right)}＝{show(relation.parts)}",
        f"{show(relation.total)} {sign} {show(relation.parts)}，相差 {show(abs(relation.gap))}",
    )


def _sum(terms: Iterable[Term]) -> str:
    return "＋".join(f"{t.name} {show(t.cell.value if t.cell else None)}" for t in terms)
