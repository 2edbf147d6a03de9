"""Correct PDFs made in odd ways: turned, two on a sheet, watermarked, cut by a page's end. All of it is read right."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest

from core.check import engine
from core.forms.model_draft import load_model
from core.load import load_bytes
from core.load.pages.page_pictures import PagePictures
from core.model.document import Grid, GridCell, View
from core.read import read_report
from core.read.tables.heads import read_heads
from tests.core.load.pages.test_pdf import canvas, lines, read
from tests.support.drafts import distinct
from tests.support.pdf_drafts import FONT, PdfStyle, to_pdf


def saved(document: pypdfium2.PdfDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def told(data: bytes) -> list[str]:
    """The findings but for hints."""
    report = read_report(load_bytes(data, "年报.pdf"))
    assert all(cell.certain for table in report.tables.values() for cell in table.cells.values())
    return [f"{f.rule} {f.message}" for f in engine.run(report).findings if f.severity != "hint"]


@pytest.mark.parametrize("turn", [90, 180])
def test_pages_that_were_turned_afterwards(turn: int) -> None:
    document = pypdfium2.PdfDocument(to_pdf(load_model("2021"), PdfStyle()).data)
    for page in document:
        page.set_rotation(turn)
    assert told(saved(document)) == []


def test_two_pages_on_a_sheet() -> None:
    source = pypdfium2.PdfDocument(to_pdf(load_model("2021"), PdfStyle()).data)
    sheets = pypdfium2.PdfDocument.new()
    for first in range(0, len(source), 2):
        page = sheets.new_page(842, 595)
        for number in range(first, min(first + 2, len(source))):
            item = source.page_as_xobject(number, sheets).as_pageobject()
            item.set_matrix(pypdfium2.PdfMatrix().scale(0.68, 0.68).translate(10 + 420 * (number - first), 10))
            page.insert_obj(item)
        page.gen_content()
    assert told(saved(sheets)) == []


@pytest.mark.parametrize("sides", [(0, 0, -2147483648, 792), (-3e9, -3e9, 3e9, 3e9)])
def test_a_page_with_a_box_that_is_no_page_is_read_and_drawn_by_what_stands_on_it(
    sides: tuple[float, float, float, float],
) -> None:
    document = pypdfium2.PdfDocument(to_pdf(load_model("2021"), PdfStyle()).data)
    for page in document:
        page.set_mediabox(*sides)
    damaged = saved(document)
    assert told(damaged) == []
    with PagePictures(damaged) as pictures:
        width, height = pictures.size(1)
        picture = pictures.render(1, 0.5)
    assert (500 < width < 1000, 700 < height < 1200) == (True, True)
    assert len(set(picture.pixels)) > 2


@pytest.mark.parametrize("angle", [45, 90])
def test_a_watermark_across_the_page_is_no_text_of_it(angle: int) -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    for i in range(12):
        sheet.drawString(60, 700 - 20 * i, "全年主动公开政府信息三百条")
    sheet.saveState()
    sheet.translate(200, 500)
    sheet.rotate(angle)
    sheet.setFont(FONT, 80)
    sheet.drawString(0, 0, "内部资料")
    sheet.restoreState()
    sheet.save()
    assert set("内资料") & set(read(stream.getvalue()).text) == set()


def test_the_end_of_a_page_may_cut_a_head() -> None:
    spec = load_model("2021").form.tables["requests"]
    printed = [c for c in spec.layout if not c.key and c.text]
    cells = [GridCell(c.row, c.col, 1, 1, View(c.text, range(len(c.text)))) for c in printed]
    at = next(i for i, c in enumerate(printed) if c.text == "三、本年度办理结果")
    cells[at] = replace(cells[at], view=cells[at].view.slice(0, -1))
    grid, rest = Grid(tuple(cells), 0, 0), View("果", range(1))
    heads = [{h.expected: h.text for h in read_heads("requests", [grid], words, spec)} for words in ([], [rest])]
    assert heads[0]["三、本年度办理结果"] == "三、本年度办理结"
    assert "三、本年度办理结果" not in heads[1]
    assert len(heads[1]) == len(heads[0]) - 1


def test_a_low_character_drawn_twice_is_read_once() -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    for shift in (0.0, 0.75):
        sheet.drawString(60 + shift, 700 - shift, "一、总体情况")
    sheet.save()
    assert read(stream.getvalue()).text.split() == ["一、总体情况"]


def test_paragraphs_are_whole_beside_the_close_rows_of_an_unruled_table() -> None:
    """Most lines of such a draft are rows and broken heads, closer than lines of prose."""
    draft = distinct()
    narrow = {"requests": (30.0, 52.0, 108.0, *[13.0] * 7), "review_litigation": (13.0,) * 15}
    document = read(to_pdf(draft, PdfStyle(widths=narrow, rules="none")).data)
    prose = [*draft.preface, *(text for key, _ in draft.headings() for text in draft.prose.get(key, ()))]
    assert len(max(prose, key=len)) > 80
    assert not set(prose) - set(lines(document))
