"""What the README promises is there: its commands, the files it names, the calls it lists."""

from __future__ import annotations

import re
from pathlib import Path

from core.cli import USAGE

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

    assert calls(README) == calls(USAGE) == {"check", "rules", "--selftest", "--version"}


def test_system_libraries_are_those_that_are_installed() -> None:
    script = (ROOT / ".ci" / "setup.sh").read_text("utf-8")
    lists = re.findall(r'^(?:offscreen|window|fonts)="([^"]+)"', script, re.M)
    packages = [package for text in lists for package in text.split()]
    assert len(packages) > 15
    assert [package for package in packages if package not in README] == []
