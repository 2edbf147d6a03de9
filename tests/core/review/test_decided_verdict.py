"""The verdict after the user's decisions: what was set aside is never passed over in silence."""

from __future__ import annotations

import pytest

from core.model.finding import CheckResult, Coverage
from core.review.decisions.records import Tally
from core.review.verdict import decided_verdict, verdict

_RESULT = CheckResult(findings=(), passed=(), not_assessable=(), coverage=Coverage(passed=4))


def says(
    error: int = 0, warning: int = 0, open_: int = 0, *, adopted: int = 0, ignored: int = 0, errors: int = 0,
    allowed: int = 0,
) -> tuple[str | None, str]:  # fmt: skip
    decided = Tally({"error": error, "warning": warning, "open": open_}, adopted, ignored, errors, allowed)
    told = decided_verdict(_RESULT, decided)
    return told.level, told.sentence


def test_without_decisions_it_is_the_plain_verdict() -> None:
    assert decided_verdict(_RESULT, Tally({}, 0, 0, 0, 0)) == verdict(_RESULT)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (says(2, 1, 1, adopted=1), ("error", "有 2 处必改，另有 1 处存疑待核，1 项未能核对，1 处要改、待改稿")),
        (says(0, 3, ignored=2, errors=1), ("warning", "没有必改项，另有 3 处存疑待核，已忽略 2 处")),
        (says(ignored=2, errors=1), ("warning", "没有待处理的必改项，已忽略 2 处，其中必改 1 处，请确认后送签")),
        (says(ignored=2), (None, "可以送签，没有待处理的必改和存疑，已忽略 2 处")),
        (says(open_=1, ignored=1), ("open", "没有必改项，但有 1 项未能核对，请人工核对后送签，已忽略 1 处")),
        (says(allowed=1), (None, "可以送签，没有待处理的必改和存疑，1 处为不再提示的词语")),
    ],
)
def test_sentences(told: tuple[str | None, str], expected: tuple[str | None, str]) -> None:
    assert told == expected


def test_adopted_errors_still_forbid() -> None:
    level, sentence = says(1, adopted=1)
    assert level == "error"
    assert "可以送签" not in sentence
