"""What is made of a batch in the window: two clicks each, in the background, with progress and a way to stop."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from core.base.errors import Cancelled, TargetOpenError
from core.forms.model_draft import load_model
from gui.actions.table import BATCH_EXPORTS
from gui.app.main_window import MainWindow
from gui.features.batch.aggregate_dialog import AggregateDialog
from gui.features.batch.exporter import BatchExporter
from gui.jobs.dispatcher import Dispatcher
from tests.support.many_reports import organs, report, summary
from tests.support.workbook_text import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings
    from tests.gui.conftest import Bench

_PATIENCE = 120_000
GRANTED = ("requests", "result.granted", "natural_person")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "报送"
    made.mkdir()
    for seed, organ in enumerate(organs(3)):
        (made / f"{organ}.txt").write_text(report(organ, seed).text(), "utf-8")
    (made / "清.txt").write_text(load_model("2021").text().replace("水务局", "档案局"), "utf-8")
    (made / "坏.docx").write_bytes(b"PK\x03\x04")
    return made


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, settings: Settings, bench: Bench, folder: Path) -> Iterator[MainWindow]:
    """The window with the folder checked, by the real check."""
    made = MainWindow(settings, Dispatcher(pool=bench.pool, check=bench.check))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open_paths([folder])
    qtbot.waitUntil(lambda: not made.batch.runner.running, timeout=_PATIENCE)
    yield made
    made.close()


def ended(window: MainWindow, qtbot: QtBot) -> str:
    bar = window.batch.page.export_bar
    qtbot.waitUntil(lambda: not window.batch.exporter.running, timeout=_PATIENCE)
    assert bar.isVisible()
    return bar.text.text()


def click(window: MainWindow, text: str) -> None:
    """The button, and the entry of the menu that it opens."""
    button = window.batch.page.export_button
    menu = button.menu()

    def second() -> None:
        if not menu.isVisible():
            QTimer.singleShot(10, second)
            return
        action = next(action for action in menu.actions() if action.text() == text)
        assert action.isEnabled(), text
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    QTimer.singleShot(0, second)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def saves_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    proposed: list[str] = []

    def save(_parent: object, _title: str, name: str, _filter: str) -> tuple[str, str]:
        proposed.append(name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))
    return proposed


def test_every_export_is_two_clicks_away(window: MainWindow) -> None:
    menu = window.batch.page.export_button.menu()
    assert [action.text() for action in menu.actions()] == [spec.text for spec in BATCH_EXPORTS]
    under_files = window.actions_.submenus["batch_exports"]
    assert under_files.menuAction() in window.actions_.menus[0].actions()
    assert [action.text() for action in under_files.actions()] == [spec.text for spec in BATCH_EXPORTS]
    assert all(window.actions_[spec.name].isEnabled() for spec in BATCH_EXPORTS)


def test_without_a_batch_there_is_nothing_to_export(
    app: QApplication, qtbot: QtBot, settings: Settings, bench: Bench
) -> None:
    window = MainWindow(settings, Dispatcher(pool=bench.pool, check=bench.check))
    qtbot.addWidget(window)
    assert not any(window.actions_[spec.name].isEnabled() for spec in BATCH_EXPORTS)
    window.close()


def test_the_workbook(window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    roster = tmp_path / "名单.txt"
    roster.write_text("\n".join([*organs(3), "澄阳县审计局"]), "utf-8")
    window.batch.load_roster(roster)
    target = tmp_path / "导出.xlsx"
    proposed = saves_to(monkeypatch, target)
    button = window.batch.page.export_button
    click(window, "导出工作簿…")
    assert not button.isEnabled()  # one thing at a time
    assert "已写出工作簿“导出.xlsx”" in ended(window, qtbot)
    assert button.isEnabled()
    assert Path(proposed[0]).name == "报送校对情况汇总.xlsx"
    text = as_text(target.read_bytes())
    assert "澄阳县审计局" in text
    assert "坏.docx" in text
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    QTest.mouseClick(window.batch.page.export_bar.open_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.batch.page.export_bar.folder_button, Qt.MouseButton.LeftButton)
    assert [Path(name) for name in opened] == [target, tmp_path]
    QTest.mouseClick(window.batch.page.export_bar.close_button, Qt.MouseButton.LeftButton)
    assert not window.batch.page.export_bar.isVisible()


def test_what_was_decided_in_the_desk_is_in_the_workbook(
    window: MainWindow, folder: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = window.batch
    assert set(control._records) == {0, 1, 2, 3, 4}
    control.open_draft(folder / f"{organs(1)[0]}.txt")
    assert len(control._records) == 4  # the desk's check stands for another text now
    control.show()
    target = tmp_path / "导出.xlsx"
    saves_to(monkeypatch, target)
    control.ask_workbook()
    ended(window, qtbot)
    assert organs(1)[0] in as_text(target.read_bytes())


@pytest.mark.slow
def test_sheets_and_notices(window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "意见单"
    saves_to(monkeypatch, place)
    click(window, "全部校对意见单…")
    assert "个文件" in ended(window, qtbot)
    assert (place / "清校对意见单.docx").exists()
    assert not (place / "清退回修改通知.docx").exists()
    letters = tmp_path / "通知"
    saves_to(monkeypatch, letters)
    click(window, "退回修改通知…")
    assert "退回修改通知" in ended(window, qtbot)
    assert {path.suffix for path in letters.iterdir()} == {".docx", ".txt"}
    assert (letters / "坏退回修改通知.txt").exists()


@pytest.mark.slow
def test_the_sums(window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = [report(organ, seed) for seed, organ in enumerate(organs(3))]
    drafts.append(load_model("2021"))
    whole = tmp_path / "本级.txt"
    whole.write_text(summary(drafts, "澄阳县人民政府", {GRANTED: "999"}).text(), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(whole), ""))
    target = tmp_path / "数据.xlsx"
    saves_to(monkeypatch, target)

    def decide(dialog: AggregateDialog) -> int:
        QTest.mouseClick(dialog.choose_button, Qt.MouseButton.LeftButton)
        assert dialog.against == str(whole)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(AggregateDialog, "exec", decide)
    click(window, "汇总…")
    told = ended(window, qtbot)
    assert "计入 4 份" in told
    assert "1 格不符" in told
    assert "没有计入 1 份" in told
    assert "999" in as_text(target.read_bytes())


def test_a_dialog_that_is_closed_makes_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(AggregateDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected.value)
    for spec in BATCH_EXPORTS:
        window.actions_[spec.name].trigger()
    assert not window.batch.exporter.running
    assert not window.batch.page.export_bar.isVisible()


def test_the_list_of_organs_is_remembered(
    window: MainWindow, folder: Path, tmp_path: Path, qtbot: QtBot, settings: Settings
) -> None:
    roster = tmp_path / "名单.txt"
    roster.write_text("澄阳县审计局", "utf-8")
    window.batch.load_roster(roster)
    assert settings.roster == roster
    window.batch.set_roster(())
    window.batch.open([folder])
    qtbot.waitUntil(lambda: not window.batch.runner.running, timeout=_PATIENCE)
    assert window.batch.page.model.roster == ("澄阳县审计局",)
    window.batch.end_roster()
    assert settings.roster is None
    window.batch.load_roster(roster)
    roster.unlink()
    assert settings.roster is None


def run(exporter: BatchExporter, job: Callable[..., str], qtbot: QtBot) -> list[object]:
    with qtbot.waitSignal(exporter.finished, timeout=_PATIENCE) as done:
        exporter.start(job, Path("x"))
    assert done.args is not None
    return done.args


def test_an_export_is_cancelled_and_its_faults_are_told(app: QApplication, qtbot: QtBot) -> None:
    exporter = BatchExporter()
    begun = threading.Event()

    def endless(stopped: Callable[[], bool], told: Callable[[int, int], None]) -> str:
        begun.set()
        while True:
            told(1, 9)

    def refused(*_: object) -> str:
        raise TargetOpenError

    def broken(*_: object) -> str:
        raise ZeroDivisionError

    with qtbot.waitSignal(exporter.finished, timeout=_PATIENCE) as done:
        exporter.start(endless, Path("x"))
        assert exporter.running
        exporter.start(refused, Path("y"))  # nothing happens
        assert begun.wait(60)
        exporter.cancel()
    assert done.args == ["已取消，没有写完。", None]
    assert not exporter.running
    assert run(exporter, refused, qtbot) == [TargetOpenError.default, None]
    assert "出错" in str(run(exporter, broken, qtbot)[0])
    assert run(exporter, lambda *_: "好了。", qtbot) == ["好了。", Path("x")]
    exporter.shut_down()
    assert issubclass(Cancelled, Exception)
