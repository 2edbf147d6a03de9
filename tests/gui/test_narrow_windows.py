"""What leaves room in narrow and low windows, and in which order; nothing is cut off, everything is still reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QToolButton

from gui.app.first_size import SMALLEST
from gui.state.listed_findings import Kind

if TYPE_CHECKING:
    from gui.app.main_window import MainWindow

pytestmark = pytest.mark.dressed


def resize(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    QTest.qWait(0)


def worded(window: MainWindow) -> list[str]:
    """The actions of the tool bar that show their words."""
    normal = QAction.Priority.NormalPriority
    return [a.text() for a in window.tool_bar.actions() if not a.isSeparator() and a.priority() == normal]


def test_the_tool_bar_loses_its_words_from_the_right(desk: MainWindow) -> None:
    bar = desk.tool_bar
    more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    counts = []
    for width in (1366, 960, 900, SMALLEST.width()):
        resize(desk, width, 600)
        assert more is not None
        assert not more.isVisible(), width
        counts.append(len(worded(desk)))
    assert counts[0] == 8
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0]
    resize(desk, 1366, 600)
    assert len(worded(desk)) == 8  # and has them back


def test_in_a_low_window_the_tool_bar_goes_and_the_menus_have_all_of_it(desk: MainWindow) -> None:
    resize(desk, 900, 430)
    assert not desk.tool_bar.isVisible()
    of_menus = {action for menu in desk.actions_.menus for action in menu.actions()}
    assert {action for action in desk.tool_bar.actions() if not action.isSeparator()} <= of_menus
    resize(desk, 900, 500)
    assert desk.tool_bar.isVisible()


def test_in_the_narrowest_bar_the_search_field_comes_when_it_is_asked_for(desk: MainWindow) -> None:
    bar = desk.desk.findings.bar
    resize(desk, *SMALLEST.toTuple())
    desk.desk.bottom.setSizes([1, 1000])
    assert not bar.search.isVisible()
    desk.actions_["search"].trigger()
    assert bar.search.isVisible()
    assert bar.search.hasFocus()
    assert not bar.buttons[Kind.ERROR].isVisible()
    QTest.keyClicks(bar.search, "1")
    desk.actions_["pane3"].trigger()
    assert bar.search.isVisible()  # it narrows the list: that must be seen
    desk.actions_["search"].trigger()
    bar.search.clear()
    desk.actions_["pane3"].trigger()
    assert not bar.search.isVisible()
    assert bar.buttons[Kind.ERROR].isVisible()


def test_a_row_comes_before_the_heads(desk: MainWindow) -> None:
    found = desk.desk.findings.list
    resize(desk, *SMALLEST.toTuple())
    assert found.horizontalHeader().isHidden()
    assert found.viewport().height() >= found.verticalHeader().defaultSectionSize()
    resize(desk, 1366, 698)
    assert found.horizontalHeader().isVisible()


def test_the_parts_leave_out_their_counts_before_one_is_cut_off(desk: MainWindow) -> None:
    strip = desk.desk.source.parts
    resize(desk, 1366, 698)
    assert not any(button.brief for button in strip.buttons)
    strip.set_brief(True)
    brief = strip.least_width
    strip.set_brief(False)
    assert brief < strip.least_width
    pane = desk.desk.source
    pane.resize(brief + 30, pane.height())
    assert all(button.brief for button in strip.buttons)
    assert all(button.words[1] in ("", "缺") for button in strip.buttons)
    pane.resize(brief + 400, pane.height())
    assert not any(button.brief for button in strip.buttons)


def test_no_head_is_cut_off_whatever_the_list_is_sorted_by(desk: MainWindow) -> None:
    desk.actions_["adopt"].trigger()  # the column of decisions comes
    desk.batch.page.list.setMinimumWidth(1280)
    tables: list[QTableView] = [desk.desk.findings.list, desk.batch.page.list]
    cut = []
    for table in tables:
        head = table.horizontalHeader()
        for column in range(head.count()):
            if table.isColumnHidden(column) or head.sectionResizeMode(column) == head.ResizeMode.Stretch:
                continue
            table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
            if head.sectionSizeHint(column) > head.sectionSize(column):
                name = head.model().headerData(column, Qt.Orientation.Horizontal)
                cut.append((table.accessibleName(), name, head.sectionSizeHint(column), head.sectionSize(column)))
    assert cut == []


def test_the_smallest_window_has_room_for_what_no_pane_can_do_without(desk: MainWindow) -> None:
    resize(desk, *SMALLEST.toTuple())
    hint = desk.minimumSizeHint()
    assert QSize(SMALLEST).expandedTo(hint) == SMALLEST
