"""Making one finding of the relations that failed by one defect: a sentence to take in at a glance, the sums apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from core.check.diagnosis.causes import digit_slip
from core.check.diagnosis.equations import Change, System
from core.check.diagnosis.sentences import Way, in_one_line, place, told
from core.check.relations import CellKey
from core.model.finding import CellMark, Finding, Mark, TextMark
from core.model.numbers import show

_MOST_TOLD = 3
_MOST_FAULTS = 12
_CIRCLED = "①②③"


def merged(system: System, members: Sequence[Finding], ways: Sequence[Way], healed: Sequence[Finding]) -> Finding:
    """One finding for failed relations with one probable cause; ``healed`` are findings of the prose that go with it.

    The message names the cause, or the few that remain; what each relation says stands in ``detail``. The marks
    begin with the cells at fault (of every explanation left), then all that takes part.
    """
    ways = different(ways)
    first = members[0]
    together = [*members, *healed]
    changes = list(dict.fromkeys(change for way in ways for cause in way for change in cause.changes))
    faults = list(dict.fromkeys(change.key for change in changes))[:_MOST_FAULTS]
    update: dict[str, Any] = {
        "cause": _cause(system, ways),
        "related": tuple(f.relation for f in together if f.relation),
        "marks": _marks(system, faults, together),
    }
    if len(together) == 1:
        if len(ways) == len(changes) == 1 and changes[0].key not in _faults(first):
            the_sum = first.message.removeprefix(system.relations[str(first.relation)].place).strip("：。")
            update["message"] = f"{system.spec.title}{_cause(system, ways)}（{the_sum}）。"
            update["expected"], update["actual"] = show(changes[0].new), show(changes[0].old)
        update["suggestion"] = f"{_hint(system, ways)}，请核对。"
        return replace(first, **update)
    update["detail"] = tuple(told for f in together if f.relation for told in (f.detail or (f.message,)))
    update["expected"] = update["actual"] = None
    if len(ways) > 1:
        gaps = _gaps(system, members) + "对不上" + _difference(system, members)
        update["message"] = f"{system.spec.title}{gaps}，{_cause(system, ways)}。"
        update["suggestion"] = "各种改法都能使这些关系相符，请对照底数确认是哪一处。"
        return replace(first, **update)
    difference = _difference(system, members)
    # a row shifted or exchanged is told without its numbers
    bare = any(cause.kind in ("shifted", "exchanged") for cause in ways[0])
    gaps = f"（{_gaps(system, members)}）" if bare and not difference else ""
    count = f"有 {len(together)} 项对不上" + (f"（含正文 {len(healed)} 处）" if healed else "")
    update["message"] = f"{system.spec.title}{_cause(system, ways)}，因此{count}{gaps}{difference}。"
    if len(changes) <= _MOST_TOLD:
        update["expected"] = "、".join(show(c.new) for c in changes)
        update["actual"] = "、".join(show(c.old) for c in changes)
    update["suggestion"] = f"{_advice(system, changes)}；改后这 {len(together)} 项都相符。"
    return replace(first, **update)


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
    """The probable cause, or the few causes that remain, without the table's name."""
    if line := in_one_line(system, ways):
        return line
    each = ["，且".join(told(system, cause, brief=len(ways) > 1) for cause in way) for way in ways]
    if len(each) == 1:
        return each[0]
    shown = each if len(each) <= _MOST_TOLD else each[: _MOST_TOLD - 1]
    more = f"；等等，共 {len(each)} 种可能" if len(shown) < len(each) else ""
    return "可能是：" + "；".join(f"{mark}{text}" for mark, text in zip(_CIRCLED, shown, strict=False)) + more


def _hint(system: System, ways: Sequence[Way]) -> str:
    """What to look at where one relation failed alone, and its own message has told the sum."""
    changes = [cause.changes[0] for way in ways for cause in way if cause.kind == "cell"]
    one_sum = len(ways) == len(changes) and len({c.row for c in changes}) == 1
    if len(ways) == 1 or not one_sum:
        return system.spec.title + _cause(system, ways)
    total = next((c for c in changes if c.column == "total"), None)
    parts = [c for c in changes if c is not total]
    told_parts = (
        "、".join(f"“{system.spec.column_label(c.column)}”应为{show(c.new)}{_slip(c)}" for c in parts)
        if len(parts) < _MOST_TOLD
        else "某一分项填错"
    )
    if total is None:
        return f"可能是{told_parts}"
    reason = _slip(total) or "（没有随分项更新）"
    return f"可能是“总计”应为{show(total.new)}{reason}" + (f"，也可能是{told_parts}" if parts else "")


def _slip(change: Change) -> str:
    slip = digit_slip(change.old, change.new)
    return f"（{slip}）" if slip else ""


def _gaps(system: System, members: Sequence[Finding]) -> str:
    """The failed relations with the two numbers that should be equal."""
    by_place: dict[str, str] = {}
    for finding in members:
        relation = system.relations[str(finding.relation)]
        gap = f"{show(relation.total)}≠{show(relation.parts)}"
        by_place.setdefault(relation.place.removeprefix(system.spec.title), gap)
    shown = [name + gap for name, gap in by_place.items()]
    return "、".join(shown[:_MOST_TOLD]) + (f"等 {len(shown)} 处" if len(shown) > _MOST_TOLD else "")


def _difference(system: System, members: Sequence[Finding]) -> str:
    """，相差1; "" where the relations are off by different numbers."""
    steps = {abs(system.gaps[str(f.relation)]) for f in members}
    return f"，{'都' if len(members) > 1 else ''}相差{show(steps.pop())}" if len(steps) == 1 else ""


def _advice(system: System, changes: Sequence[Change]) -> str:
    parts = [f"{place(system, c.key)}改为{show(c.new)}" for c in changes[:_MOST_TOLD]]
    more = f"等 {len(changes)} 处" if len(changes) > _MOST_TOLD else ""
    return f"核对后将{system.spec.title}{'、'.join(parts)}{more}"
