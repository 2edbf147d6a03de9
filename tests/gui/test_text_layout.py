"""Offsets of the draft against positions in Qt's document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QTextDocument

from core.load import load_text
from core.model.document import Document, Grid, GridCell, Span, View
from gui.views.text_layout import PositionMap, TextRun, drawable, fill

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.dressed

INK = QColor("#888888")


def put(target: QTextDocument, document: Document) -> PositionMap:
    """The draft put in, all runs of it."""
    runs = fill(target, document, (), INK)
    while True:
        try:
            next(runs)
        except StopIteration as end:
            return end.value.positions


def shown(target: QTextDocument, start: int, end: int) -> str:
    units = "".join(target.characterAt(i) for i in range(start, end))
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def test_a_rare_character_takes_two_places() -> None:
    places = PositionMap("a𠮷b", [TextRun(0, 3, 0)])
    assert [places.to_qt(i) for i in range(4)] == [0, 1, 3, 4]
    assert [places.to_text(i) for i in range(5)] == [0, 1, 1, 2, 3]


@given(st.text(alphabet="ab中𠮷𣲗😀\n", max_size=40))
def test_there_and_back(text: str) -> None:
    places = PositionMap(text, [TextRun(0, len(text), 0)])
    assert [places.to_text(places.to_qt(i)) for i in range(len(text))] == list(range(len(text)))
    assert places.to_qt(len(text)) == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("odd", ["\r", "\u2028", "\u2029", "\ufdd0", "\x00", "\x0c", "\x0b"])
def test_odd_characters_keep_their_place(app: QApplication, odd: str) -> None:
    text = f"前{odd}𠮷后\n尾"
    document = Document("x.txt", "text", text, ())
    target = QTextDocument()
    places = put(target, document)
    for i, char in enumerate(text):
        if char not in f"{odd}\n":
            start, end = places.range(Span(i, i + 1))
            assert shown(target, start, end) == char


def gridded() -> Document:
    """Two rows, the first cell merged over both columns, one cell blank."""
    text = "前𠮷文\n合并\n甲𠮷\t\n后文"
    start = text.index("合并")

    def cell(row: int, col: int, words: str, at: int, colspan: int = 1) -> GridCell:
        return GridCell(row, col, 1, colspan, View(words, range(at, at + len(words)), at))

    one, blank = text.index("甲"), text.index("\t") + 1
    cells = (cell(0, 0, "合并", start, 2), cell(1, 0, "甲𠮷", one), cell(1, 1, "", blank))
    return Document("x.docx", "docx", text, (), (Grid(cells, start, blank),))


def test_a_table_is_drawn_as_one_and_every_place_is_found(app: QApplication) -> None:
    document, target = gridded(), QTextDocument()
    places = put(target, document)
    frames = target.rootFrame().childFrames()
    assert len(frames) == 1
    for words in ("前𠮷文", "合并", "甲𠮷", "后文"):
        at = document.text.index(words)
        start, end = places.range(Span(at, at + len(words)))
        assert shown(target, start, end) == words
        assert places.to_text(start) == at
    blank = document.grids[0].cells[2].view.at
    start, end = places.range(Span(blank, blank))
    assert start == end
    assert frames[0].firstPosition() < start <= frames[0].lastPosition()


def test_counted_and_nested_grids_stay_text(app: QApplication) -> None:
    grid = gridded().grids[0]
    loose = Grid(grid.cells, grid.start, grid.end, aligned=False)
    assert drawable([grid]) == [grid]
    assert drawable([loose]) == []
    assert drawable([Grid(grid.cells, grid.start - 1, grid.end + 1), grid]) == [grid]


def test_plain_drafts_are_shown_to_the_letter(app: QApplication) -> None:
    text = "标题\n\n第一段𠮷。\n甲\t1\t2\n"
    target = QTextDocument()
    put(target, load_text(text))
    assert target.toPlainText() == text


def test_a_thick_draft_is_put_in_piece_by_piece(app: QApplication) -> None:
    """Rare characters before, on and after the borders of the runs; every place is found in what came of it."""
    text = "".join(f"第{i}段𠮷字{'很' * (i % 7)}。\n" for i in range(9000))
    target, document = QTextDocument(), Document("x.txt", "text", text, ())
    steps = sum(1 for _ in fill(target, document, (), INK))
    assert steps > 3
    target.clear()
    places = put(target, document)
    assert target.toPlainText() == text
    for i in (0, 1, 4500, 8998, 8999):
        at = text.index(f"第{i}段")
        start, end = places.range(Span(at, at + len(f"第{i}段𠮷字")))
        assert shown(target, start, end) == f"第{i}段𠮷字"
        assert places.to_text(start) == at
