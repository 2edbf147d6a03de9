"""Running the rules over a report and counting what was checked."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from core.finding import CheckResult, Coverage, Finding, NotAssessable, Passed
from core.report import Report
from core.rules.registry import Rule, all_rules

log = logging.getLogger(__name__)

_PARTS = ("section", "table", "arithmetic", "consistency", "history", "wording")


def run(report: Report, rules: Iterable[Rule] | None = None) -> CheckResult:
    """Run the rules that apply to the report's form and sort what they say.

    A rule that breaks down is reported as not assessable: the user is never told that all is well
    because a check fell over.
    """
    findings: list[Finding] = []
    passed: list[Passed] = []
    open_: list[NotAssessable] = []
    failed = 0
    for rule in all_rules() if rules is None else rules:
        try:
            outcomes = list(rule.check(report))
        except Exception as error:
            log.exception("rule %s broke down", rule.code)
            reason = f"规则“{rule.title}”运行出错（{type(error).__name__}），本项未能核对。"
            open_.append(NotAssessable(rule=rule.code, relation=rule.title, reason=reason))
            continue
        for outcome in outcomes:
            if isinstance(outcome, Finding):
                findings.append(outcome)
                failed += outcome.relation is not None
            elif isinstance(outcome, Passed):
                passed.append(outcome)
            else:
                open_.append(outcome)
    findings.sort(key=lambda f: (f.severity.rank, _PARTS.index(f.category), _start(f)))
    return CheckResult(
        findings=tuple(findings),
        passed=tuple(passed),
        not_assessable=tuple(open_),
        coverage=Coverage(passed=len(passed), failed=failed, not_assessable=len(open_)),
    )


def _start(finding: Finding) -> int:
    return min((s.start for m in finding.marks for s in m.spans), default=0)
