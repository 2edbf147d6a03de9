"""Rules on wording and names keep their words in data: what stays a pattern is short and can be read."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[4]
MODULES = sorted(
    path
    for folder, names in (("rules", "[wmls]1*.py"), ("rules", "_*.py"), ("wording", "*.py"))
    for path in (ROOT / "core" / "check" / folder).glob(names)
)
FILES = sorted((ROOT / "resources" / "lexicon").glob("*.toml"))
#: The most words of two characters or more in one group of alternatives, and characters on one line of a pattern.
MOST_WORDS, MOST_CHARACTERS = 6, 100
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


def patterns(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of every regular expression in a module; what is put into it from elsewhere is left out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re":
                parts = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
                yield node.lineno, "".join(p for p in parts if isinstance(p, str))


def faults(pattern: str) -> Iterator[str]:
    """What is too long in a pattern."""
    bare = re.sub(r"\s#[^\n]*", "", pattern)
    for group in re.split(r"[()]", bare):
        if "|" in group and len(words := _WORD.findall(group)) > MOST_WORDS:
            yield f"{len(words)} words in one group belong into a file under resources/lexicon: {group.strip()[:40]}"
    for line in bare.splitlines():
        if len(line.strip()) > MOST_CHARACTERS:
            yield f"{len(line.strip())} characters on one line: {line.strip()[:40]}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_patterns_in_code_are_short(path: Path) -> None:
    found = [f"line {at}: {fault}" for at, text in patterns(path.read_text("utf-8")) for fault in faults(text)]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_patterns_in_data_are_short(path: Path) -> None:
    if path.stem == "claims":
        return  # its patterns run over clauses with classes of words, see its head
    for match in re.finditer(r"(?ms)^pattern = (?:\'\'\'(.*?)\'\'\'|([^\n]*))", path.read_text("utf-8")):
        lines = (match[1] or match[2]).splitlines()
        assert [line for line in lines if len(line.strip()) > MOST_CHARACTERS + 10] == []


def test_the_wall_sees_what_is_too_long() -> None:
    source = 're.compile(r"甲乙|丙丁|戊己|庚辛|壬癸|子丑|寅卯")\nre.compile("' + "甲" * 101 + '")'
    assert [fault[:2] for _, text in patterns(source) for fault in faults(text)] == ["7 ", "10"]
    assert list(faults("(?:甲乙|丙丁|戊己)(?:庚辛|壬癸|子丑|寅卯)")) == []
