"""What made people stop in their first ten minutes with the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import Mock

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QStatusTipEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from core.model.mark_places import OUTSIDE
from core.review.decisions import State
from gui.actions.table import MENUS
from gui.models.findings import Column
from gui.state.listed_findings import Kind
from gui.state.report_parts import part_name, part_of
from gui.style.theme import colours, theme
from gui.views.cell_delegate import CellDelegate
from tests.gui.conftest import number_selected

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from gui.app.main_window import MainWindow


def select(window: MainWindow, rule: str) -> None:
    window.session.select(next(e for e in window.session.draft.findings if e.rule == rule))  # type: ignore[union-attr]


def look_elsewhere(window: MainWindow) -> None:
    """Point at a cell that has nothing to do with the selected finding."""
    places = window.session.locations
    assert places is not None
    window.session.point_at(places.of_cell("review_litigation", "reconsideration", "total"))


def test_a_part_whose_findings_the_list_leaves_out_has_them_listed(desk: MainWindow) -> None:
    desk.session.set_kinds({Kind.OPEN})
    sixth = desk.desk.source.parts.buttons[5]
    assert sixth.state.worst == "warning"
    QTest.mouseClick(sixth, Qt.MouseButton.LeftButton)
    assert desk.session.finding is not None
    assert desk.session.finding.rule == "S106"
    assert desk.session.finding in desk.desk.findings.list.filter.findings()


def test_what_stands_around_the_parts_has_one_name(desk: MainWindow) -> None:
    assert part_name(part_of(())) == OUTSIDE
    button = type(desk.desk.source.parts.buttons[0])
    around = desk.session.decisions.part_states()[0].__class__("", "", "", there=True, hints=1)
    assert button(around).words == (OUTSIDE, "1")


def test_a_new_draft_begins_with_its_row_selected(desk: MainWindow) -> None:
    """Qt makes the first row current when the list gets the keyboard before anything is selected."""
    shown = desk.desk.findings.list
    desk.session.select(None)
    shown.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.OtherFocusReason))
    assert shown.currentIndex() == QModelIndex()
    assert desk.session.finding is None
    select(desk, "T303")
    assert [index.row() for index in shown.selectionModel().selectedRows()] == [0]


def test_nothing_is_decided_below_a_card_about_another_place(desk: MainWindow) -> None:
    select(desk, "T303")
    bar = desk.finding_actions.bar
    desk.actions_["ignore"].trigger()
    select(desk, "X402")
    look_elsewhere(desk)
    assert bar.isHidden()
    desk.session.shown_changed.emit()  # as after any decision
    assert bar.isHidden()
    desk.actions_["undo"].trigger()
    assert number_selected(desk) == 1
    assert desk.session.location is None
    assert not bar.isHidden()
    assert "自然人列收支不平衡" in desk.desk.detail.message.text()


def test_a_click_on_the_row_that_is_selected_brings_its_place_back(desk: MainWindow) -> None:
    select(desk, "X402")
    look_elsewhere(desk)
    text, shown = desk.desk.text, desk.desk.findings.list
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    away = text.verticalScrollBar().value()
    place = shown.visualRect(shown.currentIndex().siblingAtColumn(Column.MESSAGE)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.session.location is None
    assert text.verticalScrollBar().value() < away


def test_ignoring_never_leaves_the_panes_without_a_finding(desk: MainWindow) -> None:
    select(desk, "T303")
    seen: list[object] = []
    desk.session.selected.connect(seen.append)
    desk.actions_["ignore"].trigger()
    assert number_selected(desk) == 2
    assert None not in seen
    assert desk.session.decisions.state(desk.session.draft.findings[0]) is State.IGNORED  # type: ignore[union-attr]


def test_after_a_kind_is_ignored_the_next_of_another_kind_is_selected(desk: MainWindow) -> None:
    """Not the one below the last of the kind: what lies between would never be looked at."""
    shown = desk.desk.findings.list
    first, second, third, fourth, *_ = shown.filter.findings()
    assert shown.following(first, among=(first, third)) is second
    assert shown.following(second, among=(second, third)) is fourth
    assert shown.following(first, among=shown.filter.findings()) is None


def test_going_on_beyond_the_end_is_said(desk: MainWindow) -> None:
    shown = desk.desk.findings.list
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert desk.session.finding is shown.filter.findings()[-1]
    desk.statusBar().clearMessage()
    desk.actions_["next"].trigger()
    assert number_selected(desk) == 1
    assert "从第一处接着看" in desk.statusBar().currentMessage()
    desk.actions_["next"].trigger()
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert number_selected(desk) == 1
    desk.actions_["previous"].trigger()
    assert "转到了最后一处" in desk.statusBar().currentMessage()


def test_the_menu_of_the_filter_has_its_ticks_before_the_words(desk: MainWindow) -> None:
    button, menu = desk.desk.findings.bar.choice, desk.desk.findings.bar.menu
    sides: list[Qt.LayoutDirection] = []
    menu.aboutToShow.connect(lambda: (sides.append(menu.layoutDirection()), QTimer.singleShot(0, menu.close)))
    button.click()
    button.showMenu()
    assert set(sides) == {Qt.LayoutDirection.LeftToRight}
    assert button.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_hint_covers_nothing_that_was_said(desk: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    line = desk.statusBar()
    line.showMessage("已忽略这一处")
    QApplication.sendEvent(desk, QStatusTipEvent("记下这一处要改"))  # the mouse rests on a button
    assert line.currentMessage() == "已忽略这一处"
    monkeypatch.setattr(QApplication, "activePopupWidget", lambda: desk.actions_.menus[1])
    QApplication.sendEvent(desk, QStatusTipEvent("记下这一处要改"))  # on the entry of an open menu
    assert line.currentMessage() == "记下这一处要改"
    QApplication.sendEvent(desk, QStatusTipEvent(""))
    assert line.currentMessage() == "已忽略这一处"


def test_behind_the_list_of_a_batch_nothing_is_told_of_the_draft(desk: MainWindow) -> None:
    assert not desk.status.standing.isHidden()
    desk.pages.setCurrentWidget(desk.batch.page)
    assert desk.status.standing.isHidden()
    assert desk.windowTitle().startswith("批量清单")
    desk.show_stage()
    assert not desk.status.standing.isHidden()
    assert desk.windowTitle().startswith("澄阳县水务局.txt")


def test_a_dialog_made_later_has_the_pictures_of_the_theme(window: MainWindow) -> None:
    theme().apply("dark")
    try:
        made = (window.settings_feature.dialog, window.signoff.dialog, window.checked.window, window.versions.window)
        assert all(dialog.property("dark") for dialog in made)
    finally:
        theme().apply("light")


def test_the_first_menu_fits_a_low_screen() -> None:
    """A line is some 29 pixels high, and 768 of them are what many offices have."""
    assert sum(bool(spec.name) for spec in MENUS["文件(&F)"]) <= 21


def test_only_what_changed_is_told_to_the_panes(desk: MainWindow) -> None:
    shown: list[frozenset[int]] = []
    desk.session.shown_changed.connect(lambda: shown.append(frozenset(e.number for e in desk.session.altered)))
    rows: list[tuple[int, int]] = []
    desk.desk.findings.list.model_.dataChanged.connect(lambda first, last, *_: rows.append((first.row(), last.row())))
    select(desk, "T301")
    desk.actions_["adopt"].trigger()
    assert shown == [frozenset({2})]
    assert rows == [(1, 1)]
    desk.session.set_kinds(desk.session.kinds | {Kind.HINT})
    assert [desk.session.draft.findings[n - 1].kind for n in shown[-1]] == [Kind.HINT]  # type: ignore[union-attr]


def test_row_and_status_line_name_a_finding_by_one_number(desk: MainWindow) -> None:
    select(desk, "T301")
    desk.actions_["ignore"].trigger()
    assert number_selected(desk) == 3
    assert desk.status.standing.text().startswith("第 3 处，清单列出 5 处")
    row = desk.desk.findings.list.currentIndex().siblingAtColumn(Column.NUMBER)
    assert row.data() == "3"


def test_no_two_buttons_have_one_name(desk: MainWindow) -> None:
    """Next finding, next hit of a search, next sentence taken over from last year."""
    desk.desk.source.open_find()
    names = [button.text() for button in desk.findChildren(QToolButton) if button.isVisible() and button.text()]
    assert "下一处" in names
    assert "查找下一处" in names
    assert len([name for name in names if name == "下一处"]) == 1


def test_a_draft_that_was_dropped_leads_the_next_dialog_to_its_folder(
    desk: MainWindow, draft_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda _parent, _title, folder, _filter: (begun.append(folder), ([], ""))[1]
    )
    desk.actions_["open"].trigger()
    assert begun == [str(draft_file.parent)]


def test_the_card_answers_before_it_explains(desk: MainWindow) -> None:
    """The sentence, 现为 → 应为, the sum, and only then the places and the rule."""
    select(desk, "X402")
    told = desk.desk.detail.texts()
    assert "正文与表四不符" in told[1]
    assert told[2] == "现为 1 → 应为 2"
    tops = [desk.desk.detail.message.y(), desk.desk.detail.answer.y(), desk.desk.detail.counterparts.y()]
    assert tops == sorted(tops)


def test_within_a_level_findings_stand_in_the_order_of_the_draft(desk: MainWindow) -> None:
    desk.desk.findings.list.sortByColumn(Column.KIND, Qt.SortOrder.AscendingOrder)
    listed = desk.desk.findings.list.filter.findings()
    assert [e.kind for e in listed] == sorted((e.kind for e in listed), key=list(Kind).index)
    for kind in Kind:
        numbers = [e.number for e in listed if e.kind is kind]
        assert numbers == sorted(numbers)


def test_a_head_of_three_characters_is_wrapped_in_a_narrow_column(desk: MainWindow) -> None:
    """Only numbers are drawn the quick way, in one line."""
    view, model = desk.desk.tables.views["requests"], desk.desk.tables.models["requests"]
    for text in ("自然人", "12"):
        cell = next(c for c in model.layout if model.face(c).text == text)
        painter = Mock()
        CellDelegate(view, model)._text(painter, QRectF(0, 0, 36, 60), view, view.font(), model.face(cell), colours())
        assert painter.drawText.called is (text == "12")
        wrapped = [call.args[1].size().height() for call in painter.drawStaticText.call_args_list]
        assert all(height > 1.5 * view.fontMetrics().height() for height in wrapped)
        assert bool(wrapped) is (text == "自然人")


def test_two_sides_that_differ_are_no_answer_where_neither_stands_in_a_cell(desk: MainWindow) -> None:
    """新收12＋结转2 is not 13: no cell holds 13, and 现为 13 → 应为 14 would make one look for it."""
    select(desk, "T303")
    assert desk.desk.detail.answer.isHidden()
    assert "自然人列收支不平衡" in desk.desk.detail.texts()[1]


def test_the_list_of_what_was_checked_leaves_the_place_until_a_row_is_chosen(desk: MainWindow) -> None:
    """Qt makes the first row current when a table gets the keyboard: opening the list moved the text to part one."""
    chosen: list[object] = []
    desk.checked.window.chosen.connect(chosen.append)
    desk.actions_["checked"].trigger()
    rows = desk.checked.window.list
    for focus in (QFocusEvent(QEvent.Type.FocusIn), QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)):
        QApplication.sendEvent(rows, focus)
    assert chosen == []
    rows.selectRow(0)
    assert len(chosen) == 1


def test_the_selected_row_stays_in_sight_when_news_take_room_from_the_list(desk: MainWindow) -> None:
    rows = desk.desk.findings.list
    desk.session.select(desk.session.visible()[-1])
    QApplication.processEvents()
    for height in (260, 150, 120):
        rows.resize(rows.width(), height)
        QApplication.processEvents()
        seen = rows.visualRect(rows.currentIndex())
        assert rows.viewport().rect().contains(seen.center()), height
        assert seen.bottom() <= rows.viewport().height(), height


def test_the_tabs_of_the_tables_have_room_for_their_names_after_they_were_folded_away(
    desk: MainWindow,
) -> None:
    desk.desk.fold._show(False)
    for number, name in enumerate(("表二", "表三　3 处", "表四")):
        desk.desk.tables.tabs.setTabText(number, name)
    desk.desk.tables._mark()
    desk.desk.fold._show(True)
    QApplication.processEvents()
    tabs = desk.desk.tables.tabs
    assert tabs.width() >= tabs.sizeHint().width()
    assert all(tabs.rect().contains(tabs.tabRect(number)) for number in range(3))
