"""Finding words in text and on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.forms.model_draft import load_model
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from tests.gui.conftest import RARE, Inline, check_once
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings
    from gui.views.find_bar import FindBar


def search(window: MainWindow, words: str, qtbot: QtBot) -> FindBar:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = window.desk.source.finder
    assert bar.isVisible()
    bar.field.clear()
    bar.field.insert(words)
    qtbot.waitUntil(lambda: not bar._search_timer.isActive())
    return bar


def tinted(window: MainWindow) -> list[str]:
    from gui.style.theme import colours

    text = window.desk.text
    grounds = (colours().accent, colours().select)
    return [
        s.cursor.selectedText()  # type: ignore[attr-defined]
        for s in text.extraSelections()
        if s.format.background().color().name() in grounds  # type: ignore[attr-defined]
    ]


@pytest.fixture
def pages(app: QApplication, qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "稿件.pdf"
    path.write_bytes(to_pdf(load_model("2021")).data)
    window = MainWindow(settings, Dispatcher(pool=Inline(), check=check_once))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.open_paths([path])
    yield window
    window.close()


def test_hits_are_counted_and_walked(desk: MainWindow, qtbot: QtBot) -> None:
    bar = search(desk, "政府信息公开申请", qtbot)
    count = desk.desk.text.toPlainText().count("政府信息公开申请")
    assert count > 2
    assert bar.count.text() == f"第 1 处，共 {count} 处"
    assert tinted(desk) == ["政府信息公开申请"] * count
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.current == 1
    QTest.keyClick(desk, Qt.Key.Key_F3)
    assert bar.current == 2
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(desk, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(desk, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bar.current == count - 1


def test_hits_behind_rare_characters_are_framed_right(desk: MainWindow, qtbot: QtBot) -> None:
    search(desk, f"{RARE[-1]}供水安全", qtbot)
    assert tinted(desk) == [f"{RARE[-1]}供水安全"]


def test_nothing_found_is_said(desk: MainWindow, qtbot: QtBot) -> None:
    bar = search(desk, "查无此词", qtbot)
    assert bar.count.text() == "没有找到"
    assert not bar.next_button.isEnabled()
    assert tinted(desk) == []


def test_escape_closes_and_returns_to_the_source(desk: MainWindow, qtbot: QtBot) -> None:
    desk.activateWindow()
    bar = search(desk, "申请", qtbot)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert tinted(desk) == []
    assert desk.focusWidget() is desk.desk.text


def test_a_word_being_composed_is_left_alone(desk: MainWindow, qtbot: QtBot) -> None:
    bar = search(desk, "", qtbot)
    composing = QInputMethodEvent("shenqing", [])
    QApplication.sendEvent(bar.field, composing)
    assert not bar._search_timer.isActive()
    assert bar.field.text() == ""
    chosen = QInputMethodEvent()
    chosen.setCommitString("申请")
    QApplication.sendEvent(bar.field, chosen)
    assert bar.field.text() == "申请"
    qtbot.waitUntil(lambda: bool(bar.hits))


def test_a_hit_in_a_table_moves_the_tables(desk: MainWindow, qtbot: QtBot) -> None:
    desk.desk.tables.tabs.setCurrentIndex(0)
    search(desk, "保护第三方合法权益", qtbot)
    assert ("requests", "result.refused.third_party", None) in desk.desk.tables.pointed()
    assert desk.desk.tables.view is desk.desk.tables.views["requests"]


def test_the_search_goes_on_in_the_next_draft(desk: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    bar = search(desk, "申请", qtbot)
    hits = len(bar.hits)
    other = tmp_path / "另一份.txt"
    other.touch()
    desk.open_paths([other])
    qtbot.waitUntil(lambda: len(bar.hits) == hits)
    assert len(tinted(desk)) == hits


def test_hits_on_pages_have_boxes(pages: MainWindow, qtbot: QtBot) -> None:
    bar = search(pages, "行政诉讼", qtbot)
    pdf = pages.desk.pdf
    assert len(bar.hits) > 1
    assert len(pdf._hits) >= len(bar.hits)
    document = pages.session.draft.checked.document  # type: ignore[union-attr]
    boxes = document.boxes_of(bar.hits[0])
    current = [item for item in pdf._hits if item.current]
    assert len(current) == len(boxes)
    centre = current[0].boundingRect().center()
    assert boxes[0].x0 < centre.x() < boxes[0].x1
    for _ in bar.hits:
        bar.step(1)
        item = next(item for item in pdf._hits if item.current)
        sight = pdf.mapToScene(pdf.viewport().rect()).boundingRect()
        assert sight.contains(item.mapToScene(item.boundingRect().center()))
    bar.close_bar()
    assert pdf._hits == []


def test_pages_are_turned(pages: MainWindow) -> None:
    source, pdf = pages.desk.source, pages.desk.pdf
    count = len(pdf._pages)
    assert count > 2
    assert source.pages.text() == f"/ {count} 页"
    assert source.page.value() == 1
    pages.actions_["page_next"].trigger()
    assert (source.page.value(), pdf.page) == (2, 2)
    pages.actions_["page_previous"].trigger()
    assert source.page.value() == 1
    pages.actions_["go_to_page"].trigger()
    assert source.page.lineEdit().selectedText() == "1"
    QTest.keyClicks(source.page, "3")
    QTest.keyClick(source.page, Qt.Key.Key_Return)
    assert pdf.page == 3
    QTest.keyClick(pdf, Qt.Key.Key_End)
    assert pdf.page == count
    QTest.keyClick(pdf, Qt.Key.Key_Home)
    assert pdf.page == 1


def test_text_drafts_have_no_page_buttons(desk: MainWindow) -> None:
    assert not desk.desk.source.page.isVisible()
    assert not desk.actions_["go_to_page"].isEnabled()
    assert desk.actions_["find"].isEnabled()


def test_clicking_a_clean_number_on_a_page_points_at_its_cell(pages: MainWindow) -> None:
    pdf = pages.desk.pdf
    report = pages.session.draft.checked.report  # type: ignore[union-attr]
    cell = report.tables["requests"].get("result.granted", "total")
    assert cell is not None
    box = report.document.boxes_of(cell.spans)[0]
    pdf.go_to_page(box.page)
    page = pdf._pages[box.page - 1]
    place = pdf.mapFromScene(page.mapToScene((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2))
    if not pdf.viewport().rect().contains(place):
        pdf.centerOn(page.mapToScene(box.x0, box.top))
        place = pdf.mapFromScene(page.mapToScene((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2))
    QTest.mouseClick(pdf.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pages.desk.tables.pointed() == [("requests", "result.granted", "total")]
    assert len(pdf._pointed) >= 1
