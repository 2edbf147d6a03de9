"""A PDF draft in the window: pages drawn sharp, boxes where the numbers are, clicks that find them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from core.forms.model_draft import load_model
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.state.listed_findings import Kind
from tests.gui.conftest import Inline, check_once
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QRectF
    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings
    from gui.views.page_items import PageItem
    from gui.views.source_pdf import SourcePdf


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model draft as PDF; the total of new applications is wrong by one."""
    model = load_model("2021")
    values = {**model.values, ("requests", "new", "total"): "16"}
    path = tmp_path_factory.mktemp("pdf") / "稿件.pdf"
    path.write_bytes(to_pdf(replace(model, values=values)).data)
    return path


@pytest.fixture
def pdf_window(app: QApplication, qtbot: QtBot, settings: Settings, paged: Path) -> Iterator[MainWindow]:
    window = MainWindow(settings, Dispatcher(pool=Inline(), check=check_once))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.open_paths([paged])
    assert window.session.draft is not None
    yield window
    window.close()


def select_wrong_total(window: MainWindow) -> None:
    assert window.session.draft is not None
    finding = next(e for e in window.session.draft.findings if e.kind is Kind.ERROR and e.rule == "T301")
    window.session.select(None)
    window.session.select(finding)


def in_sight(pdf: SourcePdf) -> list[PageItem]:
    sight = pdf.mapToScene(pdf.viewport().rect()).boundingRect()
    return [page for page in pdf._pages if page.sceneBoundingRect().intersects(sight)]


def test_pages_are_drawn_sharp(pdf_window: MainWindow, qtbot: QtBot) -> None:
    pdf = pdf_window.desk.pdf
    assert pdf.isVisible()

    def sharp() -> bool:
        scale = pdf.transform().m11() * pdf.devicePixelRatioF()
        return pdf.is_drawn and all(page.scale_drawn == pytest.approx(scale) for page in in_sight(pdf))

    qtbot.waitUntil(sharp, timeout=30_000)
    page = in_sight(pdf)[0]
    image = page.image
    assert image is not None
    assert image.width() == pytest.approx(page.boundingRect().width() * page.scale_drawn, abs=2)
    rows = range(0, image.height(), 3)
    dark = sum(QColor(image.pixel(x, y)).lightness() < 100 for x in range(image.width()) for y in rows)
    assert dark > 500  # there is text on it
    before = page.scale_drawn
    pdf.zoom(3)
    qtbot.waitUntil(sharp, timeout=30_000)
    assert in_sight(pdf)[0].scale_drawn > before * 1.4
    pdf.zoom(0)
    qtbot.waitUntil(sharp, timeout=30_000)
    assert in_sight(pdf)[0].scale_drawn == pytest.approx(before)


def test_the_box_lies_on_the_number(pdf_window: MainWindow) -> None:
    select_wrong_total(pdf_window)
    pdf = pdf_window.desk.pdf
    assert pdf_window.session.draft is not None
    report = pdf_window.session.draft.checked.report
    cell = report.tables["requests"].get("new", "total")
    assert cell is not None
    box = report.document.boxes_of(cell.spans)[0]
    fault = next(m for m in pdf.framed() if m.fault and m.parentItem() is pdf._pages[box.page - 1])
    centre = fault.boundingRect().center()
    assert box.x0 <= centre.x() <= box.x1
    assert box.top <= centre.y() <= box.bottom
    sight = pdf.mapToScene(pdf.viewport().rect()).boundingRect()
    assert sight.contains(fault.mapToScene(centre))
    assert ("requests", "new", "total") in pdf_window.desk.tables.framed()


def test_the_mouse_at_rest_on_a_box_is_told_what_should_stand_there(pdf_window: MainWindow) -> None:
    select_wrong_total(pdf_window)
    pdf = pdf_window.desk.pdf
    fault = next(m for m in pdf.framed() if m.fault)
    place = pdf.mapFromScene(fault.mapToScene(fault.boundingRect().center()))
    at = pdf.viewport().mapToGlobal(place)
    QApplication.sendEvent(pdf.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, at))
    assert "应为 15" in QToolTip.text()
    assert "“总计”列填的是16" in QToolTip.text()
    assert pdf.tip_at(QPointF(2, 2)) == ""
    QToolTip.hideText()


def test_clicking_a_box_selects(pdf_window: MainWindow) -> None:
    select_wrong_total(pdf_window)
    pdf = pdf_window.desk.pdf
    chosen = pdf_window.session.finding
    fault = next(m for m in pdf.framed() if m.fault)
    place = pdf.mapFromScene(fault.mapToScene(fault.boundingRect().center()))
    pdf_window.session.select(None)
    QTest.mouseClick(pdf.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pdf_window.session.finding is not None
    assert chosen in pdf.findings_at(QPointF(place))
    assert pdf.findings_at(QPointF(2, 2)) == []


def test_turning_to_text_lets_go_of_the_pages(pdf_window: MainWindow, draft_file: Path) -> None:
    pdf_window.open_paths([draft_file])
    assert pdf_window.desk.text.isVisible()
    assert not pdf_window.desk.pdf.isVisible()
    assert pdf_window.desk.pdf._pages == []
    pdf_window.files.setCurrentIndex(0)
    assert pdf_window.desk.pdf.isVisible()
    assert len(pdf_window.desk.pdf._pages) > 1


def test_a_pane_of_another_size_keeps_the_place(pdf_window: MainWindow) -> None:
    """Folding the tables away makes the pages twice as wide; the words that are talked about stay in sight."""
    pdf = pdf_window.desk.pdf

    def sight() -> QRectF:
        return pdf.mapToScene(pdf.viewport().rect()).boundingRect()

    select_wrong_total(pdf_window)
    fault = next(mark for mark in pdf.framed() if mark.fault)
    for _ in range(2):  # wider, then narrow again
        pdf_window.desk.fold.toggle()
        QApplication.processEvents()
        assert sight().contains(fault.mapRectToScene(fault.boundingRect()).center())
    pdf.verticalScrollBar().setValue(pdf.verticalScrollBar().maximum())  # somewhere else: what stands at the top stays
    pdf.go_to_page(len(pdf._pages))
    before = sight().top()
    pdf_window.desk.fold.toggle()
    QApplication.processEvents()
    assert sight().top() == pytest.approx(before, abs=8)


def test_a_page_is_no_wider_than_reads_well_in_a_wide_pane(pdf_window: MainWindow) -> None:
    """It would be twice as large beside a finding about words, for which the tables give their place."""
    pdf = pdf_window.desk.pdf
    pdf.zoom(0)
    pdf.resize(2400, 400)
    assert pdf.transform().m11() == pytest.approx(1.6)
    pdf.resize(500, 400)
    assert pdf.transform().m11() < 1.0
