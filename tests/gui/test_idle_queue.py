"""Long work in pieces, and the window's answers in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer

from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.jobs.idle_queue import IdleQueue
from gui.style.theme import DARK, LIGHT, Theme, theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings
    from tests.gui.conftest import Bench

pytestmark = pytest.mark.dressed


def test_each_piece_has_a_turn_of_its_own(app: QApplication, qtbot: QtBot) -> None:
    done: list[str] = []
    queue = IdleQueue()

    def long() -> Iterator[None]:
        for i in range(3):
            done.append(f"piece {i}")
            QTimer.singleShot(0, lambda: done.append("answer"))
            yield

    queue.add(long)
    queue.add(lambda: done.append("last"))
    assert done == []
    assert not queue.idle
    qtbot.waitUntil(lambda: "last" in done)
    qtbot.waitUntil(lambda: queue.idle)
    assert [d for d in done if d != "answer"] == ["piece 0", "piece 1", "piece 2", "last"]
    for i in range(2):  # between two pieces the event loop had its say
        assert "answer" in done[done.index(f"piece {i}") : done.index(f"piece {i + 1}")]


def test_a_broken_work_does_not_hold_up_the_next(app: QApplication, qtbot: QtBot) -> None:
    done: list[str] = []
    queue = IdleQueue()

    def broken() -> None:
        raise RuntimeError("broken on purpose")

    with qtbot.captureExceptions() as errors:
        queue.add(broken)
        queue.add(lambda: done.append("next"))
        qtbot.waitUntil(lambda: bool(done))
    assert len(errors) == 1


class Paintings(QObject):
    """Counts how often something is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_an_exchanged_draft_is_seen_only_when_it_is_complete(
    app: QApplication, qtbot: QtBot, settings: Settings, bench: Bench, draft_file: Path, tmp_path: Path
) -> None:
    """Taken up in many steps, with the window alive in between; painted once everything stands."""
    desk = MainWindow(settings, Dispatcher(pool=bench.pool, check=bench.check), stepwise=True)
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.open_paths([draft_file])
    qtbot.waitUntil(lambda: desk.idle_queue.idle)
    other = tmp_path / "另一份.txt"
    other.write_bytes(draft_file.read_bytes())
    painted = Paintings()
    desk.desk.text.viewport().installEventFilter(painted)
    desk.open_paths([other])
    beats: list[tuple[bool, int]] = []
    beat = QTimer(desk)
    beat.timeout.connect(lambda: beats.append((desk.desk.updatesEnabled(), painted.count)))
    with qtbot.waitSignal(desk.session.draft_shown):
        beat.start(0)
        painted.count = 0
    before = [count for enabled, count in beats if not enabled]
    assert len(before) > 5
    assert set(before) == {0}
    qtbot.waitUntil(desk.desk.updatesEnabled)  # in the turn after the last step
    assert desk.session.finding is not None
    assert desk.desk.text.frames()
    qtbot.waitUntil(lambda: painted.count > 0)
    desk.close_draft()
    qtbot.waitUntil(lambda: desk.desk.updatesEnabled())
    desk.close_draft()
    assert desk.desk.updatesEnabled()


def test_a_theme_is_put_on_unseen(desk: MainWindow, qtbot: QtBot, app: QApplication) -> None:
    in_steps = Theme(IdleQueue(app).add)
    beats: list[bool] = []
    beat = QTimer(desk)
    beat.timeout.connect(lambda: beats.append(desk.updatesEnabled()))
    beat.start(0)
    try:
        in_steps.apply("dark")
        qtbot.waitUntil(lambda: False in beats and beats[-1])
        assert desk.grab().toImage().pixelColor(3, desk.height() // 2).name() == DARK.window
    finally:
        theme().apply("light")
        assert theme().colours is LIGHT
