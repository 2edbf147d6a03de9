"""Ctrl+V: the text of a draft, copied from Word, a browser or an editor, is checked without a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.pipeline.check_draft import check_file
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.state.session import Stage
from tests.gui.conftest import Inline
from tests.support.drafts import distinct, expected, to_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings

NAME = Path("粘贴的稿件")


@pytest.fixture
def real(app: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """A window that really checks, on the spot."""
    window = MainWindow(settings, Dispatcher(pool=Inline(), check=check_file))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()
    QGuiApplication.clipboard().clear()


def put(html: str | None = None, text: str | None = None, file: Path | None = None) -> None:
    data = QMimeData()
    if html is not None:
        data.setHtml(html)
    if text is not None:
        data.setText(text)
    if file is not None:
        data.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(data)


def press(qtbot: QtBot, window: MainWindow) -> None:
    focused = QApplication.focusWidget() or window
    qtbot.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def assert_all_cells(window: MainWindow) -> None:
    draft = window.session.draft
    assert draft is not None
    for (table, row, column), number in expected(distinct()).items():
        cell = draft.checked.report.tables[table].cells[row, column]
        assert (str(cell.value), cell.certain) == (number, True)


def test_a_report_copied_in_a_browser(real: MainWindow, qtbot: QtBot) -> None:
    put(to_html(distinct(), site=True).decode(), "一、总体情况")
    press(qtbot, real)
    assert real.session.stage is Stage.READY
    assert real.session.path == NAME
    assert NAME.name in real.windowTitle()
    assert_all_cells(real)
    assert distinct().title in real.desk.text.toPlainText()


def test_text_with_tabs_beside_an_open_draft(real: MainWindow, qtbot: QtBot) -> None:
    put(text=distinct().text())
    press(qtbot, real)
    assert_all_cells(real)
    first = real.session.draft
    put(text=distinct(first=301).text())
    press(qtbot, real)
    assert real.session.path == Path("粘贴的稿件 2")
    assert real.session.draft is not first
    assert real.files.count() == 2
    real.files.setCurrentIndex(0)
    assert real.session.draft is first


def test_checked_again_it_is_the_same_text(real: MainWindow, qtbot: QtBot) -> None:
    put(text=distinct().text())
    press(qtbot, real)
    QGuiApplication.clipboard().setText("别的内容")
    real.actions_["recheck"].trigger()
    assert real.session.stage is Stage.READY
    assert_all_cells(real)


def test_it_is_not_listed_as_a_file(real: MainWindow, qtbot: QtBot, settings: Settings) -> None:
    put(text=distinct().text())
    press(qtbot, real)
    assert settings.recent == []
    real.actions_["close"].trigger()
    assert real.session.stage is Stage.EMPTY


@pytest.mark.parametrize("words", ["", "5件", "依法公开政府信息公开申请"])
def test_a_word_is_no_draft(real: MainWindow, qtbot: QtBot, words: str) -> None:
    """A correction that was copied a moment ago goes into the word processor; here it changes nothing."""
    put(f"<p style='font-family: {'x' * 200}'>{words}</p>", words)
    press(qtbot, real)
    assert real.session.stage is Stage.EMPTY
    assert "剪贴板里没有稿件" in real.statusBar().currentMessage()


def test_text_that_is_no_report_gets_a_sentence(real: MainWindow, qtbot: QtBot) -> None:
    put(text="会议通知。" * 60)
    press(qtbot, real)
    assert real.session.stage is Stage.FAILED
    assert "没有找到年度报告的章节和表格" in real.failure_page.sentence.text()


def test_a_copied_file_is_opened(real: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "年报.txt"
    file.write_text(distinct().text(), "utf-8")
    put(text=str(file), file=file)
    press(qtbot, real)
    assert real.session.path == file
    assert_all_cells(real)


def test_a_field_keeps_its_own_paste(real: MainWindow, qtbot: QtBot) -> None:
    put(text=distinct().text())
    press(qtbot, real)
    real.actions_["find"].trigger()
    QGuiApplication.clipboard().setText("总体情况")
    press(qtbot, real)
    assert real.files.count() == 1
    assert "总体情况" in real.desk.source.finder.field.text()
