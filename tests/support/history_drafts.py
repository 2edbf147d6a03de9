"""Reports with last year's beside them, for the tests of the history rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.check import engine
from core.load import load_text
from core.model.finding import Category, CheckResult, Finding
from core.read import read_report

if TYPE_CHECKING:
    from core.check.example import Example
    from core.model.report import Report


def read(example: Example) -> Report:
    """The report of an example, last year's attached."""
    report = read_report(load_text(example.draft()))
    last = example.previous_draft()
    return replace(report, previous=read_report(load_text(last))) if last else report


def check(example: Example) -> CheckResult:
    """All rules over it."""
    return engine.run(read(example))


def history(example: Example) -> list[Finding]:
    """What the history rules raise on it."""
    return [f for f in check(example).findings if f.category is Category.HISTORY]
