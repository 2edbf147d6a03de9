"""A missing part: its sign in the strip of parts, the dashed box where it belongs, in text and on pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.forms.keys import SectionKey
from core.forms.model_draft import load_model
from core.load import load_bytes
from core.read import read_report
from core.review.parts import gaps
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.views.page_items import GapItem
from tests.gui.conftest import Inline, check_once, show
from tests.support.drafts import to_docx
from tests.support.pdf_drafts import PdfStyle, to_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from core.model.geometry import Box
    from gui.state.settings import Settings

WORDS = "此处缺少：五、存在的主要问题及改进情况"
DRAFT = replace(
    load_model("2021"), without_sections=(SectionKey.PROBLEMS,),
    values={**load_model("2021").values, ("requests", "new", "total"): "99"},
)  # fmt: skip


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    made = MainWindow(settings, Dispatcher(pool=Inline(), check=check_once))
    qtbot.addWidget(made)
    show(qtbot, made)
    yield made
    made.close()


def opened(window: MainWindow, path: Path, data: bytes) -> MainWindow:
    path.write_bytes(data)
    window.open_paths([path])
    return window


@pytest.fixture
def text(window: MainWindow, tmp_path: Path) -> MainWindow:
    return opened(window, tmp_path / "稿件.txt", DRAFT.text().encode())


def missing(window: MainWindow):  # type: ignore[no-untyped-def]
    return next(e for e in window.session.visible() if e.rule == "S101")


def test_the_strip_shows_every_part(text: MainWindow) -> None:
    words = [button.words for button in text.desk.source.parts.buttons]
    assert [numeral for numeral, _ in words] == list("一二三四五六")
    assert words[4] == ("五", "缺")
    third = text.desk.source.parts.buttons[2]
    assert third.words[1] == str(third.state.errors) != "0"
    assert "必改" in third.toolTip()


def test_a_click_on_a_part_goes_to_its_finding_and_then_to_the_next(text: MainWindow) -> None:
    strip = text.desk.source.parts
    QTest.mouseClick(strip.buttons[4], Qt.MouseButton.LeftButton)
    assert text.session.finding is missing(text)
    QTest.mouseClick(strip.buttons[2], Qt.MouseButton.LeftButton)
    first = text.session.finding
    assert first is not None
    assert first.rule.startswith(("T", "X"))


def test_a_click_on_a_part_without_findings_goes_to_its_heading(text: MainWindow) -> None:
    QTest.mouseClick(text.desk.source.parts.buttons[5], Qt.MouseButton.LeftButton)
    assert text.desk.text.pointed() == ["六、其他需要报告的事项"]


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_the_box_stands_above_the_part_that_follows(window: MainWindow, tmp_path: Path, kind: str) -> None:
    data = DRAFT.text().encode() if kind == "txt" else to_docx(DRAFT)
    opened(window, tmp_path / f"稿件.{kind}", data)
    view = window.desk.text
    assert view.missing_parts() == [WORDS]
    window.session.select(missing(window))
    box = view._boxes.rect(missing(window))
    assert box is not None
    assert view.viewport().rect().contains(box.toRect())
    cursor = view.document().find("六、其他需要报告的事项")
    heading = view.cursorRect(cursor)
    above = view.document().find("五、存在的主要问题")
    assert above.isNull()
    assert box.bottom() <= heading.bottom()
    assert heading.top() - box.bottom() < 2 * box.height()
    before = cursor.block().previous()
    layout, scrolled = view.document().documentLayout(), view.verticalScrollBar().value()
    assert layout.blockBoundingRect(before).bottom() - scrolled <= box.top()  # on no line and no cell of a table


def test_the_text_itself_stays_as_the_draft_has_it(text: MainWindow) -> None:
    assert "此处缺少" not in text.desk.text.toPlainText()


def test_a_click_into_the_box_selects_its_finding(text: MainWindow) -> None:
    finding = missing(text)
    text.session.select(finding)
    box = text.desk.text._boxes.rect(finding)
    text.session.select(None)
    assert box is not None
    QTest.mouseClick(text.desk.text.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert text.session.finding is finding


def test_an_ignored_gap_has_no_box_and_no_sign_of_an_error(text: MainWindow) -> None:
    text.session.select(missing(text))
    text.actions_["ignore"].trigger()
    assert text.desk.text.missing_parts() == []
    button = text.desk.source.parts.buttons[4]
    assert button.state.worst is None
    assert button.words == ("五", "缺")
    text.session.decisions.undo.undo()
    assert text.desk.text.missing_parts() == [WORDS]


def test_zooming_keeps_room_for_the_box(text: MainWindow) -> None:
    text.desk.text.set_zoom(2.0)
    finding = missing(text)
    box = text.desk.text._boxes.rect(finding)
    assert box is not None
    heading = text.desk.text.cursorRect(text.desk.text.document().find("六、其他需要报告的事项"))
    assert heading.bottom() > box.bottom()
    assert box.height() > text.desk.text.fontMetrics().height()


def test_on_pages_the_box_lies_between_the_lines(window: MainWindow, tmp_path: Path) -> None:
    opened(window, tmp_path / "稿件.pdf", to_pdf(DRAFT).data)
    finding = missing(window)
    window.session.select(finding)
    (item,) = [item for item in window.desk.pdf.framed() if isinstance(item, GapItem)]
    assert item.words == WORDS
    draft = window.session.draft
    assert draft is not None
    box, report = draft.gaps[finding].box, draft.checked.report
    assert box is not None
    heading = report.document.boxes_of(report.section(SectionKey.OTHER_MATTERS).headings[0].view.spans())[0]
    assert box.page == heading.page
    assert heading.top - box.bottom >= 1  # it does not touch the words of the heading
    assert heading.top - box.top < 40
    view = window.desk.pdf
    point = view.mapFromScene(item.mapToScene(item.boundingRect().center()))
    assert view.viewport().rect().contains(point)
    assert view.findings_at(point.toPointF())[0] is finding
    words = view.mapFromScene(item.mapToScene(item._rect.center()))
    assert view.findings_at(words.toPointF())[0] is finding


def test_on_pages_the_words_stand_behind_the_heading_that_follows() -> None:
    """Between two lines of a page there is no room for words of a size that can be read."""
    for without in ((SectionKey.PROBLEMS,), (SectionKey.REVIEW_LITIGATION, SectionKey.PROBLEMS)):
        report = read_report(load_bytes(to_pdf(replace(DRAFT, without_sections=without)).data, "稿件.pdf"))
        letters = [box for box in report.document.boxes if box is not None]
        found = gaps(report)
        assert len(found) == len(without)
        for gap in found:
            assert gap.box is not None
            assert gap.tag is not None, gap
            assert gap.tag.bottom - gap.tag.top > 9, gap
            assert gap.tag.x1 - gap.tag.x0 > 8 * len(gap.words), gap
            assert gap.tag.x1 < report.document.page_sizes[gap.tag.page - 1][0], gap
            assert not any(_overlap(gap.tag, box) for box in letters), gap
        assert len({gap.tag.top for gap in found if gap.tag}) == len(without)  # one above the other


def _overlap(one: Box, other: Box) -> bool:
    beside = one.page != other.page or one.x0 >= other.x1 or one.x1 <= other.x0
    return not beside and one.top < other.bottom and one.bottom > other.top


def test_words_that_have_no_room_behind_the_heading_stay_between_the_lines() -> None:
    draft = replace(DRAFT, without_sections=(SectionKey.PROBLEMS,))
    report = read_report(load_bytes(to_pdf(draft, PdfStyle(size=(595.0, 842.0), text_size=32.0)).data, "稿件.pdf"))
    assert [gap.tag for gap in gaps(report)] == [None]
