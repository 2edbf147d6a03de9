"""The self-test of a packaged program, run as it is run: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from core.base.about import VERSION
from core.base.resources import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def selftest(draft: Path, picture: Path) -> subprocess.CompletedProcess[str]:
    """What it leaves in the folder for temporary files is asked of the folder beside the picture."""
    temporary = picture.with_name("temporary")
    temporary.mkdir(exist_ok=True)
    call = [sys.executable, "-m", "gui.app.launch", "--selftest", str(draft), "--screenshot", str(picture)]
    return subprocess.run(
        [*call, "-platform", "offscreen"], cwd=ROOT.parent, capture_output=True, encoding="utf-8", timeout=120,
        env={**os.environ, "TMPDIR": str(temporary)},
    )  # fmt: skip


def test_the_example_is_checked_and_photographed(tmp_path: Path) -> None:
    example = next((ROOT / "examples").glob("*.docx"))
    before = time.monotonic()
    done = selftest(example, tmp_path / "desk.png")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert (summary["version"], summary["status"], summary["tables"]) == (VERSION, "checked", 3)
    assert summary["findings"] > 3
    assert before < summary["moments"]["window"] < summary["moments"]["findings"] < time.monotonic()
    picture = QImage(str(tmp_path / "desk.png"))
    assert (picture.width(), picture.height()) == (1280, 800)
    colours = {picture.pixel(x, y) for x in range(0, 1280, 5) for y in range(0, 800, 5)}
    assert len(colours) > 20
    assert list((tmp_path / "temporary").iterdir()) == []  # its settings among them


def test_a_draft_that_cannot_be_read(tmp_path: Path) -> None:
    bad = tmp_path / "空.txt"
    bad.write_bytes(b"")
    done = selftest(bad, tmp_path / "desk.png")
    assert done.returncode == 2
    assert json.loads(done.stdout)["status"] == "failed"
    assert (tmp_path / "desk.png").exists()
