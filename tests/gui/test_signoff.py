"""Signing at the desk: what stands in the way is said, a signature is kept, a later change makes it void."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from core.review.decisions import Decision
from core.review.versions import Version, compare_versions, version_of
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.models.changes import ChangesModel
from gui.state.listed_findings import Kind
from gui.state.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Bench


def decide_errors(desk: MainWindow, decision: Decision | None = Decision.IGNORED) -> None:
    draft = desk.session.draft
    assert draft is not None
    for finding in draft.findings:
        if finding.kind is Kind.ERROR:
            desk.session.decisions.decide(finding, decision, "已核实无误")


def test_undecided_errors_stand_in_the_way(desk: MainWindow) -> None:
    desk.actions_["sign"].trigger()
    dialog = desk.signoff.dialog
    dialog.name.setText("张敏")
    assert dialog.hindrance.text() == "还有 3 处必改没有处理，处理完才能签名。"
    assert not dialog.sign_button.isEnabled()
    decide_errors(desk, Decision.ADOPTED)
    assert "重新校对后才能签名" in dialog.hindrance.text()
    assert not dialog.sign_button.isEnabled()
    decide_errors(desk)
    assert dialog.hindrance.isHidden()
    assert dialog.sign_button.isEnabled()
    dialog.name.clear()
    assert not dialog.sign_button.isEnabled()


def test_signing_is_kept_and_a_change_makes_it_void(
    desk: MainWindow, qtbot: QtBot, bench: Bench, draft_file: Path
) -> None:
    decide_errors(desk)
    desk.actions_["sign"].trigger()
    dialog = desk.signoff.dialog
    dialog.name.setText("张敏")
    dialog.role.setCurrentText("复核")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert desk.statusBar().currentMessage() == "已签名：复核　张敏"
    assert dialog.history.count() == 1
    assert dialog.state.text().startswith("签名以后稿件没有改动。")
    assert dialog.changes.isHidden()
    assert dialog.height() < 360  # and no empty space in its place
    desk.close()

    again = MainWindow(Settings(desk.settings._own), Dispatcher(pool=bench.pool, check=bench.check))
    qtbot.addWidget(again)
    again.show()
    again.open_paths([draft_file])
    assert again.statusBar().currentMessage().startswith("已签名：复核　张敏　20")
    assert again.signoff.dialog.name.text() == "张敏"
    bench.changed[draft_file] = ("围绕", "环绕")
    again.session.recheck()
    assert again.desk.banner.text.text().startswith("签名以后稿件有改动，签名不再有效（复核　张敏")
    assert "正文" in again.desk.banner.text.text()
    again.desk.banner.buttons[0].click()
    shown = again.signoff.dialog
    assert "不再有效" in shown.state.text()
    assert shown.changes.isVisible()
    assert shown.height() >= 520
    model = shown.changes_model
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert ["正文", True, True] in [[place, "【围】" in old, "【环】" in new] for place, old, new in rows]
    shown.changes.activated.emit(model.index(0, 0))
    assert again.session.location is not None
    assert again.session.location.spans


def test_what_cannot_be_written_is_not_signed(desk: MainWindow) -> None:
    decide_errors(desk)
    (desk.settings.data_folder / "signatures.sqlite3").mkdir(parents=True)
    desk.actions_["sign"].trigger()
    dialog = desk.signoff.dialog
    dialog.name.setText("张敏")
    dialog.sign_button.click()
    assert "没有签上" in dialog.hindrance.text()
    assert dialog.history.count() == 0


@pytest.mark.parametrize("changed", [False, True])
def test_the_model_of_changes(desk: MainWindow, changed: bool) -> None:
    draft = desk.session.draft
    assert draft is not None
    after = version_of(draft.checked.report)
    place = next(iter(after.cells))
    before = Version(("别的",), {**after.cells, place: "98"}) if changed else after
    model = ChangesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_changes(compare_versions(before, after), draft.checked.report)
    assert tester.model() is model
    assert (model.rowCount() > 1) == changed
    assert not changed or model.index(0, 1).data() == "98"
