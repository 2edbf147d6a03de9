"""What the verdict says, and above all when it must not say that a draft is ready."""

from __future__ import annotations

import pytest

from core.model.finding import Category, CheckResult, Coverage, Finding, NotAssessable, Severity
from core.review.verdict import verdict


def result(errors: int = 0, warnings: int = 0, hints: int = 0, passed: int = 1, unknown: int = 0) -> CheckResult:
    counts = {Severity.ERROR: errors, Severity.WARNING: warnings, Severity.HINT: hints}
    findings = tuple(
        Finding(rule="X", category=Category.WORDING, severity=severity, fact="", marks=())
        for severity, count in counts.items()
        for _ in range(count)
    )
    open_ = tuple(NotAssessable(rule="X", relation="甲", reason="乙") for _ in range(unknown))
    return CheckResult(
        findings=findings, passed=(), not_assessable=open_, coverage=Coverage(passed=passed, not_assessable=unknown)
    )


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (result(errors=2), "有 2 处必改"),
        (result(errors=2, warnings=3), "有 2 处必改，另有 3 处存疑待核"),
        (result(warnings=1), "另有 1 处存疑待核"),
        (result(hints=5), "可以送签"),
        (result(), "可以送签"),
    ],
)
def test_verdict(outcome: CheckResult, words: str) -> None:
    assert words in verdict(outcome).sentence


@pytest.mark.parametrize(
    "outcome", [result(unknown=1), result(passed=0), result(passed=0, unknown=3), result(errors=1)]
)
def test_nothing_unknown_is_ready_to_sign(outcome: CheckResult) -> None:
    assert "可以送签" not in verdict(outcome).sentence
