"""Writes the README's list of rules from the registry: ``python -m tests.builders.readme_rules``."""

from __future__ import annotations

from pathlib import Path

from core.check.registry import all_rules
from core.output.rules import rules_markdown

README = Path(__file__).resolve().parents[2] / "README.md"
START, END = "<!-- rules: python -m tests.builders.readme_rules -->\n", "<!-- /rules -->"


def with_rules(readme: str) -> str:
    """The text with what stands between the marks replaced; ValueError when a mark is missing."""
    head, rest = readme.split(START)
    _, tail = rest.split(END)
    return f"{head}{START}\n{rules_markdown(all_rules())}\n{END}{tail}"


if __name__ == "__main__":
    README.write_text(with_rules(README.read_text("utf-8")), "utf-8")
