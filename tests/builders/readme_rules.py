"""Writes the README's list of rules from the registry: ``python -m tests.builders.readme_rules``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.check.registry import Rule, all_rules
from core.model.finding import Severity
from core.output.rules import rules_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    source = "".join(_sources(rule.function.__module__, set()))
    named = {severity for severity in Severity if f"Severity.{severity.name}" in source}
    levels = [severity for severity in Severity if severity in named or severity is rule.severity]
    # the own level first, the others by weight: some rules lower their level, some raise it
    levels.sort(key=lambda severity: severity is not rule.severity)
    start = f"| {rule.code} | {rule.title} | "
    return f"{start}{rule.severity.label} |", f"{start}{'、'.join(severity.label for severity in levels)} |"


def _sources(module: str, seen: set[str]) -> Iterator[str]:
    """The source of a rule's module, and of the readers it asks that tell how sure they are.

    Readers of what is left over ask others of their kind; those of wording share tables, and tell for themselves.
    """
    seen.add(module)
    source = Path(sys.modules[module].__file__ or "").read_text("utf-8")
    yield source
    if module.startswith("core.check.wording."):
        return
    for asked in re.findall(r"from (core\.check\.(?:leftovers|wording)\.\w+\.\w+) import", source):
        if asked not in seen:
            yield from _sources(asked, seen)


if __name__ == "__main__":
    README.write_text(with_rules(README.read_text("utf-8")), "utf-8")
