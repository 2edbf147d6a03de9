"""Holding a number of the prose against cells of the tables: shared by the rules on consistency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.forms.keys import TableKey
from core.language.organs import decides_reviews, is_government
from core.model.facts import Cause, CauseOrder, Mismatch, Side
from core.model.finding import CellMark, Mark, Severity, TextMark
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.check.registry import Outcome, Outcomes
    from core.forms.grid_notation import CellKey
    from core.model.claim_kinds import ClaimKind
    from core.model.report import Claim, Report

REQUESTS = TableKey.REQUESTS
DISPUTES = TableKey.REVIEW_LITIGATION
PROACTIVE = TableKey.PROACTIVE


@dataclass(frozen=True)
class Target:
    """A number of the tables, or why there is none: the sum of ``cells`` under the name ``label``."""

    label: str
    value: Decimal | None
    marks: tuple[Mark, ...]
    reason: str = ""

    def __add__(self, other: Target) -> Target:
        value = None if self.value is None or other.value is None else self.value + other.value
        label = f"{self.label}与{other.label}之和"
        return Target(label, value, self.marks + other.marks, self.reason or other.reason)

    def __sub__(self, other: Target) -> Target:
        value = None if self.value is None or other.value is None else self.value - other.value
        return Target(f"{self.label}减去{other.label}", value, self.marks + other.marks, self.reason or other.reason)


def target(report: Report, table: str, names: Sequence[CellKey], label: str = "") -> Target:
    """The sum of cells (row, column); a row ending in ``*`` stands for all that begin so. Not readable: no value."""
    spec = report.table_spec(table)
    cells = [key for name, column in names for key in spec.cell_keys if key[1] == column and _is_row(key[0], name)]
    label = label or "与".join(spec.where(*key) for key in cells)
    reading = report.tables.get(table)
    if reading is None or not reading.found or not cells:
        return Target(label, None, (), f"没有读到{spec.title}")
    total = Decimal(0)
    marks: list[Mark] = []
    for row, column in cells:
        cell = reading.get(row, column)
        if cell is None:
            return Target(label, None, tuple(marks), f"{spec.where(row, column)}在稿件里没有找到")
        marks.append(CellMark(table=table, row=row, column=column, spans=cell.spans, role="participant"))
        if not cell.readable or cell.value is None:
            return Target(label, None, tuple(marks), f"{spec.where(row, column)}没有可核对的数字")
        total += cell.value
    return Target(label, total, tuple(marks))


def _is_row(row: str, name: str) -> bool:
    return row.startswith(name[:-1]) if name.endswith("*") else row == name


def grouped(report: Report, *kinds: ClaimKind, of: str = "") -> list[list[Claim]]:
    """Claims of the kinds, of one reason or outcome where it is given; equal statements of one kind together."""
    groups: dict[tuple[ClaimKind, Decimal, bool, str], list[Claim]] = {}
    for claim in report.claims:
        if claim.kind in kinds and claim.of == of:
            groups.setdefault((claim.kind, claim.value, claim.exact, claim.scope), []).append(claim)
    return list(groups.values())


def text_marks(claims: Iterable[Claim]) -> tuple[Mark, ...]:
    """Where the claims stand, as narrow as their numbers."""
    return tuple(
        TextMark(section=None if c.section == "preface" else c.section, spans=c.number.spans()) for c in claims
    )


def fits_organ(claim: Claim, report: Report) -> bool:
    """False when the count is said of other organs than the report's own table covers."""
    if not claim.scope:
        return True
    if report.organ is None:
        return False
    if claim.scope == "caseload":
        return not decides_reviews(report.organ)
    return is_government(report.organ, office=False) == (claim.scope == "group")


def judge(
    report: Report,
    outcomes: Outcomes,
    claims: Sequence[Claim],
    name: str,
    wanted: Target,
    *,
    also: Sequence[Target] = (),
    near: Sequence[tuple[Target, str]] = (),
    severity: Severity | None = None,
) -> Iterator[Outcome]:
    """One relation: the prose's number ``name`` equals ``wanted`` (or one of ``also``).

    ``near`` are other numbers it may have been meant for, each with a sentence that says so: a warning.
    """
    claim = claims[0]
    relation = f"正文{name}（{show(claim.value)}）＝{wanted.label}"
    marks = text_marks(claims) + wanted.marks
    if any(t.value is not None and t.value == claim.value for t in (wanted, *also)):
        yield outcomes.passed(relation, marks)
        return
    if wanted.value is None:
        yield outcomes.not_assessable(
            relation, f"正文称{name}{show(claim.value)}，但{wanted.reason}，未能核对。", marks
        )
        return
    if not claim.exact:
        yield outcomes.not_assessable(relation, f"正文的{name}写作约数，未能与{wanted.label}核对。", marks)
        return
    if not fits_organ(claim, report):
        yield outcomes.not_assessable(
            relation, f"正文的{name}说的可能不是本机关一家的数量，未能与{wanted.label}核对。", marks
        )
        return
    hint = next((words for other, words in near if other.value is not None and other.value == claim.value), "")
    yield outcomes.finding(
        Mismatch(
            Side(f"正文称{name}{_worded(claim)}", claim.value),
            Side(f"{wanted.label}为{show(wanted.value)}", wanted.value),
        ),
        marks,
        cause=Cause(hint, CauseOrder.FOLLOWS) if hint else None,
        severity=Severity.WARNING if hint else severity,
        expected=show(wanted.value),
        actual=show(claim.value),
        relation=relation,
    )


def _worded(claim: Claim) -> str:
    """The number as a sentence gives it: 5件, or 0件（“未收到”）."""
    if claim.value == 0 and not any(c.isdigit() for c in claim.number.text):
        return f"为0（“{claim.number.text}”）"
    return f"{show(claim.value)}件"
