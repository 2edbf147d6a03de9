"""Footing: one side of a relation of the form against the other. Shared by the arithmetic rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.check.registry import Outcome, Outcomes
from core.check.relations import Relation, Term, relations
from core.model.finding import CellMark, Mark, Role
from core.model.numbers import show
from core.model.report import Report

#: A sum of more numbers than this is written out in the detail, not in the message.
_MOST_TERMS = 4


def check_relation(report: Report, table: str, key: str, outcomes: Outcomes) -> Iterator[Outcome]:
    """Report a relation of the form for every row or column it holds in; see ``core.check.relations``."""
    for relation in relations(report, table, key):
        yield _outcome(outcomes, relation)


def _marks(table: str, terms: Iterable[Term], role: Role) -> list[Mark]:
    return [
        CellMark(table=table, row=t.row, column=t.column, spans=t.cell.spans if t.cell else (), role=role)
        for t in terms
    ]


def _written(terms: Iterable[Term], most: int | None = None) -> str:
    """The sum written out; zeros are left away as long as something remains, ``most`` numbers at most."""
    there = [t for t in terms if t.cell]
    shown = [t for t in there if t.value] or there[:1]
    if most is not None and len(shown) > most:
        return f"{len(shown)} 个分项之和"
    return "＋".join(f"{t.name}{show(t.cell.value if t.cell else None)}" for t in shown)


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
    short, full = _message(relation, _MOST_TERMS), _message(relation)
    return outcomes.finding(
        short,
        marks,
        expected=show(relation.parts),
        actual=show(relation.total),
        relation=name,
        detail=() if short == full else (full,),
    )


def _message(relation: Relation, most: int | None = None) -> str:
    place, total, parts = relation.place, show(relation.total), show(relation.parts)
    difference = show(abs(relation.gap))
    right = f"{_written(relation.right, most)}＝{parts}".replace("之和＝", "之和为")
    if len(relation.left) == 1:
        more = "多" if relation.gap > 0 else "少"
        return f"{place}：{right}，“{relation.left[0].name}”填的是{total}，{more}{difference}。"
    return f"{place}：{_written(relation.left)}＝{total}，{right}，两边应相等，相差{difference}。"
