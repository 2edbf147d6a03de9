"""Only what a page shows is read, once and in its place: crop boxes, clip paths, forms, bold print by drawing twice."""

from __future__ import annotations

import io
import re
from unittest.mock import patch

import pypdfium2
import pytest

from tests.core.load.pages.test_pdf import assert_places, canvas, read
from tests.support.drafts import distinct, expected
from tests.support.pdf_drafts import FONT, PdfStyle, PdfWriter, to_pdf
from tests.support.reading import assert_all_cells


def text_of(data: bytes) -> str:
    return "".join(read(data).text.split())


def cropped(data: bytes, left: float, bottom: float, right: float, top: float, rotate: int = 0) -> bytes:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_cropbox(left, bottom, right, top)
        page.set_rotation(rotate)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_text_and_lines_outside_the_crop_box_are_not_read(rotate: int) -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    for x in (60, 700):
        for i, word in enumerate(("规章", "12", "许可", "345")):
            sheet.rect(x + 60 * (i % 2), 600 - 30 * (i // 2), 60, 30)
            sheet.drawString(x + 5 + 60 * (i % 2), 608 - 30 * (i // 2), word)
    sheet.drawString(60, 900, "页外的字")
    sheet.save()
    document = read(cropped(stream.getvalue(), 30, 100, 580, 830, rotate))
    assert [[c.view.text for c in g.cells] for g in document.grids] == [["规章", "12", "许可", "345"]]
    assert sorted(document.text.split()) == ["12", "345", "规章", "许可"]


def test_a_page_whose_next_sheet_lies_beside_it_reads_as_it_shows() -> None:
    draft = distinct()
    made = to_pdf(draft, PdfStyle())
    document = pypdfium2.PdfDocument(made.data)
    # Every page also holds the one before, beyond its edge.
    doubled = pypdfium2.PdfDocument.new()
    for number in range(len(document)):
        page = doubled.new_page(595, 842)
        for source, x in ((number, 0), (max(0, number - 1), 640)):
            item = document.page_as_xobject(source, doubled)
            placed = item.as_pageobject()
            placed.set_matrix(pypdfium2.PdfMatrix().translate(x, 0))
            page.insert_obj(placed)
        page.gen_content()
    stream = io.BytesIO()
    doubled.save(stream)
    result = read(stream.getvalue())
    assert_all_cells(result, draft, expected(draft))
    assert_places(result, made, draft)


def clipped_sheet(how: str) -> bytes:
    """Two words and a table; all but one word stand outside a clip path of the page or of a form."""
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    if how == "form":
        sheet.beginForm("part", 0, 0, 600, 800)
        sheet.setFont(FONT, 12)
    sheet.saveState()
    path = sheet.beginPath()
    path.rect(50, 590, 100, 40)
    sheet.clipPath(path, stroke=0, fill=0)
    sheet.drawString(60, 600, "看得见12")
    sheet.drawString(60, 500, "看不见34")
    sheet.drawString(130, 600, "半截看不见")  # the path ends in its second character's second half
    for i in range(4):
        sheet.rect(60 + 60 * (i % 2), 300 - 30 * (i // 2), 60, 30)
        sheet.drawString(65 + 60 * (i % 2), 308 - 30 * (i // 2), str(i))
    sheet.restoreState()
    sheet.drawString(60, 100, "末行")
    if how == "form":
        sheet.endForm()
        sheet.saveState()
        sheet.translate(20, 30)
        sheet.scale(0.9, 0.9)
        sheet.doForm("part")
        sheet.restoreState()
    sheet.save()
    return stream.getvalue()


@pytest.mark.parametrize("how", ["page", "form"])
def test_what_a_clip_path_hides_is_not_read(how: str) -> None:
    document = read(clipped_sheet(how))
    assert "".join(document.text.split()) == "看得见12半截末行"
    assert not document.grids


def test_a_form_hides_what_stands_outside_its_box() -> None:
    sheet, stream = canvas()
    sheet.beginForm("part", 0, 550, 300, 650)
    sheet.setFont(FONT, 12)
    sheet.drawString(60, 600, "框内")
    sheet.drawString(60, 500, "框外")
    sheet.endForm()
    sheet.doForm("part")
    sheet.save()
    assert text_of(stream.getvalue()) == "框内"


@pytest.mark.parametrize("matrix", [(0.75, 0, 0, 0.75, 40, 60), (1, 0, 0, -1, 30, 800)])
def test_replaced_text_within_a_form_stands_where_it_is_drawn(matrix: tuple[float, ...]) -> None:
    """Browsers print each page as a form, and give radicals and ligatures their text by /ActualText."""
    sheet, stream = canvas()
    sheet.beginForm("page", 0, 0, 600, 800)
    operators: list[str] = sheet.__dict__["_code"]
    flip = matrix[3] < 0
    x = 60.0
    places = []
    for char in "行政规范性文件729":
        replaced = char in "行文2"
        if replaced:
            code = char.encode("utf-16-be").hex().upper()
            operators.append(f"/Span <</ActualText <FEFF{code}>>> BDC")
        text = sheet.beginText()
        text.setTextTransform(1, 0, 0, -1 if flip else 1, x, 300)
        text.setFont(FONT, 12)
        text.textOut("口" if replaced and char != "2" else char)
        sheet.drawText(text)
        if replaced:
            operators.append("EMC")
        places.append(x)
        x += sheet.stringWidth(char, FONT, 12)
    sheet.endForm()
    sheet.transform(*matrix)
    sheet.doForm("page")
    sheet.save()
    document = read(stream.getvalue())
    assert [p.text for p in document.paragraphs] == ["行政规范性文件729"]
    assert document.boxes is not None
    tall = document.page_sizes[0][1]
    level = tall - (matrix[3] * 300 + matrix[5])
    for i, char in enumerate("行政规范性文件729"):
        box = document.boxes[document.text.index(char)]
        assert box is not None
        near = matrix[0] * places[i] + matrix[4]
        assert near - 2 <= box.x0 <= near + 8
        assert level - 14 <= box.top <= box.bottom <= level + 6


@pytest.mark.parametrize("shift", [pytest.param(0.25, marks=pytest.mark.slow), 0.5, 1.0])
@pytest.mark.parametrize("order", ["character", "word", "page"])
@pytest.mark.parametrize("down", [0.0, pytest.param(0.3, marks=pytest.mark.slow)])
def test_bold_print_by_drawing_twice_is_read_once(shift: float, order: str, down: float) -> None:
    draft = distinct()
    one, two = read(to_pdf(draft).data), read(_drawn_twice(order, shift, down))
    assert [p.text for p in two.paragraphs] == [p.text for p in one.paragraphs]
    assert [[c.view.text for c in g.cells] for g in two.grids] == [[c.view.text for c in g.cells] for g in one.grids]
    assert_all_cells(two, draft, expected(draft))


class _Twice(PdfWriter):
    """Draws every word and line twice, in the order that was asked for."""

    order, shift, down = "word", 0.5, 0.0

    def begin(self) -> None:
        self.waiting: list[tuple[str, float, float, float]] = []
        super().begin()

    def turn(self) -> None:
        self.again()
        super().turn()

    def again(self) -> None:
        """The second drawing of the page's words."""
        for word in self.waiting:
            super().text(*word)
        self.waiting = []

    def text(self, text: str, x: float, top: float, size: float) -> None:
        pieces = [text]
        if self.order == "character":
            pieces = re.findall(r"[\x00-\u2e7f]+|.", text)
        for piece in pieces:
            super().text(piece, x, top, size)
            second = (piece, x + self.shift, top + self.down, size)
            if self.order == "page":
                self.waiting.append(second)
            else:
                super().text(*second)
            x += self.canvas.stringWidth(piece, FONT, size)

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        super().line(x0, top, x1, bottom)
        super().line(x0 + self.shift, top + self.down, x1 + self.shift, bottom + self.down)


def _drawn_twice(order: str, shift: float, down: float) -> bytes:
    with (
        patch("tests.support.pdf_drafts.PdfWriter", _Twice),
        patch.multiple(_Twice, order=order, shift=shift, down=down),
    ):
        return to_pdf(distinct()).data


def test_thin_letters_and_repeated_digits_are_no_second_drawing() -> None:
    sheet, stream = canvas()
    sheet.setFont("Helvetica", 10)
    sheet.drawString(60, 600, "illicit hall 1111 1001 ......")
    sheet.save()
    assert "".join(read(stream.getvalue()).text.split()) == "illicithall11111001......"
