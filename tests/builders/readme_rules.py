"""Writes the README's list of rules from the registry: ``python -m tests.builders.readme_rules``."""

from __future__ import annotations

import sys
from pathlib import Path

from core.check.registry import Rule, all_rules
from core.model.finding import Severity
from core.output.rules import rules_markdown

README = Path(__file__).resolve().parents[2] / "README.md"
START, END = "<!-- rules: python -m tests.builders.readme_rules -->\n", "<!-- /rules -->"


def with_rules(readme: str) -> str:
    """The text with what stands between the marks replaced; ValueError when a mark is missing."""
    head, rest = readme.split(START)
    _, tail = rest.split(END)
    table = rules_markdown(all_rules())
    for rule in all_rules():
        table = table.replace(*_row(rule))
    return f"{head}{START}\n{table}\n{END}{tail}"


def _row(rule: Rule) -> tuple[str, str]:
    """The beginning of a rule's row, as it is and with every level at which its module raises it."""
    module = sys.modules[rule.function.__module__]
    source = Path(module.__file__ or "").read_text("utf-8")
    named = {severity for severity in Severity if f"Severity.{severity.name}" in source}
    levels = [severity for severity in Severity if severity in named or severity is rule.severity]
    # the own level first, the others by weight: some rules lower their level, some raise it
    levels.sort(key=lambda severity: severity is not rule.severity)
    start = f"| {rule.code} | {rule.title} | "
    return f"{start}{rule.severity.label} |", f"{start}{'、'.join(severity.label for severity in levels)} |"


if __name__ == "__main__":
    README.write_text(with_rules(README.read_text("utf-8")), "utf-8")
