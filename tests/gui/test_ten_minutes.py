"""Where a clerk hesitated in the first ten minutes with drafts of a township, a bureau and a county."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from core.forms.model_draft import load_model
from core.model.finding import SectionMark, TextMark
from core.review.decisions import State
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.state.listed_findings import Kind
from gui.state.locations import counterparts, ordinals, surrounds
from gui.views.text_frames import TextFrame, _beside, line_rects
from tests.gui.conftest import check_once, show
from tests.gui.test_decisions import finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.state.listed_findings import CheckedDraft
    from gui.state.settings import Settings
    from tests.gui.conftest import Bench

PROSE = {"云溪镇严格执行“先审查、后公开的制度。": "W104"}


@pytest.fixture
def town(app: QApplication, qtbot: QtBot, settings: Settings, bench: Bench, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with a draft whose table three does not add up, a quotation mark stands alone, a part says nothing."""
    model = load_model("2021")
    values = {**model.values, ("requests", "result.unavailable.not_held", "natural_person"): "5"}
    prose = {**model.prose, "problems": [], "overview": [*model.prose["overview"], *PROSE]}
    path = tmp_path / "云溪镇.txt"
    path.write_text(replace(model, values=values, prose=prose).text(), encoding="utf-8")
    made = MainWindow(settings, Dispatcher(pool=bench.pool, check=check_once))
    qtbot.addWidget(made)
    show(qtbot, made)
    made.open_paths([path])
    yield made
    made.close()


def draft_of(window: MainWindow) -> CheckedDraft:
    draft = window.session.draft
    assert draft is not None
    return draft


def test_zeros_of_a_sum_are_framed_and_have_no_number(town: MainWindow) -> None:
    draft = draft_of(town)
    summed = next(e for e in draft.findings if e.rule.startswith("T30"))
    town.session.select(summed)
    cards = town.desk.detail.counterparts
    assert cards.zeros > 5
    shown = [card.counterpart.ordinal for card in cards.cards if card.counterpart.role == "participant"]
    assert shown == list(range(1, len(shown) + 1))  # those that are named are counted without a gap
    assert len(ordinals(draft.checked.report, summed)) == len(shown) + cards.left_out


def test_what_surrounds_a_mark_at_fault_is_no_second_place(town: MainWindow) -> None:
    draft = draft_of(town)
    single = next(e for e in draft.findings if e.rule == "W104")
    assert any(surrounds(mark, single.marks) for mark in single.marks)
    town.session.select(single)
    assert [place.role for place in counterparts(draft, single)] == ["fault"]
    assert all(frame.ordinal is None for frame in town.desk.text._frames)
    apart = TextMark(section="overview", spans=draft.checked.report.section("overview").paragraphs[0].spans(0, 3))
    assert not surrounds(replace(apart, role="participant"), single.marks)


def test_a_heading_is_quoted_without_the_table_before_it(town: MainWindow) -> None:
    draft = draft_of(town)
    empty = next(e for e in draft.findings if e.rule == "S106")
    (place,) = (p for m, p in zip(empty.marks, counterparts(draft, empty), strict=True) if isinstance(m, SectionMark))
    assert place.around == ("", "五、存在的主要问题及改进情况", "")


def test_the_bar_offers_what_can_be_done_about_this_finding_and_not_the_one_before(desk: MainWindow) -> None:
    desk.session.set_kinds(Kind)
    button = desk.finding_actions.bar.buttons["allow"]
    for number, offered in ((6, True), (3, False), (6, True), (1, False)):
        desk.session.select(finding(desk, number))
        assert desk.actions_["allow"].isEnabled() is offered, number
        assert button.isVisibleTo(desk.finding_actions.bar) is offered, number


def test_a_finished_list_says_so(desk: MainWindow) -> None:
    found = desk.desk.findings.list
    draft = draft_of(desk)
    assert "按当前筛选" in found.emptiness(draft)
    for entry in draft.findings:
        desk.session.select(entry)
        desk.actions_["ignore"].trigger()
    assert {desk.session.decisions.state(entry) for entry in draft.findings if entry.kind is not Kind.HINT} == {
        State.IGNORED
    }
    assert found.emptiness(draft).endswith("处都已处理，可在“筛选”里勾选处理情况再列出来")
    found.narrow("", "查无此词")
    assert "按当前筛选" in found.emptiness(draft)


def test_with_the_draft_goes_what_was_said_of_it(desk: MainWindow) -> None:
    desk.actions_["ignore"].trigger()
    desk.actions_["sign"].trigger()
    assert desk.statusBar().currentMessage()
    assert desk.signoff.dialog.isVisible()
    desk.close_draft()
    assert not desk.statusBar().currentMessage()
    assert not desk.signoff.dialog.isVisible()


@pytest.mark.dressed
def test_a_table_that_was_never_in_sight_comes_with_the_cell_that_is_looked_at(desk: MainWindow) -> None:
    desk.resize(1366, 698)
    desk.session.set_kinds(Kind)
    desk.session.select(finding(desk, 6))
    QTest.qWait(0)
    assert not desk.desk.tables.isVisible()
    places = desk.session.locations
    assert places is not None
    desk.session.point_at(places.of_cell("proactive", "fees", "amount"))
    QTest.qWait(0)
    assert desk.desk.tables.sees_selected


@pytest.mark.dressed
def test_a_badge_that_would_stand_on_numbers_is_left_out(app: QApplication) -> None:
    edit = QTextEdit()
    edit.resize(400, 300)
    row = "<tr><td width=20>{}</td><td width=80>表头</td></tr>"
    edit.setHtml(f"<table border=1 cellspacing=0 cellpadding=0>{''.join(row.format(n) for n in (18, 21, 33))}</table>")
    edit.show()
    cursor = edit.document().find("21", QTextCursor(edit.document()))
    frame = TextFrame(cursor.selectionStart(), cursor.selectionEnd(), "#000000", Qt.PenStyle.DashLine, 1.0, 3)
    assert _beside(edit, frame, list(line_rects(edit, frame.start, frame.end)), 14) is None
