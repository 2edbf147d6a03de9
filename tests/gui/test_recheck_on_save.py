"""The draft is mended in another program, saved the way Word saves, and checked again in its place."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from core.check.registry import get_rule
from core.forms.model_draft import load_model
from core.review.decisions import State
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.models.findings import Column
from gui.state.session import Stage
from gui.state.settings_values import BY_KEY
from gui.views.text_frames import line_rects
from tests.gui.conftest import Inline, check_once, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.state.listed_findings import ListedFinding
    from gui.state.settings import Settings

_MODEL = load_model("2021")
_OWN_NEW = int(_MODEL.values["requests", "new", "natural_person"])
_TYPO = "县局按照《信息公开条例》的要求做好各项工作。"
_FILL = [f"县局第{n}次供水安全座谈会听取了群众对节约用水的意见。" for n in "一二三四五六七八九十"]


def write(path: Path, *, new: int = 33, lawsuits: int = 7, typo: bool = True, more: str = "") -> None:
    """An invented draft with an error in table three, one between prose and table four, and one of wording."""
    prose = {key: [p.replace("行政诉讼1件", f"行政诉讼{lawsuits}件") for p in own] for key, own in _MODEL.prose.items()}
    prose["overview"] = [*([_TYPO] if typo else []), *_FILL, *([more] if more else []), *prose["overview"]]
    values = {**_MODEL.values, ("requests", "new", "natural_person"): str(new)}
    path.write_text(replace(_MODEL, prose=prose, values=values).text(), encoding="utf-8")


def save_as_word_does(path: Path, **changes: object) -> None:
    """Lock file, the new text beside the old, the old renamed, the new put in its place, the rest removed."""
    lock = path.with_name(f"~${path.name[2:]}")
    lock.touch()
    beside, old = path.with_name("~WRD0001.tmp"), path.with_name("~WRL0002.tmp")
    write(beside, **changes)  # type: ignore[arg-type]
    os.rename(path, old)
    os.rename(beside, path)
    old.unlink()
    lock.unlink()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "稿"
    folder.mkdir()
    path = folder / "年报.txt"
    write(path)
    return path


@pytest.fixture
def opened(app: QApplication, qtbot: QtBot, settings: Settings, file: Path) -> Iterator[MainWindow]:
    made = MainWindow(settings, Dispatcher(pool=Inline(), check=check_once))
    made.recheck_on_save.watcher.set_pace(30, 60)
    qtbot.addWidget(made)
    show(qtbot, made)
    settings.set_value("recheck", "offer")
    made.open_paths([file])
    settle(made, qtbot)
    yield made
    made.close()


def test_by_default_it_checks_again_by_itself(opened: MainWindow) -> None:
    assert BY_KEY["recheck"].default == "auto"


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Let the watcher take its first look."""
    qtbot.waitUntil(lambda: window.recheck_on_save.watcher.knows(window.session.path))


def finding(window: MainWindow, rule: str) -> ListedFinding:
    assert window.session.draft is not None
    return next(e for e in window.session.draft.findings if e.rule.startswith(rule))


def rules(window: MainWindow) -> list[str]:
    assert window.session.draft is not None
    return [e.rule for e in window.session.draft.findings]


def banner(window: MainWindow) -> str:
    return window.desk.banner.text.text() if window.desk.banner.isVisible() else ""


def click(window: MainWindow, name: str) -> None:
    button = next(b for b in window.desk.banner.findChildren(QPushButton) if b.text() == name and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_save_offers_a_new_check_and_says_what_was_mended(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    before = rules(opened)
    assert "W101" in before
    save_as_word_does(file, typo=False)
    qtbot.waitUntil(lambda: "已修改" in banner(opened))
    assert rules(opened) == before  # nothing happens by itself
    click(opened, "重新校对")
    assert "W101" not in rules(opened)
    assert "已改好 1 处，还有" in banner(opened)
    assert "新增" not in banner(opened)
    assert file.name in opened.windowTitle()


def test_it_goes_on_noticing_after_the_file_was_replaced(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    for number in (1, 2, 3):
        save_as_word_does(file, typo=False, lawsuits=number)
        qtbot.waitUntil(lambda: "已修改" in banner(opened))
        QTest.keyClick(opened, Qt.Key.Key_F5)
        qtbot.waitUntil(lambda: "重新校对完毕" in banner(opened))
        settle(opened, qtbot)


def test_f5_without_any_change_says_so(opened: MainWindow) -> None:
    QTest.keyClick(opened, Qt.Key.Key_F5)
    assert "没有变化，还有" in banner(opened)


def test_new_errors_are_counted(opened: MainWindow, file: Path) -> None:
    write(file, more="县局发布政策解读6篇条。")
    opened.session.recheck()
    assert "新增 1 处" in banner(opened)


def test_it_checks_by_itself_when_told_so(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    save_as_word_does(file, typo=False)
    qtbot.waitUntil(lambda: "已修改" in banner(opened))
    click(opened, "以后自动校对")
    assert opened.settings.value("recheck") == "auto"
    settle(opened, qtbot)
    save_as_word_does(file, lawsuits=1)
    qtbot.waitUntil(lambda: "W101" in rules(opened))
    assert "新增 1 处" in banner(opened)


def test_it_keeps_still_when_told_so(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    opened.settings.set_value("recheck", "never")
    with qtbot.waitSignal(opened.recheck_on_save.watcher.changed):
        save_as_word_does(file, typo=False)
    assert banner(opened) == ""


def test_lock_files_and_neighbours_are_no_change(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(opened.recheck_on_save.watcher.changed, wait=200):
        lock = file.with_name("~$报.txt")
        lock.touch()
        shutil.copy(file, file.with_name("另一份.txt"))
        lock.unlink()
    assert banner(opened) == ""


def test_decisions_hold_and_reopen(opened: MainWindow, file: Path) -> None:
    decisions = opened.session.decisions
    for rule in ("T30", "X4", "W101"):
        opened.session.select(finding(opened, rule))
        opened.finding_actions.ignore()
    write(file, more="县局还开展了节约用水宣传活动。")
    opened.session.recheck()
    assert all(decisions.state(finding(opened, rule)) is State.IGNORED for rule in ("T30", "X4", "W101"))
    assert "没有待处理的问题" in banner(opened)
    write(file, lawsuits=8)
    opened.session.recheck()
    reopened = decisions.standing(finding(opened, "X4"))
    assert reopened.reopened
    assert reopened.state is State.PENDING
    assert decisions.state(finding(opened, "T30")) is State.IGNORED
    assert "1 处的数字变了，须重新处理" in banner(opened)
    opened.session.select(finding(opened, "X4"))
    assert "数字已变" in opened.finding_actions.bar.state.text()


def test_the_text_goes_to_the_finding_that_takes_the_place_of_a_mended_one(opened: MainWindow, file: Path) -> None:
    opened.session.select(finding(opened, "W101"))
    view = opened.desk.text
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    write(file, typo=False)
    opened.session.recheck()
    now = opened.session.finding
    assert now is not None
    assert now.rule != "W101"
    rects = [r.toRect() for f in view._frames for r in line_rects(view, f.start, f.end)]
    assert any(view.viewport().rect().intersects(rect) for rect in rects)


def test_place_and_selection_stay(opened: MainWindow, file: Path) -> None:
    opened.session.select(finding(opened, "X4"))
    text, cells = (
        opened.desk.text.verticalScrollBar(),
        opened.desk.tables.views["requests"].verticalScrollBar(),
    )
    opened.desk.tables.tabs.setCurrentIndex(1)
    text.setValue(text.maximum() // 2)
    cells.setValue(cells.maximum() // 2)
    places = (text.value(), cells.value())
    assert all(places)
    write(file, typo=False)
    opened.session.recheck()
    assert opened.session.finding is finding(opened, "X4")
    assert (text.value(), cells.value()) == places


def test_what_was_mended_hands_the_selection_on(opened: MainWindow, file: Path) -> None:
    findings = opened.session.visible()
    mended = finding(opened, "W101")
    after = findings[(findings.index(mended) + 1) % len(findings)]
    opened.session.select(mended)
    write(file, typo=False)
    opened.session.recheck()
    assert opened.session.finding is not None
    expected = (after.rule, after.message) if findings.index(mended) + 1 < len(findings) else None
    assert expected is None or (opened.session.finding.rule, opened.session.finding.message) == expected


def test_a_vanished_draft_is_said_and_its_result_stays(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    before = rules(opened)
    away = file.with_name("收起来.txt")
    os.rename(file, away)
    qtbot.waitUntil(lambda: "已不在原处" in banner(opened))
    assert opened.session.stage is Stage.READY
    assert rules(opened) == before
    QTest.keyClick(opened, Qt.Key.Key_F5)
    assert "已不在原处" in banner(opened)
    assert rules(opened) == before
    os.rename(away, file)
    qtbot.waitUntil(lambda: banner(opened) == "")


def test_a_draft_that_cannot_be_read_any_more_leaves_the_last_result(opened: MainWindow, file: Path) -> None:
    before = rules(opened)
    file.write_bytes(b"")
    opened.session.recheck()
    assert opened.session.stage is Stage.READY
    assert rules(opened) == before
    assert "重新校对没有完成" in banner(opened)
    click(opened, "复制详细信息")
    assert "empty" in QApplication.clipboard().text()
    write(file, typo=False)
    click(opened, "再试一次")
    assert "W101" not in rules(opened)


def test_a_change_while_another_draft_is_shown_is_told_on_return(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    other = file.with_name("另一份.txt")
    write(other, new=34)
    opened.open_paths([other])
    save_as_word_does(file, typo=False)
    opened.session.show(file)
    qtbot.waitUntil(lambda: "已修改" in banner(opened))


def test_a_change_during_a_check_is_not_missed(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    pool = opened.dispatcher._pool
    assert isinstance(pool, Inline)
    pool.hold = True
    opened.session.recheck()
    settle(opened, qtbot)
    with qtbot.waitSignal(opened.recheck_on_save.watcher.changed):
        save_as_word_does(file, typo=False, lawsuits=5)
    pool.hold = False
    pool.release()
    qtbot.waitUntil(lambda: "已修改" in banner(opened))


def test_what_was_mended_is_named_and_what_is_new_is_marked(opened: MainWindow, file: Path) -> None:
    before = finding(opened, "X4")
    write(file, lawsuits=1, more="县局发布政策解读6篇条。")
    opened.session.recheck()
    assert f"改好：{before.place}“7”" in banner(opened)
    new = finding(opened, "W107")
    model = opened.desk.findings.list.model_
    states = {e.rule: model.index(e.index, Column.STATE).data() for e in opened.session.visible()}
    assert states["W107"] == "新增"
    assert states["W101"] == ""
    click(opened, "看新增的")
    assert opened.session.finding is new
    opened.session.recheck()
    assert model.index(finding(opened, "W107").index, Column.STATE).data() == ""


def test_a_note_stays_with_its_finding_when_the_numbers_of_findings_shift(opened: MainWindow, file: Path) -> None:
    opened.session.select(finding(opened, "X4"))
    opened.actions_["annotate"].trigger()
    QTest.keyClicks(opened.finding_actions.bar.note, "ask them")
    write(file, new=_OWN_NEW)  # what stood before it is mended
    opened.session.recheck()
    noted = [e.rule for e in opened.session.visible() if opened.session.decisions.standing(e).note]
    assert [rule[:2] for rule in noted] == ["X4"]
    assert QApplication.focusWidget() is opened.finding_actions.bar.note  # and one writes on
    QTest.keyClicks(opened.finding_actions.bar.note, " again")
    opened.finding_actions.bar.save_note()
    assert opened.session.decisions.standing(finding(opened, "X4")).note == "ask them again"


def test_nothing_is_exchanged_under_the_hands_of_a_writer(opened: MainWindow, file: Path, qtbot: QtBot) -> None:
    opened.settings.set_value("recheck", "auto")
    opened.session.select(finding(opened, "X4"))
    opened.actions_["annotate"].trigger()
    save_as_word_does(file, typo=False)
    qtbot.waitUntil(lambda: "已修改" in banner(opened))
    assert "W101" in rules(opened)


def test_a_change_while_another_draft_is_being_read_is_told_on_return(
    opened: MainWindow, file: Path, qtbot: QtBot
) -> None:
    other = file.with_name("另一份.txt")
    write(other, new=34)
    pool = opened.dispatcher._pool
    assert isinstance(pool, Inline)
    pool.hold = True
    opened.open_paths([other])
    with qtbot.waitSignal(opened.recheck_on_save.watcher.changed):
        save_as_word_does(file, typo=False)
    pool.hold = False
    pool.release()
    assert opened.session.path == other
    assert banner(opened) == ""
    opened.session.show(file)
    qtbot.waitUntil(lambda: "已修改" in banner(opened))


def test_a_rule_switched_off_has_mended_nothing(opened: MainWindow) -> None:
    preferences = opened.settings
    rule = get_rule("W101")
    opened.session.select(finding(opened, "W101"))
    opened.actions_["rule"].trigger()
    dialog = opened.settings_feature.dialog
    assert dialog.isVisible()
    assert dialog.rules.list.rule is rule
    dialog.rules.on.click()
    dialog.accept()
    assert "W101" not in rules(opened)
    assert not preferences.in_force.rule_setting(rule)[0]
    assert banner(opened).startswith("已按新的设置重新校对：")
    assert "改好" not in banner(opened)
    assert "本单位关闭了 1 条规则" in opened.desk.verdict.coverage.toolTip()
