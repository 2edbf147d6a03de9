"""What leaves room in narrow and low windows, and in which order; nothing is cut off, everything is still reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QToolButton

from core.forms.model_draft import load_model
from gui.app.first_size import SMALLEST
from gui.state.listed_findings import Kind
from gui.views.banner import BannerMessage

if TYPE_CHECKING:
    from pathlib import Path

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
    resize(desk, SMALLEST.width(), SMALLEST.height())
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
    resize(desk, SMALLEST.width(), SMALLEST.height())
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
    resize(desk, SMALLEST.width(), SMALLEST.height())
    hint = desk.minimumSizeHint()
    assert QSize(SMALLEST).expandedTo(hint) == SMALLEST


def test_lines_of_a_form_leave_no_stubs_along_its_merged_cells(desk: MainWindow) -> None:
    resize(desk, 1366, 698)
    view = desk.desk.tables.views["requests"]
    view.verticalScrollBar().setValue(0)
    view.frozen.follow()
    corner = view.visualRect(view.model_.index(0, 0))
    shown = view.grab().toImage()
    ground = shown.pixel(1, 1)
    assert {shown.pixel(x, 0) for x in range(corner.width() - 1)} == {ground}
    assert {shown.pixel(0, y) for y in range(corner.height() - 1)} == {ground}
    assert shown.pixel(corner.width() - 1, 5) != ground  # the line beside it is there


def test_words_of_changes_are_wrapped_and_not_cut_off(desk: MainWindow) -> None:
    table = desk.versions.window.table
    words = "表三“（一）予以公开”行“商业企业”列"
    model = QStandardItemModel(1, 3)
    model.setItem(0, 0, QStandardItem(words))
    table.setModel(model)
    metrics = table.fontMetrics()
    option = QStyleOptionViewItem()
    option.font, option.fontMetrics = table.font(), metrics  # type: ignore[attr-defined]
    for width in range(160, 320):
        option.rect = QRect(0, 0, width, 20)  # type: ignore[attr-defined]
        option.features = QStyleOptionViewItem.ViewItemFeature.WrapText  # type: ignore[attr-defined]
        height = table.itemDelegate().sizeHint(option, model.index(0, 0)).height()
        lines = metrics.boundingRect(QRect(0, 0, width - 18, 999), Qt.TextFlag.TextWrapAnywhere, words).height()
        assert height >= lines, width


def test_buttons_of_one_row_are_of_one_height(desk: MainWindow) -> None:
    bar, decisions = desk.desk.findings.bar, desk.finding_actions.bar
    desk.resize(1366, 698)
    QTest.qWait(0)
    rows = (
        (*bar.buttons.values(), bar.choice, bar.grouped, bar.search),
        (decisions.buttons["adopt"], decisions.buttons["ignore"], decisions.reasons, decisions.outside_icon),
    )
    assert [len({widget.height() for widget in row}) for row in rows] == [1, 1]


def test_dialogs_are_no_larger_than_what_their_screen_has_free(desk: MainWindow) -> None:
    free = desk.screen().availableGeometry()
    for dialog in (desk.settings_feature.dialog, desk.help.window, desk.versions.window, desk.signoff.dialog):
        dialog.resize(free.width() + 300, free.height() + 300)
        dialog.show()
        assert dialog.width() <= free.width(), dialog.windowTitle()
        assert dialog.height() <= free.height() - 30, dialog.windowTitle()  # less its title
        dialog.hide()


def test_pages_of_the_settings_scroll_where_there_is_no_room(desk: MainWindow) -> None:
    dialog = desk.settings_feature.dialog
    for number in range(4):
        dialog.names.setCurrentRow(number)
        hint = dialog.minimumSizeHint()
        assert hint.width() <= SMALLEST.width(), number
        assert hint.height() <= SMALLEST.height(), number


def test_in_a_low_window_one_line_stands_over_the_panes(desk: MainWindow, tmp_path: Path) -> None:
    panes = desk.desk
    last = tmp_path / "去年.txt"
    last.write_text(load_model("2021").text().replace("2024", "2023"), encoding="utf-8")
    resize(desk, 681, 311)
    desk.last_year.choice.choose(last)
    panes.banner.show_message(BannerMessage("已与去年的报告对照：还有 17 处，其中新增 4 处，另有一处须重新处理" * 3))
    QTest.qWait(0)
    assert not panes.verdict.isVisible()
    assert not desk.last_year.strip.isVisible()
    assert panes.banner.height() < 2.2 * panes.banner.text.fontMetrics().height()
    assert panes.banner.text.text().endswith("…")
    assert "须重新处理" in panes.banner.toolTip()
    assert panes.findings.list.viewport().height() >= panes.findings.list.rowHeight(0)
    panes.banner.clear()
    assert panes.verdict.isVisible()
    resize(desk, 1366, 698)
    panes.banner.show_message(BannerMessage("已与去年的报告对照"))
    assert panes.verdict.isVisible()
    assert panes.banner.text.text() == "已与去年的报告对照"


def test_in_a_narrow_window_last_year_s_strip_waits_for_the_banner(desk: MainWindow) -> None:
    strip, banner = desk.last_year.strip, desk.desk.banner
    resize(desk, 779, 500)
    banner.show_message(BannerMessage("已与去年的报告对照"))
    assert strip._gives_way
    banner.clear()
    assert not strip._gives_way
    resize(desk, 1024, 560)
    banner.show_message(BannerMessage("已与去年的报告对照"))
    assert not strip._gives_way
