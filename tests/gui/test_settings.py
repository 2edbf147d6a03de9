"""Settings: declared once, edited with undo, nothing in force before 确定, exchanged as one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from core.check.registry import get_rule
from core.model.finding import Severity
from core.model.profile import Profile
from core.profile.reading import load_profile
from gui.app.main_window import MainWindow
from gui.features.settings.dialog import SettingsDialog
from gui.features.settings.rows_model import Field, RowsModel
from gui.state.settings import Settings
from gui.state.settings_values import BY_KEY, OPTIONS
from gui.style.theme import theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.features.settings.rows_editor import RowsEditor
    from tests.gui.conftest import Bench


@pytest.fixture
def dialog(app: QApplication, settings: Settings, qtbot: QtBot) -> SettingsDialog:
    """The dialog by itself."""
    made = SettingsDialog(settings)
    qtbot.addWidget(made)
    made.open_page(0)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


@pytest.fixture
def from_desk(desk: MainWindow, qtbot: QtBot) -> SettingsDialog:
    """The dialog opened from a window with a draft in it."""
    desk.session.select(None)
    desk.actions_["settings"].trigger()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desk.settings_feature.dialog)
    return desk.settings_feature.dialog


def switch_off(dialog: SettingsDialog, code: str) -> None:
    dialog.rules.list.show_rule(code)
    dialog.rules.on.click()


def test_options_refuse_what_is_not_theirs(settings: Settings) -> None:
    for option in OPTIONS:
        assert settings.value(option.key) == option.default
        if option.choices or not isinstance(option.default, str):
            assert all(option.accept(text) == option.default for text in ("weird", "²", "①", "9" * 5000))
        else:  # a line that the user writes
            assert option.accept(" 方 明远\n\x00") == "方 明远"
            assert len(str(option.accept("9" * 5000))) == 30
    settings.set_value("source_size", 9999)
    assert settings.value("source_size") == BY_KEY["source_size"].high
    settings.set_value("differences", False)
    assert settings.value("differences") is False
    with pytest.raises(KeyError):
        settings.value("unknown")


def test_half_characters_from_the_clipboard_are_no_obstacle(settings: Settings) -> None:
    settings.edit(settings.edited.with_profile("words", terms=("词\ud83d",)), "改词")
    settings.save()
    assert Settings(settings._own).in_force.profile.words.terms == ("词\ufffd",)


def test_a_rule_switched_off_is_not_run_after_ok(from_desk: SettingsDialog, desk: MainWindow, bench: Bench) -> None:
    checks = len(bench.seen)
    switch_off(from_desk, "W108")
    assert "（已关闭）" in from_desk.rules.list.view.currentIndex().data()
    assert not from_desk.rules.severity.isEnabled()
    assert len(bench.seen) == checks  # not before 确定
    assert "点“确定”后生效" in from_desk.message.text()
    from_desk.ok_button.click()
    assert bench.options["profile"].rules.off == ("W108",)
    assert load_profile(desk.settings.profile_path).rules.off == ("W108",)
    desk.help.show_rule("W108")
    assert "已在设置中关闭这条规则" in desk.help.window.page.toPlainText()


def test_severity_and_back(dialog: SettingsDialog) -> None:
    rule = get_rule("T303")
    dialog.rules.list.show_rule("T303")
    assert rule.demands in dialog.rules.page.toPlainText()
    dialog.rules.severity.setCurrentIndex(list(Severity).index(Severity.HINT))
    profile = dialog.settings.edited.profile
    assert profile.rules.severity == {"T303": Severity.HINT}
    dialog.rules.own.click()
    assert dialog.settings.edited.profile == Profile()
    assert not dialog.rules.own.isEnabled()


def test_cancel_leaves_everything(from_desk: SettingsDialog, desk: MainWindow, bench: Bench) -> None:
    checks = len(bench.seen)
    switch_off(from_desk, "W108")
    from_desk.options.widgets["theme"].setCurrentIndex(2)  # type: ignore[attr-defined]
    assert theme().choice == "dark"  # shown at once
    from_desk.cancel_button.click()
    assert theme().choice == "light" or theme().choice == desk.settings.theme
    assert from_desk.settings.edited.profile == Profile()
    assert not desk.settings.profile_path.exists()
    assert len(bench.seen) == checks


def test_undo_step_by_step_and_after_ok(dialog: SettingsDialog, settings: Settings) -> None:
    switch_off(dialog, "W108")
    switch_off(dialog, "W103")
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.settings.edited.profile.rules.off == ("W108",)
    QTest.mouseClick(dialog.redo_button, Qt.MouseButton.LeftButton)
    dialog.ok_button.click()
    dialog.open_page(0)
    QTest.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    dialog.ok_button.click()
    assert load_profile(settings.profile_path) == Profile()


def test_reset_is_a_step_that_can_be_undone(dialog: SettingsDialog) -> None:
    switch_off(dialog, "W108")
    dialog.options.widgets["source_size"].setValue(150)  # type: ignore[attr-defined]
    dialog.reset_button.click()
    assert dialog.settings.edited.profile == Profile()
    assert dialog.settings.edited.options["source_size"] == 100
    dialog.undo_button.click()
    assert dialog.settings.edited.profile.rules.off == ("W108",)
    assert dialog.settings.edited.options["source_size"] == 150


def test_words_are_typed_one_a_line(dialog: SettingsDialog) -> None:
    dialog.names.setCurrentRow(1)
    box = dialog.words.lists["terms"]
    QTest.keyClicks(box, "shuiwu")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "heku")
    assert dialog.settings.edited.profile.words.terms == ("shuiwu", "heku")
    assert box.toPlainText() == "shuiwu\nheku"
    assert dialog.settings.undo_stack.count() == 1  # typing in one field is one step
    dialog.undo_button.click()
    assert box.toPlainText() == ""


def test_forbidden_words_are_rows(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.names.setCurrentRow(1)
    editor = dialog.words.forbidden
    QTest.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    assert dialog.settings.edited.profile.words.forbidden == ()  # not complete yet
    fill(editor, 0, word="市民热线", instead="12345热线", severity="error")
    finding = dialog.settings.edited.profile.words.forbidden[0]
    assert (finding.word, finding.instead, finding.severity) == ("市民热线", "12345热线", Severity.ERROR)
    assert editor.model.index(0, 3).data() == "必改"
    editor.view.selectRow(0)
    QTest.mouseClick(editor.remove_button, Qt.MouseButton.LeftButton)
    assert dialog.settings.edited.profile.words.forbidden == ()


def test_demands(dialog: SettingsDialog) -> None:
    dialog.names.setCurrentRow(2)
    part = dialog.demands
    part.length.setValue(1000)
    part.month.setCurrentIndex(2)
    assert dialog.settings.edited.profile.demands.deadline == "02-28"  # no 31st of February
    part.day.setCurrentIndex(9)
    part.mentions.add_button.click()
    fill(part.mentions, 0, title="解读", words="政策解读，回应关切", section="overview", number="yes")
    demands = dialog.settings.edited.profile.demands
    assert (demands.overview_length, demands.deadline) == (1000, "02-10")
    mention = demands.mentions[0]
    assert (mention.words, mention.section, mention.number) == (("政策解读", "回应关切"), "overview", True)
    part.month.setCurrentIndex(0)
    assert dialog.settings.edited.profile.demands.deadline is None


def fill(editor: RowsEditor, row: int, **values: str) -> None:
    keys = [field.key for field in editor.model.fields]
    for key, value in values.items():
        assert editor.model.setData(editor.model.index(row, keys.index(key)), value)


def test_one_file_out_and_in(dialog: SettingsDialog, tmp_path: Path) -> None:
    switch_off(dialog, "W108")
    dialog.options.widgets["source_size"].setValue(150)  # type: ignore[attr-defined]
    path = tmp_path / "给同事.toml"
    dialog.export(path)
    assert "已导出" in dialog.message.text()
    dialog.reset_button.click()
    dialog.load(path)
    assert dialog.settings.edited.profile.rules.off == ("W108",)
    assert dialog.settings.edited.options["source_size"] == 150
    assert load_profile(path).rules.off == ("W108",)  # the command line takes the same file


def test_a_wrong_file_is_reported_and_changes_nothing(dialog: SettingsDialog, tmp_path: Path) -> None:
    path = tmp_path / "坏.toml"
    path.write_text('[rules]\noff = ["Z999"]\n', "utf-8")
    before = dialog.settings.edited
    dialog.load(path)
    assert "没有编号为“Z999”的规则" in dialog.message.text()
    assert dialog.settings.edited == before


def test_a_disk_that_refuses_keeps_the_dialog_open(dialog: SettingsDialog, settings: Settings) -> None:
    settings.profile_path.mkdir()
    switch_off(dialog, "W108")
    dialog.ok_button.click()
    assert dialog.isVisible()
    assert "写不进磁盘" in dialog.message.text()


def test_a_choice_outside_the_dialog_is_a_step_of_the_same_undo(dialog: SettingsDialog, settings: Settings) -> None:
    dialog.cancel_button.click()
    settings.set_value("differences", False)
    dialog.open_page(0)
    assert dialog.options.widgets["differences"].isChecked() is False  # type: ignore[attr-defined]
    dialog.undo_button.click()
    assert dialog.settings.edited.options["differences"] is True
    assert settings.value("differences") is False  # not before 确定
    dialog.ok_button.click()
    assert settings.value("differences") is True


def test_settings_open_at_the_rule_of_the_selected_finding(desk: MainWindow, qtbot: QtBot) -> None:
    desk.session.select(desk.session.draft.findings[2])  # type: ignore[union-attr]
    desk.actions_["settings"].trigger()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desk.settings_feature.dialog)
    assert desk.settings_feature.dialog.rules.list.rule == get_rule("X402")
    QTest.keyClick(desk.settings_feature.dialog, Qt.Key.Key_F1)
    assert get_rule("X402").title in desk.help.window.page.toPlainText()


def test_the_size_of_the_source_follows(from_desk: SettingsDialog, desk: MainWindow) -> None:
    before = desk.desk.text.font().pointSizeF()
    from_desk.options.widgets["source_size"].setValue(150)  # type: ignore[attr-defined]
    from_desk.ok_button.click()
    assert desk.desk.text.font().pointSizeF() == pytest.approx(before * 1.5)


def test_a_damaged_profile_is_reported(app: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text("[rules\n", "utf-8")
    window = MainWindow(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show()
    window.actions_["settings"].trigger()
    assert "第 1 行的写法有误" in window.settings_feature.dialog.message.text()
    window.settings_feature.dialog.cancel_button.click()
    window.close()


def test_the_rows_model_keeps_qts_rules(app: QApplication) -> None:
    model = RowsModel((Field("a", "甲"), Field("b", "乙", choices=(("x", "叉"),), fresh="x")))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.add()
    model.add()
    assert model.rows[1] == {"a": "", "b": "x"}
    assert model.index(1, 1).data() == "叉"
    model.setData(model.index(1, 0), " 词 ")
    model.remove([0])
    assert model.rows == [{"a": "词", "b": "x"}]
    assert tester is not None
