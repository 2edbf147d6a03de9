"""A folder of drafts: one row each, sorted, filtered, held against a list, opened in the desk, cancelled."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from core.batch.summary import Summary
from core.output.batch.record import BatchRecord
from gui.app.main_window import MainWindow
from gui.features.batch.model import BatchFilter, BatchModel, BatchRole, Column
from gui.features.batch.runner import BatchRunner
from gui.jobs.dispatcher import Dispatcher, Options
from tests.gui.conftest import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from gui.features.batch.row import BatchRow
    from gui.state.settings import Settings
    from tests.gui.conftest import Bench

SUMMARIES = {
    "甲.txt": Summary("甲.txt", "error", "有 3 处必改", "澄阳县水务局", 2024, "2021", 3, 2, 1, 4),
    "乙.txt": Summary("乙.txt", None, "可以送签", "澄阳县财政局", 2024, "2021"),
    "坏.pdf": Summary("坏.pdf", "failed", "未能读取", unread="文件已损坏，请另存后再试。", code="damaged"),
    "丁.txt": Summary("丁.txt", "error", "有 12 处必改", "澄阳县教育局", 2023, "2021", 12),
}


class Checker:
    """Answers from the table above; waits for ``go`` before the files named there."""

    def __init__(self) -> None:
        self.hold: set[str] = set()
        self.go = threading.Event()
        self.seen: list[Options] = []

    def __call__(
        self, files: Sequence[str], options: Options, stopped: Callable[[], bool]
    ) -> Iterator[tuple[int, BatchRecord]]:
        self.seen.append(options)
        for row, file in enumerate(files):
            name = Path(file).name
            while name in self.hold and not self.go.wait(0.01):
                if stopped():
                    return
            yield row, BatchRecord(SUMMARIES.get(name, Summary(file, None, "可以送签")))


@pytest.fixture
def checker() -> Checker:
    return Checker()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "报送"
    made.mkdir()
    for name in SUMMARIES:
        (made / name).write_text("x", "utf-8")
    return made


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, settings: Settings, bench: Bench, checker: Checker) -> Iterator[MainWindow]:
    made = MainWindow(settings, Dispatcher(pool=bench.pool, check=bench.check), BatchRunner(check=checker))
    qtbot.addWidget(made)
    show(qtbot, made)
    yield made
    made.close()


@pytest.fixture
def batch(window: MainWindow, folder: Path, qtbot: QtBot) -> MainWindow:
    """The window with the folder checked."""
    drop(window, folder)
    qtbot.waitUntil(lambda: not window.batch.runner.running)
    return window


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPoint(300, 300)
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, buttons, keys))


def shown(window: MainWindow, column: Column) -> list[str]:
    model = window.batch.page.filter
    return [str(model.index(row, column).data() or "") for row in range(model.rowCount())]


def row_of(window: MainWindow, text: str) -> QModelIndex:
    model = window.batch.page.filter
    return next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if text in "".join(str(model.index(row, column).data() or "") for column in Column)
    )


def test_a_dropped_folder_becomes_rows(batch: MainWindow) -> None:
    page = batch.batch.page
    assert page.isVisible()
    assert shown(batch, Column.FILE) == ["丁.txt", "乙.txt", "坏.pdf", "甲.txt"]
    assert shown(batch, Column.ORGAN) == ["澄阳县教育局", "澄阳县财政局", "（未识别）", "澄阳县水务局"]
    assert shown(batch, Column.VERDICT) == ["有 12 处必改", "可以送签", "未能读取", "有 3 处必改"]
    assert shown(batch, Column.WARNINGS) == ["", "", "", "2"]
    assert "文件已损坏" in shown(batch, Column.UNREAD)[2]
    assert page.status.text() == "共 4 份：可以送签 1，有必改 2，未能读取 1"
    assert not page.progress.isVisible()
    assert not batch.actions_["next"].isEnabled()


def test_numbers_sort_as_numbers_and_verdicts_by_weight(batch: MainWindow) -> None:
    batch.batch.page.list.sortByColumn(Column.ERRORS, Qt.SortOrder.DescendingOrder)
    assert shown(batch, Column.ERRORS)[:2] == ["12", "3"]
    batch.batch.page.list.sortByColumn(Column.VERDICT, Qt.SortOrder.AscendingOrder)
    assert shown(batch, Column.VERDICT) == ["未能读取", "有 12 处必改", "有 3 处必改", "可以送签"]


def test_filters(batch: MainWindow, qtbot: QtBot) -> None:
    page = batch.batch.page
    QTest.mouseClick(page.problems, Qt.MouseButton.LeftButton)
    assert "乙.txt" not in shown(batch, Column.FILE)
    assert len(shown(batch, Column.FILE)) == 3
    page.problems.click()
    page.year.setCurrentIndex(page.year.findData(2023))
    assert shown(batch, Column.FILE) == ["丁.txt", "坏.pdf"]  # what has no year is never hidden by one
    page.year.setCurrentIndex(0)
    QTest.keyClicks(page.search, "zai")
    assert shown(batch, Column.FILE) == []
    page.search.setText("损坏")
    assert shown(batch, Column.FILE) == ["坏.pdf"]


def test_who_is_missing(batch: MainWindow, tmp_path: Path) -> None:
    names = tmp_path / "名单.txt"
    names.write_text("1. 澄阳县水务局\n2. 财政局\n3. 澄阳县档案馆\n", "utf-8")
    control = batch.batch
    control.load_roster(names)
    assert shown(batch, Column.ORGAN)[-1] == "澄阳县档案馆"
    assert shown(batch, Column.VERDICT)[-1] == "未收到"
    assert shown(batch, Column.UNREAD)[0] == "不在名单上"
    assert "名单 3 家，未收到 1 家" in control.page.status.text()
    control.page.list.chosen.emit(row_of(batch, "档案馆").data(BatchRole.ROW))
    assert control.showing  # there is nothing to open
    QTest.mouseClick(control.page.no_roster, Qt.MouseButton.LeftButton)
    assert len(shown(batch, Column.ORGAN)) == 4


def test_a_list_that_cannot_be_read_is_told(batch: MainWindow, tmp_path: Path) -> None:
    names = tmp_path / "名单.xlsx"
    names.write_bytes(b"%PDF-1.4")
    batch.batch.load_roster(names)
    assert "每行一个单位" in batch.statusBar().currentMessage()


def test_enter_opens_in_the_desk_and_the_row_follows(batch: MainWindow, folder: Path) -> None:
    control = batch.batch
    control.page.list.setCurrentIndex(row_of(batch, "乙.txt"))
    QTest.keyClick(control.page.list, Qt.Key.Key_Return)
    assert batch.session.path == folder / "乙.txt"
    assert batch.desk.isVisible()
    assert not control.showing
    QTest.keyClick(batch, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert control.showing
    assert row_of(batch, "乙.txt").siblingAtColumn(Column.VERDICT).data() == "有 3 处必改"  # as the desk found it
    QTest.mouseClick(control.button, Qt.MouseButton.LeftButton)
    assert batch.desk.isVisible()


def test_what_is_decided_in_the_desk_counts_in_the_row(batch: MainWindow) -> None:
    control = batch.batch
    control.page.list.setCurrentIndex(row_of(batch, "乙.txt"))
    QTest.keyClick(control.page.list, Qt.Key.Key_Return)
    QTest.keyClick(batch.desk.findings.list, Qt.Key.Key_I)
    QTest.keyClick(batch, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    row = row_of(batch, "乙.txt")
    assert row.siblingAtColumn(Column.VERDICT).data() == "有 2 处必改"
    assert "已忽略 1 处" in row.siblingAtColumn(Column.UNREAD).data()


def test_files_are_named_from_the_folder_and_twins_are_told(
    window: MainWindow, tmp_path: Path, checker: Checker, qtbot: QtBot
) -> None:
    for part in ("送审", "定稿"):
        (tmp_path / "报送" / part).mkdir(parents=True)
        (tmp_path / "报送" / part / "甲.txt").write_text("x", "utf-8")
    (tmp_path / "报送" / "乙.txt").write_text("x", "utf-8")
    (tmp_path / "报送" / "~$甲.txt").write_text("x", "utf-8")
    drop(window, tmp_path / "报送")
    qtbot.waitUntil(lambda: not window.batch.runner.running)
    assert sorted(shown(window, Column.FILE)) == sorted([str(Path("定稿/甲.txt")), str(Path("送审/甲.txt")), "乙.txt"])
    twins = [text for text in shown(window, Column.UNREAD) if "同一单位同一年度共有 2 份" in text]
    assert len(twins) == 2
    QTest.mouseClick(window.batch.page.problems, Qt.MouseButton.LeftButton)
    assert len(shown(window, Column.FILE)) == 2


def test_double_click_opens(batch: MainWindow, folder: Path) -> None:
    view = batch.batch.page.list
    place = view.visualRect(row_of(batch, "甲.txt")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert batch.session.path == folder / "甲.txt"


def test_a_check_behind_the_page_does_not_push_it_away(batch: MainWindow, folder: Path, bench: Bench) -> None:
    control = batch.batch
    control.open_draft(folder / "甲.txt")
    bench.pool.hold = True
    batch.session.recheck()
    control.show()
    bench.pool.release()
    assert control.showing


def test_f5_checks_the_batch_again(batch: MainWindow, checker: Checker, qtbot: QtBot) -> None:
    QTest.keyClick(batch, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: not batch.batch.runner.running)
    assert len(checker.seen) == 2
    assert len(shown(batch, Column.FILE)) == 4


def test_cancel_keeps_what_is_there(window: MainWindow, folder: Path, checker: Checker, qtbot: QtBot) -> None:
    checker.hold = {"坏.pdf"}
    drop(window, folder)
    page = window.batch.page
    qtbot.waitUntil(lambda: page.progress.value() == 2)
    assert page.progress.maximum() == 4
    assert page.status.text().startswith("正在校对 2/4")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.batch.runner.running)
    assert shown(window, Column.VERDICT) == ["有 12 处必改", "可以送签", "没有校对", "没有校对"]
    assert "没有校对 2" in page.status.text()
    assert page.status.text().startswith("已取消")
    page.again_button.click()
    checker.go.set()
    qtbot.waitUntil(lambda: not window.batch.runner.running)
    assert "等待校对" not in shown(window, Column.VERDICT)


def test_many_files_are_a_batch_and_few_are_tabs(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for path in paths:
        path.touch()
    window.open_paths(paths[:2])
    assert window.files.count() == 2
    window.open_paths(paths)
    qtbot.waitUntil(lambda: not window.batch.runner.running)
    assert window.batch.showing
    assert len(shown(window, Column.FILE)) == 6


def test_rows_are_copied_for_a_spreadsheet(batch: MainWindow) -> None:
    view = batch.batch.page.list
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("单位\t年度\t结论")
    assert len(lines) == 5
    assert "澄阳县水务局\t2024\t有 3 处必改\t3\t2\t1\t4" in lines[4]


def test_the_models_keep_qts_rules(app: QApplication) -> None:
    model = BatchModel()
    proxy = BatchFilter()
    proxy.setSourceModel(model)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(each, fatal) for each in (model, proxy)]
    model.set_files(list(SUMMARIES))
    for row, summary in enumerate(SUMMARIES.values()):
        model.set_summary(row, summary)
    model.set_roster(("澄阳县水务局", "澄阳县档案馆"))
    proxy.set_problems(True)
    assert proxy.rowCount() == 4  # three drafts with problems and one that is missing
    proxy.set_text("澄阳县 档案")
    line: BatchRow = proxy.index(0, 0).data(BatchRole.ROW)
    assert line.missing
    assert len(testers) == 2


def test_the_real_check_runs_in_processes(app: QApplication, qtbot: QtBot, folder: Path) -> None:
    runner = BatchRunner()
    results: dict[int, BatchRecord] = {}
    runner.draft_checked.connect(results.__setitem__)
    with qtbot.waitSignal(runner.finished, timeout=60_000) as ended:
        runner.start([folder], {})
    assert ended.args == [True]
    assert sorted(results) == [0, 1, 2, 3]
    assert {one.summary.level for one in results.values()} == {"failed"}
    assert all(one.summary.unread for one in results.values())
    runner.shut_down()


def test_coming_back_to_the_list_keeps_the_row(batch: MainWindow, folder: Path) -> None:
    control = batch.batch
    control.page.list.sortByColumn(Column.ERRORS, Qt.SortOrder.DescendingOrder)
    control.page.list.setCurrentIndex(row_of(batch, "乙.txt"))
    QTest.keyClick(control.page.list, Qt.Key.Key_Return)
    QTest.keyClick(batch.desk.findings.list, Qt.Key.Key_I)
    assert batch.actions_["undo"].isEnabled()
    batch.actions_["batch"].trigger()
    model = control.page.filter
    here = model.index(control.page.list.currentIndex().row(), 0).data(BatchRole.ROW)
    assert Path(here.file) == folder / "乙.txt"
    assert not batch.actions_["undo"].isEnabled()  # it would change a draft that nobody sees
    batch.actions_["batch"].trigger()
    assert batch.actions_["undo"].isEnabled()


def test_where_the_row_is_filtered_out_by_now_the_next_one_is_current(batch: MainWindow) -> None:
    control = batch.batch
    control.page.problems.setChecked(True)
    control.page.list.setCurrentIndex(row_of(batch, "甲.txt"))
    place = control.page.list.currentIndex().row()
    QTest.keyClick(control.page.list, Qt.Key.Key_Return)
    row = control.page.model.row_of(str(batch.session.path))
    assert row is not None
    control.page.model.set_summary(row, Summary("", None, "可以送签"))
    batch.actions_["batch"].trigger()
    assert control.page.list.currentIndex().row() == min(place, control.page.filter.rowCount() - 1)


def test_the_next_draft_of_the_list_is_opened_from_the_desk(batch: MainWindow, folder: Path) -> None:
    control = batch.batch
    control.page.list.sortByColumn(Column.ERRORS, Qt.SortOrder.DescendingOrder)
    order = [control.page.filter.index(row, 0).data(BatchRole.ROW).file for row in range(3)]
    control.open_draft(Path(order[0]))
    assert control.turn_buttons[1].isVisible()
    assert not batch.actions_["batch_previous"].isEnabled()  # it is the first
    batch.actions_["batch_next"].trigger()
    assert batch.session.path not in (None, Path(order[0]))
    second = batch.session.path
    control.turn_buttons[-1].click()
    assert batch.session.path is not None
    assert batch.session.path != second
    batch.actions_["batch"].trigger()
    assert not control.turn_buttons[1].isVisible()
    here = control.page.list.currentIndex().data(BatchRole.ROW)
    assert Path(here.file) == batch.session.path


def test_counts_are_sorted_highest_first_at_the_first_click(batch: MainWindow) -> None:
    head = batch.batch.page.list.horizontalHeader()
    for column in (Column.ERRORS, Column.WARNINGS):
        place = QPoint(head.sectionViewportPosition(column) + 8, head.height() // 2)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert head.sortIndicatorSection() == column
        assert head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_what_is_wrong_is_told_and_files_that_are_no_drafts_are_named(
    window: MainWindow, folder: Path, checker: Checker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Summary("甲.txt", "error", "有 3 处必改", "澄阳县水务局", 2024, "2021", 3, told="表三 2 处不平；缺第五部分")
    monkeypatch.setitem(SUMMARIES, "甲.txt", told)
    (folder / "名单.xlsx").write_bytes(b"x")
    drop(window, folder)
    qtbot.waitUntil(lambda: not window.batch.runner.running)
    assert "表三 2 处不平；缺第五部分" in shown(window, Column.UNREAD)
    assert window.batch.page.others.text() == "不是稿件、没有校对的文件：名单.xlsx"
    assert window.batch.page.others.isVisible()
    window.batch.page.model.set_summary(0, told)
    (folder / "名单.xlsx").unlink()
    window.batch.again()
    qtbot.waitUntil(lambda: not window.batch.runner.running)
    assert window.batch.page.others.isHidden()
