"""The list of everything that was checked, the way from its rows to their places, and the ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from core.forms.model_draft import load_model
from core.review.checked_items import CheckState
from gui.features.checked.model import CheckedFilter, CheckedModel, CheckedRole, Column
from gui.models.cell_face import CellRole
from tests.gui.test_missing_part import opened, window
from tests.support.drafts import to_docx
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from core.review.checked_items import CheckedItem
    from gui.app.main_window import MainWindow

__all__ = ["window"]


@pytest.fixture
def listed(window: MainWindow, tmp_path: Path) -> MainWindow:
    values = {**load_model("2021").values, ("requests", "new", "total"): "16"}
    from dataclasses import replace

    opened(window, tmp_path / "稿件.docx", to_docx(replace(load_model("2021"), values=values)))
    return window


def rows(window: MainWindow) -> list[CheckedItem]:
    model = window.checked.window.filter
    return [model.index(row, 0).data(CheckedRole.ITEM) for row in range(model.rowCount())]


def row_of(window: MainWindow, words: str) -> int:
    return next(i for i, item in enumerate(rows(window)) if words in item.what)


def test_the_coverage_opens_the_list(listed: MainWindow) -> None:
    QTest.mouseClick(listed.desk.verdict.coverage, Qt.MouseButton.LeftButton)
    dialog = listed.checked.window
    assert dialog.isVisible()
    assert dialog.total.text().startswith("应核 ")
    assert rows(listed)[0].state is CheckState.FAILED
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    QAbstractItemModelTester(dialog.filter, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)


def test_buttons_and_search_narrow_it(listed: MainWindow) -> None:
    listed.actions_["checked"].trigger()
    dialog = listed.checked.window
    whole = len(rows(listed))
    dialog.buttons[CheckState.PASSED].click()
    assert {item.state for item in rows(listed)} <= {CheckState.FAILED, CheckState.OPEN, CheckState.OFF}
    dialog.buttons[CheckState.PASSED].click()
    dialog.search.setText("收支平衡")
    assert 0 < len(rows(listed)) < whole
    assert all("收支平衡" in item.what for item in rows(listed))


def test_a_row_that_failed_selects_its_finding(listed: MainWindow) -> None:
    listed.actions_["checked"].trigger()
    listed.session.select(None)
    dialog = listed.checked.window
    dialog.list.selectRow(row_of(listed, "“一、本年新收”行"))
    assert listed.session.finding is not None
    assert "新收" in listed.session.finding.message


def test_a_row_that_holds_points_at_its_places_in_text_and_cells(listed: MainWindow) -> None:
    listed.actions_["checked"].trigger()
    dialog = listed.checked.window
    dialog.list.selectRow(row_of(listed, "表三“商业企业”列：收支平衡"))
    assert ("requests", "new", "company") in listed.desk.tables.pointed()
    assert ("requests", "carried_out", "company") in listed.desk.tables.pointed()
    assert listed.desk.text.pointed()
    index = dialog.filter.index(row_of(listed, "表三“商业企业”列：收支平衡"), Column.NUMBERS)
    assert index.data() == "3＝3"


def test_rules_that_do_not_apply_live_in_the_list_and_not_in_the_verdict(listed: MainWindow) -> None:
    assert "不适用" not in listed.desk.verdict.coverage.text()
    listed.actions_["checked"].trigger()
    draft = listed.session.draft
    assert draft is not None
    told = [item for item in rows(listed) if item.state is CheckState.OFF]
    assert len(told) == len(draft.checked.result.left_out)


def test_an_empty_list_is_a_list_too() -> None:
    model = CheckedModel()
    chosen = CheckedFilter()
    chosen.setSourceModel(model)
    assert chosen.rowCount() == 0
    assert model.count(CheckState.PASSED) == 0


def ticked(window: MainWindow, row: str, column: str) -> bool:
    model = window.desk.tables.models["requests"]
    return model.index_of("requests", row, column).data(CellRole.FACE).ticked


@pytest.mark.dressed
def test_what_was_found_right_has_a_tick_which_can_be_switched_off(listed: MainWindow) -> None:
    assert ticked(listed, "carried_in", "company")
    assert not ticked(listed, "new", "total")
    assert listed.desk.text._ticks.ends
    assert listed.actions_["ticks"].isChecked()
    before = listed.desk.text.grab().toImage()
    listed.actions_["ticks"].trigger()
    assert not ticked(listed, "carried_in", "company")
    assert not listed.desk.text._ticks.ends
    assert listed.desk.text.grab().toImage() != before
    assert not listed.settings.value("ticks")


def test_the_tick_of_a_line_that_was_scrolled_away_goes_with_it(listed: MainWindow) -> None:
    text = listed.desk.text
    everywhere = (0, text.document().characterCount())
    bar = text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    foot = max(text._ticks.places(everywhere), key=lambda point: point.y())  # the lowest in sight
    first = bar.value() + round(foot.y())
    bar.setValue(first - 30)
    assert any(abs(point.y() - 30) < 2 for point in text._ticks.places(everywhere))
    bar.setValue(first - 4)  # of the number itself nothing is seen now
    assert not any(point.y() < 6 for point in text._ticks.places(everywhere))


def test_pages_have_ticks_too(window: MainWindow, tmp_path: Path) -> None:
    opened(window, tmp_path / "稿件.pdf", to_pdf(load_model("2021")).data)
    assert window.desk.pdf._ticks
    window.actions_["ticks"].trigger()
    assert not window.desk.pdf._ticks
