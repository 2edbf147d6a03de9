"""What a key or a click changes is followed by the panes in turns of their own: no turn takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QTest

from gui.models.findings import Column, FindingRole
from gui.state.session import Stage
from tests.gui.conftest import number_selected, turns

if TYPE_CHECKING:
    from pathlib import Path

    from gui.app.main_window import MainWindow
    from gui.state.listed_findings import CheckedDraft
    from tests.gui.conftest import Bench

MANY = 200  # more turns than any of this takes


def test_panes_follow_once_however_often_the_selection_changed(stepwise: MainWindow, draft_file: Path) -> None:
    stepwise.open_paths([draft_file])
    turns(stepwise, MANY)
    session, desk = stepwise.session, stepwise.desk
    first, second, third = session.visible()[:3]
    assert session.finding is first
    before = desk.text.frames(), desk.tables.framed(), desk.detail.head.text()
    marked: list[object] = []
    show = desk.text._marks.show
    desk.text._marks.show = lambda ranges: (marked.append(ranges), show(ranges))  # type: ignore[method-assign]
    session.select(second)
    session.select(third)
    assert number_selected(stepwise) == 3
    assert desk.findings.list.currentIndex().data() == "3"
    assert (desk.text.frames(), desk.tables.framed(), desk.detail.head.text()) == before
    turns(stepwise, MANY)
    assert len(marked) == 1
    assert desk.text.frames() == ["行政诉讼1件", "1"]
    assert desk.tables.framed() == [("review_litigation", "litigation_after", "total")]
    assert desk.detail.head.text().startswith("3")


def test_what_is_pointed_at_before_their_turn_stays(stepwise: MainWindow, draft_file: Path) -> None:
    stepwise.open_paths([draft_file])
    turns(stepwise, MANY)
    session, desk = stepwise.session, stepwise.desk
    assert session.locations is not None
    session.select(session.visible()[1])
    session.point_at(session.locations.of_cell("review_litigation", "litigation_direct", "total"))
    turns(stepwise, MANY)
    assert desk.tables.tabs.currentIndex() == 2
    assert desk.detail.head.text().startswith("表四")
    session.point_at(None)
    turns(stepwise, MANY)
    assert desk.detail.head.text().startswith("2")


def test_a_decision_is_followed_once_and_shown_in_the_end(stepwise: MainWindow, draft_file: Path) -> None:
    stepwise.open_paths([draft_file])
    turns(stepwise, MANY)
    desk = stepwise.desk
    stepwise.actions_["ignore"].trigger()
    assert number_selected(stepwise) == 2
    turns(stepwise, MANY)
    assert desk.detail.head.text().startswith("2")
    assert "忽略 1" in desk.tables.tabs.tabText(1)
    assert stepwise.status.standing.text().endswith("已处理 1/6")
    stepwise.actions_["undo"].trigger()
    turns(stepwise, MANY)
    assert "忽略" not in desk.tables.tabs.tabText(1)
    assert desk.detail.head.text().startswith("1")


def test_a_draft_closed_before_their_turn_leaves_nothing(stepwise: MainWindow, draft_file: Path) -> None:
    stepwise.open_paths([draft_file])
    turns(stepwise, MANY)
    stepwise.session.select(stepwise.session.visible()[1])
    stepwise.close_draft()
    turns(stepwise, MANY)
    assert stepwise.desk.text.frames() == []
    stepwise.open_paths([draft_file])  # and the panes follow again
    turns(stepwise, MANY)
    stepwise.session.select(stepwise.session.visible()[2])
    turns(stepwise, MANY)
    assert stepwise.desk.detail.head.text().startswith("3")


def test_rows_keep_their_finding_when_the_order_changes(desk: MainWindow, draft: CheckedDraft) -> None:
    shown = desk.desk.findings.list.filter
    held = QPersistentModelIndex(shown.index(1, 0))
    finding = held.data(FindingRole.FINDING)
    shown.sort(Column.KIND, Qt.SortOrder.DescendingOrder)
    assert [e.kind for e in shown.findings()][:1] != [finding.kind]
    assert held.data(FindingRole.FINDING) is finding
    assert shown.findings()[held.row()] is finding
    numbers = [shown.index(row, 0).data() for row in range(shown.rowCount())]
    assert numbers == [str(e.number) for e in shown.findings()]
    assert shown.index_of(finding).row() == held.row()


def test_of_a_draft_without_findings_the_status_line_counts_none(
    stepwise: MainWindow, draft_file: Path, bench: Bench
) -> None:
    """The list of the draft before is still there while another one is taken up."""
    stepwise.open_paths([draft_file])
    turns(stepwise, MANY)
    clean = draft_file.with_name("无误.txt")
    clean.write_text(draft_file.read_text(encoding="utf-8"), encoding="utf-8")
    bench.clean.add(clean)
    stepwise.open_paths([clean])
    turns(stepwise, MANY)
    assert stepwise.session.draft is not None
    assert stepwise.session.draft.findings == ()
    assert stepwise.status.standing.text() == ""


def test_the_list_takes_the_keyboard_unless_it_is_wanted_elsewhere(stepwise: MainWindow, draft_file: Path) -> None:
    stepwise.open_paths([draft_file])
    turns(stepwise, MANY)
    desk = stepwise.desk
    assert stepwise.focusWidget() is desk.findings.list
    stepwise.close_draft()
    stepwise.open_paths([draft_file])
    while stepwise.session.stage is not Stage.READY:
        turns(stepwise, 1)
    QTest.keyClick(stepwise, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)  # before the list's turn
    turns(stepwise, MANY)
    assert stepwise.focusWidget() is desk.source.finder.field
