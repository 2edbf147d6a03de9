"""Footing: one side of a relation of the form against the other. Shared by the arithmetic rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.finding import CellMark, Mark
from core.form.spec import RelationSpec, TableSpec
from core.numbers import show
from core.report import Cell, Report, TableReading
from core.rules.registry import Found, Outcome


@dataclass(frozen=True)
class _Term:
    """A cell that takes part in a relation: its place, how the message calls it, and what the draft has there."""

    row: str
    column: str
    name: str
    cell: Cell | None


def check_relation(report: Report, table: str, relation: str, found: Found) -> Iterator[Outcome]:
    """Check a relation of the form for every row or column it holds in.

    Blank cells count as nothing only where the filled ones already add up; otherwise, and where a number is
    unreadable or a row is missing, the relation is reported as not assessable.
    """
    reading = report.tables[table]
    spec = report.table_spec(table)
    if not reading.found:
        return
    rule = next(r for r in spec.relations if r.key == relation)
    by_row = rule.scope == "each_row"
    for fixed in spec.row_keys if by_row else spec.columns:
        left = _terms(spec, reading, rule.left, fixed, by_row)
        right = _terms(spec, reading, rule.right, fixed, by_row)
        yield _outcome(found, spec, rule, fixed, by_row, left, right)


def _terms(spec: TableSpec, reading: TableReading, names: tuple[str, ...], fixed: str, by_row: bool) -> list[_Term]:
    terms: list[_Term] = []
    for name in names:
        for member in (name,) if by_row else spec.members(name):
            row, column = (fixed, member) if by_row else (member, fixed)
            label = spec.column_label(member) if by_row else _short(spec.row_label(member))
            terms.append(_Term(row, column, label, reading.get(row, column)))
    return terms


def _short(label: str) -> str:
    """A row label without its explanation in brackets."""
    cut = label.find("（区分")
    return label[:cut] if cut > 0 else label


def _marks(table: str, terms: list[_Term], role: str) -> list[Mark]:
    return [
        CellMark.model_validate(
            {"table": table, "row": t.row, "column": t.column, "spans": t.cell.spans if t.cell else (), "role": role}
        )
        for t in terms
    ]


def _sum(terms: list[_Term]) -> Decimal:
    return sum((t.cell.value for t in terms if t.cell and t.cell.value is not None), Decimal(0))


def _written(terms: list[_Term]) -> str:
    """The sum written out; zeros are left away as long as something remains."""
    shown = [t for t in terms if t.cell and t.cell.value] or [t for t in terms if t.cell][:1]
    return "＋".join(f"{t.name}{show(t.cell.value if t.cell else None)}" for t in shown)


def _outcome(
    found: Found, spec: TableSpec, rule: RelationSpec, fixed: str, by_row: bool, left: list[_Term], right: list[_Term]
) -> Outcome:
    place = f"{spec.title}“{_short(spec.row_label(fixed)) if by_row else spec.column_label(fixed)}”" + (
        "行" if by_row else "列"
    )
    name = f"{place}：{rule.title}"
    table = next(t.cell.table for t in left + right if t.cell) if any(t.cell for t in left + right) else ""
    terms = left + right
    marks = _marks(table, terms, "participant")
    if any(t.cell is None for t in terms):
        missing = "、".join(f"“{t.name}”" for t in terms if t.cell is None)
        return found.open(name, f"{place}缺少{missing}的单元格，未能核对{rule.title}。", marks)
    doubtful = [t for t in terms if t.cell and not t.cell.readable and t.cell.state != "blank"]
    doubtful += [t for t in terms if t.cell and t.cell.state == "blank" and not t.cell.certain]
    if doubtful:
        what = "、".join(f"“{t.name}”" for t in doubtful[:3])
        return found.open(name, f"{place}的{what}没有可用的数字，未能核对{rule.title}。", marks)
    blank = [t for t in terms if t.cell and t.cell.state == "blank"]
    total, parts = _sum(left), _sum(right)
    if blank and (total != parts or all(t in blank for t in left) or all(t in blank for t in right)):
        return found.open(name, f"{place}有 {len(blank)} 个空白单元格，未能核对{rule.title}。", marks)
    if total == parts:
        return found.passed(name, marks)
    difference = show(abs(total - parts))
    if len(left) == 1:
        message = (
            f"{place}：{_written(right)}＝{show(parts)}，“{left[0].name}”填的是{show(total)}，"
            f"{'多' if total > parts else '少'}{difference}。"
        )
        marks = _marks(table, left, "fault") + _marks(table, right, "participant")
    else:
        sides = f"{_written(left)}＝{show(total)}，{_written(right)}＝{show(parts)}"
        message = f"{place}：{sides}，两边应相等，相差{difference}。"
        marks = _marks(table, terms, "fault")
    return found.finding(message, marks, expected=show(parts), actual=show(total), relation=name)
