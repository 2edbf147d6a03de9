"""Ctrl+C takes rows of the list and cells of the tables along, as text and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.output.clipboard_table import as_html, as_text
from gui.models.findings import HEADS
from tests.gui.conftest import number_selected

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from gui.app.main_window import MainWindow
    from gui.views.findings import FindingsList


def test_a_row_of_the_list_is_copied_whole(desk: MainWindow, qtbot: QtBot) -> None:
    assert desk.session.draft is not None
    desk.session.select(desk.session.draft.findings[2])
    qtbot.keyClick(desk.desk.findings.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    head, row = data.text().split("\n")
    assert head.split("\t") == list(HEADS)
    assert "正文与表四不符" in row
    assert len(row.split("\t")) == len(HEADS)
    assert data.html().count("<tr>") == 2


def test_cells_of_a_table_are_copied(desk: MainWindow, qtbot: QtBot) -> None:
    view = desk.desk.tables.view
    model = view.model_
    first, last = model.index_of("requests", "new", "natural_person"), model.index_of("requests", "new", "company")
    view.setCurrentIndex(first)
    view.selectionModel().select(last, view.selectionModel().SelectionFlag.Select)
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\t") == [first.data(), last.data()]
    assert data.html().count("<td") == 2


def test_several_rows_are_copied(desk: MainWindow, qtbot: QtBot) -> None:
    rows = desk.desk.findings.list
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=_middle(rows, 0))
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, _middle(rows, 2))
    assert number_selected(desk) == 3
    assert len(rows.selectionModel().selectedRows()) == 3
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, _middle(rows, 1))
    desk.actions_["copy_rows"].trigger()
    copied = [line.split("\t")[0] for line in QGuiApplication.clipboard().text().split("\n")]
    assert copied == [HEADS[0], "1", "3"]
    assert desk.session.draft is not None
    desk.session.select(desk.session.draft.findings[3])  # chosen elsewhere: one row again
    assert [index.row() for index in rows.selectionModel().selectedRows()] == [3]


def test_the_card_is_copied(desk: MainWindow, qtbot: QtBot) -> None:
    assert desk.session.draft is not None
    desk.session.select(desk.session.draft.findings[2])
    desk.desk.detail.setFocus()
    qtbot.keyClick(desk.desk.detail, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    by_key = QGuiApplication.clipboard().text()
    assert "正文与表四不符" in by_key
    assert "建议：改为2件" in by_key
    assert "行政诉讼1件" in by_key
    QGuiApplication.clipboard().clear()
    desk.actions_["copy_card"].trigger()
    assert QGuiApplication.clipboard().text() == by_key


def _middle(rows: FindingsList, row: int) -> QPoint:
    return rows.visualRect(rows.model().index(row, 1)).center()


def test_what_was_copied_stays_as_text_when_the_window_closes(desk: MainWindow) -> None:
    desk.actions_["copy_rows"].trigger()
    text = QGuiApplication.clipboard().text()
    desk.close()
    assert QGuiApplication.clipboard().text() == text != ""
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_cells_are_escaped_and_stay_in_their_columns() -> None:
    rows = [["甲\t乙", "<b>=1</b>"]]
    assert as_text(rows) == "甲 乙\t<b>=1</b>"
    assert "&lt;b&gt;=1&lt;/b&gt;" in as_html(rows)
