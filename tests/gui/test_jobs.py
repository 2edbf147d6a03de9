"""Checks in real threads: progress, cancel, errors, and nothing left behind."""

from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from core.base.errors import Cancelled, EncryptedError
from gui.jobs.dispatcher import Dispatcher
from gui.state.listed_findings import CheckedDraft
from tests.gui.conftest import made_report, make_checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from core.base.progress import Progress
    from core.pipeline.checked import Checked


class Gate:
    """A check that waits until it is let go, reporting as it goes."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.go = threading.Event()
        self.ended: list[str] = []

    def check(self, path: Path, progress: Progress) -> Checked:
        progress("读取文件", 0.0)
        self.started.set()
        assert self.go.wait(30)
        try:
            progress("逐项核对", 0.8)
        except Cancelled:
            self.ended.append("cancelled")
            raise
        if path.stem == "锁":
            raise EncryptedError
        self.ended.append("done")
        return make_checked(path)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def dispatcher(app: QApplication, gate: Gate) -> Iterator[Dispatcher]:
    made = Dispatcher(check=gate.check)
    yield made
    gate.go.set()
    made.shut_down()


def test_progress_and_result_arrive(dispatcher: Dispatcher, gate: Gate, qtbot: QtBot) -> None:
    stages: list[str] = []
    dispatcher.progressed.connect(lambda _path, stage, _fraction: stages.append(stage))
    with qtbot.waitSignal(dispatcher.finished, timeout=30_000) as caught:
        dispatcher.start(Path("甲.txt"))
        assert dispatcher.busy
        gate.go.set()
    assert caught.args is not None
    assert caught.args[0] == Path("甲.txt")
    assert stages == ["读取文件", "逐项核对"]
    assert not dispatcher.busy


def test_cancel_frees_the_window_at_once(dispatcher: Dispatcher, gate: Gate, qtbot: QtBot) -> None:
    finished: list[object] = []
    dispatcher.finished.connect(lambda *args: finished.append(args))
    dispatcher.start(Path("甲.txt"))
    assert gate.started.wait(30)
    with qtbot.waitSignal(dispatcher.cancelled, timeout=30_000):
        dispatcher.cancel()
    assert not dispatcher.busy
    gate.go.set()
    dispatcher.shut_down()
    assert gate.ended == ["cancelled"]
    assert finished == []


def test_errors_arrive_as_they_are(dispatcher: Dispatcher, gate: Gate, qtbot: QtBot) -> None:
    gate.go.set()
    with qtbot.waitSignal(dispatcher.failed, timeout=30_000) as caught:
        dispatcher.start(Path("锁.docx"))
    assert caught.args is not None
    assert isinstance(caught.args[1], EncryptedError)


def test_only_the_newest_is_heard_of(dispatcher: Dispatcher, gate: Gate, qtbot: QtBot) -> None:
    paths: list[Path] = []
    dispatcher.finished.connect(lambda path, _checked: paths.append(path))
    dispatcher.start(Path("甲.txt"))
    assert gate.started.wait(30)
    dispatcher.start(Path("乙.txt"))
    with qtbot.waitSignal(dispatcher.finished, timeout=30_000):
        gate.go.set()
    dispatcher.shut_down()
    QApplication.processEvents()
    assert paths == [Path("乙.txt")]
    assert "cancelled" in gate.ended


def test_a_draft_is_freed_without_the_garbage_collector(tmp_path: Path) -> None:
    """Drafts are kept out of the collector's sight, so nothing in them may hold itself."""
    draft = CheckedDraft.of(make_checked(tmp_path / "稿件.txt"))
    _ = draft.prints
    made_report.cache_clear()  # the tests keep what they share
    gone = weakref.ref(draft.index), weakref.ref(draft.checked.report)
    made_report.cache_clear()  # made for all tests, it would be held by that
    gc.disable()
    try:
        del draft
        assert [ref() for ref in gone] == [None, None]
    finally:
        gc.enable()
