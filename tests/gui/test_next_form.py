"""On a made-up form of 2026 the window lists every planted defect and draws the new row and the new column."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.check.example import model
from core.load import load_text
from core.pipeline.check_draft import check_document
from core.read import read_report
from gui.models.cell_face import CellRole
from gui.models.cells import CellsModel
from gui.state.listed_findings import CheckedDraft, Kind
from gui.state.report_parts import part_name
from tests.support.next_form import COLUMN, PLANTED, ROW, Planted
from tests.support.thinned import thinned

pytestmark = pytest.mark.usefixtures("qapp", "next_form")


def drawn(planted: Planted) -> CheckedDraft:
    """The draft of a planted defect as the window holds it."""
    last = planted.example.previous_draft()
    previous = read_report(load_text(last)) if last else None
    return CheckedDraft.of(check_document(load_text(planted.example.draft()), Path("稿.txt"), previous=previous))


@pytest.mark.parametrize("planted", thinned(PLANTED, 4), ids=lambda p: p.name)
def test_the_window_lists_the_defect_and_marks_its_cell(planted: Planted) -> None:
    draft = drawn(planted)
    listed = [f for f in draft.findings if f.rule == planted.rule and f.kind is not Kind.OPEN]
    assert listed
    assert all(part_name(f.part) for f in listed)
    if planted.place is None:
        return
    cells = CellsModel(planted.place[0])
    cells.set_draft(draft)
    index = cells.index_of(*planted.place)
    assert index.isValid()
    assert set(listed) & set(cells.findings_at(index))


def test_the_table_has_the_new_row_and_column() -> None:
    checked = check_document(load_text(model(form="2026").draft()), Path("稿.txt"))
    cells = CellsModel("requests")
    cells.set_draft(CheckedDraft.of(checked))
    cells.set_shown(frozenset(Kind), None)
    texts = {
        cells.index(row, column).data(Qt.ItemDataRole.DisplayRole)
        for row in range(cells.rowCount())
        for column in range(cells.columnCount())
    }
    assert {"个体工商户", "9.属于个人隐私"} <= texts
    number = cells.index_of("requests", ROW, COLUMN)
    assert number.data(Qt.ItemDataRole.DisplayRole) == "2"
    assert number.data(CellRole.FACE).state == "number"
    name = number.data(Qt.ItemDataRole.AccessibleTextRole)
    assert name == "表三“9.属于个人隐私”行“个体工商户”列：2"
