"""Which slips would explain failing relations: a cause repairs every relation that it touches and breaks none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal

from core.check.diagnosis.equations import Change, System
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.forms.grid_notation import CellKey

Kind = Literal["cell", "moved", "together", "several", "shifted", "exchanged"]

#: The likelier the slip, the lower its cost: one wrong number, then one case in the wrong column, then two numbers.
_COST: dict[Kind, float] = {
    "cell": 1.0, "shifted": 1.6, "exchanged": 1.7, "moved": 1.8, "together": 1.85, "several": 2.05,
}  # fmt: skip
_DIGITS_BONUS = 0.1
_TOTAL_BONUS = 0.05


@dataclass(frozen=True)
class Cause:
    """One explanation: the cells to change and the relations (by name) that then hold."""

    kind: Kind
    changes: tuple[Change, ...]
    repairs: frozenset[str]
    cost: float


def find_causes(system: System) -> list[Cause]:
    """All causes of the kinds known that explain some of the failing relations of a table, likeliest first."""
    causes: dict[frozenset[Change], Cause] = {}
    if system.failing:
        for kind, changes in _candidates(system):
            repairs = system.repaired(changes)
            key = frozenset(changes)
            if repairs and (key not in causes or causes[key].cost > _COST[kind]):
                causes[key] = Cause(kind, changes, repairs, _cost(kind, changes))
    return sorted(causes.values(), key=lambda c: c.cost)


def _cost(kind: Kind, changes: tuple[Change, ...]) -> float:
    cost = _COST[kind] + max(0, len(changes) - 2) * (1.0 if kind == "several" else 0.0)
    if kind == "cell":
        change = changes[0]
        cost -= _DIGITS_BONUS if digit_slip(change.old, change.new) else 0
        cost -= _TOTAL_BONUS if is_total(change.key) else 0
    return cost


def is_total(key: CellKey) -> bool:
    """True for a cell that sums others."""
    return "total" in (key[1], key[0].rpartition(".")[2])


def _candidates(system: System) -> Iterator[tuple[Kind, tuple[Change, ...]]]:
    rows: dict[str, list[CellKey]] = {}
    columns: dict[str, list[CellKey]] = {}
    for key in system.spec.cell_keys:
        if system.value(key) is not None:
            rows.setdefault(key[0], []).append(key)
            columns.setdefault(key[1], []).append(key)
    yield from _singles(system)
    for keys in rows.values():
        yield from _within(system, _steps(system, keys, along_row=True))
        yield from _shifts(system, keys)
    for keys in columns.values():
        yield from _within(system, _steps(system, keys, along_row=False))
    for above, below in pairwise(rows.values()):
        yield from _exchanges(system, above, below)


def _singles(system: System) -> Iterator[tuple[Kind, tuple[Change, ...]]]:
    for key in system.spec.cell_keys:
        if system.contradicted(key):
            continue
        steps = {s for s in (system.row_step(key), system.column_step(key)) if s is not None}
        if len(steps) == 1 and (step := steps.pop()) and (change := system.change(key, step)):
            yield "cell", (change,)


def _steps(system: System, keys: list[CellKey], along_row: bool) -> list[Change]:
    """For cells of one row, what their columns ask of them; for cells of one column, what their rows ask."""
    changes: list[Change] = []
    for key in keys:
        step = None if along_row and system.contradicted(key) else (
            system.column_step(key) if along_row else system.row_step(key)
        )  # fmt: skip
        if step and (change := system.change(key, step)):
            changes.append(change)
    return changes


def _within(system: System, changes: list[Change]) -> Iterator[tuple[Kind, tuple[Change, ...]]]:
    """Two cells of one row or column wrong at once; or all of them that something speaks against."""
    for pair in combinations(changes, 2):
        one, other = (c.new - c.old for c in pair)
        if one == -other:
            yield "moved", pair
        elif one == other:
            yield "together", pair
        else:
            yield "several", pair
    if len(changes) > 2:
        yield "several", tuple(changes)


def _shifts(system: System, keys: list[CellKey]) -> Iterator[tuple[Kind, tuple[Change, ...]]]:
    """The numbers of a row written one column too far to the left or right."""
    values = [system.value(key) or Decimal(0) for key in keys]
    if len(values) != len(system.spec.columns) or sum(1 for v in values if v) < 2:
        return
    *people, total = values
    none = Decimal(0)
    readings = [
        [*people[1:], none, total] if not people[0] else None,
        [none, *people[:-1], total] if not people[-1] else None,
        [*people[1:], total, sum(people[1:], total)] if not people[0] else None,
        [people[-1] - sum(people[:-1], none), *people[:-1], people[-1]],
    ]
    for reading in readings:
        if reading is not None and min(reading) >= 0:
            changes = system.with_row(keys[0][0], dict(zip(keys, reading, strict=True)))
            if len(changes) > 2:
                yield "shifted", changes


def _exchanges(system: System, above: list[CellKey], below: list[CellKey]) -> Iterator[tuple[Kind, tuple[Change, ...]]]:
    """The numbers of two neighbouring rows in each other's place."""
    if [k[1] for k in above] != [k[1] for k in below]:
        return
    values: dict[CellKey, Decimal] = {}
    for up, down in zip(above, below, strict=True):
        values[up], values[down] = system.value(down) or Decimal(0), system.value(up) or Decimal(0)
    changes = system.with_row(above[0][0], values)
    if len(changes) > 2:
        yield "exchanged", changes


def digit_slip(old: Decimal, new: Decimal) -> str:
    """The typing slip that makes ``old`` of ``new``, in Chinese: digits swapped, one too many or too few; else ""."""
    wrong, right = show(old), show(new)
    if wrong == right or not (wrong.isdigit() and right.isdigit()):
        return ""
    if len(wrong) == len(right):
        differ = [i for i, (a, b) in enumerate(zip(wrong, right, strict=True)) if a != b]
        if len(differ) == 2 and differ[1] == differ[0] + 1 and wrong[differ[0]] == right[differ[1]]:
            return "数字疑前后颠倒" if wrong[differ[1]] == right[differ[0]] else ""
    if len(wrong) == len(right) + 1 and any(wrong[:i] + wrong[i + 1 :] == right for i in range(len(wrong))):
        return "疑多打了一位数字"
    if len(right) == len(wrong) + 1 and len(wrong) > 1 and any(
        right[:i] + right[i + 1 :] == wrong for i in range(len(right))
    ):  # fmt: skip
        return "疑漏打了一位数字"
    return ""
