"""Deciding many at once, the way on after the last decision, and the way from a decision into Word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from core.base.progress import silent
from core.forms.model_draft import load_model
from core.pipeline.check_draft import check_file
from core.review.decisions import Decision, State, store
from gui.state.listed_findings import Kind
from tests.gui.test_decisions import finding, state, undo
from tests.support.drafts import to_docx

if TYPE_CHECKING:
    from pathlib import Path

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
    assert [button.text() for button in banner.buttons] == ["校对意见单…", "生成批注副本…", "签名…"]
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
    assert [button.text() for button in banner.buttons][-1] == "在 Word/WPS 中打开"
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


def test_the_fellows_of_a_doubled_comma_are_ignored_and_come_back_together(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = load_model("2021")
    doubled = {**model.prose, "overview": [*model.prose["overview"], *(f"第{n}项，，已经办结。" for n in range(4))]}
    path = tmp_path / "逗号.docx"
    path.write_bytes(to_docx(replace(model, prose=doubled)))
    checked = check_file(path, silent)
    monkeypatch.setattr(window.dispatcher, "_check", lambda *_arguments, **_options: checked)
    window.open_paths([path])
    fellows = [e for e in window.session.visible() if "，，" in e.message]
    window.session.select(fellows[0])
    assert window.actions_["ignore_alike"].text() == "同类都忽略（4 处）…"
    written: list[object] = []
    monkeypatch.setattr(store, "write_json", lambda *content: written.append(content))
    window.actions_["ignore_alike"].trigger()
    next(b for b in window.finding_actions.box.findChildren(QPushButton) if b.text() == "忽略 4 处").click()
    assert {window.session.decisions.state(e) for e in fellows} == {State.IGNORED}
    assert len(written) == 1
    window.actions_["undo"].trigger()
    assert {window.session.decisions.state(e) for e in fellows} == {State.PENDING}
    assert window.session.finding is fellows[0]
    assert len(written) == 2
