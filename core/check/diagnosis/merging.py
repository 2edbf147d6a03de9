"""Making one finding of the relations that fail by one defect: the probable cause first, the sums in its detail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.check.diagnosis.causes import digit_slip
from core.check.diagnosis.sentences import Way, cause_clause, place, shared_clause
from core.model.facts import Cause, CauseOrder, FailedTogether
from core.model.finding import CellMark, Finding, Mark, TextMark
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.check.diagnosis.equations import Change, System
    from core.forms.grid_notation import CellKey

_MOST_NAMED = 3
_MOST_FAULTS = 12
_CIRCLED = "①②③"


def merged(system: System, members: Sequence[Finding], ways: Sequence[Way], healed: Sequence[Finding]) -> Finding:
    """One finding for failed relations with one probable cause; ``healed`` are findings of the prose that go with it.

    Its cause is the probable one, or the few that remain; what each relation came to stands in its fact. The marks
    begin with the cells at fault (of every explanation left), then all that takes part.
    """
    ways = different(ways)
    together = (*members, *healed)
    changes = list(dict.fromkeys(change for way in ways for cause in way for change in cause.changes))
    faults = list(dict.fromkeys(change.key for change in changes))[:_MOST_FAULTS]
    finding = replace(members[0], marks=_marks(system, faults, together))
    if len(together) == 1:
        return _of_one_relation(system, finding, members[0], ways, changes)
    finding = replace(finding, place=system.spec.place(), fact=FailedTogether(together), expected=None, actual=None)
    if len(ways) > 1:
        return replace(
            finding,
            cause=Cause(_cause(system, ways), CauseOrder.FOLLOWS),
            suggestion="各种改法都能使这些关系相符，请对照底数确认是哪一处。",
        )
    if len(changes) <= _MOST_NAMED:
        finding = replace(
            finding,
            expected="、".join(show(c.new) for c in changes),
            actual="、".join(show(c.old) for c in changes),
        )
    # a row shifted or exchanged is named without its numbers
    has_numbers = not any(cause.kind in ("shifted", "exchanged") for cause in ways[0])
    return replace(
        finding,
        cause=Cause(_cause(system, ways), CauseOrder.LEADS, has_numbers),
        suggestion=f"{_advice(system, changes)}；改后这 {len(together)} 项都相符。",
    )


def _of_one_relation(
    system: System, finding: Finding, original: Finding, ways: Sequence[Way], changes: Sequence[Change]
) -> Finding:
    """The finding with its probable cause: as its sentence where another cell is at fault, else as a suggestion."""
    suggestion = f"{_hint(system, ways)}，请核对。"
    text = _cause(system, ways)
    if len(ways) == len(changes) == 1 and changes[0].key not in _faults(original):
        return replace(
            finding,
            place=system.spec.place(),
            cause=Cause(text, CauseOrder.LEADS),
            expected=show(changes[0].new),
            actual=show(changes[0].old),
            suggestion=suggestion,
        )
    return replace(finding, cause=Cause(text, CauseOrder.SUGGESTED), suggestion=suggestion)


def different(ways: Sequence[Way]) -> list[Way]:
    """One way for each set of changes, that of fewest causes: two cells by themselves or as a pair are the same."""
    by_changes: dict[frozenset[Change], Way] = {}
    for way in sorted(ways, key=len):
        by_changes.setdefault(frozenset(change for cause in way for change in cause.changes), way)
    kept = set(by_changes.values())
    return [way for way in ways if way in kept]


def _faults(finding: Finding) -> list[CellKey]:
    return [(m.row, m.column or "") for m in finding.marks if isinstance(m, CellMark) and m.role == "fault"]


def _marks(system: System, faults: Sequence[CellKey], findings: Sequence[Finding]) -> tuple[Mark, ...]:
    marks: dict[object, Mark] = {}
    for row, column in faults:
        cell = system.reading.get(row, column)
        spans = cell.spans if cell else ()
        marks[system.table, row, column] = CellMark(table=system.table, row=row, column=column, spans=spans)
    for finding in findings:
        for mark in finding.marks:
            if isinstance(mark, CellMark):
                key: object = (mark.table, mark.row, mark.column)
            else:
                key = (mark.kind, mark.section, mark.spans)
            # what the prose says is borne out by the repair: it is no longer at fault
            marks.setdefault(key, replace(mark, role="participant"))
    ordered = list(marks.values())
    texts = [m for m in ordered if isinstance(m, TextMark)]
    cells = [m for m in ordered if not isinstance(m, TextMark)]
    return tuple(cells[: len(faults)] + texts + cells[len(faults) :])


def _cause(system: System, ways: Sequence[Way]) -> str:
    """The probable cause, or the few causes that remain, as a clause without the table's name."""
    if clause := shared_clause(system, ways):
        return clause
    each = ["，且".join(cause_clause(system, cause, brief=len(ways) > 1) for cause in way) for way in ways]
    if len(each) == 1:
        return each[0]
    shown = each if len(each) <= _MOST_NAMED else each[: _MOST_NAMED - 1]
    more = f"；等等，共 {len(each)} 种可能" if len(shown) < len(each) else ""
    return "可能是：" + "；".join(f"{mark}{text}" for mark, text in zip(_CIRCLED, shown, strict=False)) + more


def _hint(system: System, ways: Sequence[Way]) -> str:
    """What to look at where one relation failed alone; its own sentence has given the sum."""
    changes = [cause.changes[0] for way in ways for cause in way if cause.kind == "cell"]
    one_sum = len(ways) == len(changes) and len({c.row for c in changes}) == 1
    if len(ways) == 1 or not one_sum:
        return system.spec.title + _cause(system, ways)
    total = next((c for c in changes if c.column == "total"), None)
    parts = [c for c in changes if c is not total]
    wrong_part = (
        "、".join(f"“{system.spec.column_label(c.column)}”应为{show(c.new)}{_slip(c)}" for c in parts)
        if len(parts) < _MOST_NAMED
        else "某一分项填错"
    )
    if total is None:
        return f"可能是{wrong_part}"
    reason = _slip(total) or "（没有随分项更新）"
    return f"可能是“总计”应为{show(total.new)}{reason}" + (f"，也可能是{wrong_part}" if parts else "")


def _slip(change: Change) -> str:
    slip = digit_slip(change.old, change.new)
    return f"（{slip}）" if slip else ""


def _advice(system: System, changes: Sequence[Change]) -> str:
    parts = [f"{place(system, c.key)}改为{show(c.new)}" for c in changes[:_MOST_NAMED]]
    more = f"等 {len(changes)} 处" if len(changes) > _MOST_NAMED else ""
    return f"核对后将{system.spec.title}{'、'.join(parts)}{more}"
