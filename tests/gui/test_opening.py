"""Drafts coming in and going away: dropped, opened, cancelled, unreadable, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar

from core.review.decisions import Decision
from gui.state.incoming import dropped_files
from gui.state.session import Stage
from gui.state.settings import Settings
from tests.gui.conftest import Bench, number_selected

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from gui.app.main_window import MainWindow


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPoint(300, 300)
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, buttons, keys))


def test_at_first_it_says_what_it_takes(window: MainWindow) -> None:
    assert window.session.stage is Stage.EMPTY
    assert window.start.isVisible()
    texts = window.start.formats.text() + window.start.suffixes.text() + window.start.safe.text()
    for words in ("Word", "PDF", "文件夹", ".docx", ".pdf", ".html", ".txt", ".md", "文件不会离开本机"):
        assert words in texts
    assert not window.actions_["next"].isEnabled()


def test_a_dropped_file_is_checked(window: MainWindow, draft_file: Path) -> None:
    drop(window, draft_file)
    assert window.session.stage is Stage.READY
    assert window.desk.isVisible()
    assert window.desk.verdict.headline.text() == "有 3 处必改"
    assert "另有 2 处存疑待核" in window.desk.verdict.addition.text()
    assert "1 项未能核对" in window.desk.verdict.addition.text()
    assert "应核 44 项" in window.desk.verdict.coverage.text()
    assert "澄阳县水务局 · 2024 年度 · 2021 年格式" in window.windowTitle()
    assert draft_file.name in window.windowTitle()


def test_a_file_dropped_on_an_open_draft_replaces_it(desk: MainWindow, tmp_path: Path, bench: Bench) -> None:
    other = tmp_path / "另一份.txt"
    other.touch()
    drop(desk, other)
    assert bench.seen[-1] == other
    assert desk.session.path == other
    assert desk.files.count() == 2
    desk.files.setCurrentIndex(0)
    assert desk.session.path == bench.seen[0]
    assert len(bench.seen) == 2  # it had been checked already


def test_links_and_what_is_gone_are_not_taken(tmp_path: Path) -> None:
    data = QMimeData()
    gone = QUrl.fromLocalFile(str(tmp_path / "没有.docx"))
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), gone, QUrl("https://example.org/a.docx")])
    assert dropped_files(data) == [tmp_path]


def test_panes_leave_drops_to_the_window(window: MainWindow) -> None:
    desk = window.desk
    for pane in (desk.text, desk.pdf, desk.findings.list, *desk.tables.views.values(), window.failure_page.details):
        assert not pane.acceptDrops()
        assert not pane.viewport().acceptDrops()


def test_an_unreadable_file_gets_a_sentence(desk: MainWindow, tmp_path: Path, bench: Bench) -> None:
    bad = tmp_path / "坏.txt"
    bad.touch()
    drop(desk, bad)
    assert desk.session.stage is Stage.FAILED
    assert desk.failure_page.isVisible()
    assert desk.failure_page.sentence.text() == "文件的文字编码无法识别，请在 Word 或 WPS 中打开后另存为 .docx 再试。"
    desk.failure_page.copy_button.click()
    assert "garbled" in QApplication.clipboard().text()
    desk.failure_page.again_button.click()
    assert bench.seen[-2:] == [bad, bad]


def test_an_error_of_our_own_is_told_with_details(
    window: MainWindow, tmp_path: Path, bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.error = ZeroDivisionError("oops")
    bad = tmp_path / "坏.txt"
    bad.touch()
    window.open_paths([bad])
    assert "文件本身没有被改动" in window.failure_page.sentence.text()
    assert "ZeroDivisionError: oops" in window.failure_page.details.toPlainText()
    assert "broke down" in caplog.text


def test_cancel_before_the_first_draft(window: MainWindow, draft_file: Path, bench: Bench, qtbot: QtBot) -> None:
    bench.pool.hold = True
    window.open_paths([draft_file])
    assert window.session.stage is Stage.BUSY
    assert window.busy.name.text() == draft_file.name
    qtbot.waitUntil(window.busy.isVisible)
    window.busy.button.click()
    assert window.session.stage is Stage.EMPTY
    assert window.start.isVisible()
    bench.pool.release()
    assert window.session.stage is Stage.EMPTY  # what comes late is dropped
    assert window.session.draft is None
    assert not window.session.running


def test_cancel_returns_to_the_draft_before(desk: MainWindow, tmp_path: Path, draft_file: Path, bench: Bench) -> None:
    bench.pool.hold = True
    other = tmp_path / "另一份.txt"
    other.touch()
    desk.open_paths([other])
    desk.session.cancel()
    assert desk.session.stage is Stage.READY
    assert desk.session.path == draft_file
    assert desk.files.count() == 1


def test_a_newer_draft_overtakes(window: MainWindow, tmp_path: Path, draft_file: Path, bench: Bench) -> None:
    bench.pool.hold = True
    other = tmp_path / "另一份.txt"
    other.touch()
    window.open_paths([other])
    window.open_paths([draft_file])
    bench.pool.release()
    assert window.session.path == draft_file
    assert window.session.draft is not None
    assert window.session.draft.checked.path == draft_file


def test_f5_checks_again_and_stays_where_it_was(desk: MainWindow, bench: Bench) -> None:
    desk.session.select(desk.session.draft.findings[3])  # type: ignore[union-attr]
    bench.pool.hold = True
    QTest.keyClick(desk, Qt.Key.Key_F5)
    assert desk.session.stage is Stage.READY  # what is shown stays
    assert desk.status.cancel_button.isVisible()
    bench.pool.release()
    assert not desk.status.cancel_button.isVisible()
    assert len(bench.seen) == 2
    assert number_selected(desk) == 4
    assert desk.desk.findings.list.currentIndex().row() == 3


def test_recent_drafts_are_remembered(desk: MainWindow, draft_file: Path, tmp_path: Path) -> None:
    assert Settings(tmp_path / "settings.ini").recent == [draft_file]
    [kept] = Settings(tmp_path / "settings.ini").recent_drafts
    assert kept.verdict == "有 3 处必改"
    [entry] = desk.actions_.submenus["recent"].actions()
    assert entry.text() == f"{draft_file.name}　{kept.at}　有 3 处必改"
    [button] = [
        item.widget() for i in range(desk.start.recent_box.count()) if (item := desk.start.recent_box.itemAt(i))
    ]
    assert button.accessibleName() == f"{draft_file.name}，{draft_file.parent}　{kept.at}　有 3 处必改"
    assert desk.session.draft is not None
    for finding in desk.session.draft.findings[:3]:
        desk.session.decisions.decide(finding, Decision.IGNORED)
    desk.close_draft()
    assert desk.settings.recent_drafts[0].verdict == "没有必改项"


def test_a_name_with_an_ampersand_is_shown_whole(window: MainWindow, draft_file: Path) -> None:
    path = draft_file.with_name("甲&乙.txt")
    path.write_bytes(draft_file.read_bytes())
    window.open_paths([path])
    assert window.actions_.submenus["recent"].actions()[0].text().startswith("甲&&乙.txt")


def test_recent_drafts_of_an_older_version_are_kept(tmp_path: Path, draft_file: Path) -> None:
    older = Settings(tmp_path / "settings.ini")
    older._store.setValue("recent", [str(draft_file)])
    assert [(draft.path, draft.told) for draft in older.recent_drafts] == [(draft_file, str(draft_file.parent))]


def test_long_names_do_not_widen_the_window(window: MainWindow, tmp_path: Path, bench: Bench) -> None:
    path = tmp_path / f"{'很长的文件名' * 12}.txt"
    path.touch()
    window.resize(1000, 640)
    window.open_paths([path])
    assert window.session.stage is Stage.READY
    assert window.width() == 1000
    bad = tmp_path / f"{'坏掉的文件名' * 12}.txt"
    bad.touch()
    window.open_paths([bad])
    assert window.session.stage is Stage.FAILED
    assert window.minimumSizeHint().width() <= 1000


def test_a_bad_file_does_not_bury_a_good_one(desk: MainWindow, tmp_path: Path, draft_file: Path, qtbot: QtBot) -> None:
    bad = tmp_path / "坏.txt"
    bad.touch()
    desk.open_paths([bad])
    assert desk.session.stage is Stage.FAILED
    assert desk.files.isVisible()
    desk.files.setCurrentIndex(0)
    assert desk.desk.isVisible()
    assert desk.session.path == draft_file
    button = desk.files.tabButton(1, QTabBar.ButtonPosition.RightSide)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.files.count() == 1)
    assert desk.session.files == [draft_file]
    assert not desk.files.isVisible()


def test_closing_drafts_ends_at_the_start(desk: MainWindow, tmp_path: Path, draft_file: Path) -> None:
    other = tmp_path / "另一份.txt"
    other.touch()
    desk.open_paths([other])
    desk.actions_["close"].trigger()
    assert desk.session.path == draft_file
    assert desk.session.stage is Stage.READY
    desk.actions_["close"].trigger()
    assert desk.session.stage is Stage.EMPTY
    assert desk.start.isVisible()
    assert desk.session.draft is None
    assert desk.desk.text.toPlainText() == ""
    assert not desk.actions_["close"].isEnabled()
    desk.open_paths([draft_file])
    assert desk.session.stage is Stage.READY


def test_cancelling_keeps_drafts_that_were_opened_before(
    window: MainWindow, tmp_path: Path, draft_file: Path, bench: Bench
) -> None:
    other = tmp_path / "另一份.txt"
    other.touch()
    window.open_paths([draft_file, other])
    assert bench.seen == [draft_file]  # the second is checked when it is looked at
    bench.pool.hold = True
    window.files.setCurrentIndex(1)
    assert window.session.running
    window.session.cancel()
    assert window.session.files == [draft_file, other]
    assert window.files.currentIndex() == 0
    bench.pool.hold = False
    window.files.setCurrentIndex(1)
    assert window.session.path == other
    assert window.session.stage is Stage.READY
