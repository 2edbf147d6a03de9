"""What the README promises is there: its commands, the files it names, the calls it lists."""

from __future__ import annotations

import re
from pathlib import Path

from core.cli import usage_text
from core.profile.reading import parse_profile
from tests.builders.readme_rules import with_rules

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_both_commands_stand_alone_on_a_line_and_exist() -> None:
    for script in (".ci/desk.sh", ".ci/test.sh"):
        assert f"\nsh {script}\n" in README
        assert (ROOT / script).is_file()


def test_ci_runs_the_tests_as_the_readme_does() -> None:
    assert "sh .ci/test.sh" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_files_named_are_there() -> None:
    named = re.findall(r"`((?:core|gui|tests|resources|\.ci)/[\w./-]*)`", README)
    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_calls_listed_are_those_of_the_help() -> None:
    def calls(text: str) -> set[str]:
        found = re.findall(r"^ *gouji +(check|rules|--[a-z]+)", text, re.M)
        return {call for call in found if call != "--help"}

    assert calls(README) == calls(usage_text()) == {"check", "rules", "--selftest", "--version"}


def test_system_libraries_are_those_that_are_installed() -> None:
    script = (ROOT / ".ci" / "setup.sh").read_text("utf-8")
    lists = re.findall(r'^(?:offscreen|window|fonts)="([^"]+)"', script, re.M)
    packages = [package for text in lists for package in text.split()]
    assert len(packages) > 15
    assert [package for package in packages if package not in README] == []


def test_rule_page_is_that_of_the_registry() -> None:
    """After a change of a rule: python -m tests.builders.readme_rules."""
    assert with_rules(README) == README
    assert README.count("\n| T303 |") == 1


def test_profile_shown_is_a_profile() -> None:
    (shown,) = re.findall(r"```toml\n(.+?)```", README, re.S)
    profile = parse_profile(shown)
    assert profile.demands.mentions
    assert profile.words.forbidden
