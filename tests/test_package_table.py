"""The table of sizes and times in README (tests/commands/package_table.py)."""

from __future__ import annotations

import json
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


def test_rows_that_are_not_measured_again_stay() -> None:
    systems = {"Linux": {"安装后的文件夹": "1 MB", "打开窗口": "1 秒"}, "Windows（wine 8.0）": {"打开窗口": "2 秒"}}
    before, after = package_table.MARKS
    readme = package_table.written(f"{before}\n{after}\n", package_table.table(systems))
    assert package_table.standing(readme) == systems
    assert package_table.standing(package_table.README.read_text("utf-8"))["Linux"]["安装后的文件夹"].endswith("MB")


def test_readme_has_the_marks() -> None:
    text = package_table.README.read_text("utf-8")
    assert package_table.written(text, "x") != text


def test_every_system_has_a_column_and_what_was_not_measured_says_so() -> None:
    linux = {
        "打开窗口": "冷 2.00 秒，热 1.00 秒",
        "内存": "90 MB",
        "最大的十个文件（MB）": "a 1.0",
        "安装包": "`a.deb` 3.0 MB",
    }
    made = package_table.table({"Linux": linux, "Windows": {"打开窗口": "冷 3.00 秒，热 1.00 秒"}}).splitlines()
    assert made[:3] == ["| | Linux | Windows |", "|---|---|---|", "| 安装包 | `a.deb` 3.0 MB | 没有量 |"]
    assert made[3] == "| 打开窗口 | 冷 2.00 秒，热 1.00 秒 | 冷 3.00 秒，热 1.00 秒 |"
    assert made[5].startswith("| 最大的十个文件")


@pytest.mark.skipif(sys.platform != "linux", reason="runs a script")
def test_moments_are_told_by_the_program_and_timed_by_us(tmp_path: Path) -> None:
    """A clock that is a year off makes no difference."""
    program = tmp_path / "program"
    moments = {"window": 3e7, "findings": 3e7 + 0.25, "told": 3e7 + 0.5}
    program.write_text(f"#!/bin/sh\nsleep 0.5\necho '{json.dumps({'moments': moments})}'\nsleep 0.2\n", "utf-8")
    program.chmod(0o755)
    packaged = package_table.Packaged(program)
    assert 0 <= packaged.until("window", tmp_path) < 1e6
    assert 0.24 < packaged.until("findings", tmp_path) < 1e6
