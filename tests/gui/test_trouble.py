"""What nobody caught is told in a dialog that can be copied, logged, and never ends the program silently."""

from __future__ import annotations

import faulthandler
import json
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from core.about import VERSION
from core.errors import DamagedError
from gui.crash import CrashGuard, crash_box, last_crash, recovery_box
from gui.trouble import UNKNOWN, Trouble

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
    guard.before_telling.append(lambda: saved.append(True))
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


def test_a_program_that_did_not_end_is_noticed_at_the_next_start(guard: CrashGuard, tmp_path: Path) -> None:
    assert last_crash(guard.folder) is None
    draft = tmp_path / "年报.docx"
    draft.touch()
    guard.opened([draft, tmp_path / "没有了.docx"])
    (guard.folder / "crash.txt").write_text(
        'Fatal Python error: Segmentation fault\n\n  File "/srv/zhangsan/gouji/gui/views/desk.py", line 7 in paint\n',
        encoding="utf-8",
    )
    found = last_crash(guard.folder)
    assert found is not None
    files, details = found
    assert files == [draft]
    assert "Segmentation fault" in details
    assert "desk.py, line 7 in paint" in details
    assert "zhangsan" not in details
    guard.closed()
    assert last_crash(guard.folder) is None


def test_a_damaged_note_of_the_last_run_is_no_obstacle(tmp_path: Path) -> None:
    for content in ("", "{", "[1, 2]", '"x"'):
        (tmp_path / "open.json").write_text(content, encoding="utf-8")
        found = last_crash(tmp_path)
        assert found is None or found[0] == []
    assert json.loads('"x"') == "x"


def test_the_drafts_of_the_last_run_can_be_reopened(app: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    opened: list[list[Path]] = []
    box = recovery_box([tmp_path / "甲.docx"], "details", opened.append, parent)
    assert isinstance(box, QMessageBox)
    box.defaultButton().click()
    assert opened == [[tmp_path / "甲.docx"]]


def test_our_own_errors_bring_their_sentence() -> None:
    trouble = Trouble.of(DamagedError(detail="zip: bad magic"), Path("甲.docx"))
    assert trouble.message == DamagedError.default
    assert "damaged" in trouble.detail
    assert "zip: bad magic" in trouble.detail
    assert "甲.docx" in trouble.detail


def test_details_of_unknown_errors_hold_nothing_of_the_draft() -> None:
    trouble = Trouble.of(ValueError(_DRAFT), Path("/srv/zhangsan/甲.docx"))
    assert trouble.message == UNKNOWN
    assert "ValueError" in trouble.detail
    assert "水务" not in trouble.detail
    assert "zhangsan" not in trouble.detail
