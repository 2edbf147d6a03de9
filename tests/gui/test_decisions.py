"""Deciding as a clerk does: with single keys in the list, with buttons, taken back, and still there tomorrow."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from core.review.decisions import Decision, State
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.models.findings import Column
from gui.state.listed_findings import Kind, ListedFinding
from gui.state.settings import Settings
from gui.style.theme import colours
from tests.gui.conftest import Bench, number_selected, show

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def finding(window: MainWindow, number: int) -> ListedFinding:
    assert window.session.draft is not None
    return window.session.draft.findings[number - 1]


def state(window: MainWindow, number: int) -> State:
    return window.session.decisions.state(finding(window, number))


def listed(window: MainWindow) -> list[int]:
    return [e.number for e in window.desk.findings.list.filter.findings()]


def press(window: MainWindow, key: Qt.Key, number: int | None = None) -> None:
    """A key in the list, with this finding selected."""
    if number is not None:
        window.session.select(finding(window, number))
    window.activateWindow()
    window.desk.findings.list.setFocus()
    QTest.keyClick(window.desk.findings.list, key)


def undo(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def redo(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)


def headline(window: MainWindow) -> str:
    return window.desk.verdict.headline.text() + window.desk.verdict.addition.text()


def again(window: MainWindow, qtbot: QtBot, bench: Bench, draft_file: Path) -> MainWindow:
    """The program closed and started anew with the same data."""
    settings = Settings(window.settings._own)
    window.close()
    made = MainWindow(settings, Dispatcher(pool=bench.pool, check=bench.check))
    qtbot.addWidget(made)
    show(qtbot, made)
    made.open_paths([draft_file])
    return made


def test_a_adopts_and_copies_the_correction(desk: MainWindow) -> None:
    press(desk, Qt.Key.Key_A, 3)
    assert state(desk, 3) is State.ADOPTED
    assert QApplication.clipboard().text() == "2"
    assert number_selected(desk) == 3  # to be mended now
    assert desk.statusBar().currentMessage() == "已记下要改，“2”已复制，请到稿件中粘贴；稿件尚未改动"
    assert "有 3 处必改" in headline(desk)  # it is not mended yet
    assert "1 处要改、待改稿" in headline(desk)
    assert desk.finding_actions.bar.state.text() == "要改：已记下，稿件尚未改动"


def test_where_nothing_can_be_pasted_an_earlier_correction_is_not_left_to_be_pasted(desk: MainWindow) -> None:
    adopt = desk.actions_["adopt"]
    desk.session.select(finding(desk, 3))
    assert adopt.text() == "要改并复制“2”"
    press(desk, Qt.Key.Key_A, 3)
    press(desk, Qt.Key.Key_A, 2)
    assert adopt.text() == "要改"
    assert QApplication.clipboard().text() == ""
    assert desk.statusBar().currentMessage() == "已记下要改，请按建议修改稿件；稿件尚未改动"
    QApplication.clipboard().setText("别处复制的")
    press(desk, Qt.Key.Key_A, 1)
    assert QApplication.clipboard().text() == "别处复制的"


def test_progress_is_told_and_decided_rows_fade(desk: MainWindow) -> None:
    assert desk.status.standing.text() == "第 1 处，共 6 处"
    press(desk, Qt.Key.Key_A, 3)
    assert desk.status.standing.text() == "第 3 处，共 6 处　已处理 1/6"
    press(desk, Qt.Key.Key_I, 1)
    assert desk.status.standing.text().endswith("清单列出 5 处　已处理 2/6")
    model = desk.desk.findings.list.model_
    muted = QColor(colours().muted)
    inks = [model.index(row, Column.MESSAGE).data(Qt.ItemDataRole.ForegroundRole) for row in range(3)]
    assert inks == [muted, None, muted]


def test_undo_says_what_was_undone(desk: MainWindow) -> None:
    press(desk, Qt.Key.Key_I, 2)
    desk.actions_["undo"].trigger()
    assert desk.statusBar().currentMessage() == "已撤销：“忽略此处”（第 2 处）"
    desk.actions_["redo"].trigger()
    assert desk.statusBar().currentMessage() == "已重做：“忽略此处”（第 2 处）"


def test_i_ignores_and_goes_on(desk: MainWindow) -> None:
    press(desk, Qt.Key.Key_I, 2)
    assert state(desk, 2) is State.IGNORED
    assert number_selected(desk) == 3
    assert 2 not in listed(desk)
    assert "有 2 处必改" in headline(desk)
    assert "已忽略 1 处" in headline(desk)
    assert desk.desk.findings.bar.buttons[Kind.ERROR].text() == "必改 2"
    cell = desk.desk.tables.models["requests"].index_of("requests", "new", "total")
    assert desk.desk.tables.models["requests"].findings_at(cell) == [finding(desk, 2)]
    assert desk.desk.tables.framed() == [("review_litigation", "litigation_after", "total")]


def test_undo_and_redo_of_everything(desk: MainWindow) -> None:
    press(desk, Qt.Key.Key_A, 3)
    press(desk, Qt.Key.Key_I, 1)
    press(desk, Qt.Key.Key_I, 4)
    assert [state(desk, n).value for n in (1, 3, 4)] == ["ignored", "adopted", "ignored"]
    undo(desk)
    assert state(desk, 4) is State.PENDING
    assert number_selected(desk) == 4
    undo(desk)
    undo(desk)
    assert [state(desk, n) for n in (1, 3, 4)] == [State.PENDING] * 3
    assert headline(desk).startswith("有 3 处必改")
    redo(desk)
    assert state(desk, 3) is State.ADOPTED
    assert "撤销" in desk.actions_["undo"].text()


def test_letters_do_nothing_outside_the_list(desk: MainWindow) -> None:
    desk.activateWindow()
    desk.desk.findings.bar.search.setFocus()
    QTest.keyClicks(desk.desk.findings.bar.search, "ain")
    assert desk.desk.findings.bar.search.text() == "ain"
    desk.desk.findings.bar.search.clear()
    for pane in (desk.desk.text, desk.desk.tables.view):
        pane.setFocus()
        QTest.keyClicks(pane, "ain")
    assert all(state(desk, n) is State.PENDING for n in range(1, 8))
    assert not desk.finding_actions.bar.note.isVisible()


def test_reasons_are_kept_and_shown(desk: MainWindow) -> None:
    desk.session.select(finding(desk, 4))
    reason = desk.finding_actions.reasons.actions()[0]
    reason.trigger()
    assert state(desk, 4) is State.IGNORED
    desk.session.select(finding(desk, 4))  # selecting it elsewhere brings it back into the list
    assert 4 in listed(desk)
    assert desk.finding_actions.bar.state.text() == f"已忽略（只这一处）：{reason.text()}"
    desk.actions_["restore"].trigger()
    assert state(desk, 4) is State.PENDING


def test_ignored_ones_can_be_listed(desk: MainWindow) -> None:
    press(desk, Qt.Key.Key_I, 1)
    actions = desk.desk.findings.bar.state_actions
    actions[State.IGNORED].trigger()
    assert 1 in listed(desk)
    actions[State.PENDING].trigger()
    assert listed(desk) == [1]
    assert desk.desk.findings.list.model().index(0, Column.STATE).data() == "已忽略"
    assert actions[State.IGNORED].text().endswith("1")


def test_everything_ignored_is_not_fit_for_signature_without_a_word(desk: MainWindow) -> None:
    for number in (1, 2, 3, 4, 5, 7):
        press(desk, Qt.Key.Key_I, number)
    assert listed(desk) == []
    assert headline(desk) == "没有待处理的必改项已忽略 6 处，其中必改 3 处，请确认后送签"


def test_a_note_is_written_in_the_card_and_kept(desk: MainWindow, qtbot: QtBot) -> None:
    press(desk, Qt.Key.Key_N, 2)
    editor = desk.finding_actions.bar.note
    assert editor.hasFocus()
    QTest.keyClicks(editor, "asked")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert desk.desk.findings.list.hasFocus()
    assert desk.session.decisions.standing(finding(desk, 2)).note == "asked"
    assert state(desk, 2) is State.PENDING
    desk.session.select(finding(desk, 1))
    assert not editor.isVisible()
    desk.session.select(finding(desk, 2))
    assert editor.isVisible()
    assert editor.toPlainText() == "asked"
    press(desk, Qt.Key.Key_I)
    assert desk.session.decisions.standing(finding(desk, 2)).note == "asked"
    undo(desk)
    undo(desk)
    assert desk.session.decisions.standing(finding(desk, 2)).note == ""


def test_a_note_half_written_is_kept_when_another_finding_is_chosen(desk: MainWindow) -> None:
    press(desk, Qt.Key.Key_N, 1)
    QTest.keyClicks(desk.finding_actions.bar.note, "half")
    desk.session.select(finding(desk, 3))
    assert desk.session.decisions.standing(finding(desk, 1)).note == "half"
    assert desk.session.decisions.standing(finding(desk, 3)).note == ""


def test_a_note_half_written_survives_closing_the_window(
    desk: MainWindow, qtbot: QtBot, bench: Bench, draft_file: Path
) -> None:
    press(desk, Qt.Key.Key_N, 1)
    QTest.keyClicks(desk.finding_actions.bar.note, "half")
    later = again(desk, qtbot, bench, draft_file)
    assert later.session.decisions.standing(finding(later, 1)).note == "half"


def test_typing_is_one_step_of_undo(desk: MainWindow) -> None:
    press(desk, Qt.Key.Key_N, 1)
    for words in ("one", "two"):
        QTest.keyClicks(desk.finding_actions.bar.note, words)
        desk.finding_actions.bar.save_note()
    assert desk.session.decisions.standing(finding(desk, 1)).note == "onetwo"
    desk.actions_["undo"].trigger()
    assert desk.session.decisions.standing(finding(desk, 1)).note == ""


def test_decisions_are_there_after_a_restart(desk: MainWindow, qtbot: QtBot, bench: Bench, draft_file: Path) -> None:
    press(desk, Qt.Key.Key_A, 3)
    press(desk, Qt.Key.Key_I, 1)
    press(desk, Qt.Key.Key_I, 7)
    later = again(desk, qtbot, bench, draft_file)
    assert [state(later, n).value for n in (1, 3, 7, 2)] == ["ignored", "adopted", "ignored", "pending"]
    assert "已忽略 2 处" in headline(later)
    assert number_selected(later) == 2


def test_decisions_follow_a_renamed_draft(desk: MainWindow, draft_file: Path) -> None:
    press(desk, Qt.Key.Key_I, 1)
    other = draft_file.with_name("终稿.txt")
    other.write_bytes(draft_file.read_bytes())
    desk.open_paths([other])
    assert desk.session.path == other
    assert state(desk, 1) is State.IGNORED


def test_every_draft_has_an_undo_of_its_own(desk: MainWindow, draft_file: Path) -> None:
    press(desk, Qt.Key.Key_A, 3)
    other = draft_file.with_name("终稿.txt")
    other.write_bytes(draft_file.read_bytes())
    desk.open_paths([other])
    assert not desk.actions_["undo"].isEnabled()
    desk.session.show(draft_file)
    assert desk.actions_["undo"].isEnabled()


def test_damaged_records_are_put_aside_and_said(desk: MainWindow, qtbot: QtBot, bench: Bench, draft_file: Path) -> None:
    press(desk, Qt.Key.Key_I, 1)
    (book,) = (desk.settings.data_folder / "decisions").glob("*.json")
    book.write_text("{", encoding="utf-8")
    later = again(desk, qtbot, bench, draft_file)
    assert state(later, 1) is State.PENDING
    assert later.desk.banner.isVisible()
    assert "已损坏" in later.desk.banner.text.text()
    later.desk.banner.close_button.click()
    assert not later.desk.banner.isVisible()


def test_decisions_on_another_file_of_the_report_are_told_and_can_be_left(
    desk: MainWindow, draft_file: Path, bench: Bench, qtbot: QtBot
) -> None:
    press(desk, Qt.Key.Key_I, 2)
    other = draft_file.with_name("二稿.txt")
    other.write_text("二稿", "utf-8")
    bench.added[other] = "另加的一句。"
    desk.open_paths([other])
    qtbot.waitUntil(lambda: desk.session.path == other and desk.desk.banner.isVisible())
    assert desk.desk.banner.text.text() == f"沿用了对《{draft_file.name}》的处理：已忽略 1 处"
    assert state(desk, 2) is State.IGNORED
    view, leave = desk.desk.banner.buttons
    assert 2 not in listed(desk)
    view.click()
    assert {1, 2} <= set(listed(desk))  # what is still to be done stays in the list
    assert number_selected(desk) == 2
    leave.click()
    assert state(desk, 2) is State.PENDING
    assert {1, 2} <= set(listed(desk))
    assert not desk.desk.banner.isVisible()
    desk.open_paths([draft_file])
    assert state(desk, 2) is State.IGNORED


def test_a_filter_makes_no_table_right(desk: MainWindow) -> None:
    tabs = desk.desk.tables.tabs
    before, text = tabs.tabIcon(1).cacheKey(), tabs.tabText(1)
    desk.session.set_states(frozenset({State.ADOPTED}))
    assert tabs.tabIcon(1).cacheKey() == before
    assert tabs.tabText(1) != text  # the count is of what is listed
    assert tabs.tabIcon(0).cacheKey() != before


def test_buttons_and_keys_are_one(desk: MainWindow) -> None:
    desk.session.select(finding(desk, 7))  # could not be checked: nothing to adopt
    assert not desk.finding_actions.bar.buttons["adopt"].isEnabled()
    assert desk.finding_actions.bar.buttons["ignore"].isEnabled()
    desk.finding_actions.bar.buttons["ignore"].click()
    assert state(desk, 7) is State.IGNORED
    shown = {a.text() for menu in desk.actions_.menus for a in menu.actions()}
    assert {"忽略此处", "不再提示此词", "备注", "恢复待处理"} <= shown
    assert all(b.accessibleName() for b in desk.finding_actions.bar.findChildren(QToolButton))


def test_search_and_category_narrow_the_list(desk: MainWindow) -> None:
    bar = desk.desk.findings.bar
    QTest.keyClick(desk, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is bar.search
    bar.search.setText("正文 表四")
    assert listed(desk) == [3]
    assert number_selected(desk) == 3
    assert desk.status.standing.text() == "第 3 处，清单列出 1 处"
    bar.search.clear()
    bar.category_actions["章节"].trigger()
    assert listed(desk) == [4]
    desk.session.select(finding(desk, 5))  # clicked in a table: it must not stay hidden
    assert 5 in listed(desk)
    assert bar.category_actions[""].isChecked()
    assert desk.desk.findings.list.currentIndex().data() == "5"


def test_grouping_by_part_and_its_memory(desk: MainWindow, qtbot: QtBot, bench: Bench, draft_file: Path) -> None:
    desk.desk.findings.bar.grouped.click()
    assert listed(desk) == [3, 1, 2, 5, 7, 4]
    model = desk.desk.findings.list.filter
    assert [model.begins_part(row) for row in range(6)] == [False, True, False, False, False, True]
    parts = [model.index(row, Column.PART).data() for row in range(6)]
    assert parts == ["一、总体情况", *["三、依申请公开"] * 4, "六、其他事项"]
    later = again(desk, qtbot, bench, draft_file)
    assert listed(later) == [3, 1, 2, 5, 7, 4]


def test_keys_without_a_selection_do_nothing(desk: MainWindow) -> None:
    desk.session.select(None)
    for key in (Qt.Key.Key_A, Qt.Key.Key_I, Qt.Key.Key_N):
        press(desk, key)
        assert all(state(desk, n) is State.PENDING for n in range(1, 8)), key
        assert not desk.finding_actions.bar.isVisible(), key


def test_a_full_disk_is_told_and_made_up_for(
    desk: MainWindow, qtbot: QtBot, bench: Bench, draft_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    decisions = desk.session.decisions
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        decisions.decide(finding(desk, 1), Decision.IGNORED)
        decisions.decide(finding(desk, 2), Decision.IGNORED)
        assert desk.desk.banner.message is not None
        assert "写不进" in desk.desk.banner.message.text
        desk.session.recheck()
        assert [state(desk, number) for number in (1, 2)] == [State.IGNORED, State.IGNORED]
        assert decisions._retry.isActive()
    decisions._retry.timeout.emit()
    assert not decisions._retry.isActive()
    made = again(desk, qtbot, bench, draft_file)
    assert [state(made, number) for number in (1, 2)] == [State.IGNORED, State.IGNORED]


def test_a_note_with_half_a_character_is_kept(desk: MainWindow, qtbot: QtBot, bench: Bench, draft_file: Path) -> None:
    desk.session.decisions.annotate(finding(desk, 1), "粘贴\ud83d来的")
    desk.session.decisions.annotate(finding(desk, 2), "第二条")
    made = again(desk, qtbot, bench, draft_file)
    notes = [made.session.decisions.standing(finding(made, number)).note for number in (1, 2)]
    assert notes == ["粘贴\ufffd来的", "第二条"]
