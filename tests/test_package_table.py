"""The table of sizes and times in README (tests/commands/package_table.py)."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.commands import package_table

if TYPE_CHECKING:
    from pathlib import Path


def test_sizes_and_largest_parts(tmp_path: Path) -> None:
    for name, length in (("a.so", 3), ("b.so", 1), ("c.so", 2)):
        (tmp_path / name).write_bytes(b"\0" * (length * 2**20))
    (tmp_path / "link.so").symlink_to(tmp_path / "a.so")
    assert package_table.size(tmp_path) == 6
    (tmp_path / "link.so").unlink()
    assert package_table.largest(tmp_path, 2) == [("a.so", 3.0), ("c.so", 2.0)]


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system's books of processes")
def test_memory_of_a_process_and_its_children() -> None:
    assert os.getpid() in package_table._family(os.getpid())
    assert package_table._resident(os.getpid()) > 5
    assert package_table._processor(os.getpid()) > 0


def test_the_table_goes_between_its_marks() -> None:
    before, after = package_table.MARKS
    assert package_table.written(f"a\n{before}\nold\n{after}\nb\n", "new") == f"a\n{before}\nnew\n{after}\nb\n"
    with pytest.raises(ValueError, match="README"):
        package_table.written("a", "new")


def test_readme_has_the_marks() -> None:
    text = package_table.README.read_text("utf-8")
    assert package_table.written(text, "x") != text
