"""Writes the README's list of rules from the registry: ``python -m tests.readme_rules``."""

from __future__ import annotations

from pathlib import Path

from core.output.rules import rules_markdown
from core.rules.registry import all_rules

README = Path(__file__).resolve().parent.parent / "README.md"
START, END = "<!-- rules: python -m tests.readme_rules -->\n", "<!-- /rules -->"


def with_rules(readme: str) -> str:
    """The text with what stands between the marks replaced; ValueError when a mark is missing."""
    head, rest = readme.split(START)
    _, tail = rest.split(END)
    return f"{head}{START}\n{rules_markdown(all_rules())}\n{END}{tail}"


if __name__ == "__main__":
    README.write_text(with_rules(README.read_text("utf-8")), "utf-8")
