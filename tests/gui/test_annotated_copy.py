"""The annotated copy and the draft's own program from the window: named, made in the background, opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton

from core.output.annotated import copy
from gui.app.main_window import MainWindow
from gui.features.export import outside
from gui.jobs.dispatcher import Dispatcher
from tests.gui.conftest import Inline, check_once, show
from tests.support.drafts import to_docx
from tests.support.drafts_with_errors import with_errors
from tests.support.word_changes import own_comments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings

WORD = to_docx(with_errors())


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open."""
    asked: list[Path] = []

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Names and filters that the dialog proposed; it takes what is proposed."""
    seen: list[tuple[str, str]] = []

    def save_as(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
        seen.append((name, kinds))
        return name, kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_as)
    return seen


@pytest.fixture
def draft_path(tmp_path: Path) -> Path:
    path = tmp_path / "水务局年报.docx"
    path.write_bytes(WORD)
    return path


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, settings: Settings, draft_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(settings, Dispatcher(pool=Inline(), check=check_once))
    made.annotated_copy.pool = Inline()
    qtbot.addWidget(made)
    show(qtbot, made)
    made.open_paths([draft_path])
    yield made
    made.close()


def told(window: MainWindow) -> str:
    message = window.desk.banner.message
    return message.text if message else ""


def button(window: MainWindow, name: str) -> QPushButton:
    return next(b for b in window.desk.banner.buttons if b.text() == name)


def test_a_copy_is_made_beside_the_draft_and_opened(
    window: MainWindow, draft_path: Path, asked: list[tuple[str, str]], opened: list[Path]
) -> None:
    window.actions_["annotated_copy"].trigger()
    target = draft_path.with_name("水务局年报（校对批注）.docx")
    assert asked == [(str(target), "Word 文档 (*.docx)")]
    assert len(own_comments(target.read_bytes())) == 5
    assert told(window) == "已生成 水务局年报（校对批注）.docx：5 条批注，原稿没有改动。"
    assert draft_path.read_bytes() == WORD
    button(window, "打开").click()
    button(window, "打开文件夹").click()
    assert opened == [target, draft_path.parent]


def test_changes_are_made_and_an_earlier_copy_stays(
    window: MainWindow, draft_path: Path, asked: list[tuple[str, str]]
) -> None:
    earlier = draft_path.with_name("水务局年报（校对批注）.docx")
    earlier.write_bytes(b"mine")
    window.actions_["tracked_copy"].trigger()
    assert Path(asked[0][0]).name == "水务局年报（校对批注）（2）.docx"
    assert "5 条批注、5 处修订" in told(window)
    assert earlier.read_bytes() == b"mine"


def test_what_was_ignored_gets_no_comment(window: MainWindow, draft_path: Path, asked: list[tuple[str, str]]) -> None:
    assert window.session.draft is not None
    for finding in window.session.draft.findings:
        if finding.rule == "W106":
            window.session.select(finding)
            window.finding_actions.ignore("")
    window.actions_["annotated_copy"].trigger()
    assert len(own_comments(Path(asked[0][0]).read_bytes())) == 4


def test_nothing_is_asked_where_there_is_nothing_to_say(
    window: MainWindow, tmp_path: Path, asked: list[tuple[str, str]]
) -> None:
    text = tmp_path / "年报.txt"
    text.write_text(with_errors().text(), "utf-8")
    window.open_paths([text])
    window.actions_["annotated_copy"].trigger()
    assert told(window).startswith("纯文本里不能加批注")
    assert asked == []


def test_why_a_copy_was_not_made(
    window: MainWindow, draft_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[tuple[str, str]]
) -> None:
    draft_path.write_bytes(WORD + b" ")
    window.actions_["annotated_copy"].trigger()
    assert "重新校对（F5）" in told(window)
    draft_path.write_bytes(WORD)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(draft_path), ""))
    window.actions_["annotated_copy"].trigger()
    assert "不能写到稿件自己上" in told(window)
    assert draft_path.read_bytes() == WORD
    monkeypatch.setattr(copy, "annotated_copy", lambda *_args, **_options: 1 // 0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(draft_path.with_name("副本")), ""))
    button(window, "另选位置").click()
    assert told(window).startswith("生成批注副本时程序出错")
    assert window.actions_["annotated_copy"].isEnabled()
    assert not draft_path.with_name("副本.docx").exists()


def test_one_at_a_time_and_only_of_files(window: MainWindow, asked: list[tuple[str, str]]) -> None:
    pool = window.annotated_copy.pool
    assert isinstance(pool, Inline)
    pool.hold = True
    window.actions_["annotated_copy"].trigger()
    assert told(window).startswith("正在生成")
    assert not window.actions_["tracked_copy"].isEnabled()
    pool.release()
    assert told(window).startswith("已生成")
    assert window.actions_["tracked_copy"].isEnabled()
    window.close_draft()
    for name in ("annotated_copy", "tracked_copy", "open_outside", "open_folder"):
        assert not window.actions_[name].isEnabled()


def test_the_draft_is_opened_in_its_own_program(
    window: MainWindow, draft_path: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.actions_["open_outside"].trigger()
    window.actions_["open_folder"].trigger()
    assert opened == [draft_path, draft_path.parent]
    assert window.actions_["open_outside"] in window.findChildren(type(window.actions_["open_outside"]))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    window.actions_["open_outside"].trigger()
    assert told(window).startswith("没有程序能打开“水务局年报.docx”")
    draft_path.unlink()
    window.actions_["open_outside"].trigger()
    assert told(window).startswith("“水务局年报.docx”已不在原处")


def test_the_finding_leads_there_too(window: MainWindow, opened: list[Path], draft_path: Path) -> None:
    bar = window.finding_actions.bar
    window.session.select(window.session.draft.findings[0])  # type: ignore[union-attr]
    outside_button = next(
        b
        for b in bar.findChildren(type(bar.reasons))
        if b.defaultAction() is window.actions_["open_outside"] and b.isVisible()
    )
    outside_button.click()
    assert opened == [draft_path]


def test_programs_see_the_systems_libraries_not_ours(draft_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda _url: seen.append(os.environ.get("LD_LIBRARY_PATH")) or True
    )
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    assert outside.open_outside(draft_path) == ""
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/before")
    assert outside.open_outside(draft_path) == ""
    assert seen == [None, "/before"]
    assert os.environ["LD_LIBRARY_PATH"] == "/bundle"
