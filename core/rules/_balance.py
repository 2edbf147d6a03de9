"""Footing: one side of a relation of the form against the other. Shared by the arithmetic rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.finding import CellMark, Mark, Role
from core.numbers import show
from core.relations import Relation, Term, relations
from core.report import Report
from core.rules.registry import Found, Outcome


def check_relation(report: Report, table: str, key: str, found: Found) -> Iterator[Outcome]:
    """Report a relation of the form for every row or column it holds in; see ``core.relations``."""
    for relation in relations(report, table, key):
        yield _outcome(found, relation)


def _marks(table: str, terms: Iterable[Term], role: Role) -> list[Mark]:
    return [
        CellMark(table=table, row=t.row, column=t.column, spans=t.cell.spans if t.cell else (), role=role)
        for t in terms
    ]


def _written(terms: Iterable[Term]) -> str:
    """The sum written out; zeros are left away as long as something remains."""
    there = [t for t in terms if t.cell]
    shown = [t for t in there if t.value] or there[:1]
    return "＋".join(f"{t.name}{show(t.cell.value if t.cell else None)}" for t in shown)


def _outcome(found: Found, relation: Relation) -> Outcome:
    name, place, table = relation.name, relation.place, relation.table
    if relation.state != "fails":
        marks = _marks(table, relation.terms, "participant")
        return found.passed(name, marks) if relation.state == "holds" else found.open(name, relation.reason, marks)
    total, parts = show(relation.total), show(relation.parts)
    difference = show(abs(relation.gap))
    if len(relation.left) == 1:
        message = (
            f"{place}：{_written(relation.right)}＝{parts}，“{relation.left[0].name}”填的是{total}，"
            f"{'多' if relation.gap > 0 else '少'}{difference}。"
        )
        marks = _marks(table, relation.left, "fault") + _marks(table, relation.right, "participant")
    else:
        sides = f"{_written(relation.left)}＝{total}，{_written(relation.right)}＝{parts}"
        message = f"{place}：{sides}，两边应相等，相差{difference}。"
        marks = _marks(table, relation.terms, "fault")
    return found.finding(message, marks, expected=parts, actual=total, relation=name)
