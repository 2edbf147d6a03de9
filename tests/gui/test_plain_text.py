"""Markup in a draft, in its name or in a list is shown as it is; nothing that it names is opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTabBar, QWidget

from core.forms.model_draft import load_model
from gui.app.main_window import MainWindow
from gui.features.batch.model import BatchModel
from gui.jobs.dispatcher import Dispatcher
from gui.state.listed_findings import Kind
from gui.style.plain_text import PlainLabel, plain_box, plain_tip
from gui.views.banner import BannerMessage
from tests.gui.conftest import Inline, check_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings

PICTURE = '<img src="file://127.0.0.1/share/x.png">'
ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole)


class Page(QTextDocument):
    """What a tool tip or a label lays out; keeps what it asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def loadResource(self, type: int, name: QUrl | str, /) -> Any:
        self.asked.append(name.toString() if isinstance(name, QUrl) else name)
        return None


def shown(text: str) -> tuple[str, list[str]]:
    """The words that a tool tip shows of a text, and what it opens for them."""
    page = Page()
    if "<" not in text and "&" not in text:
        return text, []
    page.setHtml(text)
    page.setTextWidth(400)
    page.size()
    return page.toPlainText(), page.asked


def tips(root: QWidget) -> Iterator[str]:
    """All tool tips of a window and its models, and the texts of labels that may be taken for markup."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.whatsThis())
        yield from (action.toolTip() for action in widget.actions())
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield widget.text()
        if isinstance(widget, QTabBar):
            yield from (widget.tabToolTip(i) for i in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from tips_of(widget.model())


def tips_of(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role) or "") for role in ROLES)


@pytest.fixture
def real(app: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """The window with the real check in it."""
    made = MainWindow(settings, Dispatcher(pool=Inline(), check=check_once))
    qtbot.addWidget(made)
    made.showNormal()
    made.resize(1280, 800)
    yield made
    made.close()


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A draft with a picture's address in labels, numbers, prose, organ and name."""
    text = load_model("2021").text()
    for words in ("行政处罚\t", "三、本年度", "围绕供水", "业务培训3次", "1.属于国家秘密", "新收政府信息公开申请15件"):
        assert words in text
        text = text.replace(words, PICTURE + words)
    text = text.replace("35\t", PICTURE + "36\t").replace("澄阳县水务局2024年", f"澄阳县{PICTURE}水务局2024年")
    path = tmp_path / ("年报.txt" if os.name == "nt" else "年报<img src=x.png>.txt")
    path.write_text(text, encoding="utf-8")
    return path


def check_nothing_is_opened(window: MainWindow, path: Path) -> set[str]:
    window.open_paths([path])
    assert window.session.draft is not None
    window.session.set_kinds(frozenset(Kind))
    seen: set[str] = set(tips(window))
    for finding in window.session.draft.findings:
        window.session.select(finding)
        seen |= set(tips(window))
    assert [opened for text in seen for opened in shown(text)[1]] == []
    return {shown(text)[0] for text in seen}


def test_markup_of_a_draft_is_text(real: MainWindow, hostile: Path) -> None:
    words = check_nothing_is_opened(real, hostile)
    assert sum(PICTURE in each for each in words) >= 3
    assert any(str(hostile) in each for each in words)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tooltip_unc.docx", "tooltip_html.docx"])
def test_drafts_made_to_harm(real: MainWindow, name: str) -> None:
    path = Path(__file__).resolve().parents[3] / "shared" / "cases" / "hostile" / name
    if not path.is_file():
        pytest.skip("no such drafts beside the checkout")
    assert any("<img src=" in each for each in check_nothing_is_opened(real, path))


def test_draft_that_cannot_be_read_and_banner(real: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / ("坏.docx" if os.name == "nt" else "坏<img src=x.png>.docx")
    broken.write_bytes(b"PK\x03\x04 no zip")
    real.open_paths([broken])
    real.desk.banner.show_message(BannerMessage(f"“{PICTURE}”没有读成", tip=PICTURE))
    assert real.desk.banner.toolTip() in set(tips(real))
    assert [opened for text in tips(real) for opened in shown(text)[1]] == []


def test_batch_list_and_roster(app: QApplication) -> None:
    model = BatchModel()
    model.set_files([f"{PICTURE}.docx"])
    model.set_roster([PICTURE])
    texts = set(tips_of(model))
    assert [opened for text in texts for opened in shown(text)[1]] == []
    assert {f"{PICTURE}.docx", PICTURE} <= {shown(text)[0] for text in texts}


def test_this_test_can_fail(app: QApplication, qtbot: QtBot) -> None:
    assert shown(PICTURE)[1] == ["file://127.0.0.1/share/x.png"]
    label = QLabel()
    qtbot.addWidget(label)
    label.setToolTip(PICTURE)
    assert PICTURE in set(tips(label))


def test_tips_keep_their_words(app: QApplication) -> None:
    text = f'{PICTURE}\n第二行 <b>粗</b> & "引"\n\n末行'
    assert shown(plain_tip(text)) == (text, [])
    assert shown(plain_tip("3 < 4，一行\n&lt;两行")) == ("3 < 4，一行\n&lt;两行", [])
    assert plain_tip("一行\n两行") == "一行\n两行"
    assert plain_tip("") == ""


def test_labels_and_boxes_are_plain(app: QApplication, qtbot: QtBot) -> None:
    label, box = PlainLabel(PICTURE), plain_box()
    qtbot.addWidget(label)
    qtbot.addWidget(box)
    box.setText(PICTURE)
    box.setInformativeText(PICTURE)
    assert label.text() == PICTURE
    assert {each.textFormat() for each in box.findChildren(QLabel) if each.text()} == {Qt.TextFormat.PlainText}
