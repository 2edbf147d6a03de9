"""The window as a clerk uses it, with a draft in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from gui.state.listed_findings import Kind
from gui.style.theme import DARK, base_font, theme
from gui.views.cell_delegate import PADDING, badge_width, balanced, text_option
from gui.views.text_frames import line_rects
from tests.gui.conftest import RARE, number_selected

if TYPE_CHECKING:
    from gui.app.main_window import MainWindow

pytestmark = pytest.mark.dressed


def cell_index(window: MainWindow, table: str, row: str, column: str | None) -> QModelIndex:
    return window.desk.tables.models[table].index_of(table, row, column)


def click_cell(window: MainWindow, table: str, row: str, column: str | None) -> None:
    view = window.desk.tables.views[table]
    index = cell_index(window, table, row, column)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def test_it_begins_at_the_first_finding(desk: MainWindow) -> None:
    assert number_selected(desk) == 1
    assert desk.status.standing.text() == "第 1 处，共 6 处"


def test_selecting_a_finding_frames_text_and_cells(desk: MainWindow) -> None:
    desk.desk.findings.list.selectRow(2)
    assert number_selected(desk) == 3
    assert desk.desk.text.frames() == ["行政诉讼1件", "1"]
    assert desk.desk.tables.framed() == [("review_litigation", "litigation_after", "total")]
    assert desk.desk.tables.view is desk.desk.tables.views["review_litigation"]
    card = desk.desk.detail.texts()
    assert "正文与表四不符。" in card
    assert {"现为 1 → 应为 2", "建议", "改为2件"} <= set(card)


def test_marks_stand_behind_rare_characters(desk: MainWindow) -> None:
    desk.session.set_kinds(Kind)
    text = desk.desk.text
    marked = [s.cursor.selectedText() for s in text.extraSelections()]  # type: ignore[attr-defined]
    assert RARE in text.toPlainText()
    assert "供水安全" in marked
    assert "行政诉讼1件" in marked


def test_selecting_scrolls_the_text_into_sight(desk: MainWindow) -> None:
    text = desk.desk.text
    desk.session.select(desk.session.draft.findings[3])  # type: ignore[union-attr]
    rects = [rect for frame in text._frames for rect in line_rects(text, frame[0], frame[1])]
    assert rects
    assert all(text.viewport().rect().contains(rect.toRect()) for rect in rects)


def test_clicking_a_cell_selects_and_cycles(desk: MainWindow) -> None:
    desk.session.select(None)
    picked = []
    for _ in range(3):
        click_cell(desk, "requests", "new", "natural_person")
        picked.append(number_selected(desk))
    assert picked == [1, 2, 1]
    assert desk.desk.findings.list.currentIndex().row() == 0


def test_clicking_a_row_label_and_a_member_of_the_row(desk: MainWindow) -> None:
    click_cell(desk, "requests", "result.refused.third_party", None)
    assert number_selected(desk) == 5
    desk.session.select(None)
    click_cell(desk, "requests", "result.refused.third_party", "company")
    assert number_selected(desk) == 5


def test_clicking_a_clean_cell_changes_nothing(desk: MainWindow) -> None:
    click_cell(desk, "requests", "carried_out", "research")
    assert number_selected(desk) == 1


def test_clicking_marked_text_selects(desk: MainWindow) -> None:
    desk.session.select(desk.session.draft.findings[2])  # type: ignore[union-attr]
    text = desk.desk.text
    middle = next(iter(line_rects(text, *text._frames[0][:2]))).center()
    desk.session.select(None)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=middle.toPoint())
    assert number_selected(desk) == 3


def test_f8_walks_and_turns_round(desk: MainWindow) -> None:
    seen = []
    for _ in range(6):
        QTest.keyClick(desk, Qt.Key.Key_F8)
        seen.append(number_selected(desk))
    assert seen == [2, 3, 4, 5, 7, 1]  # the hint, number 6, is folded away
    QTest.keyClick(desk, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert number_selected(desk) == 7
    assert desk.status.standing.text() == "第 7 处，清单列出 6 处"


def test_hints_are_folded_away_until_asked_for(desk: MainWindow) -> None:
    bar, listed = desk.desk.findings.bar, desk.desk.findings.list
    assert listed.filter.rowCount() == 6
    assert bar.buttons[Kind.HINT].text() == "提示 1"
    bar.buttons[Kind.HINT].click()
    assert listed.filter.rowCount() == 7
    bar.buttons[Kind.ERROR].click()
    assert [e.kind for e in listed.filter.findings()].count(Kind.ERROR) == 0
    assert desk.session.finding is None
    assert desk.desk.tables.framed() == []


def test_signals_do_not_chase_each_other(desk: MainWindow) -> None:
    heard: list[object] = []
    desk.session.selected.connect(heard.append)
    desk.session.select(desk.session.draft.findings[4])  # type: ignore[union-attr]
    assert len(heard) == 1
    desk.desk.findings.list.selectRow(1)
    assert len(heard) == 2


def test_panes_have_names_for_screen_readers(desk: MainWindow) -> None:
    panes = (
        desk.desk.text, desk.desk.pdf, desk.desk.findings.list, desk.desk.detail, desk.desk.tables.tabs,
        *desk.desk.tables.views.values(), *desk.desk.findings.bar.buttons.values(), desk.desk.verdict,
    )  # fmt: skip
    assert all(pane.accessibleName() for pane in panes)


def test_keys_are_shown_and_unique(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions_.by_name.values() for key in action.shortcuts()]
    assert {"Ctrl+O", "F5", "F8", "Shift+F8", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+0", "Ctrl+-", "Ctrl+Q"} <= set(keys)
    assert len(keys) == len(set(keys))


def test_zoom_of_text_and_tables(desk: MainWindow) -> None:
    desk.activateWindow()
    desk.desk.focus_pane(3)
    before = desk.desk.text.font().pointSizeF()
    desk.actions_["zoom_in"].trigger()
    assert desk.desk.text.font().pointSizeF() > before
    desk.actions_["zoom_fit"].trigger()
    assert desk.desk.text.font().pointSizeF() == pytest.approx(before)
    view = desk.desk.tables.view
    small = view.rowHeight(view.model().rowCount() - 1)
    view.zoom(4)
    assert view.rowHeight(view.model().rowCount() - 1) > small


def test_merged_heads_as_in_the_form(desk: MainWindow) -> None:
    view = desk.desk.tables.views["requests"]
    assert (view.rowSpan(0, 0), view.columnSpan(0, 0)) == (3, 3)
    assert view.columnSpan(0, 3) == 7
    assert view.rowSpan(5, 0) == 22


def test_the_keyboard_reaches_cells_and_text(desk: MainWindow) -> None:
    desk.session.select(None)
    view = desk.desk.tables.view
    view.setCurrentIndex(cell_index(desk, "requests", "new", "total"))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert number_selected(desk) == 2
    text = desk.desk.text
    desk.session.select(desk.session.draft.findings[2])  # type: ignore[union-attr]
    place = text._frames[0][0]
    desk.session.select(None)
    cursor = text.textCursor()
    cursor.setPosition(place)
    text.setTextCursor(cursor)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert number_selected(desk) == 3


def test_turning_dark_keeps_everything_in_place(desk: MainWindow) -> None:
    desk.desk.findings.list.selectRow(2)
    framed = desk.desk.text.frames()
    theme().apply("dark")
    try:
        assert desk.desk.text.frames() == framed != []
        assert number_selected(desk) == 3
        assert desk.palette().window().color().name() == DARK.window
    finally:
        theme().apply("light")


def test_qt_speaks_chinese(app: QApplication) -> None:
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    assert {button.text().split("(")[0] for button in box.buttons()} == {"确定", "取消"}
    box.deleteLater()


def test_heads_wrap_evenly(app: QApplication) -> None:
    font = base_font()
    glyph = QFontMetricsF(font).horizontalAdvance("国")
    assert balanced("结果维持", font, glyph * 3.4) == pytest.approx(glyph * 2, abs=2)
    assert balanced("总计", font, glyph * 3.4) == pytest.approx(glyph * 3.4)


def test_rows_grow_with_the_label_as_drawn(desk: MainWindow) -> None:
    view = desk.desk.tables.views["requests"]
    model = view.model_
    font = view.font()
    flagged = model.index_of("requests", "result.refused.third_party", None)
    for cell in model.layout:
        if cell.key or cell.rowspan > 1:
            continue
        width = sum(view.columnWidth(c) for c in range(cell.col, cell.col + cell.colspan))
        faults = model.faults_of(cell)
        assert bool(faults) == ((cell.row, cell.col) == (flagged.row(), flagged.column()))
        room = width - 2 * (PADDING + badge_width(font, faults))
        lines = wrapped_lines(model.face(cell).text, font, room)
        assert view.rowHeight(cell.row) >= lines * QFontMetricsF(font).height()


def wrapped_lines(text: str, font: QFont, width: float) -> int:
    """Counted by painting machinery of Qt's own, not by the delegate's."""
    label = QTextDocument()
    label.setDocumentMargin(0)
    label.setDefaultFont(font)
    label.setDefaultTextOption(text_option())
    label.setPlainText(text)
    label.setTextWidth(width)
    return label.firstBlock().layout().lineCount()
