"""Everything that was checked, one by one: relations, statements of the prose, parts; and the rules left out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from core.check.registry import known_rule
from core.check.relations import relations
from core.model.document import Span
from core.model.facts import FailedTogether, Footing, Mismatch
from core.model.finding import CellMark, Finding, Mark, SectionMark, TextMark
from core.model.mark_places import mark_spans
from core.model.numbers import show
from core.review.parts import PartState, part_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.check.relations import Relation
    from core.model.facts import Fact
    from core.model.finding import CheckResult
    from core.model.report import Report


class CheckState(StrEnum):
    """What came of a check; OFF where it was not made."""

    FAILED = "failed"
    OPEN = "open"
    PASSED = "passed"
    OFF = "off"

    @property
    def label(self) -> str:
        """The Chinese word shown to the user."""
        return {"failed": "不符", "open": "未能核对", "passed": "相符", "off": "没有核对"}[self.value]


@dataclass(frozen=True)
class CheckedItem:
    """One check. ``numbers`` are both sides (15＝15, 14≠15), empty where they are not plain numbers.

    ``outcome`` is the place of the finding or of what could not be checked among all findings followed by all that
    could not be checked; None for what holds and for what was not checked. ``reason`` says why something is open
    or off.
    """

    state: CheckState
    kind: str
    what: str
    numbers: str = ""
    reason: str = ""
    marks: tuple[Mark, ...] = ()
    outcome: int | None = None


#: What the six parts are called in the list, beside the categories of the rules.
PART = "部分"
OUT = "规则"


def checked_items(report: Report, result: CheckResult) -> tuple[CheckedItem, ...]:
    """What failed, what is open, what holds, and last the rules that were not run; of each the parts come first."""
    known = {relation.name: relation for table in report.tables for relation in relations(report, table)}
    items = [*_parts(report, result)]
    for index, finding in enumerate(result.findings):
        items += _failed(finding, index)
    first_open = len(result.findings)
    for index, left in enumerate(result.not_assessable, first_open):
        items.append(CheckedItem(CheckState.OPEN, _kind(left.rule), left.relation, "", left.reason, left.marks, index))
    for passed in result.passed:
        numbers = _equal(report, known.get(passed.relation), passed.marks)
        items.append(CheckedItem(CheckState.PASSED, _kind(passed.rule), passed.relation, numbers, "", passed.marks))
    for rule in result.left_out:
        items.append(_off(rule.rule, rule.title, f"这一格式没有{rule.missing}，不适用"))
    for code in result.switched_off:
        rule = known_rule(code)
        items.append(_off(code, rule.title if rule else "", "本单位在设置中关闭了这条规则"))
    return tuple(sorted(items, key=lambda item: list(CheckState).index(item.state)))


def _off(code: str, title: str, reason: str) -> CheckedItem:
    return CheckedItem(CheckState.OFF, OUT, f"{code} {title}", "", reason)


def _kind(code: str) -> str:
    rule = known_rule(code)
    return rule.category.label if rule else OUT


def _parts(report: Report, result: CheckResult) -> list[CheckedItem]:
    """Each of the six parts: there, missing, or on pages that could not be read."""
    missing = {
        mark.section: index
        for index, finding in enumerate(result.findings)
        for mark in finding.marks[:1]
        if isinstance(mark, SectionMark) and not mark.spans
    }
    items = []
    for state in part_states(report, (), ()):
        items.append(_part(report, state, missing.get(state.key)))
    return items


def _part(report: Report, state: PartState, missing: int | None) -> CheckedItem:
    marks = (SectionMark(section=state.key, role="participant"),)
    if state.there:
        return CheckedItem(CheckState.PASSED, PART, f"{state.title}：有这一部分", marks=marks)
    if missing is not None:
        return CheckedItem(CheckState.FAILED, PART, f"{state.title}：缺少", marks=marks, outcome=missing)
    reason = "没有找到它的标题，未能断定缺少，请人工核对"
    return CheckedItem(CheckState.OPEN, PART, state.title, "", reason, marks)


def _failed(finding: Finding, index: int) -> list[CheckedItem]:
    """One item for each relation that a finding explains; none for findings that come of no relation."""
    members = finding.fact.members if isinstance(finding.fact, FailedTogether) else (finding,)
    return [
        CheckedItem(
            CheckState.FAILED, finding.category.label, member.relation, _unequal(member.fact), "", finding.marks, index
        )
        for member in members
        if member.relation
    ]


def _unequal(fact: Fact) -> str:
    if isinstance(fact, Footing):
        return f"{show(fact.total)}≠{show(fact.parts)}"
    if isinstance(fact, Mismatch):
        return f"{show(fact.first.value)}≠{show(fact.second.value)}"
    return ""


def _equal(report: Report, relation: Relation | None, marks: Sequence[Mark]) -> str:
    """Both sides of what holds; of a statement of the prose only where its cells add up to its number."""
    if relation is not None:
        return f"{show(relation.total)}＝{show(relation.parts)}"
    spans = next((mark.spans for mark in marks if isinstance(mark, TextMark)), ())
    said = next((claim.value for claim in report.claims if claim.number.spans() == spans), None)
    values = [_value(report, mark) for mark in marks if isinstance(mark, CellMark)]
    if said is None or not values or None in values:
        return ""
    total = sum((value for value in values if value is not None), Decimal(0))
    return f"{show(said)}＝{show(total)}" if total == said else ""


def _value(report: Report, mark: CellMark) -> Decimal | None:
    reading = report.tables.get(mark.table)
    cell = reading.get(mark.row, mark.column) if reading and mark.column else None
    return cell.value if cell and cell.readable else None


class Verified(NamedTuple):
    """Numbers that were checked and found right, in whatever was checked about them."""

    cells: frozenset[tuple[str, str, str | None]]
    spans: tuple[Span, ...]


def verified(report: Report, result: CheckResult) -> Verified:
    """Cells and numbers of the prose that take part in something that holds, and in nothing that failed or is open."""
    doubtful = [mark for outcome in (*result.findings, *result.not_assessable) for mark in outcome.marks]
    doubtful_cells = {(m.table, m.row, m.column) for m in doubtful if isinstance(m, CellMark)}
    doubtful_rows = {(m.table, m.row) for m in doubtful if isinstance(m, CellMark) and m.column is None}
    doubtful_spans = {span for m in doubtful if not isinstance(m, CellMark) for span in m.spans}
    cells: dict[tuple[str, str, str | None], CellMark] = {}
    spans: dict[Span, None] = {}
    for passed in result.passed:
        for mark in passed.marks:
            if isinstance(mark, CellMark) and mark.column is not None:
                key = (mark.table, mark.row, mark.column)
                if key not in doubtful_cells and key[:2] not in doubtful_rows:
                    cells[key] = mark
            elif isinstance(mark, TextMark):
                spans |= {span: None for span in mark.spans if not _touched(span, doubtful_spans)}
    of_cells = [span for mark in cells.values() for span in mark_spans(report, mark) if span.end > span.start]
    return Verified(frozenset(cells), tuple(sorted({*spans, *of_cells})))


def _touched(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
