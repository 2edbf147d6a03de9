"""The desk: what was ignored is not right, numbers stand beside numbers, the keyboard is seen, places are kept."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from core.base.errors import EmptyError
from core.forms.model_draft import load_model
from core.load import load, load_bytes
from gui.models.cell_face import CellFace, CellRole
from gui.state.listed_findings import Kind
from gui.style.palettes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT
from gui.style.theme import theme
from gui.views.badges import badge_size
from gui.views.cell_delegate import badge_width, ordinal_font, signs_beside
from gui.views.pane_frame import PaneFrame
from gui.views.text_frames import TextFrame, _beside, line_rects
from tests.gui.conftest import number_selected

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from gui.app.main_window import MainWindow

pytestmark = pytest.mark.dressed


def select(window: MainWindow, rule: str) -> None:
    draft = window.session.draft
    assert draft is not None
    window.session.select(next(e for e in draft.findings if e.rule == rule))


def face(window: MainWindow, row: str, column: str) -> CellFace:
    return window.desk.tables.models["requests"].index_of("requests", row, column).data(CellRole.FACE)


# What was ignored


def test_a_table_whose_errors_were_ignored_has_no_tick(desk: MainWindow) -> None:
    tabs = desk.desk.tables.tabs
    before = tabs.tabIcon(1).pixmap(16).toImage()
    for rule in ("T303", "T301", "T104"):
        select(desk, rule)
        desk.actions_["ignore"].trigger()
    select(desk, "T302")
    desk.actions_["ignore"].trigger()
    assert tabs.tabText(1) == "表三　忽略 4"
    ignored, clean = tabs.tabIcon(1).pixmap(16).toImage(), tabs.tabIcon(0).pixmap(16).toImage()
    assert ignored != before
    assert ignored != clean
    cell = face(desk, "new", "natural_person")
    assert cell.ignored
    assert not cell.faults


def test_what_stands_and_what_was_ignored_are_both_counted(desk: MainWindow) -> None:
    select(desk, "T303")
    desk.actions_["ignore"].trigger()
    assert desk.desk.tables.tabs.tabText(1) == "表三　3 处　忽略 1"
    assert not face(desk, "new", "natural_person").ignored  # another finding still stands there
    assert face(desk, "carried_in", "natural_person").ignored
    desk.session.decisions.undo.undo()
    assert not face(desk, "carried_in", "natural_person").ignored


# Numbers beside numbers


def test_signs_never_lie_on_the_number(desk: MainWindow) -> None:
    draft = desk.session.draft
    assert draft is not None
    font = QFont(desk.font())
    faults = (draft.findings[0],)
    for text, width in itertools.product(["0", "25", "1234"], [30, 34, 40, 55, 90]):
        shown = CellFace(text, "number", True, "", faults, True, None, "participant", Kind.ERROR, ordinal=3)
        left, right = signs_beside(shown, font, width)
        room = width - left - right
        assert not left or left > badge_width(font, faults), (text, width)
        assert not right or right > badge_size(ordinal_font(font)), (text, width)
        enough = room >= desk.fontMetrics().horizontalAdvance(text) * 0.9
        assert enough or not (left or right), (text, width)


def test_in_the_text_a_number_stands_behind_or_above_its_place(desk: MainWindow) -> None:
    select(desk, "T303")
    view = desk.desk.text
    numbered = [frame for frame in view._frames if frame.ordinal is not None]
    assert numbered
    for frame in numbered:
        rects = list(line_rects(view, frame.start, frame.end))
        corner = _beside(view, frame, rects, 14)
        assert corner is not None
        badge = QRectF(corner.x(), corner.y(), 14, 14)
        assert not any(badge.intersects(rect) for rect in rects)
    select(desk, "T301")
    assert all(frame.ordinal is None for frame in view._frames)  # only of the relation looked at


@pytest.mark.parametrize(("head", "below"), [("组织", True), ("", False)])
def test_a_number_without_room_behind_it_stands_on_the_side_where_no_words_are(
    app: QApplication, head: str, below: bool
) -> None:
    edit = QTextEdit()
    edit.resize(400, 300)
    edit.setHtml(
        f"<table border=1 cellspacing=0 cellpadding=0><tr><td width=14>{head}</td><td width=80>表头</td></tr>"
        "<tr><td>0</td><td>第一行<br>第二行<br>第三行</td></tr></table>"
    )
    edit.show()
    cursor = edit.document().find("0")
    frame = TextFrame(cursor.selectionStart(), cursor.selectionEnd(), "#000000", Qt.PenStyle.DashLine, 1.0, 3)
    rects = list(line_rects(edit, frame.start, frame.end))
    corner = _beside(edit, frame, rects, 14)
    assert corner is not None
    assert (corner.y() > rects[0].bottom()) is below


# The keyboard


def test_the_pane_with_the_keyboard_is_seen(desk: MainWindow) -> None:
    frames = desk.findChildren(PaneFrame)
    assert len(frames) == 4
    for number in (1, 2, 3, 4):
        desk.actions_[f"pane{number}"].trigger()
        QTest.qWait(0)
        own = [frame for frame in frames if frame.has_keyboard]
        assert len(own) == 1
        assert own[0].isAncestorOf(desk.desk.panes[number - 1].widget)


def test_its_frame_is_thicker_in_every_theme(desk: MainWindow) -> None:
    for look in (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK):
        theme().wear(look)
        frame = desk.findChildren(PaneFrame)[0]
        frame.has_keyboard = False
        before = frame.grab().toImage()
        frame.has_keyboard = True
        after = frame.grab().toImage()
        middle = before.height() // 2
        changed = [x for x in range(4) if before.pixel(x, middle) != after.pixel(x, middle)]
        assert changed, look
        assert before.pixel(25, 3) != after.pixel(25, 3), look  # the bar: a shape that the other panes do not have


def test_moving_into_a_table_starts_at_the_selected_cell(desk: MainWindow) -> None:
    select(desk, "T301")
    desk.actions_["pane3"].trigger()
    desk.actions_["pane2"].trigger()
    view = desk.desk.tables.view
    assert view.model_.key_at(view.currentIndex()) == ("requests", "new", "natural_person")
    select(desk, "T302")
    desk.actions_["pane3"].trigger()
    desk.actions_["pane2"].trigger()
    assert view.model_.key_at(view.currentIndex()) == ("requests", "result.total", "company")


# Places that are kept


def test_a_window_of_another_size_keeps_the_place_in_the_text(desk: MainWindow) -> None:
    select(desk, "X402")
    view = desk.desk.text

    def top() -> float:
        return next(line_rects(view, view._frames[0].start, view._frames[0].end)).top()

    before = top()
    for width, height in ((900, 620), (1500, 900), (1280, 800)):
        desk.resize(width, height)
        QTest.qWait(0)
        assert 0 <= top() < view.viewport().height()
    assert abs(top() - before) < view.viewport().height()


def test_after_a_new_check_the_panes_go_to_the_finding_that_is_selected_now(desk: MainWindow) -> None:
    select(desk, "X402")
    view = desk.desk.text
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    desk.desk.reveal_selected()
    rect = next(line_rects(view, view._frames[0].start, view._frames[0].end))
    assert view.viewport().rect().contains(rect.toRect())


def test_behind_another_page_nothing_is_undone(desk: MainWindow) -> None:
    select(desk, "T303")
    desk.actions_["ignore"].trigger()
    assert desk.actions_["undo"].isEnabled()
    desk.session.decisions.set_in_front(False)
    assert not desk.actions_["undo"].isEnabled()
    desk.session.decisions.undo.undo()
    assert desk.desk.tables.tabs.tabText(1).endswith("忽略 1")
    desk.session.decisions.set_in_front(True)
    assert desk.actions_["undo"].isEnabled()


# Small things


def test_the_label_of_a_row_says_what_was_checked_in_its_row(window: MainWindow, tmp_path: Path) -> None:
    from core.pipeline.check_draft import check_file
    from gui.state.listed_findings import CheckedDraft
    from gui.state.locations import LocationIndex

    path = tmp_path / "定稿.txt"
    path.write_text(load_model("2021").text(), encoding="utf-8")
    places = LocationIndex(CheckedDraft.of(check_file(path)))
    checks = places.checks(places.of_cell("requests", "new", None))
    assert any(check.kind is None and "“一、本年新收”行" in check.text for check in checks)
    assert not any("列：" in check.text for check in checks)


def test_a_file_of_no_bytes_is_called_empty_and_not_without_text(tmp_path: Path) -> None:
    path = tmp_path / "稿件.docx"
    path.write_bytes(b"")
    with pytest.raises(EmptyError, match="0 字节"):
        load(path)
    with pytest.raises(EmptyError, match="0 字节"):
        load_bytes(b"", "稿件.pdf")


def test_the_arrow_of_a_rising_column_points_upwards(desk: MainWindow) -> None:
    head = desk.desk.findings.list.horizontalHeader()
    desk.desk.findings.list.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    rising = head.grab().toImage()
    desk.desk.findings.list.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    falling = head.grab().toImage()
    assert rising != falling
    area = [
        (x, y)
        for x in range(rising.width())
        for y in range(rising.height())
        if rising.pixel(x, y) != falling.pixel(x, y)
    ]
    left, right = min(x for x, _ in area), max(x for x, _ in area)
    top, bottom = min(y for _, y in area), max(y for _, y in area)
    middle = (left + right) // 2
    ground = rising.pixel(left - 1, top)
    high = sum(rising.pixel(middle, y) != ground for y in range(top, (top + bottom) // 2))
    low = sum(rising.pixel(middle, y) != ground for y in range((top + bottom) // 2 + 1, bottom + 1))
    assert high >= low  # the point of the arrow is at its top


def test_a_hole_is_covered_until_the_desk_is_painted(desk: MainWindow, draft_file: Path) -> None:
    curtain = desk.curtain
    assert not curtain.isVisible()
    desk.pages.setCurrentWidget(desk.start)
    desk.desk.setUpdatesEnabled(False)
    desk._show_stage(desk.session.stage)
    assert curtain.isVisible()
    assert curtain.geometry() == desk.pages.geometry()
    desk.session.draft_shown.emit()
    assert not curtain.isVisible()
    assert desk.desk.updatesEnabled()


def test_a_revealed_cell_stands_right_below_the_frozen_head(desk: MainWindow) -> None:
    view = desk.desk.tables.views["requests"]
    view.zoom(6)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    index = view.model_.index_of("requests", "carried_in", "natural_person")
    view.reveal([index])
    _, covered = view.frozen.covered
    assert covered > 0
    assert view.visualRect(index).top() >= covered
    assert number_selected(desk) is not None
