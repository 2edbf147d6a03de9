"""A table's relations as equations over its cells: what would change if a cell were another number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.check.relations import Relation, relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.forms.grid_notation import CellKey
    from core.forms.spec import TableSpec
    from core.model.report import Report, TableReading


@dataclass(frozen=True)
class Change:
    """A cell and the number it should have for the relations to hold."""

    row: str
    column: str
    old: Decimal
    new: Decimal

    @property
    def key(self) -> CellKey:
        """(row, column)."""
        return self.row, self.column


class System:
    """The relations of one table that can be judged, by name and by cell.

    ``failing`` and ``gaps`` speak of the relations that fail; a relation that is open binds nobody.
    """

    def __init__(self, report: Report, table: str) -> None:
        self.table = table
        self.reading: TableReading = report.tables[table]
        self.spec: TableSpec = report.table_spec(table)
        judged = [r for r in relations(report, table) if r.state != "open"]
        self.relations: dict[str, Relation] = {r.name: r for r in judged}
        self.gaps: dict[str, Decimal] = {r.name: r.gap for r in judged}
        self.failing: frozenset[str] = frozenset(r.name for r in judged if r.state == "fails")
        self.by_row: dict[CellKey, list[tuple[str, int]]] = {}
        self.by_column: dict[CellKey, list[tuple[str, int]]] = {}
        for relation in judged:
            across = len({t.row for t in relation.terms}) == 1
            index = self.by_row if across else self.by_column
            for sign, terms in ((1, relation.left), (-1, relation.right)):
                for term in terms:
                    index.setdefault(term.key, []).append((relation.name, sign))

    def value(self, key: CellKey) -> Decimal | None:
        """The number of a cell, None where it cannot be used."""
        cell = self.reading.get(*key)
        return cell.value if cell and cell.readable else None

    def row_step(self, key: CellKey) -> Decimal | None:
        """By how much the cell would have to change for its row relation to hold; None when nothing tells."""
        return self._step(self.by_row.get(key, ()))

    def column_step(self, key: CellKey) -> Decimal | None:
        """The same for the relations of its column; None too when they contradict each other."""
        return self._step(self.by_column.get(key, ()))

    def _step(self, places: Iterable[tuple[str, int]]) -> Decimal | None:
        steps = {-self.gaps[name] * sign for name, sign in places}
        return steps.pop() if len(steps) == 1 else None

    def contradicted(self, key: CellKey) -> bool:
        """True when the relations of the cell's column ask for different numbers."""
        return len({-self.gaps[name] * sign for name, sign in self.by_column.get(key, ())}) > 1

    def change(self, key: CellKey, step: Decimal) -> Change | None:
        """The cell changed by ``step``; None when it cannot be changed so (no number, or none that a count can be)."""
        old = self.value(key)
        if old is None or old + step < 0 or (old + step != int(old + step) and "/".join(key) not in self.spec.decimal):
            return None
        return Change(*key, old, old + step)

    def repaired(self, changes: Iterable[Change]) -> frozenset[str] | None:
        """The failing relations that the changes make hold; None when one they touch fails after them."""
        gaps: dict[str, Decimal] = {}
        for change in changes:
            for name, sign in (*self.by_row.get(change.key, ()), *self.by_column.get(change.key, ())):
                gaps[name] = gaps.get(name, self.gaps[name]) + sign * (change.new - change.old)
        if any(gaps.values()):
            return None
        return frozenset(gaps) & self.failing

    def with_row(self, row: str, values: Mapping[CellKey, Decimal]) -> tuple[Change, ...]:
        """The changes that make a row read ``values``; cells that stay are left out."""
        changes: list[Change] = []
        for key, new in values.items():
            old = self.value(key)
            if old is not None and old != new:
                changes.append(Change(*key, old, new))
        return tuple(changes)
