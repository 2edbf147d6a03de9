"""Which of the reports count: those of one year, each organ once; the others are named with the reason."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.base.errors import GoujiError
from core.batch.aggregate.slip import Entry, Nothing, Slip, SlipTable
from core.forms.spec import FormSpec, all_forms, form_for_year, load_form
from core.model.normalise import fold
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class LeftOut:
    """A report that does not count; ``code`` says why to a program, ``message`` to a clerk, in one sentence."""

    file: str
    code: str
    message: str
    organ: str | None = None
    year: int | None = None
    form: str | None = None

    @property
    def unread(self) -> bool:
        """True where the report could not be read at all."""
        return self.code not in ("other_year", "no_year", "twice", "summary")


@dataclass(frozen=True)
class Choice:
    """The year and form of the summary, the reports that count, and those that do not."""

    year: int | None
    form: FormSpec
    slips: tuple[Slip, ...]
    left_out: tuple[LeftOut, ...]


def choose(
    outcomes: Iterable[tuple[str, Slip | GoujiError]],
    *,
    year: int | None = None,
    form: str | None = None,
    summary: Slip | None = None,
) -> Choice:
    """Sort the reports. Year and form are those given, else what most of the reports have.

    The summary report itself counts as left out where it lies among the others. Two reports of one organ count as
    one: a cell in which they differ has no number.
    """
    read: list[Slip] = []
    left: list[LeftOut] = []
    for file, outcome in outcomes:
        if isinstance(outcome, GoujiError):
            left.append(LeftOut(file, outcome.code, outcome.message))
        elif summary is not None and _same_file(file, summary.file):
            left.append(_left(outcome, "summary", "这就是用来比对的汇总报告，不计入各单位之和。"))
        else:
            read.append(outcome)
    wanted = year or _most(slip.year for slip in read)
    counted: dict[str, list[Slip]] = {}
    for slip in read:
        if wanted is not None and slip.year is None:
            left.append(_left(slip, "no_year", f"没有读出年度，不能确认是{wanted}年度的报告，没有计入。"))
        elif slip.year != wanted:
            left.append(_left(slip, "other_year", f"是{slip.year}年度的报告，汇总的是{wanted}年度，没有计入。"))
        else:
            counted.setdefault(_key(slip), []).append(slip)
    for same in counted.values():
        left += (_twice(same[0], other) for other in same[1:])
    slips = tuple(_together(same) for same in counted.values())
    return Choice(wanted, _form(form or _most(slip.form for slip in slips), wanted), slips, tuple(left))


def _form(version: str | None, year: int | None) -> FormSpec:
    known = {form.version for form in all_forms()}
    return load_form(version) if version in known and version else form_for_year(year)


def _most(values: Iterable[int | str | None]) -> Any:
    """The value that most have; of several the latest."""
    counts = Counter(value for value in values if value is not None)
    return max(counts, key=lambda value: (counts[value], value), default=None)


def _key(slip: Slip) -> str:
    """By what two reports are known to be of one organ; a report without an organ stands for itself."""
    return "".join(fold(slip.organ).split()) if slip.organ else f"file {slip.file}"


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return one == other


def _left(slip: Slip, code: str, message: str) -> LeftOut:
    return LeftOut(slip.file, code, message, slip.organ, slip.year, slip.form)


def _twice(first: Slip, other: Slip) -> LeftOut:
    differ = sum(1 for _ in _differing(first, other))
    name = Path(first.file).name
    if differ:
        told = f"与“{name}”是同一单位的两份报告，有 {differ} 格数字不同，这些格没有计入；请只留一份。"
    else:
        told = f"与“{name}”是同一单位的两份报告，数字相同，只计一份。"
    return _left(other, "twice", told)


def _differing(one: Slip, other: Slip) -> Iterable[tuple[str, str, str]]:
    for key, table in one.tables.items():
        theirs = other.tables.get(key, SlipTable(None))
        for row, column in {**table.cells, **theirs.cells}:
            if table.cells.get((row, column)) != theirs.cells.get((row, column)):
                yield key, row, column


def _together(same: Sequence[Slip]) -> Slip:
    """One slip of all that an organ handed in."""
    first = same[0]
    if len(same) == 1:
        return first
    tables: dict[str, SlipTable] = {}
    for key, table in first.tables.items():
        all_tables = [slip.tables.get(key, SlipTable(None)) for slip in same]
        cells = {place: _one([t.cells.get(place) for t in all_tables]) for t in all_tables for place in t.cells}
        tables[key] = SlipTable(table.form or next((t.form for t in all_tables if t.form), None), cells)
    return replace(first, tables=tables)


def _one(entries: Sequence[Entry | None]) -> Entry:
    found = [entry for entry in entries if entry is not None]
    if all(entry == found[0] for entry in found) and len(found) == len(entries):
        return found[0]
    numbers = tuple(dict.fromkeys(entry for entry in found if isinstance(entry, Decimal)))
    shown = "、".join(show(entry) if isinstance(entry, Decimal) else "没有数字" for entry in dict.fromkeys(found))
    return Nothing(f"同一单位的几份报告此格不同：{shown}", numbers)
