"""The item models, by Qt's own tester and by what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.forms.model_draft import load_model
from core.load import load_text
from core.pipeline.check_draft import check_document
from gui.models.cell_face import CellFace, CellRole
from gui.models.cells import CellsModel
from gui.models.findings import Column, FindingsFilter, FindingsModel
from gui.state.listed_findings import CheckedDraft, Kind
from gui.views.tables import KEYS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

STRICT = QAbstractItemModelTester.FailureReportingMode.Warning  # a warning fails the test


@pytest.mark.parametrize("key", KEYS)
def test_cells_keep_qt_contract(app: QApplication, draft: CheckedDraft, key: str) -> None:
    model = CellsModel(key)
    tester = QAbstractItemModelTester(model, STRICT)
    model.set_draft(draft)
    model.set_shown(frozenset(Kind), draft.findings[0])
    model.set_draft(None)
    assert model.rowCount() == 0
    assert tester.model() is model


def test_findings_keep_qt_contract(app: QApplication, draft: CheckedDraft) -> None:
    model, chosen = FindingsModel(), FindingsFilter()
    chosen.setSourceModel(model)
    testers = [QAbstractItemModelTester(m, STRICT) for m in (model, chosen)]
    model.show_records(draft.findings)
    chosen.set_kinds(frozenset({Kind.ERROR}))
    assert [e.kind for e in chosen.findings()] == [Kind.ERROR] * 3
    chosen.set_kinds(frozenset(Kind))
    chosen.sort(Column.KIND, Qt.SortOrder.DescendingOrder)
    assert [e.kind for e in chosen.findings()][:2] == [Kind.OPEN, Kind.HINT]
    assert len(testers) == 2


def face_of(model: CellsModel, row: str, column: str | None) -> CellFace:
    return model.index_of(model.key, row, column).data(CellRole.FACE)


@pytest.fixture
def requests(app: QApplication, draft: CheckedDraft) -> CellsModel:
    model = CellsModel("requests")
    model.set_draft(draft)
    return model


def test_every_number_of_the_draft_stands_in_its_cell(requests: CellsModel, draft: CheckedDraft) -> None:
    reading = draft.checked.report.tables["requests"]
    assert len(reading.cells) == len([c for c in requests.layout if c.key]) > 150
    for (row, column), cell in reading.cells.items():
        assert requests.index_of("requests", row, column).data() == cell.raw.strip()


def test_faults_participants_and_whole_rows(requests: CellsModel, draft: CheckedDraft) -> None:
    requests.set_shown(frozenset(Kind), draft.findings[0])
    shared = face_of(requests, "new", "natural_person")
    assert [e.number for e in shared.faults] == [1, 2]
    assert shared.selected == "fault"
    partner = face_of(requests, "result.total", "natural_person")
    assert (partner.faults, partner.selected) == ((), "participant")
    label = face_of(requests, "result.refused.third_party", None)
    member = face_of(requests, "result.refused.third_party", "company")
    assert [e.number for e in label.faults] == [5]
    assert (member.faults, member.row) == ((), draft.findings[4])


def test_kinds_folded_away_are_not_marked(requests: CellsModel, draft: CheckedDraft) -> None:
    requests.set_shown(frozenset({Kind.WARNING}), None)
    assert face_of(requests, "new", "natural_person").faults == ()
    assert face_of(requests, "result.refused.third_party", None).faults != ()


def test_bad_cells_are_told_to_screen_readers(requests: CellsModel) -> None:
    requests.set_shown(frozenset(Kind), None)
    index = requests.index_of("requests", "new", "natural_person")
    assert "收支不平衡" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    name = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "本年新收" in name
    assert "自然人" in name
    assert name.endswith("12")
    clean = requests.index_of("requests", "carried_out", "company")
    assert clean.data(Qt.ItemDataRole.AccessibleDescriptionRole) is None


def test_heads_that_stay_in_sight(app: QApplication, draft: CheckedDraft) -> None:
    rows = {}
    for key in KEYS:
        model = CellsModel(key)
        model.set_draft(draft)
        rows[key] = model.head_rows
    assert rows == {"proactive": 0, "requests": 3, "review_litigation": 0}


def test_the_other_tables_row_is_not_here(requests: CellsModel) -> None:
    assert not requests.index_of("review_litigation", "reconsideration", "total").isValid()
    assert not requests.index_of("requests", "no_such_row", "total").isValid()


def test_places_in_words(draft: CheckedDraft) -> None:
    places = [finding.place for finding in draft.findings]
    assert places[0].startswith("表三 · 一、本年新收")
    assert places[0].endswith("自然人")
    assert places[2] == "总体情况"
    assert places[3] == "其他需要报告的事项"
    assert [finding.number for finding in draft.findings] == [1, 2, 3, 4, 5, 6, 7]
    assert draft.findings[6].kind is Kind.OPEN


@pytest.mark.parametrize(
    ("written", "state", "says"),
    [("", "blank", "没有填写"), ("/", "placeholder", "不是数字"), ("约3", "unreadable", "读不成数字")],
)
def test_cells_without_a_number_say_so(app: QApplication, written: str, state: str, says: str) -> None:
    made = load_model("2021")
    made = replace(made, values={**made.values, ("requests", "new", "research"): written})
    path = Path("稿件.txt")
    model = CellsModel("requests")
    model.set_draft(CheckedDraft.of(check_document(load_text(made.text(), path.name), path)))
    index = model.index_of("requests", "new", "research")
    assert index.data(CellRole.FACE).state == state
    assert says in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_rows_and_tables_the_draft_lacks(app: QApplication, draft: CheckedDraft) -> None:
    report = draft.checked.report
    lost = replace(report.tables["requests"], cells={}, labels={}, missing_rows=("new",))
    tables = {**report.tables, "requests": lost}
    model = CellsModel("requests")
    model.set_draft(CheckedDraft.of(replace(draft.checked, report=replace(report, tables=tables))))
    assert face_of(model, "new", None).state == "absent"
    assert face_of(model, "new", "total").state == "absent"
    assert face_of(model, "carried_in", None).state == "label"
