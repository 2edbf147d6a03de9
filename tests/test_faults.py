"""The table of faults in CONTRIBUTING.md: every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_ROW = re.compile(r"^\|[^|]+\|[^|]+\| `(tests/[^`:]+)(?:::(\w+))?` \|$", re.M)


def test_the_tests_named_for_faults_are_there() -> None:
    table = (_ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## Faults that were tried")[1].split("\n## ")[0]
    named = _ROW.findall(table)
    assert len(named) == table.count("\n|") - 2  # all rows but the head and the line below it
    gone = [
        f"{file}::{name}"
        for file, name in named
        if not (_ROOT / file).is_file() or f"def {name}" not in (_ROOT / file).read_text("utf-8")
    ]
    assert gone == []
