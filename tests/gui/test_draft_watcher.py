"""Noticing that a draft was saved by another program: on drives that tell nobody, by halves, not answering at all."""

from __future__ import annotations

import gc
import os
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from gui.features.recheck import draft_watcher as watch
from gui.features.recheck.draft_watcher import DraftWatcher, FileState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "年报.docx"
    path.write_bytes(b"first")
    return path


@pytest.fixture
def watcher(app: QApplication, qtbot: QtBot, file: Path) -> Iterator[DraftWatcher]:
    made = DraftWatcher(pause=30, grace=60, poll=40)
    made.reading(file)
    qtbot.waitUntil(lambda: made.knows(file))
    made.watch(file)
    yield made
    made.shut_down()


def deaf(watcher: DraftWatcher) -> None:
    """As on a network drive: the system tells of no change."""
    watcher._watcher.blockSignals(True)


def test_a_thread_that_still_looks_does_not_keep_the_watcher(
    app: QApplication, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, looking = threading.Event(), threading.Event()

    def hang(_path: Path) -> FileState | None:
        looking.set()
        answer.wait(10)
        return None

    monkeypatch.setattr(watch, "_look", hang)
    pool = ThreadPoolExecutor(1)
    made = DraftWatcher(pool=pool)
    made.reading(file)
    assert looking.wait(10)
    made.shut_down()
    kept = weakref.ref(made)
    del made
    gc.collect()
    assert kept() is None  # else it would be taken apart in the thread, and its notifiers with it
    answer.set()
    pool.shutdown()


def test_a_drive_that_tells_nobody_is_looked_at_now_and_then(watcher: DraftWatcher, file: Path, qtbot: QtBot) -> None:
    deaf(watcher)
    with qtbot.waitSignal(watcher.changed):
        beside = file.with_suffix(".tmp")
        beside.write_bytes(b"second, longer")
        os.replace(beside, file)


def test_a_draft_is_told_once_when_it_has_arrived_whole(watcher: DraftWatcher, file: Path, qtbot: QtBot) -> None:
    watcher.set_pace(150, 60, 40)
    reported: list[int] = []
    watcher.changed.connect(lambda path: reported.append(path.stat().st_size))
    with file.open("wb") as stream:
        for _ in range(6):
            stream.write(b"x" * 5000)
            stream.flush()
            qtbot.wait(40)
    qtbot.waitUntil(lambda: bool(reported))
    qtbot.wait(250)
    assert reported == [30_000]


def test_several_saves_in_a_row_are_one_change(watcher: DraftWatcher, file: Path, qtbot: QtBot) -> None:
    watcher.set_pace(150, 60, 40)
    reported: list[Path] = []
    watcher.changed.connect(reported.append)
    for number in range(4):
        old = file.with_name("~WRL0002.tmp")
        os.rename(file, old)
        qtbot.wait(10)  # for a moment there is no file
        file.write_bytes(b"saved" * (number + 2))
        old.unlink()
        qtbot.wait(30)
    qtbot.waitUntil(lambda: bool(reported))
    qtbot.wait(250)
    assert reported == [file]


def test_a_drive_that_does_not_answer_keeps_nobody_waiting(
    watcher: DraftWatcher, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, asked = threading.Event(), []
    look = watch._look

    def hang(path: Path) -> FileState | None:
        asked.append(path)
        answer.wait(10)
        return look(path)

    deaf(watcher)
    qtbot.waitUntil(lambda: not watcher._looking)
    monkeypatch.setattr(watch, "_look", hang)
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.wait(300)  # the window goes on
    assert len(asked) == 1  # and no queue of looks builds up
    file.write_bytes(b"second, longer")
    with qtbot.waitSignal(watcher.changed):
        answer.set()
