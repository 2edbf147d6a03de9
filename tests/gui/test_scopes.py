"""Ignoring one place, allowing a word and switching a rule off: three things of three scopes, shown differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from core.profile.reading import load_profile
from core.review.decisions import State
from gui.state.listed_findings import Kind
from tests.gui.test_decisions import again, finding, headline, listed, press, state, undo

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app.main_window import MainWindow
    from tests.gui.conftest import Bench


def test_a_word_is_allowed_everywhere_and_taken_back(
    desk: MainWindow, qtbot: QtBot, bench: Bench, draft_file: Path
) -> None:
    desk.session.set_kinds(Kind)
    allow = desk.actions_["allow"]
    desk.session.select(finding(desk, 3))
    assert not allow.isEnabled()  # a number is no word
    desk.session.select(finding(desk, 6))
    assert allow.isEnabled()
    desk.finding_actions.bar.buttons["allow"].click()
    assert state(desk, 6) is State.ALLOWED
    assert 6 not in listed(desk)
    assert load_profile(desk.settings.profile_path).words.allowed == ("供水安全",)
    assert "不再提示的词语" in headline(desk)
    later = again(desk, qtbot, bench, draft_file)
    assert state(later, 6) is State.ALLOWED
    later.session.set_states(State)
    later.session.select(finding(later, 6))
    later.actions_["restore"].trigger()
    assert state(later, 6) is State.PENDING
    assert load_profile(later.settings.profile_path).words.allowed == ()
    undo(later)
    assert state(later, 6) is State.ALLOWED


def test_allowing_a_word_is_no_decision_about_the_place(desk: MainWindow) -> None:
    desk.session.set_kinds(Kind)
    press(desk, Qt.Key.Key_I, 6)
    desk.session.set_states(State)
    desk.session.select(finding(desk, 6))
    desk.actions_["restore"].trigger()
    desk.actions_["allow"].trigger()
    assert state(desk, 6) is State.ALLOWED
    (book,) = (desk.settings.data_folder / "decisions").glob("*.json")
    assert '"records": []' in book.read_text(encoding="utf-8")


def test_each_says_how_far_it_reaches(desk: MainWindow) -> None:
    desk.session.set_kinds(Kind)
    desk.session.set_states(State)
    state_label = desk.finding_actions.bar.state
    press(desk, Qt.Key.Key_I, 5)
    desk.session.select(finding(desk, 5))
    assert state_label.text() == "已忽略（只这一处）"
    desk.session.select(finding(desk, 6))
    desk.actions_["allow"].trigger()
    desk.session.select(finding(desk, 6))
    assert state_label.text() == "不再提示此词（所有稿件）"
    tips = {name: desk.actions_[name].toolTip() for name in ("ignore", "allow", "rule")}
    assert "这一处" in tips["ignore"]
    assert "所有稿件" in tips["allow"]
    assert "规则" in tips["rule"]


def test_the_rule_of_a_finding_is_one_step_away(desk: MainWindow) -> None:
    desk.session.select(finding(desk, 6))
    desk.actions_["rule"].trigger()
    assert desk.settings_feature.dialog.isVisible()
    rule = desk.settings_feature.dialog.rules.list.rule
    assert rule is not None
    assert rule.code == "W102"
    desk.settings_feature.dialog.reject()
    desk.session.select(None)
    assert not desk.actions_["rule"].isEnabled()


def test_a_right_click_offers_everything(desk: MainWindow) -> None:
    press(desk, Qt.Key.Key_I, 1)
    desk.desk.findings.list.customContextMenuRequested.emit(desk.desk.findings.list.rect().center())
    menu = desk.finding_actions.menu
    assert isinstance(menu, QMenu)
    offered = {action.text() for action in menu.actions()}
    assert {"要改", "忽略此处", "不再提示此词", "备注", "这条规则的设置…"} <= offered
    assert any(text.startswith("撤销") for text in offered)
    menu.close()
