"""The sums that the form demands, computed over a report's numbers: for rules to report, for diagnosis to explain."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from core.forms.place import Place
from core.model.facts import Addend, Footing
from core.model.finding_text import relation_name
from core.model.report import Cell, Report, TableReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.forms.grid_notation import CellKey
    from core.forms.spec import FootingSpec, NamedCell


class Term(NamedTuple):
    """A cell that takes part in a relation: its place, how a sentence calls it, and what the draft has there."""

    row: str
    column: str
    name: str
    cell: Cell | None

    @property
    def key(self) -> CellKey:
        """(row, column)."""
        return self.row, self.column

    @property
    def value(self) -> Decimal:
        """The cell's number; 0 where there is none."""
        return self.cell.value if self.cell and self.cell.value is not None else Decimal(0)


@dataclass(frozen=True)
class Relation:
    """One relation of the form in one row or column: the sum of ``left`` equals the sum of ``right``.

    ``state`` is "open" where a number is missing or in doubt; ``reason`` then says why, in Chinese. ``name`` is
    unique in a report.
    """

    table: str
    key: str
    title: str
    place: Place
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    state: Literal["holds", "fails", "open"]
    reason: str = ""

    @property
    def name(self) -> str:
        """How a clerk calls the relation: 表三“自然人”列：收支平衡."""
        return relation_name(self.place, self.title)

    @property
    def footing(self) -> Footing:
        """Both sides as plain numbers with their names; 0 where a cell has no number."""
        left, right = (tuple(Addend(t.name, t.value) for t in side) for side in (self.left, self.right))
        return Footing(self.place, self.title, left, right)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All cells of both sides."""
        return self.left + self.right

    @property
    def total(self) -> Decimal:
        """The sum of the left side."""
        return _sum(self.left)

    @property
    def parts(self) -> Decimal:
        """The sum of the right side."""
        return _sum(self.right)

    @property
    def gap(self) -> Decimal:
        """Left less right; 0 where the relation holds."""
        return self.total - self.parts


def relations(report: Report, table: str, key: str | None = None) -> Iterator[Relation]:
    """The relations of a table as the report has it (or those of one kind), row by row or column by column.

    Blank cells count as nothing only where the filled ones already add up; otherwise, and where a number is
    unreadable or a row is missing, the relation is open. Nothing comes of a table that was not found.
    """
    reading = report.tables[table]
    if not reading.found:
        return
    for footing in report.table_spec(table).footings:
        if key in (None, footing.relation.key):
            yield _relation(table, reading, footing)


def _relation(table: str, reading: TableReading, footing: FootingSpec) -> Relation:
    rule, place = footing.relation, footing.place
    left, right = _terms(reading, footing.left), _terms(reading, footing.right)
    same = _sum(left) == _sum(right)
    reason = _doubt(place.text, rule.title, left, right, same)
    state = "open" if reason else "holds" if same else "fails"
    return Relation(table, rule.key, rule.title, place, left, right, state, reason)


def _terms(reading: TableReading, cells: tuple[NamedCell, ...]) -> tuple[Term, ...]:
    return tuple([Term(*key, name, reading.cells.get(key)) for key, name in cells])


def _sum(terms: tuple[Term, ...]) -> Decimal:
    return sum([t.value for t in terms], Decimal(0))


def _doubt(place: str, title: str, left: tuple[Term, ...], right: tuple[Term, ...], same: bool) -> str:
    """Why the relation cannot be checked, whose sides are the ``same`` or not; "" when it can."""
    terms = left + right
    if all(t.cell is not None and t.cell.readable and t.cell.state != "blank" for t in terms):
        return ""
    if any(t.cell is None for t in terms):
        missing = "、".join(f"“{t.name}”" for t in terms if t.cell is None)
        return f"{place}缺少{missing}的单元格，未能核对{title}。"
    doubtful = [t for t in terms if t.cell and not t.cell.readable and t.cell.state != "blank"]
    doubtful += [t for t in terms if t.cell and t.cell.state == "blank" and not t.cell.certain]
    if doubtful:
        what = "、".join(f"“{t.name}”" for t in doubtful[:3])
        return f"{place}的{what}没有可用的数字，未能核对{title}。"
    blank = [t for t in terms if t.cell and t.cell.state == "blank"]
    if blank and (not same or all(t in blank for t in left) or all(t in blank for t in right)):
        return f"{place}有 {len(blank)} 个空白单元格，未能核对{title}。"
    return ""
