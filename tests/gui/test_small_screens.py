"""The window on small screens: its first size, what stays on the screen, one line for notices, tables that fold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from core.review.verdict import CAUTION
from gui.app.first_size import COMFORTABLE, SMALLEST, fills, first_place, fitted
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.models.findings import FindingRole
from gui.state.listed_findings import Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings
    from tests.gui.conftest import Bench

pytestmark = pytest.mark.dressed

#: Free parts of screens in logical pixels: 1366x768 and 1024x600 at 100 %, 1920x1080 at 125, 150, 175 and 200 %, then
#: 1366x768 at 125, 150, 175 and 200 %.
SCREENS = [
    QRect(0, 0, 1366, 728), QRect(0, 0, 1024, 560), QRect(0, 0, 1536, 824), QRect(0, 0, 1280, 680),
    QRect(0, 0, 1097, 577), QRect(0, 0, 960, 500), QRect(1920, 40, 1366, 728),
    QRect(0, 0, 1093, 574), QRect(0, 0, 911, 472), QRect(0, 0, 781, 398), QRect(0, 0, 683, 344),
]  # fmt: skip
SIZES = [
    QSize(1366, 698), QSize(1024, 530), QSize(1280, 650), QSize(1097, 547), QSize(960, 470),
    QSize(1091, 541), QSize(909, 439), QSize(779, 365), QSize(681, 311),
]  # fmt: skip


@pytest.mark.parametrize("free", SCREENS)
def test_the_first_window_lies_in_the_free_part_of_its_screen(free: QRect) -> None:
    assert free.contains(first_place(free))


def test_a_large_screen_gets_a_comfortable_window_in_its_middle() -> None:
    free = QRect(0, 0, 2560, 1400)
    assert first_place(free).size() == COMFORTABLE
    assert not fills(free)
    assert fills(QRect(0, 0, 1366, 728))


@pytest.mark.parametrize("free", SCREENS)
def test_a_remembered_place_is_brought_onto_the_screen_of_today(free: QRect) -> None:
    assert free.contains(fitted(QRect(3000, 900, 2400, 1500), free))
    assert free.contains(fitted(QRect(-400, -300, 1280, 800), free))
    smallest = QRect(free.topLeft() + QPoint(3, 35), SMALLEST)
    assert fitted(smallest, free) == smallest


def inside(window: MainWindow, widget: QWidget) -> bool:
    """Whether all of a widget is on the window and nothing of it cut off."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    whole = widget.visibleRegion().boundingRect() == widget.rect()
    return widget.isVisible() and whole and window.rect().contains(place)


def test_decisions_and_status_line_stay_on_the_screen(desk: MainWindow) -> None:
    for size in SIZES:
        desk.resize(size)
        QTest.qWait(0)
        assert desk.size() == size
        assert inside(desk, desk.statusBar()), size
        for name in ("adopt", "ignore", "annotate"):
            assert inside(desk, desk.finding_actions.bar.buttons[name]), (size, name)
        assert inside(desk, desk.desk.verdict.coverage), size
        desk.actions_["search"].trigger()
        assert inside(desk, desk.desk.findings.bar.search), size
        desk.actions_["pane3"].trigger()
        for kind, button in desk.desk.findings.bar.buttons.items():
            assert inside(desk, button), (size, kind)
            assert button.width() >= button.sizeHint().width(), (size, kind)
        for part in desk.desk.source.parts.buttons:
            assert inside(desk, part), (size, part.state.title)
            assert part.width() >= part.minimumSizeHint().width(), (size, part.state.title)
        for action in desk.tool_bar.actions() if desk.tool_bar.isVisible() else ():
            assert inside(desk, desk.tool_bar.widgetForAction(action)), (size, action.text())
        assert desk.desk.findings.list.viewport().height() >= desk.desk.findings.list.rowHeight(0), size


def test_the_smallest_window_is_small_enough(desk: MainWindow) -> None:
    desk.resize(SMALLEST)
    QTest.qWait(0)
    assert desk.size() == SMALLEST
    assert desk.minimumSizeHint().width() <= SMALLEST.width()
    assert desk.minimumSizeHint().height() <= SMALLEST.height()
    assert inside(desk, desk.statusBar())


def test_the_title_says_which_draft_this_is(desk: MainWindow) -> None:
    assert desk.windowTitle().startswith("澄阳县水务局.txt - 澄阳县水务局 · 2024 年度 · 2021 年格式 - ")
    desk.close_draft()
    assert "澄阳县" not in desk.windowTitle()


def test_the_verdict_is_one_line_and_a_clean_one_says_what_is_left_to_people(desk: MainWindow) -> None:
    strip = desk.desk.verdict
    assert strip.height() < 2.2 * strip.headline.fontMetrics().height()
    assert not strip.caution.isVisible()
    assert strip.coverage.text().startswith("应核 44 项：")
    desk.resize(700, 500)
    QTest.qWait(0)
    assert strip.coverage.text() == "应核 44 项"
    for finding in desk.session.draft.findings if desk.session.draft else ():
        desk.session.select(finding)
        desk.actions_["ignore"].trigger()
    if strip.headline.text() == "可以送签":
        assert strip.caution.text() == CAUTION
    assert strip.caution.isVisibleTo(strip) == (strip.headline.text() == "可以送签")


def test_a_row_names_its_place_above_its_message(desk: MainWindow) -> None:
    findings = desk.desk.findings.list
    index = findings.model().index(0, 5)
    assert index.data() == "自然人列收支不平衡，差1。"
    assert index.data(FindingRole.WHERE) == "三、依申请公开 · 一、本年新收政府信息… · 自然人 · 勾稽"
    assert findings.rowHeight(0) >= 2 * findings.fontMetrics().height() * 0.9


def select(window: MainWindow, rule: str) -> None:
    draft = window.session.draft
    assert draft is not None
    window.session.select(next(e for e in draft.findings if e.rule == rule))


def test_the_tables_fold_away_for_findings_on_words_and_come_back_for_cells(desk: MainWindow) -> None:
    tables, fold = desk.desk.tables, desk.desk.fold
    desk.resize(1024, 560)
    select(desk, "T303")
    assert tables.isVisible()
    before = desk.desk.text.width()
    select(desk, "W102")
    assert not tables.isVisible()
    assert desk.desk.source.unfold_button.isVisible()
    assert not desk.actions_["tables"].isChecked()
    QTest.qWait(0)
    assert desk.desk.text.width() > before
    select(desk, "T301")
    assert tables.isVisible()
    assert fold.shown
    assert desk.actions_["tables"].isChecked()


def test_a_roomy_window_keeps_both(desk: MainWindow) -> None:
    desk.resize(1700, 1000)
    select(desk, "W102")
    assert desk.desk.tables.isVisible()


def test_folding_by_hand_is_remembered(desk: MainWindow, settings: Settings) -> None:
    desk.resize(1024, 560)
    select(desk, "W102")
    QTest.mouseClick(desk.desk.source.unfold_button, Qt.MouseButton.LeftButton)
    assert desk.desk.tables.isVisible()
    assert settings.value("fold") == "never"
    select(desk, "T303")
    select(desk, "W102")
    assert desk.desk.tables.isVisible()
    desk.actions_["tables"].trigger()
    assert not desk.desk.tables.isVisible()
    assert settings.value("fold") == "always"
    desk.resize(1700, 1000)
    assert not desk.desk.tables.isVisible()


def test_tables_put_away_beside_a_cell_come_back_with_the_next_finding(desk: MainWindow) -> None:
    select(desk, "T303")
    desk.actions_["tables"].trigger()
    assert not desk.desk.tables.isVisible()
    select(desk, "T301")
    assert desk.desk.tables.isVisible()


def test_the_keyboard_brings_folded_tables_back(desk: MainWindow) -> None:
    desk.resize(1024, 560)
    select(desk, "W102")
    desk.actions_["pane2"].trigger()
    assert desk.desk.tables.isVisible()


def test_a_new_window_lies_on_its_screen(app: QApplication, qtbot: QtBot, settings: Settings, bench: Bench) -> None:
    made = MainWindow(settings, Dispatcher(pool=bench.pool, check=bench.check))
    with qtbot.waitExposed(made):
        made.show()
    free = made.screen().availableGeometry()
    assert made.width() <= free.width()
    assert made.height() <= free.height()
    assert free.contains(made.geometry())
    made.showNormal()
    made.setGeometry(QRect(free.left() + 30, free.top() + 50, 700, 430))
    made.close()
    again = MainWindow(settings, Dispatcher(pool=bench.pool, check=bench.check))
    qtbot.addWidget(again)
    assert again.size() == QSize(700, 430)


def test_no_count_of_the_filter_is_ever_cut_off(app: QApplication, qtbot: QtBot, window: MainWindow) -> None:
    bar = window.desk.findings.bar
    bar.setParent(None)
    qtbot.addWidget(bar)
    bar._counts = Counter({Kind.ERROR: 4, Kind.WARNING: 600, Kind.HINT: 12, Kind.OPEN: 130})
    bar.show()
    for width in (320, 420, 470, 520, 600, 900):
        bar.resize(width, 40)
        bar._fit()
        app.processEvents()
        for kind, button in bar.buttons.items():
            assert str(bar._counts[kind]) in button.text()
            assert width < 420 or button.width() >= button.sizeHint().width()
    assert bar.buttons[Kind.WARNING].text() == "存疑 600"
    assert not bar.grouped.isHidden()


def test_the_lowest_card_answers_before_it_explains(desk: MainWindow) -> None:
    card = desk.desk.detail
    desk.session.select(desk.session.draft.findings[2] if desk.session.draft else None)
    for height, first in ((300, card.message), (90, card.answer), (300, card.message)):
        card.resize(300, height)
        card._column.activate()
        other = card.answer if first is card.message else card.message
        assert first.geometry().bottom() <= other.geometry().top(), height


def test_the_cell_that_is_looked_at_stays_in_sight_when_the_pane_gets_lower(desk: MainWindow) -> None:
    view, model = desk.desk.tables.views["requests"], desk.desk.tables.models["requests"]
    desk.session.select(desk.session.draft.findings[1] if desk.session.draft else None)
    place = model.selected_index()
    for height in (400, 190, 150):
        view.resize(view.width(), height)
        seen = view.visualRect(place)
        assert view.viewport().rect().contains(seen.center()), height
        assert seen.top() >= view.frozen.covered[1], height
    view.zoom(4)
    assert view.viewport().rect().contains(view.visualRect(place).center())
