"""A draft is closed while something of it is still under way: nothing of it is touched afterwards."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from core.forms.model_draft import load_model
from gui.app.main_window import MainWindow
from gui.jobs import gc_tuning
from gui.jobs.dispatcher import Dispatcher
from gui.state.session import Stage
from gui.style.theme import theme
from tests.gui.conftest import Bench, check_once, show, turns
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings


def delete_now() -> None:
    """Objects that were to be deleted later are gone now, as they are at the next turn of events."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "甲局.txt", tmp_path / "乙局.txt"]
    for path in paths:
        path.write_text(load_model("2021").text(), encoding="utf-8")
    return paths


def test_while_it_is_taken_up(stepwise: MainWindow, two: list[Path]) -> None:
    """Wherever it stands, the other draft is shown whole; then none, and what waited runs into nothing."""
    text = stepwise.desk.text
    for steps in (0, 1, 4, 7, 9, 12, 16, 24):
        stepwise.open_paths(two[:1])
        turns(stepwise, 200)
        stepwise.open_paths(two[1:])
        turns(stepwise, steps)
        stepwise.close_draft()
        delete_now()
        turns(stepwise, steps)
        text.viewport().repaint()
        turns(stepwise, 200)
        delete_now()
        assert stepwise.session.path == two[0], steps
        assert text.document() is text._own, steps
        documents = [child for child in text.children() if isinstance(child, QTextDocument)]
        assert len(documents) == 1, steps  # what was put together for the draft that was closed has gone
        stepwise.close_draft()
        turns(stepwise, 200)
        delete_now()
        assert stepwise.session.stage is Stage.EMPTY, steps
        assert text.toPlainText() == "", steps


def selected_cell(window: MainWindow) -> None:
    view, model = window.desk.tables.views["requests"], window.desk.tables.models["requests"]
    view.clicked.emit(model.index_of("requests", "new", "total"))


def resized(window: MainWindow) -> None:
    window.desk.text._break_later.start()
    window.resize(1100, 700)


def zoomed(window: MainWindow) -> None:
    window.desk.text.zoom(2)
    window.desk.tables.view.zoom(1)


def recoloured(_window: MainWindow) -> None:
    theme().changed.emit()


def searched(window: MainWindow) -> None:
    window.desk.source.finder.open_bar("公开")
    window.desk.source.finder._search_timer.start()


def checked_again(window: MainWindow) -> None:
    window.session.recheck()


def ignored(window: MainWindow) -> None:
    window.actions_["ignore"].trigger()


def listed(window: MainWindow) -> None:
    window.actions_["checked"].trigger()


def signing(window: MainWindow) -> None:
    window.actions_["sign"].trigger()


DEEDS: list[Callable[[MainWindow], None]] = [
    selected_cell, resized, zoomed, recoloured, searched, checked_again, ignored, listed, signing,
]  # fmt: skip


def test_right_after_anything_was_done(stepwise: MainWindow, two: list[Path], bench: Bench) -> None:
    for deed in DEEDS:
        stepwise.open_paths(two[:1])
        turns(stepwise, 200)
        assert stepwise.session.draft is not None, deed.__name__
        bench.pool.hold = True  # a check that was asked for is not over yet
        deed(stepwise)
        stepwise.close_draft()
        delete_now()
        stepwise.desk.text.viewport().repaint()
        bench.pool.hold = False
        bench.pool.release()
        QCoreApplication.processEvents()
        turns(stepwise, 200)
        delete_now()
        assert stepwise.session.stage is Stage.EMPTY, deed.__name__
        assert stepwise.session.draft is None, deed.__name__
        assert stepwise.desk.text.toPlainText() == "", deed.__name__


@pytest.mark.slow
def test_pages_that_are_being_drawn(
    app: QApplication, qtbot: QtBot, settings: Settings, bench: Bench, tmp_path: Path
) -> None:
    window = MainWindow(settings, Dispatcher(pool=bench.pool, check=check_once), stepwise=True)
    qtbot.addWidget(window)
    show(qtbot, window)
    path = tmp_path / "稿件.pdf"
    path.write_bytes(to_pdf(load_model("2021")).data)
    window.open_paths([path])
    turns(window, 200)
    window.desk.pdf.viewport().repaint()  # asks for its pages
    QTest.mouseClick(window.desk.pdf.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    window.close_draft()
    delete_now()
    turns(window, 200)
    qtbot.waitUntil(lambda: not window.desk.pdf.renderer.busy)
    assert window.session.stage is Stage.EMPTY
    assert not window.desk.pdf.scene().items()
    window.close()


def test_nothing_is_collected_in_a_thread_of_a_check(app: QApplication) -> None:
    """What lies in a cycle with a widget must go in the window's thread."""

    class Knot:
        pass

    before, interval = gc.get_threshold(), gc_tuning.sys.getswitchinterval()
    gc.enable()
    collector = gc_tuning.tune()
    try:
        assert not gc.isenabled()
        knot = Knot()
        knot.itself = knot  # type: ignore[attr-defined]
        gone = weakref.ref(knot)
        del knot
        kept: list[list[int]] = []
        thread = threading.Thread(target=lambda: kept.extend([] for _ in range(5000)))
        thread.start()
        thread.join()
        assert gone() is not None
        collector.collect()
        assert gone() is None
        assert len(kept) == 5000
    finally:
        collector.stop()
        collector.deleteLater()
        gc.set_threshold(*before)
        gc_tuning.sys.setswitchinterval(interval)
