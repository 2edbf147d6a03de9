"""What nobody caught is reported in a dialog that can be copied, logged, and never ends the program silently."""

from __future__ import annotations

import faulthandler
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core.base.about import VERSION
from core.base.errors import DamagedError
from gui.app.crash_guard import CrashGuard, crash_box, recovery_box
from gui.app.crash_recovery import CrashRecovery
from gui.state.load_failure import UNKNOWN, LoadFailure
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gui.app.main_window import MainWindow

_DRAFT = "澄阳县水务局收到申请15件"


@pytest.fixture
def guard(app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashGuard]:
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    made = CrashGuard(tmp_path / "data")
    made.install()
    yield made
    if made.box is not None:
        made.box.close()
    made.closed()
    if sys.__stderr__ is not None:
        faulthandler.enable(sys.__stderr__)  # pytest had it on
    qInstallMessageHandler(None)
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def log_text(guard: CrashGuard) -> str:
    return (guard.folder / "log" / "gouji.log").read_text(encoding="utf-8")


def test_the_dialog_copies_its_details(app: QApplication) -> None:
    box = crash_box("Traceback: 出错")
    assert "没有被改动" in box.text()
    copy = next(b for b in box.buttons() if b.text() == "复制出错报告")
    copy.click()
    assert QApplication.clipboard().text() == "Traceback: 出错"
    box.deleteLater()


def test_uncaught_errors_are_told_once_without_the_draft(guard: CrashGuard, qtbot: QtBot) -> None:
    saved: list[bool] = []
    guard.save_first(lambda: saved.append(True))
    error = ValueError(f"cell {_DRAFT}")
    for _ in range(3):
        sys.excepthook(ValueError, error, None)
    qtbot.waitUntil(lambda: guard.box is not None)
    box = guard.box
    assert box is not None
    assert box.isVisible()
    assert "ValueError: cell" in box.detailedText()
    assert VERSION in box.detailedText()
    assert "水务" not in box.detailedText()
    assert saved == [True]
    assert log_text(guard).count("uncaught") == 3
    assert "水务" not in log_text(guard)
    box.close()
    qtbot.waitUntil(lambda: guard.box is None)


def test_errors_of_other_threads_are_told_in_the_window(guard: CrashGuard, qtbot: QtBot) -> None:
    def work() -> None:
        raise ZeroDivisionError("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: guard.box is not None)
    assert guard.box is not None
    assert "ZeroDivisionError: in a thread" in guard.box.detailedText()
    assert "work" in guard.box.detailedText()


def test_what_qt_says_is_in_the_log(guard: CrashGuard) -> None:
    qWarning(f"a widget {_DRAFT} went wrong")
    assert "WARNING qt: a widget" in log_text(guard)
    assert "水务" not in log_text(guard)


_BROKEN_RUN = """
import faulthandler, os, sys
from pathlib import Path
from gui.app.crash_guard import CrashGuard
folder = Path(sys.argv[1])
guard = CrashGuard(folder)
guard.install()
guard.opened([folder / "年报.docx", folder / "没有了.docx"])
if sys.argv[2] == "segfault":
    faulthandler._sigsegv()
os.kill(os.getpid(), 9)
"""


def broken_run(folder: Path, how: str) -> None:
    (folder / "年报.docx").touch()
    call = [sys.executable, "-c", _BROKEN_RUN, str(folder), how]
    assert subprocess.run(call, cwd=ROOT, check=False, capture_output=True).returncode != 0


def last_crash(folder: Path) -> tuple[list[Path], str] | None:
    guard = CrashGuard(folder)
    found = guard.last_crash()
    guard._run.closed()
    return found


def test_a_program_that_was_killed_is_noticed_at_the_next_start(app: QApplication, tmp_path: Path) -> None:
    assert last_crash(tmp_path) is None
    broken_run(tmp_path, "kill")
    found = last_crash(tmp_path)
    assert found is not None
    assert found[0] == [tmp_path / "年报.docx"]
    assert last_crash(tmp_path) is None  # it is reported once


def test_a_crash_of_python_itself_leaves_its_place_and_no_path(app: QApplication, tmp_path: Path) -> None:
    broken_run(tmp_path, "segfault")
    found = last_crash(tmp_path)
    assert found is not None
    assert "Segmentation fault" in found[1]
    assert VERSION in found[1]
    for private in ("年报", str(tmp_path), str(ROOT)):
        assert private not in found[1]


def test_a_second_window_is_no_crash_of_the_first(app: QApplication, tmp_path: Path) -> None:
    first = CrashRecovery(tmp_path)
    first.opened([tmp_path / "甲.docx"])
    second = CrashRecovery(tmp_path)
    assert not second.broken
    second.opened([tmp_path / "乙.docx"])
    first.closed()
    third = CrashRecovery(tmp_path)
    assert not third.broken
    third.closed()
    second.closed()
    assert list(tmp_path.glob("run-*")) == []


def test_a_damaged_note_of_the_last_run_is_no_obstacle(tmp_path: Path) -> None:
    for content in ("", "{", "[1, 2]", '"x"', "[1e400]", "[" * 100_000 + "]" * 100_000, '["\\ud800"]', "9" * 5000):
        (tmp_path / "run-0.json").write_text(content, encoding="utf-8")
        found = last_crash(tmp_path)
        assert found is not None
        assert found[0] == []


def test_the_drafts_of_the_last_run_can_be_reopened(app: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    opened: list[list[Path]] = []
    box = recovery_box([tmp_path / "甲.docx"], "details", opened.append, parent)
    assert isinstance(box, QMessageBox)
    box.defaultButton().click()
    assert opened == [[tmp_path / "甲.docx"]]


def test_our_own_errors_bring_their_sentence() -> None:
    failure = LoadFailure.of(
        DamagedError(detail="zip: bad magic in /srv/zhangsan/甲.docx"), Path("/srv/zhangsan/甲.docx")
    )
    assert failure.message == DamagedError.default
    assert "damaged" in failure.detail
    assert "zip: bad magic" in failure.detail
    assert ".docx" in failure.detail
    assert "甲" not in failure.detail
    assert "zhangsan" not in failure.detail


def test_details_of_unknown_errors_hold_nothing_of_the_draft() -> None:
    failure = LoadFailure.of(ValueError(f"{_DRAFT} in 'OA' of row 15"), Path("/srv/zhangsan/shuiwu.docx"))
    assert failure.message == UNKNOWN
    assert "ValueError" in failure.detail
    assert "row #" in failure.detail
    for private in ("水务", "zhangsan", "shuiwu", "OA"):
        assert private not in failure.detail


def test_files_that_could_not_be_read_do_not_pile_up_as_tabs(window: MainWindow, tmp_path: Path) -> None:
    for name in ("坏一.txt", "坏二.txt", "好.txt"):
        (tmp_path / name).write_text("x", "utf-8")
    window.open_paths([tmp_path / "坏一.txt"])
    assert window.session.files == [tmp_path / "坏一.txt"]
    window.open_paths([tmp_path / "坏二.txt"])
    assert window.session.files == [tmp_path / "坏二.txt"]
    window.open_paths([tmp_path / "好.txt"])
    assert window.session.files == [tmp_path / "好.txt"]
    window.open_paths([tmp_path / "坏一.txt"])
    assert window.session.files == [tmp_path / "好.txt", tmp_path / "坏一.txt"]
    window.open_paths([tmp_path / "坏一.txt"])  # once more: it keeps its tab
    assert window.session.files == [tmp_path / "好.txt", tmp_path / "坏一.txt"]
