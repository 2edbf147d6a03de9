"""How the window is started, in a process of its own, and what is said where it cannot be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from core.base.about import VERSION
from gui.app import launch
from tests.builders.example_draft import load_planted

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = str(load_planted().path)


def gouji(*arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program from the checkout as on a machine without a screen."""
    bare = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-m", "gui.app.launch", *arguments],
        cwd=ROOT,
        env={**bare, "LC_ALL": "C", **more},
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_selftest_prints_one_line_and_writes_the_picture(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    before = time.monotonic()
    call = ("--selftest", EXAMPLE, "--screenshot", str(tmp_path / "desk.png"), "-platform", "offscreen")
    done = gouji(*call, TMPDIR=str(temporary))
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    summary = json.loads(done.stdout)
    assert set(summary) == {"version", "status", "findings", "tables", "moments"}
    assert (summary["version"], summary["status"], summary["tables"]) == (VERSION, "checked", 3)
    assert summary["findings"] > 3
    assert before < summary["moments"]["window"] < summary["moments"]["findings"] < time.monotonic()
    picture = QImage(str(tmp_path / "desk.png"))
    assert (picture.width(), picture.height()) == (1280, 800)
    assert len({picture.pixel(x, y) for x in range(0, 1280, 5) for y in range(0, 800, 5)}) > 20  # colours
    assert list(temporary.iterdir()) == []  # its settings among them


@pytest.mark.slow
def test_selftest_of_a_bad_file_fails(tmp_path: Path) -> None:
    junk = tmp_path / "junk.docx"
    junk.write_bytes(b"PK\x03\x04")
    picture = tmp_path / "desk.png"
    done = gouji("--selftest", str(junk), "--screenshot", str(picture), "-platform", "offscreen")
    assert done.returncode == 2
    assert json.loads(done.stdout)["status"] == "failed"
    assert not QImage(str(picture)).isNull()


def test_no_display_is_told_not_crashed() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("Qt looks for a display by these variables on Linux only")
    done = gouji(EXAMPLE)
    assert done.returncode == 2
    assert "图形显示" in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
    ],
)
def test_has_display(system: str, environment: dict[str, str], expected: bool) -> None:
    assert launch.has_display(system, environment) is expected


def test_missing_system_libraries_are_told(capfd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gui.app.application", None)  # importing it now raises ImportError
    assert launch.main(["-platform", "offscreen"]) == 2
    assert "系统图形库" in capfd.readouterr().err


def test_arguments_reach_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[list[str], dict[str, object]]] = []

    def run(argv: list[str], **more: object) -> int:
        calls.append((argv, more))
        return 7

    monkeypatch.setattr("gui.app.application.run", run)
    assert launch.main(["甲.docx", "-platform", "offscreen", "乙.pdf"]) == 7
    assert launch.main(["-platform", "offscreen", "-style", "fusion"]) == 7
    assert launch.main(["--selftest", "甲.docx", "--screenshot", "a.png", "-platform", "offscreen"]) == 7
    assert [argv[1:] for argv, _ in calls] == [
        ["-platform", "offscreen"],
        ["-platform", "offscreen", "-style", "fusion"],
        ["-platform", "offscreen"],
    ]
    splashes = [more.pop("splash") for _, more in calls]
    assert [splash is None for splash in splashes] == [False, False, True]
    for splash in splashes[:2]:
        splash.close()  # type: ignore[attr-defined]
    assert calls[0][1] == {"selftest": None, "screenshot": None, "files": ["甲.docx", "乙.pdf"]}
    assert calls[2][1] == {"selftest": "甲.docx", "screenshot": "a.png", "files": []}
