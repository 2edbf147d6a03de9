"""A clerk's day in the window, with the worker process that users have: drop, read, jump, decide, mend, check again,
restart, and the next morning the whole folder."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.forms.model_draft import ModelDraft, load_model
from core.review.decisions import State
from gui.app.main_window import MainWindow
from gui.features.batch.model import Column
from gui.state.session import Stage
from tests.support.drafts import to_docx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.state.listed_findings import ListedFinding
    from gui.state.settings import Settings

_SECONDS = 30_000
_MODEL = load_model("2021")
_TYPO = "县局按照《信息公开条例》的要求做好各项工作，，切实加强管理。"


def report(*, total: str = "16", typo: bool = True, more: tuple[str, ...] = ()) -> ModelDraft:
    """An invented report: a sum that fails, a number of the prose that another table denies, wrong words."""
    values = {
        **_MODEL.values, ("requests", "new", "total"): total,
        ("review_litigation", "litigation_after", "total"): "2",
    }  # fmt: skip
    prose = dict(_MODEL.prose)
    prose["overview"] = [*more, *prose["overview"], *([_TYPO] if typo else [])]
    return replace(_MODEL, values=values, prose=prose)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "送审" / "澄阳县水务局2024年年报.docx"
    path.parent.mkdir()
    path.write_bytes(to_docx(report()))
    return path


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    made = begin(qtbot, settings)
    yield made
    made.close()


def begin(qtbot: QtBot, settings: Settings) -> MainWindow:
    """The program is started."""
    made = MainWindow(settings)
    made.recheck_on_save.watcher.set_pace(60, 200)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.showNormal()
        made.resize(1280, 800)
    return made


def drop(window: MainWindow, path: Path, qtbot: QtBot, where: float = 0.3) -> None:
    """A file is dragged over the window and let go of."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPointF(window.width() * where, window.height() / 2)
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(place.toPoint(), *how))
    QApplication.sendEvent(window, QDropEvent(place, *how))
    qtbot.waitUntil(lambda: settled(window), timeout=_SECONDS)


def settled(window: MainWindow) -> bool:
    session = window.session
    read = session.stage is Stage.READY and not session.running and session.finding is not None
    return read and window.recheck_on_save.watcher.knows(session.path)


def find(window: MainWindow, rule: str) -> ListedFinding:
    assert window.session.draft is not None
    return next(e for e in window.session.draft.findings if e.rule == rule)


def walk_to(window: MainWindow, rule: str) -> None:
    """F8 until it is there."""
    for _ in range(len(window.session.visible()) + 1):
        if window.session.finding is find(window, rule):
            return
        QTest.keyClick(window, Qt.Key.Key_F8)
    raise AssertionError(rule)


def save(path: Path, draft: ModelDraft) -> None:
    """As Word saves: a lock file, the new file beside the old, the old away, the new in its place."""
    lock, beside, old = (path.with_name(name) for name in ("~$2024年年报.docx", "~WRD0001.tmp", "~WRL0002.tmp"))
    lock.touch()
    beside.write_bytes(to_docx(draft))
    os.rename(path, old)
    os.rename(beside, path)
    old.unlink()
    lock.unlink()


def line(window: MainWindow) -> str:
    return window.desk.banner.text.text() if window.desk.banner.isVisible() else ""


def state(window: MainWindow, rule: str) -> State:
    return window.session.decisions.state(find(window, rule))


@pytest.mark.slow
def test_a_day(window: MainWindow, file: Path, qtbot: QtBot, settings: Settings) -> None:
    drop(window, file, qtbot)
    assert "必改" in window.desk.verdict.headline.text()
    listed = window.desk.findings.list

    # Reads: the first finding is framed in text and table; a click on another bad cell leads to its finding.
    cells = window.desk.tables.views["review_litigation"]
    window.desk.tables.tabs.setCurrentIndex(2)
    place = window.desk.tables.models["review_litigation"].index_of("review_litigation", "litigation_after", "total")
    QTest.mouseClick(cells.viewport(), Qt.MouseButton.LeftButton, pos=cells.visualRect(place).center())
    assert window.session.finding is find(window, "T401")
    assert any("应为" in text or "相差" in text for text in window.desk.detail.texts())

    # Decides: one adopted, one ignored, one noted.
    walk_to(window, "T301")
    QTest.mouseClick(window.finding_actions.bar.buttons["adopt"], Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "15"
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)  # from the table to the list
    walk_to(window, "T401")
    QTest.keyClick(listed, Qt.Key.Key_I)
    walk_to(window, "W101")
    QTest.keyClick(listed, Qt.Key.Key_N)
    QTest.keyClicks(window.finding_actions.bar.note, "ask the office")
    QTest.keyClick(window.finding_actions.bar.note, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is listed

    # Mends in Word: what was adopted, and a paragraph more above everything. The desk reads it again by itself.
    save(file, report(total="15", more=("县局召开会议，研究部署政府信息公开工作。",)))
    qtbot.waitUntil(lambda: "重新校对完毕" in line(window), timeout=_SECONDS)
    assert "已改好 1 处" in line(window)
    assert "新增" not in line(window)
    assert window.session.finding is find(window, "W101")
    assert state(window, "T401") is State.IGNORED
    assert QApplication.focusWidget() is listed

    # Goes home; the next morning the file has been renamed by somebody.
    window.close()
    renamed = file.with_name("终稿.docx")
    file.rename(renamed)
    later = begin(qtbot, settings)
    try:
        drop(later, renamed, qtbot)
        assert state(later, "T401") is State.IGNORED
        assert later.session.decisions.standing(find(later, "W101")).note == "ask the office"
        # The number that was ignored changes: it has to be looked at again.
        changed = report(total="15")
        values = {**changed.values, ("review_litigation", "litigation_after", "total"): "3"}
        save(renamed, replace(changed, values=values))
        qtbot.waitUntil(lambda: "须重新处理" in line(later), timeout=_SECONDS)
        assert state(later, "T401") is State.PENDING
        # The whole folder.
        drop_folder(later, file.parent, qtbot)
        page = later.batch.page
        model = page.filter
        assert [model.index(row, Column.FILE).data() for row in range(model.rowCount())] == ["终稿.docx"]
        assert "必改" in model.index(0, Column.VERDICT).data()
        QTest.keyClick(page.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: later.desk.isVisible() and settled(later), timeout=_SECONDS)
        assert later.session.path == renamed
    finally:
        later.close()


def drop_folder(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    """A folder is dragged over the window and let go of."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    place = QPointF(window.width() / 2, window.height() / 2)
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(place.toPoint(), *how))
    QApplication.sendEvent(window, QDropEvent(place, *how))
    qtbot.waitUntil(lambda: window.batch.showing and not window.batch.runner.running, timeout=_SECONDS)
