"""Last year's report beside this year's: chosen, dropped, offered; differences in the cells, sentences taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.forms.model_draft import load_model
from core.model.finding import Category
from core.pipeline.check_draft import check_file
from gui.app.main_window import MainWindow
from gui.jobs.dispatcher import Dispatcher
from gui.models.cell_face import CellFace, CellRole
from gui.state.listed_findings import Kind
from gui.state.year_comparison import compare_years, signed
from gui.views.banner import BannerMessage
from tests.gui.conftest import Inline, check_once, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings


def write(path: Path, year: int = 2024, organ: str = "水务局", **swaps: str) -> Path:
    text = load_model("2021").text().replace("2025年", f"{year + 1}年").replace("2024年", f"{year}年")
    text = text.replace("水务局", organ)
    for old, new in swaps.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def this(tmp_path: Path) -> Path:
    return write(tmp_path / "今年.txt", 2024)


@pytest.fixture
def last(tmp_path: Path) -> Path:
    return write(tmp_path / "去年.txt", 2023)


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    made = MainWindow(settings, Dispatcher(pool=Inline(), check=check_once))
    qtbot.addWidget(made)
    show(qtbot, made)
    yield made
    made.close()


def faces(window: MainWindow, table: str) -> dict[tuple[str, str], CellFace]:
    model = window.desk.tables.models[table]
    return {cell.key: model.index(cell.row, cell.col).data(CellRole.FACE) for cell in model.layout if cell.key}


def drop_right(window: MainWindow, path: Path) -> None:
    """Carry a file over the right third and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPointF(window.width() - 120, window.height() / 2)
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(place.toPoint(), copy, data, buttons, keys))
    assert window.drop_overlay.isVisible()
    QApplication.sendEvent(window, QDragMoveEvent(place.toPoint(), copy, data, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(place, copy, data, buttons, keys))


def test_dropped_on_the_right_it_is_laid_beside(window: MainWindow, this: Path, last: Path) -> None:
    window.open_paths([this])
    strip = window.last_year.strip
    assert not strip.isVisible()
    assert all(face.change is None for face in faces(window, "requests").values())
    drop_right(window, last)
    assert window.session.path == this
    assert strip.isVisible()
    assert strip.text.text().startswith("已与去年的报告对照：澄阳县水务局 2023 年度")
    assert "去年.txt" in strip.text.text()
    assert all(face.change == "" for face in faces(window, "requests").values())  # compared, nothing differs


def test_dropped_on_the_left_it_is_opened(window: MainWindow, this: Path, last: Path) -> None:
    window.open_paths([this])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(last))])
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPointF(200, 300).toPoint(), copy, data, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 300), copy, data, buttons, keys))
    assert window.session.path == last


def test_differences_stand_in_the_cells(window: MainWindow, tmp_path: Path, last: Path) -> None:
    model = load_model("2021")
    row = next(key for key, value in model.values.items() if key[0] == "proactive" and value not in ("", "0"))
    value = model.values[row]
    assert value.isdigit()
    text = last.read_text("utf-8")
    before = text.replace(f"\t{value}\t", f"\t{int(value) + 3}\t", 1)
    if before == text:
        before = text.replace(f" {value} ", f" {int(value) + 3} ", 1)
    last.write_text(before, "utf-8")
    this = write(tmp_path / "今年.txt")
    window.open_paths([this])
    window.last_year.choice.choose(last)
    changes = window.last_year.choice.comparison.changes  # type: ignore[union-attr]
    differing = {key: change for key, change in (changes or {}).items() if change.text}
    assert {change.text for change in differing.values()} == {"−3"}
    (table, *key), change = next(iter(differing.items()))
    face = faces(window, table)[key[0], key[1]]
    assert face.change == "−3"
    index = window.desk.tables.models[table].index_of(table, key[0], key[1])
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    told = f"今年{change.now}　去年{change.before}　−3"
    assert told in tip
    window.session.select(None)
    window.session.point_at(window.session.locations.of_cell(table, *key))  # type: ignore[union-attr]
    assert window.desk.detail.message.text() == told
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert faces(window, table)[key[0], key[1]].change is None
    assert not window.last_year.strip.differences.isChecked()


def test_the_choice_is_remembered(window: MainWindow, this: Path, last: Path, settings: Settings) -> None:
    window.open_paths([this])
    window.last_year.choice.choose(last)
    assert settings.previous_of(this) == last
    window.session.close(this)
    window.open_paths([this])
    assert window.last_year.strip.isVisible()
    QTest.mouseClick(window.last_year.strip.end_button, Qt.MouseButton.LeftButton)
    assert settings.previous_of(this) is None
    assert not window.last_year.strip.isVisible()
    assert not window.actions_["no_last_year"].isEnabled()


def test_the_year_before_is_offered(window: MainWindow, this: Path, last: Path) -> None:
    window.open_paths([last])
    window.open_paths([this])
    strip = window.last_year.strip
    assert strip.isVisible()
    assert strip.text.text() == "“去年.txt”像是同一单位去年的报告，要与它对照吗？"
    assert not strip.differences.isVisible()
    QTest.mouseClick(strip.accept_button, Qt.MouseButton.LeftButton)
    assert window.last_year.choice.comparison is not None
    assert strip.differences.isVisible()
    assert not strip.accept_button.isVisible()


def test_a_declined_offer_is_not_made_again(window: MainWindow, this: Path, last: Path) -> None:
    window.open_paths([last])
    window.open_paths([this])
    QTest.mouseClick(window.last_year.strip.decline_button, Qt.MouseButton.LeftButton)
    assert not window.last_year.strip.isVisible()
    window.session.recheck()
    assert not window.last_year.strip.isVisible()


def test_another_organ_or_another_year_is_not_offered(window: MainWindow, tmp_path: Path, this: Path) -> None:
    window.open_paths([write(tmp_path / "别家.txt", 2023, "财政局")])
    window.open_paths([write(tmp_path / "前年.txt", 2022)])
    window.open_paths([this])
    assert not window.last_year.strip.isVisible()


def test_a_wrong_report_is_told_and_not_compared(window: MainWindow, tmp_path: Path, this: Path) -> None:
    window.open_paths([this])
    window.last_year.choice.choose(write(tmp_path / "前年.txt", 2022))
    strip = window.last_year.strip
    assert strip.text.text().startswith("没有对照：")
    assert "2023" in strip.text.text()
    assert strip.other_button.isVisible()
    assert all(face.change is None for face in faces(window, "requests").values())


def test_an_unreadable_report_is_told(window: MainWindow, tmp_path: Path, this: Path) -> None:
    bad = tmp_path / "去年.pdf"
    bad.write_bytes(b"%PDF-1.4 broken")
    window.open_paths([this])
    window.last_year.choice.choose(bad)
    assert window.session.draft is not None
    assert "去年的报告“去年.pdf”没有读成" in window.last_year.strip.text.text()


def test_sentences_taken_over_are_shaded_and_walked(window: MainWindow, this: Path, last: Path) -> None:
    window.open_paths([this])
    window.last_year.choice.choose(last)
    strip, history = window.last_year.strip, window.last_year.choice.comparison
    assert history is not None
    assert history.copied
    assert strip.sentences.text() == f"沿用去年的句子 {len(history.copied)}/{history.sentences}"
    assert window.session.shading == ()
    plain = len(window.desk.text.extraSelections())
    QTest.mouseClick(strip.sentences, Qt.MouseButton.LeftButton)
    assert len(window.desk.text.extraSelections()) == plain + len(window.session.shading)
    assert len(window.session.shading) >= len(history.copied)
    QTest.mouseClick(strip.next_button, Qt.MouseButton.LeftButton)
    place = window.session.location
    assert place is not None
    assert place.spans == history.copied[0].spans
    assert place.description.startswith("沿用去年文字，第 1 处")
    for _ in history.copied:
        strip.next_button.click()
    assert window.session.location is not None
    assert window.session.location.spans == history.copied[0].spans  # round the end
    strip.sentences.click()
    assert window.session.shading == ()


def _point(window: MainWindow, offset: int) -> QPointF:
    """Where a character of the draft stands in the text pane."""
    text = window.desk.text
    cursor = text.textCursor()
    cursor.setPosition(text._map.to_qt(offset))
    text.setTextCursor(cursor)
    text.ensureCursorVisible()
    return QPointF(text.cursorRect(cursor).center()) + QPointF(3, 0)


def test_a_click_on_a_hatched_sentence_shows_last_year_s(window: MainWindow, tmp_path: Path, this: Path) -> None:
    last = write(tmp_path / "去年.txt", 2023, 行政诉讼1件="行政诉讼8件")
    window.open_paths([this])
    window.last_year.choice.choose(last)
    history = window.last_year.choice.comparison
    assert history is not None
    copied = next(one for one in history.copied if "行政诉讼8件" in one.before)
    offset = copied.spans[0].start + 1
    assert window.desk.text.tip_at(_point(window, offset)) == ""  # not hatched yet
    window.last_year.choice.show_copied(True)
    point = _point(window, offset)
    assert window.desk.text.tip_at(point) == "沿用去年的句子，点一下看去年写的是什么"
    QTest.mouseClick(window.desk.text.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    detail = window.desk.detail
    assert detail.head.text() == "沿用去年的句子"
    assert detail.message.text() == "与去年报告中的一句只差数字或个别字，不同之处标了颜色。"
    assert detail.compared.isVisible()
    assert copied.before in detail.compared.toPlainText()
    assert detail.compared.coloured()[0:1] + detail.compared.coloured()[-1:] == ["1", "8"]
    assert "去年：" in "\n".join(detail.lines())
    assert window.session.draft is not None
    same = next(one for one in history.copied if one.is_unaltered)
    point = _point(window, same.spans[0].start + 1)
    QTest.mouseClick(window.desk.text.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert detail.message.text() == "与去年报告中的一句一字不差。"
    assert detail.compared.coloured() == []
    point = _point(window, offset)
    window.session.point_at(None)
    assert detail.compared.isHidden()
    window.session.set_kinds(Kind)  # that nearly all was copied is a finding too, and marks each of the sentences
    assert any(copied.spans == mark.spans for finding in window.session.visible() for mark in finding.marks)
    assert window.desk.text.tip_at(point).endswith("点一下看去年写的是什么")
    QTest.mouseClick(window.desk.text.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert not detail.compared.isHidden()


def test_the_mouse_over_a_mark_tells_the_sentence_and_what_should_be_there(window: MainWindow, tmp_path: Path) -> None:
    window.open_paths([write(tmp_path / "年报.txt", 行政诉讼1件="行政诉讼7件")])
    assert window.session.draft is not None
    finding = next(e for e in window.session.draft.findings if e.rule.startswith("X4"))
    span = next(span for span, own, role in window.session.draft.index.spans if own is finding and role == "fault")
    tip = window.desk.text.tip_at(_point(window, span.start))
    assert tip == f"{finding.number}  必改：{finding.message}\n现为 7 → 应为 1"
    asked = QHelpEvent(QEvent.Type.ToolTip, _point(window, span.start).toPoint(), QPoint(5, 5))
    assert QApplication.sendEvent(window.desk.text.viewport(), asked)


def test_the_rules_on_the_years_speak(this: Path, tmp_path: Path) -> None:
    last = write(tmp_path / "去年.txt", 2023)
    checked = check_file(this, previous=last)
    categories = [f.category for f in checked.result.findings] + [Category.HISTORY] * bool(checked.result.passed)
    assert Category.HISTORY in categories
    assert compare_years(check_file(this)) is None


@pytest.mark.parametrize(("number", "text"), [(3, "+3"), (-2, "−2"), (0, "")])
def test_signs(number: int, text: str) -> None:
    assert signed(number) == text


def test_a_card_beside_last_year_s_report_names_one_number_of_last_year(window: MainWindow, tmp_path: Path) -> None:
    """上年结转 is held against 结转下年度 of last year: 去年2 of the same cell beside 去年为3 misleads."""
    window.open_paths([write(tmp_path / "今年.txt")])
    last = write(tmp_path / "去年.txt", 2023, 结转下年度继续办理1件="结转下年度继续办理5件")
    window.last_year.choice.choose(last)
    assert window.session.draft is not None
    for finding in window.session.draft.findings:
        if finding.rule == "H102":
            window.session.select(finding)
            assert window.desk.detail.counterparts.cards
            assert not any("去年" in card.value_text() for card in window.desk.detail.counterparts.cards)
            return
    raise AssertionError([e.rule for e in window.session.draft.findings])


@pytest.mark.dressed
def test_the_cell_that_was_in_sight_is_so_beside_last_year_s_numbers(
    window: MainWindow, tmp_path: Path, last: Path
) -> None:
    """The rows are taller with the differences in them: at the place scrolled to before, other cells stand."""
    window.resize(960, 470)
    window.open_paths([write(tmp_path / "今年.txt", 2024, **{"13\t3\t0\t0\t0\t0\t16": "13\t3\t0\t0\t0\t0\t19"})])
    assert window.session.draft is not None
    window.session.select(next(e for e in window.session.draft.findings if e.rule == "T301"))
    tables = window.desk.tables
    QApplication.processEvents()
    assert tables.sees_selected
    before = tables.view.verticalScrollBar().value()
    window.last_year.choice.choose(last)
    QApplication.processEvents()
    assert tables.models["requests"].compared
    assert tables.view.verticalScrollBar().value() != before
    assert tables.sees_selected


def test_what_happened_and_last_year_share_one_line(window: MainWindow, this: Path, last: Path) -> None:
    window.open_paths([this])
    window.last_year.choice.choose(last)
    strip, banner = window.last_year.strip, window.desk.banner
    banner.clear()
    assert strip.text.isVisible()
    banner.show_message(BannerMessage("稿件已修改，可重新校对（F5）"))
    QTest.qWait(0)
    assert strip.isVisible()
    assert not strip.text.isVisible()
    top = [widget.mapTo(window, QPoint(0, 0)).y() for widget in (strip, banner)]
    assert top[0] == top[1]
    banner.clear()
    assert strip.text.isVisible()
