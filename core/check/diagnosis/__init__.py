"""One defect, one finding: failed relations of the form are grouped under the slip that explains them.

``told_once`` does the same for what several rules say of the same few words.

A step of its own between the rules and the result: it reads the report and the findings and changes neither.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.check.diagnosis.causes import Cause, find_causes
from core.check.diagnosis.choose import Explained, choose
from core.check.diagnosis.equations import Change, System
from core.check.diagnosis.merging import merged
from core.check.diagnosis.told_once import told_once
from core.model.finding import Category, CellMark, Finding, Passed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.check.registry import Rule
    from core.forms.grid_notation import CellKey
    from core.model.report import Cell, Report

#: With more explanations than this the prose is not asked which of them it bears out.
_MOST_WAYS = 8


def explain(
    report: Report, findings: Sequence[Finding], passed: Sequence[Passed], rules: Iterable[Rule]
) -> list[Finding]:
    """The findings with those of the form's sums grouped by defect; the others are left as they are.

    Those of ``rules`` that hold the prose against the tables are asked whether they would agree with a repaired
    table: what it heals there belongs to the same defect, and where several explanations are left, those that the
    prose bears out are kept.
    """
    arithmetic = {f.relation: f for f in findings if f.category is Category.ARITHMETIC and f.relation}
    if not arithmetic:
        return list(findings)
    prose = _Prose(report, findings, passed, rules)
    replaced: dict[str, Finding] = {}  # by relation: the finding that stands for it
    for table in report.tables:
        system = System(report, table)
        failing = frozenset(arithmetic) & system.failing
        if not failing:
            continue
        for group in choose(failing, find_causes(system), list(system.relations)):
            members = [arithmetic[name] for name in system.relations if name in group.relations]
            ways, healed = prose.weigh(system, group)
            if ways:
                finding = merged(system, members, ways, healed)
                replaced.update(dict.fromkeys(finding.related, finding))
    return list(dict.fromkeys(replaced.get(f.relation, f) if f.relation else f for f in findings))


@dataclass(frozen=True)
class _Evidence:
    healed: frozenset[str]
    broken: frozenset[str]

    @property
    def weight(self) -> int:
        return len(self.healed) - len(self.broken)


class _Prose:
    """What the rules that hold prose against tables say of a repair."""

    def __init__(
        self, report: Report, findings: Sequence[Finding], passed: Sequence[Passed], rules: Iterable[Rule]
    ) -> None:
        self.report = report
        self.rules = {r.code: r for r in rules if r.category is Category.CONSISTENCY}
        self.findings = {
            f.relation: f for f in findings if f.category is Category.CONSISTENCY and f.relation is not None
        }
        self.codes: dict[tuple[str, str, str | None], set[str]] = {}  # by cell: rules that hold it against the prose
        for outcome in (*self.findings.values(), *(p for p in passed if p.rule in self.rules)):
            for mark in outcome.marks:
                if isinstance(mark, CellMark):
                    self.codes.setdefault((mark.table, mark.row, mark.column), set()).add(outcome.rule)
        self.passed = frozenset(p.relation for p in passed)

    def weigh(self, system: System, group: Explained) -> tuple[list[tuple[Cause, ...]], list[Finding]]:
        """The explanations that the prose leaves, and its own findings that the only one left would heal."""
        ways = list(group.ways)
        if not ways or len(ways) > _MOST_WAYS:
            return ways, []
        evidence = {way: self._ask(system, [c for cause in way for c in cause.changes]) for way in ways}
        best = max(e.weight for e in evidence.values())
        ways = [way for way in ways if evidence[way].weight == best]
        healed = evidence[ways[0]].healed if len(ways) == 1 and not evidence[ways[0]].broken else frozenset()
        return ways, [f for name, f in self.findings.items() if name in healed]

    def _ask(self, system: System, changes: Sequence[Change]) -> _Evidence:
        codes: set[str] = set()
        for change in changes:
            codes |= self.codes.get((system.table, change.row, change.column), set())
        codes &= self.rules.keys()
        if not codes:
            return _Evidence(frozenset(), frozenset())
        repaired = _repaired(self.report, system.table, changes)
        outcomes = [outcome for code in codes for outcome in self.rules[code].check(repaired)]
        failing = frozenset(o.relation for o in outcomes if isinstance(o, Finding) and o.relation)
        before = frozenset(name for name, f in self.findings.items() if f.rule in codes)
        return _Evidence(before - failing, failing & self.passed)


def _repaired(report: Report, table: str, changes: Iterable[Change]) -> Report:
    """The report with other numbers in a table."""
    reading = report.tables[table]
    cells: dict[CellKey, Cell] = dict(reading.cells)
    for change in changes:
        cells[change.key] = replace(cells[change.key], value=change.new, state="number")
    tables = report.tables | {table: replace(reading, cells=cells)}
    return replace(report, tables=tables)


__all__ = ["explain", "told_once"]
