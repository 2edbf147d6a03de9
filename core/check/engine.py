"""Running the rules over a report and counting what was checked."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from core.check.diagnosis import explain, told_once
from core.check.ocr_caution import soften
from core.check.own_name import stands_in_own_name
from core.check.registry import OwnWords, Rule, all_rules
from core.check.told_errors import is_told_error
from core.model.finding import CheckResult, Coverage, Finding, LeftOut, NotAssessable, Passed, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model.profile import Profile
    from core.model.report import Report

_AROUND = 60  # characters either side of a quote that may belong to the same word of the profile
_PARTS = ("section", "table", "arithmetic", "consistency", "history", "wording")


def run(report: Report, rules: Iterable[Rule] | None = None) -> CheckResult:
    """Run the rules for which the report's form has what they need, group what has one cause, and sort what they say.

    The office's profile has the last word: rules that it switches off are not run, others get its severity, and
    findings on names, wording and other places are dropped where it says that the words are right.

    A rule that breaks down is reported as not assessable: the user is never told that all is well
    because a check fell over.
    """
    findings: list[Finding] = []
    passed: list[Passed] = []
    open_: list[NotAssessable] = []
    failed = 0
    wanted = list(all_rules() if rules is None else rules)
    off = frozenset(report.profile.rules.off)
    switched_off = tuple(rule.code for rule in wanted if rule.code in off)
    wanted = [rule for rule in wanted if rule.code not in off]
    left_out: list[LeftOut] = []
    for rule in wanted:
        if missing := rule.missing(report):
            left_out.append(LeftOut(rule.code, rule.title, "、".join(missing)))
            continue
        try:
            outcomes = list(rule.outcomes(report))
        except Exception as error:
            logging.getLogger(__name__).exception("rule %s broke down", rule.code)
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
    findings = _diagnosed(report, findings, passed, wanted)
    declared = {rule.code: rule for rule in wanted}
    findings = [
        _regraded(finding if declared[finding.rule].about_reading else soften(finding, report), report.profile)
        for finding in findings
        if declared[finding.rule].own_words is OwnWords.NONE
        or not any(reason(finding, report) for reason in (_allowed, stands_in_own_name, is_told_error))
    ]
    findings = told_once(findings)
    findings.sort(key=lambda f: (f.severity.rank, _start(f), _PARTS.index(f.category)))
    return CheckResult(
        findings=tuple(findings),
        passed=tuple(passed),
        not_assessable=tuple(open_),
        coverage=Coverage(passed=len(passed), failed=failed, not_assessable=len(open_)),
        switched_off=switched_off,
        left_out=tuple(left_out),
    )


def _diagnosed(report: Report, findings: list[Finding], passed: list[Passed], rules: list[Rule]) -> list[Finding]:
    """The findings grouped by cause; should that fall over, as the rules gave them."""
    try:
        return explain(report, findings, passed, rules)
    except Exception:
        logging.getLogger(__name__).exception("the diagnosis broke down")
        return findings


def _regraded(finding: Finding, profile: Profile) -> Finding:
    severity: Severity | None = profile.rules.severity.get(finding.rule)
    return replace(finding, severity=severity) if severity else finding


def _allowed(finding: Finding, report: Report) -> bool:
    """True when every word the finding is raised on stands in one of the office's own words.

    The word quoted must be, or in the draft be part of, an entry of the profile's vocabulary.
    """
    words = report.profile.vocabulary
    if not words:
        return False
    faults = [m for m in finding.marks if m.role == "fault"]
    return bool(faults) and all(isinstance(m, TextMark) and _within(m, report, words) for m in faults)


def _within(mark: TextMark, report: Report, words: Iterable[str]) -> bool:
    """White space in the draft does not count."""
    text = report.document.text
    if not mark.spans:
        return False
    quote = "".join(report.document.quote(mark.spans).split())
    before = "".join(text[max(0, mark.spans[0].start - _AROUND) : mark.spans[0].start].split())
    after = "".join(text[mark.spans[-1].end : mark.spans[-1].end + _AROUND].split())
    around = f"{before}{quote}{after}"
    start, end = len(before), len(before) + len(quote)
    for word in words:
        at = around.find(word) if quote and quote in word else -1
        while at >= 0:
            if at <= start and end <= at + len(word):
                return True
            at = around.find(word, at + 1)
    return False


def _start(finding: Finding) -> int:
    faults = [m for m in finding.marks if m.role == "fault"] or finding.marks
    return min((s.start for m in faults for s in m.spans), default=0)
