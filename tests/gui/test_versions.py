"""Two versions of one draft: what was changed since the check before, and what differs from another file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from core.forms.model_draft import load_model
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from tests.gui.conftest import Inline, check_once, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings

_MODEL = load_model("2021")
_CELL = ("requests", "new", "natural_person")


def write(path: Path, new: str = _MODEL.values[_CELL], swap: tuple[str, str] = ("", "")) -> Path:
    text = replace(_MODEL, values={**_MODEL.values, _CELL: new}).text()
    path.write_text(text.replace(*swap) if swap[0] else text, encoding="utf-8")
    return path


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    made = MainWindow(settings, Dispatcher(pool=Inline(), check=check_once))
    qtbot.addWidget(made)
    show(qtbot, made)
    yield made
    made.close()


def rows(window: MainWindow) -> list[list[str]]:
    model = window.versions.window.model
    return [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]


def test_after_a_new_check_the_changes_are_shown(window: MainWindow, tmp_path: Path) -> None:
    path = write(tmp_path / "年报.txt")
    window.open_paths([path])
    assert not window.actions_["earlier_version"].isEnabled()
    window.session.recheck()
    assert "看改动" not in [button.text() for button in window.desk.banner.buttons]
    write(path, "33", ("行政诉讼1件", "行政诉讼7件"))
    window.session.recheck()
    button = next(b for b in window.desk.banner.findChildren(QPushButton) if b.text() == "看改动")
    button.click()
    shown = window.versions.window
    assert shown.isVisible()
    assert shown.sentence.text() == "有改动：表三 1 格、正文 1 段。"
    (place, before, after), (part, old, new) = rows(window)
    assert "自然人" in place
    assert (before, after) == (_MODEL.values[_CELL], "33")
    assert part == "正文"
    assert "【1】" in old
    assert "【7】" in new
    shown.table.selectRow(0)
    location = window.session.location
    assert location is not None
    assert location.cells == (_CELL,)
    shown.table.selectRow(1)
    assert window.session.location is not None
    assert "行政诉讼7件" in window.session.location.description
    shown.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t") == ["位置", "前一版", "现在"]


def test_another_file_is_read_and_compared(window: MainWindow, tmp_path: Path) -> None:
    path, other = write(tmp_path / "年报.txt"), write(tmp_path / "送审稿.txt", "35")
    window.open_paths([path])
    assert window.actions_["other_version"].isEnabled()
    window.versions.compare_with(other)
    assert window.session.path == path  # the shown draft stays the shown one
    assert window.session.files == [path]
    assert window.versions.window.sentence.text() == "有改动：表三 1 格。"
    assert "前一版：送审稿.txt" in window.versions.window.what.text()
    assert [row[1:] for row in rows(window)] == [["35", _MODEL.values[_CELL]]]
    window.versions.compare_with(path.with_name("没有.txt"))
    assert "“没有.txt”没有读成" in window.versions.window.sentence.text()
    assert rows(window) == []


def test_a_report_of_another_organ_is_said_to_be_one(window: MainWindow, tmp_path: Path) -> None:
    window.open_paths([write(tmp_path / "年报.txt")])
    window.versions.compare_with(write(tmp_path / "别家.txt", swap=("水务局", "财政局")))
    assert "与当前稿件不是同一份" in window.versions.window.sentence.text()


def test_reading_another_version_is_cancelled(window: MainWindow, tmp_path: Path) -> None:
    window.open_paths([write(tmp_path / "年报.txt")])
    pool = window.dispatcher._pool
    assert isinstance(pool, Inline)
    pool.hold = True
    window.versions.compare_with(write(tmp_path / "送审稿.txt", "35"))
    assert window.versions.window.sentence.text() == "正在比较…"
    window.versions.window.cancel_button.click()
    assert window.versions.window.sentence.text() == "已取消，没有比较。"
    pool.hold = False
    pool.release()
    assert rows(window) == []


def test_the_window_follows_the_draft(window: MainWindow, tmp_path: Path) -> None:
    path = write(tmp_path / "年报.txt")
    window.open_paths([path])
    window.versions.compare_with(write(tmp_path / "送审稿.txt", "35"))
    tester = QAbstractItemModelTester(
        window.versions.window.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    assert tester.model() is window.versions.window.model
    assert window.versions.window.model.headerData(1, Qt.Orientation.Horizontal) == "前一版"
    window.open_paths([write(tmp_path / "另一份.txt", "40")])
    assert window.versions.window.isHidden()
    window.session.show(path)
    assert window.session.changed_since is None
