"""Deciding many at once, the way on after the last decision, and the way from a decision into Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from core.review.decisions import Decision, State
from gui.state.listed_findings import Kind
from tests.gui.test_decisions import finding, state, undo

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.app.main_window import MainWindow


def decide_all(window: MainWindow, decision: Decision = Decision.IGNORED) -> None:
    assert window.session.draft is not None
    for one in window.session.draft.findings:
        if one.kind in window.session.kinds:
            window.session.decisions.decide(one, decision)


def test_after_the_last_decision_the_ways_on_are_shown(desk: MainWindow) -> None:
    banner = desk.desk.banner
    decide_all(desk)
    assert banner.message is not None
    assert banner.message.text == "6 处都已处理：已忽略 6 处"
    assert [button.text() for button in banner.buttons] == ["校对意见单", "批注副本", "签名"]
    asked: list[str] = []
    for name in ("sheet", "annotated_copy", "sign"):
        desk.actions_[name].triggered.disconnect()
        desk.actions_[name].triggered.connect(lambda _checked=False, name=name: asked.append(name))
    for button in banner.buttons:
        button.click()
    assert asked == ["sheet", "annotated_copy", "sign"]
    undo(desk)
    assert banner.isHidden()


def test_what_is_to_be_mended_leads_into_word(desk: MainWindow) -> None:
    decide_all(desk)
    desk.session.set_states(State)
    desk.session.decisions.decide(finding(desk, 1), None)
    desk.session.decisions.decide(finding(desk, 1), Decision.ADOPTED)
    banner = desk.desk.banner
    assert banner.message is not None
    assert "要改 1 处、已忽略 5 处。要改的请在 Word 中改好" in banner.message.text
    assert [button.text() for button in banner.buttons][-1] == "在 Word 中打开"
    bar = desk.finding_actions.bar
    desk.session.select(finding(desk, 1))
    assert bar.state.text() == "要改：已记下，稿件尚未改动"
    assert bar.outside.isVisible()
    assert bar.outside.defaultAction() is desk.actions_["open_outside"]
    desk.session.select(finding(desk, 2))
    assert not bar.outside.isVisible()


@pytest.fixture
def dashes(desk: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The desk, where findings 4, 5 and 6 are of one kind."""
    desk.session.set_kinds(Kind)
    own = desk.session.decisions.alike
    three = [finding(desk, number) for number in (4, 5, 6)]

    def alike(one: object) -> list[object]:
        return [e for e in three if desk.session.decisions.state(e) is State.PENDING] if one in three else own(one)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.session.decisions, "alike", alike)
    return desk


def test_all_of_one_kind_are_ignored_in_one_step(dashes: MainWindow, qtbot: QtBot) -> None:
    action = dashes.actions_["ignore_alike"]
    dashes.session.select(finding(dashes, 1))
    assert not action.isEnabled()
    dashes.session.select(finding(dashes, 4))
    assert action.isEnabled()
    assert action.text() == "同类都忽略（3 处）…"
    action.trigger()
    box = dashes.finding_actions.box
    assert "共有 3 处" in box.text()
    assert "第 4、5、6 处" in box.informativeText()
    next(b for b in box.findChildren(QPushButton) if b.text() == "忽略 3 处").click()
    QApplication.processEvents()
    assert [state(dashes, number) for number in (4, 5, 6)] == [State.IGNORED] * 3
    assert "已忽略同类 3 处" in dashes.statusBar().currentMessage()
    assert dashes.session.finding is not None
    assert dashes.session.shows(dashes.session.finding)
    assert "忽略同类 3 处" in dashes.actions_["undo"].text()
    dashes.actions_["undo"].trigger()
    assert [state(dashes, number) for number in (4, 5, 6)] == [State.PENDING] * 3


def test_cancelling_ignores_nothing(dashes: MainWindow) -> None:
    dashes.session.select(finding(dashes, 5))
    dashes.actions_["ignore_alike"].trigger()
    dashes.finding_actions.box.reject()
    assert state(dashes, 5) is State.PENDING
