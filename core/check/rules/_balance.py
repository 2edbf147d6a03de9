"""Footing: one side of a relation of the form against the other. Shared by the arithmetic rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.relations import Relation, Term, relations
from core.model.finding import CellMark, Mark, Role
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.check.registry import Outcome, Outcomes
    from core.model.report import Report


def check_relation(report: Report, table: str, key: str, outcomes: Outcomes) -> Iterator[Outcome]:
    """Report a relation of the form for every row or column it holds in; see ``core.check.relations``."""
    for relation in relations(report, table, key):
        yield _outcome(outcomes, relation)


def _marks(table: str, terms: Iterable[Term], role: Role) -> list[Mark]:
    return [
        CellMark(table=table, row=t.row, column=t.column, spans=t.cell.spans if t.cell else (), role=role)
        for t in terms
    ]


def _outcome(outcomes: Outcomes, relation: Relation) -> Outcome:
    name, table = relation.name, relation.table
    if relation.state != "fails":
        marks = _marks(table, relation.terms, "participant")
        return (
            outcomes.passed(name, marks)
            if relation.state == "holds"
            else outcomes.not_assessable(name, relation.reason, marks)
        )
    if len(relation.left) == 1:
        marks = _marks(table, relation.left, "fault") + _marks(table, relation.right, "participant")
    else:
        marks = _marks(table, relation.terms, "fault")
    return outcomes.finding(
        relation.footing,
        marks,
        place=relation.place,
        expected=show(relation.parts),
        actual=show(relation.total),
        relation=name,
    )
