"""The draft is mended in another program, saved the way Word saves, and checked again in its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.check.registry import get_rule
from core.forms.model_draft import load_model
from core.pipeline.check_draft import check_file
from core.review.decisions import State
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.models.findings import Column
from gui.state.listed_findings import ListedFinding
from gui.state.session import Stage
from gui.state.settings import Settings
from tests.gui.conftest import Inline

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
def mending(app: QApplication, qtbot: QtBot, settings: Settings, file: Path) -> Iterator[MainWindow]:
    made = MainWindow(settings, Dispatcher(pool=Inline(), check=check_file))
    made.recheck_on_save.watcher.set_pace(30, 60)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open_paths([file])
    settle(made, qtbot)
    yield made
    made.close()


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


def test_a_save_offers_a_new_check_and_says_what_was_mended(mending: MainWindow, file: Path, qtbot: QtBot) -> None:
    before = rules(mending)
    assert "W101" in before
    save_as_word_does(file, typo=False)
    qtbot.waitUntil(lambda: "已修改" in banner(mending))
    assert rules(mending) == before  # nothing happens by itself
    click(mending, "重新校对")
    assert "W101" not in rules(mending)
    assert "已改好 1 处，还有" in banner(mending)
    assert "新增" not in banner(mending)
    assert file.name in mending.windowTitle()


def test_it_goes_on_noticing_after_the_file_was_replaced(mending: MainWindow, file: Path, qtbot: QtBot) -> None:
    for number in (1, 2, 3):
        save_as_word_does(file, typo=False, lawsuits=number)
        qtbot.waitUntil(lambda: "已修改" in banner(mending))
        QTest.keyClick(mending, Qt.Key.Key_F5)
        qtbot.waitUntil(lambda: "重新校对完毕" in banner(mending))
        settle(mending, qtbot)


def test_f5_without_any_change_says_so(mending: MainWindow) -> None:
    QTest.keyClick(mending, Qt.Key.Key_F5)
    assert "没有变化，还有" in banner(mending)


def test_new_errors_are_counted(mending: MainWindow, file: Path) -> None:
    write(file, more="县局发布政策解读6篇条。")
    mending.session.recheck()
    assert "新增 1 处" in banner(mending)


def test_it_checks_by_itself_when_told_so(mending: MainWindow, file: Path, qtbot: QtBot) -> None:
    save_as_word_does(file, typo=False)
    qtbot.waitUntil(lambda: "已修改" in banner(mending))
    click(mending, "以后自动校对")
    assert mending.settings.value("recheck") == "auto"
    settle(mending, qtbot)
    save_as_word_does(file, lawsuits=1)
    qtbot.waitUntil(lambda: "W101" in rules(mending))
    assert "新增 1 处" in banner(mending)


def test_it_keeps_still_when_told_so(mending: MainWindow, file: Path, qtbot: QtBot) -> None:
    mending.settings.set_value("recheck", "never")
    with qtbot.waitSignal(mending.recheck_on_save.watcher.changed):
        save_as_word_does(file, typo=False)
    assert banner(mending) == ""


def test_lock_files_and_neighbours_are_no_change(mending: MainWindow, file: Path, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(mending.recheck_on_save.watcher.changed, wait=200):
        lock = file.with_name("~$报.txt")
        lock.touch()
        shutil.copy(file, file.with_name("另一份.txt"))
        lock.unlink()
    assert banner(mending) == ""


def test_decisions_hold_and_reopen(mending: MainWindow, file: Path) -> None:
    decisions = mending.session.decisions
    for rule in ("T30", "X4", "W101"):
        mending.session.select(finding(mending, rule))
        mending.finding_actions.ignore()
    write(file, more="县局还开展了节约用水宣传活动。")
    mending.session.recheck()
    assert all(decisions.state(finding(mending, rule)) is State.IGNORED for rule in ("T30", "X4", "W101"))
    assert "没有待处理的问题" in banner(mending)
    write(file, lawsuits=8)
    mending.session.recheck()
    reopened = decisions.standing(finding(mending, "X4"))
    assert reopened.reopened
    assert reopened.state is State.PENDING
    assert decisions.state(finding(mending, "T30")) is State.IGNORED
    assert "1 处的数字变了，须重新处理" in banner(mending)
    mending.session.select(finding(mending, "X4"))
    assert "数字已变" in mending.finding_actions.bar.state.text()


def test_place_and_selection_stay(mending: MainWindow, file: Path) -> None:
    mending.session.select(finding(mending, "X4"))
    text, cells = mending.desk.text.verticalScrollBar(), mending.desk.tables.views["requests"].verticalScrollBar()
    mending.desk.tables.tabs.setCurrentIndex(1)
    text.setValue(text.maximum() // 2)
    cells.setValue(cells.maximum() // 2)
    places = (text.value(), cells.value())
    assert all(places)
    write(file, typo=False)
    mending.session.recheck()
    assert mending.session.finding is finding(mending, "X4")
    assert (text.value(), cells.value()) == places


def test_what_was_mended_hands_the_selection_on(mending: MainWindow, file: Path) -> None:
    findings = mending.session.visible()
    mended = finding(mending, "W101")
    after = findings[(findings.index(mended) + 1) % len(findings)]
    mending.session.select(mended)
    write(file, typo=False)
    mending.session.recheck()
    assert mending.session.finding is not None
    expected = (after.rule, after.message) if findings.index(mended) + 1 < len(findings) else None
    assert expected is None or (mending.session.finding.rule, mending.session.finding.message) == expected


def test_a_vanished_draft_is_said_and_its_result_stays(mending: MainWindow, file: Path, qtbot: QtBot) -> None:
    before = rules(mending)
    away = file.with_name("收起来.txt")
    os.rename(file, away)
    qtbot.waitUntil(lambda: "已不在原处" in banner(mending))
    assert mending.session.stage is Stage.READY
    assert rules(mending) == before
    QTest.keyClick(mending, Qt.Key.Key_F5)
    assert "已不在原处" in banner(mending)
    assert rules(mending) == before
    os.rename(away, file)
    qtbot.waitUntil(lambda: banner(mending) == "")


def test_a_draft_that_cannot_be_read_any_more_leaves_the_last_result(mending: MainWindow, file: Path) -> None:
    before = rules(mending)
    file.write_bytes(b"")
    mending.session.recheck()
    assert mending.session.stage is Stage.READY
    assert rules(mending) == before
    assert "重新校对没有完成" in banner(mending)
    click(mending, "复制详细信息")
    assert "empty" in QApplication.clipboard().text()
    write(file, typo=False)
    click(mending, "再试一次")
    assert "W101" not in rules(mending)


def test_a_change_while_another_draft_is_shown_is_told_on_return(mending: MainWindow, file: Path, qtbot: QtBot) -> None:
    other = file.with_name("另一份.txt")
    write(other, new=34)
    mending.open_paths([other])
    save_as_word_does(file, typo=False)
    mending.session.show(file)
    qtbot.waitUntil(lambda: "已修改" in banner(mending))


def test_a_change_during_a_check_is_not_missed(mending: MainWindow, file: Path, qtbot: QtBot) -> None:
    pool = mending.dispatcher._pool
    assert isinstance(pool, Inline)
    pool.hold = True
    mending.session.recheck()
    settle(mending, qtbot)
    with qtbot.waitSignal(mending.recheck_on_save.watcher.changed):
        save_as_word_does(file, typo=False, lawsuits=5)
    pool.hold = False
    pool.release()
    qtbot.waitUntil(lambda: "已修改" in banner(mending))


def test_what_was_mended_is_named_and_what_is_new_is_marked(mending: MainWindow, file: Path) -> None:
    before = finding(mending, "X4")
    write(file, lawsuits=1, more="县局发布政策解读6篇条。")
    mending.session.recheck()
    assert f"改好：{before.place}“7”" in banner(mending)
    new = finding(mending, "W107")
    model = mending.desk.findings.list.model_
    said = {e.rule: model.index(e.index, Column.STATE).data() for e in mending.session.visible()}
    assert said["W107"] == "新增"
    assert said["W101"] == ""
    click(mending, "看新增的")
    assert mending.session.finding is new
    mending.session.recheck()
    assert model.index(finding(mending, "W107").index, Column.STATE).data() == ""


def test_a_note_stays_with_its_finding_when_the_numbers_of_findings_shift(mending: MainWindow, file: Path) -> None:
    mending.session.select(finding(mending, "X4"))
    mending.actions_["annotate"].trigger()
    QTest.keyClicks(mending.finding_actions.bar.note, "ask them")
    write(file, new=_OWN_NEW)  # what stood before it is mended
    mending.session.recheck()
    noted = [e.rule for e in mending.session.visible() if mending.session.decisions.standing(e).note]
    assert [rule[:2] for rule in noted] == ["X4"]
    assert QApplication.focusWidget() is mending.finding_actions.bar.note  # and one writes on
    QTest.keyClicks(mending.finding_actions.bar.note, " again")
    mending.finding_actions.bar.save_note()
    assert mending.session.decisions.standing(finding(mending, "X4")).note == "ask them again"


def test_nothing_is_exchanged_under_the_hands_of_a_writer(mending: MainWindow, file: Path, qtbot: QtBot) -> None:
    mending.settings.set_value("recheck", "auto")
    mending.session.select(finding(mending, "X4"))
    mending.actions_["annotate"].trigger()
    save_as_word_does(file, typo=False)
    qtbot.waitUntil(lambda: "已修改" in banner(mending))
    assert "W101" in rules(mending)


def test_a_change_while_another_draft_is_being_read_is_told_on_return(
    mending: MainWindow, file: Path, qtbot: QtBot
) -> None:
    other = file.with_name("另一份.txt")
    write(other, new=34)
    pool = mending.dispatcher._pool
    assert isinstance(pool, Inline)
    pool.hold = True
    mending.open_paths([other])
    with qtbot.waitSignal(mending.recheck_on_save.watcher.changed):
        save_as_word_does(file, typo=False)
    pool.hold = False
    pool.release()
    assert mending.session.path == other
    assert banner(mending) == ""
    mending.session.show(file)
    qtbot.waitUntil(lambda: "已修改" in banner(mending))


def test_a_rule_switched_off_has_mended_nothing(mending: MainWindow) -> None:
    preferences = mending.settings
    rule = get_rule("W101")
    mending.session.select(finding(mending, "W101"))
    mending.actions_["rule"].trigger()
    dialog = mending.settings_feature.dialog
    assert dialog.isVisible()
    assert dialog.rules.list.rule is rule
    dialog.rules.on.click()
    dialog.accept()
    assert "W101" not in rules(mending)
    assert not preferences.in_force.rule_setting(rule)[0]
    assert banner(mending).startswith("已按新的设置重新校对：")
    assert "改好" not in banner(mending)
    assert "本单位关闭了 1 条规则" in mending.desk.verdict.coverage.text()
