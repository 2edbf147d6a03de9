"""Source, tables and card stay together, whether anything is wrong at a place or not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.model.finding import CellMark
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.models.cell_face import CellRole
from gui.state.listed_findings import CheckedDraft
from gui.state.locations import counterparts, ordinals
from gui.views.text_frames import line_rects
from tests.gui.conftest import Inline, check_once, number_selected
from tests.gui.test_window import cell_index, click_cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings
    from gui.views.form_view import FormView


def text_at(window: MainWindow, words: str) -> QPoint:
    """The middle of words in the text pane, which is scrolled to them."""
    text = window.desk.text
    at = text.toPlainText().index(words)
    cursor = text.textCursor()
    cursor.setPosition(at)
    text.setTextCursor(cursor)
    text.ensureCursorVisible()
    return next(iter(line_rects(text, at, at + len(words)))).center().toPoint()


def framed_words(window: MainWindow) -> list[str]:
    return window.desk.text.pointed()


@pytest.fixture
def really(app: QApplication, qtbot: QtBot, settings: Settings, draft_file: Path) -> Iterator[MainWindow]:
    """The clean model draft, checked for real: its relations hold."""
    window = MainWindow(settings, Dispatcher(pool=Inline(), check=check_once))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.open_paths([draft_file])
    yield window
    window.close()


def test_a_clean_cell_shows_its_place_in_the_text(desk: MainWindow) -> None:
    click_cell(desk, "requests", "result.granted", "natural_person")
    assert number_selected(desk) == 1  # the finding stays
    assert framed_words(desk) == ["7"]
    assert desk.desk.tables.pointed() == [("requests", "result.granted", "natural_person")]
    rects = [r for f in desk.desk.text._pointed for r in line_rects(desk.desk.text, f.start, f.end)]
    assert rects
    assert all(desk.desk.text.viewport().rect().contains(r.toRect()) for r in rects)
    desk.desk.findings.list.selectRow(2)
    assert framed_words(desk) == []
    assert desk.desk.tables.pointed() == []


def test_a_number_of_the_prose_that_holds_shows_its_cells(really: MainWindow) -> None:
    text = really.desk.text
    place = text_at(really, "新收政府信息公开申请15件")
    number = text_at(really, "15件，上年结转")
    assert number.y() == place.y() or number.y() > place.y()
    at = text.toPlainText().index("15件，上年结转")
    rect = next(iter(line_rects(text, at, at + 1)))
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert ("requests", "new", "total") in really.desk.tables.pointed()
    assert really.desk.tables.view is really.desk.tables.views["requests"]


def test_a_cell_that_holds_shows_the_number_of_the_prose(really: MainWindow) -> None:
    click_cell(really, "requests", "new", "total")
    assert framed_words(really)[0] == "15"
    assert len(framed_words(really)) > 1
    assert any("15" in words for words in framed_words(really)[1:])


def test_clicking_a_cell_in_the_text_turns_to_its_table(desk: MainWindow) -> None:
    text = desk.desk.text
    report = desk.session.draft.checked.report  # type: ignore[union-attr]
    cell = report.tables["review_litigation"].get("reconsideration", "upheld")
    assert cell is not None
    start, end = text._map.range(cell.spans[0])
    cursor = text.textCursor()
    cursor.setPosition(start)
    text.setTextCursor(cursor)
    text.ensureCursorVisible()
    rect = next(iter(line_rects(text, start, end)))
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert desk.desk.tables.view is desk.desk.tables.views["review_litigation"]
    assert desk.desk.tables.pointed() == [("review_litigation", "reconsideration", "upheld")]


def test_the_card_says_what_a_clean_cell_was_checked_against(really: MainWindow) -> None:
    click_cell(really, "requests", "new", "total")
    texts = really.desk.detail.texts()
    assert texts[:2] == ["表三“一、本年新收政府信息公开申请数量”行“总计”列", "15"]
    held = [texts[i + 1] for i, words in enumerate(texts) if words == "相符"]
    assert any("收支平衡" in words for words in held)
    assert any(words.startswith("正文收到政府信息公开申请（15）") for words in held)
    assert not really.finding_actions.bar.isVisible()


def test_the_card_comes_back_to_the_finding(desk: MainWindow) -> None:
    finding = desk.desk.detail.message.text()
    click_cell(desk, "requests", "carried_out", "company")
    assert desk.desk.detail.head.text() == "表三“四、结转下年度继续办理”行“商业企业”列"
    assert not desk.finding_actions.bar.isVisible()
    row = desk.desk.findings.list.visualRect(desk.desk.findings.list.currentIndex())
    QTest.mouseClick(desk.desk.findings.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert desk.desk.detail.message.text() == finding
    assert desk.finding_actions.bar.isVisible()


def test_participants_are_told_apart_by_what_differs(desk: MainWindow, draft: CheckedDraft) -> None:
    """Six cells of one row: beside each other the columns are said, the row only where there is room."""
    row = [
        CellMark(table="requests", row="new", column=column, role="participant" if column != "total" else "fault")
        for column in ("total", "natural_person", "company", "research")
    ]
    finding = replace(draft.findings[0], marks=tuple(row))
    places = desk.desk.detail.counterparts
    places.show_finding(draft, finding)
    assert [card.short_place for card in places.cards[1:]] == ["自然人", "商业企业"]
    assert places.zeros == 1  # 科研机构
    assert all("表三" in card.accessibleName() for card in places.cards)


def test_words_are_seen_within_their_sentence(desk: MainWindow) -> None:
    desk.desk.findings.list.selectRow(2)
    around = desk.desk.detail.counterparts.cards[0].counterpart.around
    assert around is not None
    assert around[1] == "行政诉讼1件"
    assert around[0]
    assert around[2]


def test_participants_are_numbered_in_order(desk: MainWindow) -> None:
    finding = desk.session.draft.findings[0]  # type: ignore[union-attr]
    desk.session.select(finding)
    assert ordinals(desk.session.draft.checked.report, finding) == {2: 1}  # type: ignore[union-attr]
    model = desk.desk.tables.models["requests"]
    face = model.index_of("requests", "result.total", "natural_person").data(CellRole.FACE)
    assert (face.selected, face.ordinal) == ("participant", 1)
    fault = model.index_of("requests", "new", "natural_person").data(CellRole.FACE)
    assert (fault.selected, fault.ordinal) == ("fault", None)
    assert [frame.ordinal for frame in desk.desk.text._frames] == [None, None, 1]


def test_the_card_shows_the_counterpart_and_goes_there(desk: MainWindow) -> None:
    desk.desk.findings.list.selectRow(2)
    cards = desk.desk.detail.counterparts.cards
    assert [card.counterpart.role for card in cards] == ["fault", "participant"]
    assert "行政诉讼1件" in cards[0].value_text()
    assert cards[1].value_text() == "1"
    assert "表四" in cards[1].counterpart.where
    assert "参与 1" in cards[1].accessibleName()
    desk.desk.tables.tabs.setCurrentIndex(0)
    QTest.keyClick(cards[1], Qt.Key.Key_Return)
    assert desk.desk.tables.view is desk.desk.tables.views["review_litigation"]
    assert desk.desk.tables.pointed() == [("review_litigation", "litigation_after", "total")]
    assert framed_words(desk) == ["1"]
    assert number_selected(desk) == 3


def test_last_years_cell_stands_beside_this_years(draft: CheckedDraft) -> None:
    report = draft.checked.report
    before = replace(report, previous=report)
    finding = draft.findings[0]
    with_last_year = CheckedDraft.of(type(draft.checked)(draft.checked.path, before, draft.checked.result))
    assert [c.before for c in counterparts(with_last_year, finding)] == ["12", "2", "13"]
    assert [c.before for c in counterparts(draft, finding)] == [None, None, None]


def test_dragging_over_cells_adds_them_up(desk: MainWindow) -> None:
    view = desk.desk.tables.views["requests"]
    first = cell_index(desk, "requests", "new", "natural_person")
    last = cell_index(desk, "requests", "carried_in", "company")
    view.reveal([first])
    start, end = view.visualRect(first).center(), view.visualRect(last).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert desk.status.tally.isVisible()
    assert desk.status.tally.text() == "选中 4 格，合计 17"
    assert number_selected(desk) == 1
    desk.desk.tables.tabs.setCurrentIndex(0)
    assert not desk.status.tally.isVisible()


def test_shift_and_arrows_add_up_too(desk: MainWindow) -> None:
    view = desk.desk.tables.views["requests"]
    view.setCurrentIndex(cell_index(desk, "requests", "new", "natural_person"))
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert desk.status.tally.text() == "选中 2 格，合计 15"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert desk.status.tally.text() == ""


def zoomed(window: MainWindow) -> FormView:
    view = window.desk.tables.views["requests"]
    view.zoom(8)
    assert view.horizontalScrollBar().maximum() > 0
    return view


def test_row_labels_stay_while_scrolling_sideways(desk: MainWindow) -> None:
    view = zoomed(desk)
    assert not view.frozen.labels.isVisible()
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    labels = view.frozen.labels
    assert labels.isVisible()
    assert labels.width() <= view.viewport().width() * 0.56
    index = cell_index(desk, "requests", "result.refused.third_party", None)
    beside = cell_index(desk, "requests", "result.refused.third_party", "total")
    assert labels.visualRect(index).center().y() == view.visualRect(beside).center().y()
    assert labels.viewport().rect().contains(labels.visualRect(index).center().x(), 1)


def test_a_cell_under_the_labels_is_brought_out(desk: MainWindow) -> None:
    view = zoomed(desk)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    index = cell_index(desk, "requests", "new", "natural_person")
    view.reveal([index])
    left, top = view.frozen.covered
    rect = view.visualRect(index)
    assert rect.left() >= left
    assert rect.top() >= top
    assert view.viewport().rect().contains(rect)


def test_the_wheel_over_the_labels_scrolls_all(desk: MainWindow, qtbot: QtBot) -> None:
    view = zoomed(desk)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    place = QPointF(20, 120)
    event = QWheelEvent(
        place, QPointF(view.frozen.labels.viewport().mapToGlobal(place.toPoint())), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.frozen.labels.viewport(), event)
    assert view.verticalScrollBar().value() > 0
    assert view.frozen.labels.verticalScrollBar().value() == view.verticalScrollBar().value()


def test_a_merged_label_counts_as_one_cell(desk: MainWindow) -> None:
    view = desk.desk.tables.views["requests"]
    index = cell_index(desk, "requests", "new", None)
    view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert not view.many_selected
    assert desk.status.tally.text() == ""
