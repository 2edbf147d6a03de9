"""PDF drafts: cells with their places under every layout, paragraphs, running heads, and unreadable files."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from core.base import errors
from core.load import load_bytes
from core.load.pages import ocr, pdf
from core.load.pages.page_pictures import PagePictures
from core.load.pages.pdfium import open_document
from core.load.pages.shown import read_page
from tests.support.drafts import distinct, expected
from tests.support.pdf_drafts import FONT, MadePdf, PdfStyle, to_pdf
from tests.support.reading import assert_all_cells, assert_layout, number_cells
from tests.support.thinned import thinned

if TYPE_CHECKING:
    from core.model.document import Document


def read(data: bytes) -> Document:
    return load_bytes(data, "年报.pdf")


def lines(document: Document) -> list[str]:
    return [view.text for view in document.paragraphs]


def assert_places(document: Document, made: MadePdf, draft) -> None:  # type: ignore[no-untyped-def]
    """Each number cell has the rectangle it was drawn in, and its digits lie inside."""
    for key, cell in number_cells(document, draft).items():
        page, x0, top, x1, bottom = made.cells[key]
        assert cell.box is not None
        assert cell.box.page == page
        assert cell.box.bbox == pytest.approx([x0, top, x1, bottom], abs=3)
        for i in cell.view.offsets:
            box = document.boxes[i]
            assert box is not None
            assert box.page == page
            assert x0 - 1 <= box.x0 < box.x1 <= x1 + 1
            assert top - 1 <= box.top < box.bottom <= bottom + 1


STYLES = {
    "plain": PdfStyle(),
    "thin fills": PdfStyle(rules="rects"),
    "landscape": PdfStyle(size=(842.0, 595.0)),
    "rotated 90": PdfStyle(size=(842.0, 595.0), rotate=90),
    "rotated 180": PdfStyle(rotate=180),
    "rotated 270": PdfStyle(rotate=270),
    "large": PdfStyle(table_size=11.0),
    "small": PdfStyle(table_size=7.5),
    "open breaks": PdfStyle(open_breaks=True),
    "split rows 9": PdfStyle(table_size=9.0, split_rows=True),
    "split rows 10": PdfStyle(table_size=10.0, split_rows=True),
    "split rows 12": PdfStyle(table_size=12.0, text_size=13, split_rows=True),
    "running head": PdfStyle(head="澄阳县水务局政府信息公开"),
}


@pytest.mark.parametrize("name", thinned(STYLES))
def test_every_cell_and_its_place(name: str) -> None:
    draft = distinct()
    made = to_pdf(draft, STYLES[name])
    document = read(made.data)
    assert_all_cells(document, draft, expected(draft))
    assert len(made.cells) == 200
    assert_places(document, made, draft)
    assert len(document.boxes) == len(document.text)
    assert document.page_sizes[0] == pytest.approx(STYLES[name].size)


@pytest.mark.parametrize("version", ["2021", "2019"])
def test_labels_and_spans(version: str) -> None:
    draft = distinct(version)
    assert_layout(read(to_pdf(draft).data), draft)


def test_open_sides_are_closed() -> None:
    """Without lines at the far left and right (the Chinese style) the outer columns are cells all the same.

    Rows of one cell then have no side at all and part the table; their neighbours keep their cells.
    """
    draft = distinct()
    made = to_pdf(draft, PdfStyle(open_sides=True))
    document = read(made.data)
    found = {c.view.text: c for grid in document.grids for c in grid.cells}
    for key, text in expected(draft).items():
        box = found[text].box
        assert box is not None
        assert box.bbox == pytest.approx(made.cells[key][1:], abs=3)


def test_rows_split_by_a_page_end_are_whole_again() -> None:
    draft = distinct()
    for size in (9.0, 9.5, 10.0, 10.5, 11.0, 12.0):
        made = to_pdf(draft, PdfStyle(table_size=size, split_rows=True))
        labels = {cell.view.text for grid in read(made.data).grids for cell in grid.cells}
        missing = {c.text for t in draft.form.tables.values() for c in t.layout if c.text} - labels
        assert not missing, size


def test_wrapped_digits_join() -> None:
    draft = distinct(first=1234501)
    made = to_pdf(draft, PdfStyle(widths={"requests": (30.0, 80.0, 166.0, *([24.0] * 7))}))
    document = read(made.data)
    cells = assert_all_cells(document, draft, expected(draft))
    new = cells["requests", "new", "natural_person"]
    tops = {document.boxes[i].top for i in new.view.offsets}  # type: ignore[union-attr]
    assert len(tops) == 2


def test_blank_cells_stay_blank() -> None:
    draft = distinct()
    gone = [("requests", "new", "company"), ("review_litigation", "reconsideration", "upheld")]
    draft = replace(draft, values={k: "" if k in gone else v for k, v in draft.values.items()})
    document = read(to_pdf(draft).data)
    assert_layout(document, draft)
    row = document.grids[1].rows()[3]
    assert [c.view.text for c in row[1:4]] == ["111", "", "113"]
    assert row[1].view.end <= row[2].view.start <= row[3].view.start
    assert row[2].box is not None


@pytest.mark.parametrize("rules", ["level", "none"])
def test_without_upright_lines_the_text_has_all_numbers_in_order(rules: str) -> None:
    draft = distinct()
    document = read(to_pdf(draft, PdfStyle(rules=rules)).data)
    wanted = list(expected(draft).values())
    numbers = [word for word in document.text.split() if word in set(wanted)]
    assert numbers == wanted
    read_as_prose = "".join(lines(document))
    assert all(number in read_as_prose for number in wanted)
    assert "— 2 —" not in read_as_prose


def test_rows_alike_at_page_tops_are_no_running_heads() -> None:
    """Two pages that begin with a row of the same numbers at the same height keep both."""
    sheet, stream = canvas()
    for page, label in ((1, "行政许可"), (2, "规章")):
        sheet.setFont(FONT, 12)
        sheet.drawString(90, 760, "0 0 0 0 0 0 0")
        sheet.drawString(90, 700, label)
        sheet.drawString(290, 40, str(page))
        sheet.showPage()
    sheet.save()
    assert lines(read(stream.getvalue())) == ["0 0 0 0 0 0 0", "行政许可", "0 0 0 0 0 0 0", "规章"]


def test_paragraphs_are_whole_and_heads_are_out() -> None:
    draft = distinct()
    longer = "其间持续推进各项公开工作，不断完善制度，" * 9 + "成效较为明显。"
    prose = {**draft.prose, "overview": [text + longer for text in draft.prose["overview"]]}
    draft = replace(draft, prose=prose)
    document = read(to_pdf(draft, PdfStyle(head="澄阳县水务局政府信息公开")).data)
    assert len(document.page_sizes) >= 4
    wanted = [draft.title, *draft.preface]
    for key, heading in draft.headings():
        wanted += [heading, *draft.prose.get(key, ())]
    assert lines(document) == [*wanted, *draft.closing]
    assert document.text.count("澄阳县水务局政府信息公开\n") == len(document.page_sizes)
    assert "— 2 —" in document.text


def test_views_say_what_the_text_says() -> None:
    document = read(to_pdf(distinct()).data)
    for view in document.paragraphs:
        assert "".join(document.text[i] for i in view.offsets if not document.text[i].isspace()) == view.text.replace(
            " ", ""
        )


# --- pages that are not a plain sheet of text ---


def canvas(size: tuple[float, float] = (595.0, 842.0), encrypt: str | None = None) -> tuple[Canvas, io.BytesIO]:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    made = Canvas(stream, pagesize=size, encrypt=encrypt)
    made.setFont(FONT, 14)
    return made, stream


def test_crop_box_moves_the_origin() -> None:
    sheet, stream = canvas()
    sheet.setCropBox((100, 200, 500, 800))
    sheet.drawString(150, 700, "总体情况")
    sheet.save()
    document = read(stream.getvalue())
    assert document.page_sizes == ((400, 600),)
    box = document.boxes[0]
    assert box is not None
    assert box.x0 == pytest.approx(50, abs=3)
    assert 85 < box.top < box.bottom < 106


def test_sideways_table_on_an_upright_page() -> None:
    """A landscape table drawn turned on a portrait page is read as if the sheet were held right."""
    sheet, stream = canvas()
    sheet.transform(0, 1, -1, 0, 595, 0)
    for i, text in enumerate(("规章", "11", "12", "行政许可", "13", "14")):
        x, y = 100 + 100 * (i % 3), 300 - 30 * (i // 3)
        sheet.rect(x, y, 100, 30)
        sheet.drawString(x + 5, y + 8, text)
    sheet.save()
    document = read(stream.getvalue())
    rows = [[c.view.text for c in row] for row in document.grids[0].rows()]
    assert rows == [["规章", "11", "12"], ["行政许可", "13", "14"]]
    box = document.grids[0].cells[1].box
    assert box is not None
    # user space (200..300, 300..330) turned: x' = 595 - y, y' = x, measured from the top
    assert box.bbox == pytest.approx([265, 542, 295, 642], abs=1)


def test_lines_inside_form_objects() -> None:
    sheet, stream = canvas()
    sheet.beginForm("raster")
    for y in (0, 30, 60):
        sheet.line(0, y, 200, y)
    for x in (0, 100, 200):
        sheet.line(x, 0, x, 60)
    sheet.endForm()
    sheet.translate(50, 600)
    sheet.doForm("raster")
    sheet.setFont(FONT, 12)
    for i, text in enumerate(("规章", "21", "许可", "22")):
        sheet.drawString(5 + 100 * (i % 2), 40 - 30 * (i // 2), text)
    sheet.save()
    assert [c.view.text for c in read(stream.getvalue()).grids[0].cells] == ["规章", "21", "许可", "22"]


def test_radicals_become_characters() -> None:
    from core.load.pages.plain_text import char_of

    assert [char_of(ord(c)) for c in "⼀⻅⾏政"] == ["一", "见", "行", "政"]
    assert char_of(0) == "\ufffd"


def test_scanned_empty_and_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    picture = ImageReader(io.BytesIO(_png()))
    sheet, stream = canvas()
    sheet.drawImage(picture, 0, 0, 595, 842)
    sheet.save()
    with pytest.raises(errors.ScannedError):
        read(stream.getvalue())
    sheet, stream = canvas()
    sheet.showPage()
    sheet.save()
    with pytest.raises(errors.EmptyError):
        read(stream.getvalue())
    sheet, stream = canvas()
    sheet.drawString(90, 700, "一、总体情况")
    sheet.showPage()
    sheet.drawImage(picture, 0, 0, 595, 842)
    sheet.save()
    document = read(stream.getvalue())
    assert [n.code for n in document.notices] == ["scanned_pages"]
    assert "第 2 页" in document.notices[0].message


def _png() -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (20, 20), 200).save(stream, "PNG")
    return stream.getvalue()


def test_password() -> None:
    sheet, stream = canvas(encrypt="geheim")
    sheet.drawString(90, 700, "一、总体情况")
    sheet.save()
    with pytest.raises(errors.EncryptedError):
        read(stream.getvalue())


@pytest.mark.parametrize("first", [0xE000, 0xC0], ids=["private use", "other letters"])
def test_garbled(monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    """A text layer of codes without meaning, as fonts without a usable encoding give."""
    draft = distinct()
    monkeypatch.setattr(
        "core.load.pages.plain_text.char_of", lambda code: chr(code if code < 128 else first + code % 300)
    )
    with pytest.raises(errors.GarbledError):
        read(to_pdf(draft).data)


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(errors.TooLargeError):
        read(to_pdf(distinct()).data)


def test_truncated_and_damaged() -> None:
    data = to_pdf(distinct()).data
    for part in (20, 200):
        with pytest.raises(errors.DamagedError, match="原稿，重新保存或导出"):
            read(data[:part])
    for size in range(1000, len(data), len(data) // 12):
        with suppress(errors.LoadError):
            assert read(data[:size]).text


def test_cancel_closes_the_file() -> None:
    calls: list[float] = []

    def stop(stage: str, fraction: float) -> None:
        calls.append(fraction)
        if len(calls) == 2:
            raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        pdf.load(to_pdf(distinct()).data, "年报.pdf", stop)
    assert calls == sorted(calls)


# --- pictures ---


@pytest.mark.parametrize("rotate", [0, 90])
def test_boxes_lie_on_the_ink_of_the_picture(rotate: int) -> None:
    """Under every digit's box, and only there within its cell, the rendered page is dark."""
    draft = distinct()
    style = PdfStyle(rotate=rotate, size=(842.0, 595.0) if rotate else (595.0, 842.0))
    made = to_pdf(draft, style)
    document = read(made.data)
    scale = 2.0
    with PagePictures(made.data) as pages:
        assert len(pages) == len(document.page_sizes)
        shown = {n: pages.render(n, scale) for n in range(1, len(pages) + 1)}
        for n, picture in shown.items():
            assert pages.size(n) == pytest.approx(document.page_sizes[n - 1])
            assert (picture.width, picture.height) == pytest.approx([v * scale for v in pages.size(n)], abs=1)
            assert len(picture.pixels) == picture.stride * picture.height

    def dark(page: int, x0: float, top: float, x1: float, bottom: float) -> int:
        picture = shown[page]
        rows = range(int(top * scale), int(bottom * scale) + 1)
        return sum(
            picture.pixels[y * picture.stride + 4 * x] < 128
            for y in rows
            for x in range(int(x0 * scale), int(x1 * scale) + 1)
        )

    for key, cell in number_cells(document, draft).items():
        boxes = [b for b in (document.boxes[i] for i in cell.view.offsets) if b is not None]
        page, x0, top, x1, bottom = made.cells[key]
        inner = dark(page, x0 + 1.5, top + 1.5, x1 - 1.5, bottom - 1.5)
        under = sum(dark(*box) for box in boxes)
        assert 0 < inner <= under


def test_closed_pictures() -> None:
    pages = PagePictures(to_pdf(distinct()).data)
    pages.close()
    pages.close()
    with pytest.raises(ValueError, match="closed"):
        pages.render(1, 1.0)


def test_text_frame_of_rotated_page() -> None:
    made = to_pdf(distinct(), PdfStyle(size=(842.0, 595.0), rotate=90))
    document = open_document(made.data)
    page = document[0]
    chars, _ = read_page(page, 1, 0)
    page.close()
    document.close()
    assert (chars.frame.turn, chars.frame.width, chars.frame.height) == (0, 842.0, 595.0)


@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_numbers_drawn_twice_for_bold_print_are_read_once(shift: float) -> None:
    """All words of the table are drawn before any is drawn again, so that PDFium cannot tell."""
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    for again in (0.0, shift):
        for i, text in enumerate(("规章", "1122", "许可", "3")):
            x, y = 50 + 100 * (i % 2), 640 - 30 * (i // 2)
            sheet.rect(x - 5, y - 8, 100, 30)
            sheet.drawString(x + again, y, text)
    sheet.save()
    assert [c.view.text for c in read(stream.getvalue()).grids[0].cells] == ["规章", "1122", "许可", "3"]
