"""Probable causes as Chinese clauses that name cells within one table; the sentence around them names the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.diagnosis.causes import Cause, digit_slip, is_total
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.check.diagnosis.equations import Change, System
    from core.forms.grid_notation import CellKey

Way = tuple[Cause, ...]

_MOST_PLACES = 3


def place(system: System, key: CellKey) -> str:
    """“（七）总计”行“自然人”列."""
    return system.spec.place(*key, short=True).within


def cause_clause(system: System, cause: Cause, *, brief: bool = False) -> str:
    """One cause as a clause; ``brief`` where it is one of several possible, which are doubtful without saying so."""
    changes = cause.changes
    doubt = "" if brief else "疑"
    if cause.kind == "cell" and brief:
        return f"{place(system, changes[0].key)}应为{show(changes[0].new)}"
    if cause.kind == "cell":
        return _cell(system, changes[0])
    if cause.kind == "moved":
        return _moved(system, changes[0], changes[1], doubt)
    if cause.kind == "together":
        step = _step(changes[0])
        stale = "没有随分项更新，" if all(is_total(c.key) for c in changes) else ""
        return f"{_both(system, changes)}{doubt}{stale}都{_direction(changes[0])}了{step}"
    rows = list(dict.fromkeys(c.row for c in changes))
    if cause.kind == "shifted":
        return f"{_row(system, rows[0])}的数字疑整体错开了一列"
    if cause.kind == "exchanged":
        return f"{''.join(_row_name(system, r) for r in rows)}两行的数字疑互相填错了行"
    if brief:
        wanted = "、".join(f"{place(system, c.key)}应为{show(c.new)}" for c in changes[:_MOST_PLACES])
        return wanted + (f"等 {len(changes)} 格" if len(changes) > _MOST_PLACES else "")
    shown = "、".join(
        f"{place(system, c.key)}填的是{show(c.old)}（疑应为{show(c.new)}）" for c in changes[:_MOST_PLACES]
    )
    return f"疑有 {len(changes)} 格填错：{shown}" + ("等" if len(changes) > _MOST_PLACES else "")


def shared_clause(system: System, ways: Sequence[Way]) -> str:
    """All ways in one clause, where they are one slip between the same rows or columns in one of several places."""
    causes = [way[0] for way in ways if len(way) == 1]
    if len(ways) < 2 or len(causes) < len(ways) or len({c.kind for c in causes}) > 1:
        return ""
    if causes[0].kind == "moved":
        return _moved_somewhere(system, causes)
    if causes[0].kind == "together":
        return _together_somewhere(system, causes)
    return ""


def _cell(system: System, change: Change) -> str:
    why = digit_slip(change.old, change.new)
    if not why and is_total(change.key):
        why = "总计疑没有随分项更新"
    why = f"（{why}）" if why else ""
    return f"{place(system, change.key)}填的是{show(change.old)}，疑应为{show(change.new)}{why}"


def _moved(system: System, one: Change, other: Change, doubt: str) -> str:
    if one.old == other.new and one.new == other.old and min(one.old, other.old) > 0:
        same = one.row == other.row
        ends = [(_column if same else _row)(system, c.column if same else c.row) for c in (one, other)]
        where = _row(system, one.row) if same else _column(system, one.column)
        return f"{where}：{ends[0]}的{show(one.old)}与{ends[1]}的{show(other.old)}{doubt}互相填错了位置"
    more, less = _more_first(one, other)
    step = _step(more)
    if one.row == other.row:
        where, kind, name = _row(system, one.row), "列", _column
        ends = (less.column, more.column)
    else:
        where, kind, name = _column(system, one.column), "行", _row
        ends = (less.row, more.row)
    return f"{where}{doubt}有{step}件记错了{kind}：应记{name(system, ends[0])}，误记{name(system, ends[1])}"


def _moved_somewhere(system: System, causes: Sequence[Cause]) -> str:
    """Between which two columns (or rows) is known, in which row (or column) it happened is not."""
    moves = [_more_first(*cause.changes) for cause in causes]
    along = {more.row == less.row for more, less in moves}
    ends = {(m.column, s.column) if m.row == s.row else (m.row, s.row) for m, s in moves}
    if len(along) > 1 or len(ends) > 1:
        return ""
    more, less = moves[0]
    step = _step(more)
    if more.row == less.row:
        kind, first, second = "列", _column(system, less.column), _column(system, more.column)
        places = [_row(system, m.row) for m, _ in moves]
    else:
        kind, first, second = "行", _row(system, less.row), _row(system, more.row)
        places = [_column(system, m.column) for m, _ in moves]
    return f"疑有{step}件记错了{kind}：应记{first}，误记{second}（可能在{_alternatives(places)}）"


def _together_somewhere(system: System, causes: Sequence[Cause]) -> str:
    """Two cells of one row (or column) that are off by the same step; which row (or column) is open."""
    if len({(_direction(c.changes[0]), *_ends(c)) for c in causes}) > 1:
        return ""
    one = causes[0].changes[0]
    off = f"{_pair(system, causes[0].changes)}都{_direction(one)}了{_step(one)}"
    if _along_row(causes[0].changes):
        return f"疑有一行的{off}（可能在{_alternatives([_row(system, c.changes[0].row) for c in causes])}）"
    return f"疑有一列的{off}（可能在{_alternatives([_column(system, c.changes[0].column) for c in causes])}）"


def _both(system: System, changes: Sequence[Change]) -> str:
    """“一、本年新收”行“自然人”“总计”两列."""
    where = _row(system, changes[0].row) if _along_row(changes) else _column(system, changes[0].column)
    return f"{where}{_pair(system, changes)}"


def _ends(cause: Cause) -> tuple[bool, str, str]:
    one, other = cause.changes
    same = one.row == other.row
    return (True, one.column, other.column) if same else (False, one.row, other.row)


def _along_row(changes: Sequence[Change]) -> bool:
    """True for two cells of one row, False for two of one column."""
    return changes[0].row == changes[1].row


def _pair(system: System, changes: Sequence[Change]) -> str:
    """The two columns (or rows) of two cells: “自然人”“总计”两列."""
    one, other = changes[:2]
    if _along_row(changes):
        return f"{_column_name(system, one.column)}{_column_name(system, other.column)}两列"
    return f"{_row_name(system, one.row)}{_row_name(system, other.row)}两行"


def _alternatives(places: Sequence[str]) -> str:
    more = f"等 {len(places)} 处之一" if len(places) > _MOST_PLACES else ""
    return ("、" if more else "或").join(places[:_MOST_PLACES]) + more


def _more_first(one: Change, other: Change) -> tuple[Change, Change]:
    return (one, other) if one.new < one.old else (other, one)


def _direction(change: Change) -> str:
    return "多填" if change.new < change.old else "少填"


def _step(change: Change) -> str:
    return show(abs(change.new - change.old))


def _row(system: System, row: str) -> str:
    return f"{_row_name(system, row)}行"


def _row_name(system: System, row: str) -> str:
    return f"“{system.spec.short_label(row)}”"


def _column(system: System, column: str) -> str:
    return f"{_column_name(system, column)}列"


def _column_name(system: System, column: str) -> str:
    return f"“{system.spec.column_label(column)}”"
