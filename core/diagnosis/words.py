"""Telling the clerk what probably happened, and making one finding of the relations that failed by it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.diagnosis.causes import Cause, digit_slip, is_total
from core.diagnosis.system import Change, System
from core.finding import CellMark, Finding, Mark, TextMark
from core.numbers import show
from core.relations import CellKey, short_label

Way = tuple[Cause, ...]

_MOST_TOLD = 3
_MOST_FAULTS = 12


def merged(system: System, members: Sequence[Finding], ways: Sequence[Way], healed: Sequence[Finding]) -> Finding:
    """One finding for failed relations with one probable cause; ``healed`` are findings of the prose that go with it.

    The marks begin with the cells at fault (of every explanation left), then all that takes part.
    """
    first = members[0]
    related = tuple(f.relation for f in (*members, *healed) if f.relation)
    cause = _cause(system, ways)
    faults = list(dict.fromkeys(c.key for way in ways for cause_ in way for c in cause_.changes))[:_MOST_FAULTS]
    update: dict[str, object] = {
        "cause": cause,
        "related": related,
        "marks": _marks(system, faults, [*members, *healed]),
    }
    told = [m.message.rstrip("。") for m in (*members, *healed)]
    if len(told) == 1:
        update["suggestion"] = f"{cause}，请核对。"
        return first.model_copy(update=update)
    update["message"] = f"{cause}，因此有 {len(told)} 项对不上：{'；'.join(told)}。"
    update["expected"] = update["actual"] = None
    if len(ways) == 1:
        changes = [c for cause_ in ways[0] for c in cause_.changes]
        if len(changes) <= _MOST_TOLD:
            update["expected"] = "、".join(show(c.new) for c in changes)
            update["actual"] = "、".join(show(c.old) for c in changes)
        update["suggestion"] = f"{_advice(system, changes)}；改后这 {len(told)} 项都相符。"
    else:
        update["suggestion"] = "各种改法都能使这些关系相符，请对照底数确认是哪一处。"
    return first.model_copy(update=update)


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
            marks.setdefault(key, mark.model_copy(update={"role": "participant"}))
    ordered = list(marks.values())
    texts = [m for m in ordered if isinstance(m, TextMark)]
    cells = [m for m in ordered if not isinstance(m, TextMark)]
    return tuple(cells[: len(faults)] + texts + cells[len(faults) :])


def _cause(system: System, ways: Sequence[Way]) -> str:
    """The probable cause, or the few causes that remain, as the beginning of a sentence."""
    if places := _same_move(ways):
        return _moved_somewhere(system, places)
    told = ["，且".join(_told(system, cause) for cause in way) for way in ways[:_MOST_TOLD]]
    if len(ways) == 1:
        return told[0]
    if len(ways) > _MOST_TOLD:
        return f"{told[0]}（也可能是别处，共有 {len(ways)} 种可能）"
    return "；也可能".join(told)


def _told(system: System, cause: Cause) -> str:
    changes = cause.changes
    if cause.kind == "cell":
        return _cell(system, changes[0])
    if cause.kind == "moved":
        return _moved(system, changes[0], changes[1])
    if cause.kind == "together":
        way = "多填" if changes[0].new < changes[0].old else "少填"
        step = show(abs(changes[0].new - changes[0].old))
        places = "和".join(_where(system, c.key) for c in changes)
        if all(is_total(c.key) for c in changes):
            return f"{places}疑没有随分项更新，都{way}了{step}"
        return f"{places}疑都{way}了{step}"
    rows = list(dict.fromkeys(c.row for c in changes))
    names = "和".join(f"“{short_label(system.spec.row_label(r))}”" for r in rows)
    if cause.kind == "shifted":
        return f"{system.spec.title}{names}行的数字疑整体错开了一列"
    if cause.kind == "exchanged":
        return f"{system.spec.title}{names}两行的数字疑互相填错了行"
    return f"疑有 {len(changes)} 个单元格填错：" + "、".join(
        f"{_where(system, c.key)}填的是{show(c.old)}，疑应为{show(c.new)}" for c in changes
    )


def _cell(system: System, change: Change) -> str:
    why = digit_slip(change.old, change.new)
    if not why and is_total(change.key):
        why = "总计疑没有随分项更新"
    old, new = show(change.old), show(change.new)
    return f"{_where(system, change.key)}填的是{old}，疑应为{new}" + (f"（{why}）" if why else "")


def _moved(system: System, one: Change, other: Change) -> str:
    spec = system.spec
    if one.old == other.new and one.new == other.old and min(one.old, other.old) > 0:
        places = "与".join(f"{_where(system, c.key)}的{show(c.old)}" for c in (one, other))
        return f"{places}疑互相填错了位置"
    more, less = (one, other) if one.new < one.old else (other, one)
    step = show(more.old - more.new)
    if one.row == other.row:
        row = short_label(spec.row_label(one.row))
        return (
            f"{spec.title}“{row}”行疑有{step}件记错了列：应记在“{spec.column_label(less.column)}”列，"
            f"记在了“{spec.column_label(more.column)}”列"
        )
    return (
        f"{spec.title}“{spec.column_label(one.column)}”列疑有{step}件记错了行：应记在"
        f"“{short_label(spec.row_label(less.row))}”行，记在了“{short_label(spec.row_label(more.row))}”行"
    )


def _same_move(ways: Sequence[Way]) -> list[tuple[Change, Change]]:
    """The changes, more before less, when all ways are one case booked wrongly between the same rows or columns."""
    moves: list[tuple[Change, Change]] = []
    for way in ways:
        if len(way) != 1 or way[0].kind != "moved":
            return []
        one, other = way[0].changes
        moves.append((one, other) if one.new < one.old else (other, one))
    if len(moves) < 2:
        return []
    across = {(more.row == less.row, *_ends(more, less)) for more, less in moves}
    return moves if len(across) == 1 else []


def _ends(more: Change, less: Change) -> tuple[str, str]:
    return (more.column, less.column) if more.row == less.row else (more.row, less.row)


def _moved_somewhere(system: System, moves: Sequence[tuple[Change, Change]]) -> str:
    """Between which two columns (or rows) is known, in which row (or column) it happened is not."""
    spec = system.spec
    more, less = moves[0]
    step: Decimal = more.old - more.new
    if more.row == less.row:
        kind, ends = "列", [spec.column_label(c.column) for c in (less, more)]
        places = [f"“{short_label(spec.row_label(m.row))}”行" for m, _ in moves]
    else:
        kind, ends = "行", [short_label(spec.row_label(c.row)) for c in (less, more)]
        places = [f"“{spec.column_label(m.column)}”列" for m, _ in moves]
    where = "、".join(places[:_MOST_TOLD]) + (f"等 {len(places)} 处" if len(places) > _MOST_TOLD else "")
    return (
        f"{spec.title}“{ends[0]}”{kind}少{show(step)}、“{ends[1]}”{kind}多{show(step)}，"
        f"疑有{show(step)}件记错了{kind}（可能在{where}）"
    )


def _advice(system: System, changes: Sequence[Change]) -> str:
    parts = [f"将{_where(system, c.key)}改为{show(c.new)}" for c in changes[:_MOST_TOLD]]
    more = f"等 {len(changes)} 处" if len(changes) > _MOST_TOLD else ""
    return f"核对后{'、'.join(parts)}{more}"


def _where(system: System, key: CellKey) -> str:
    spec = system.spec
    return f"{spec.title}“{short_label(spec.row_label(key[0]))}”行“{spec.column_label(key[1])}”列"
