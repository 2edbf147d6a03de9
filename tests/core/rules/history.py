"""Reports with last year's beside them, for the tests of the history rules."""

from __future__ import annotations

from core import engine
from core.finding import Category, CheckResult, Finding
from core.load import load_text
from core.locate import read_report
from core.report import Report
from core.rules.example import Example


def read(example: Example) -> Report:
    """The report of an example, last year's attached."""
    report = read_report(load_text(example.draft()))
    last = example.previous_draft()
    return report.model_copy(update={"previous": read_report(load_text(last))}) if last else report


def check(example: Example) -> CheckResult:
    """All rules over it."""
    return engine.run(read(example))


def history(example: Example) -> list[Finding]:
    """What the history rules raise on it."""
    return [f for f in check(example).findings if f.category is Category.HISTORY]
