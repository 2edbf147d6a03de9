"""PDF drafts with other things about them: annexes, blank pages, long files, tables that are pictures."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader

from core.base.errors import ScannedError
from core.forms.model_draft import load_model
from core.load import load_bytes
from core.load.pages import ocr
from core.model.finding import Severity
from core.pipeline.check_draft import check_document
from tests.core.load.pages.test_pdf import _png, assert_places, canvas, read
from tests.support.drafts import distinct, expected
from tests.support.pdf_drafts import FONT, to_pdf
from tests.support.reading import assert_all_cells


def appended(*parts: bytes) -> bytes:
    """The pages of several PDFs in one."""
    whole = pypdfium2.PdfDocument.new()
    for part in parts:
        whole.import_pages(pypdfium2.PdfDocument(part))
    stream = io.BytesIO()
    whole.save(stream)
    return stream.getvalue()


def sheets(*pages: list[str]) -> bytes:
    """Plain pages of these lines; one without lines is blank."""
    sheet, stream = canvas()
    for page in pages:
        sheet.setFont(FONT, 12)
        for i, line in enumerate(page):
            sheet.drawString(90, 740 - 22 * i, line)
        sheet.showPage()
    sheet.save()
    return stream.getvalue()


def test_blank_pages_and_annexes_change_nothing() -> None:
    draft = load_model("2021")
    report = to_pdf(draft).data
    tasks = ["序号 任务 责任科室", "1 公开规范性文件 办公室", "2 办理申请 法规科"]
    annex = sheets(["附件1", "政务公开工作要点分工表", *tasks])
    around = appended(sheets([], ["封面"]), report, sheets([]), annex)
    plain = check_document(load_bytes(report, "年报.pdf"), Path("年报.pdf"))
    wrapped = check_document(load_bytes(around, "年报.pdf"), Path("年报.pdf"))
    assert list(plain.result.findings) == []
    assert [f.message for f in wrapped.result.findings if f.severity is not Severity.HINT] == []
    for key, table in plain.report.tables.items():
        read = wrapped.report.tables[key]
        assert {k: (c.raw, c.certain) for k, c in read.cells.items()} == {
            k: (c.raw, c.certain) for k, c in table.cells.items()
        }


def test_tables_deep_in_a_long_file() -> None:
    draft = distinct()
    longer = "持续推进各项公开工作，不断完善制度，" * 20
    prose = {**draft.prose, "overview": [f"第{i}段。{longer}" for i in range(60)]}
    made = to_pdf(replace(draft, prose=prose))
    document = read(made.data)
    assert len(document.page_sizes) > 20
    assert_all_cells(document, draft, expected(draft))
    assert_places(document, made, draft)


@pytest.mark.parametrize("tall", [120, 20])
def test_a_table_pasted_as_a_picture_is_the_reason_given(tall: int) -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    for i, (_, heading) in enumerate(load_model("2021").headings()):
        sheet.drawString(90, 780 - 120 * i, heading)
    sheet.drawImage(ImageReader(io.BytesIO(_png())), 90, 780 - 120 * 3 - 15 - 80, 400, tall * 80 / 120)
    sheet.save()
    result = check_document(read(stream.getvalue()), Path("年报.pdf")).result
    told = {f.marks[0].section: "是图片" in f.message for f in result.findings if f.rule == "T101"}  # type: ignore[union-attr]
    assert told == {"proactive": False, "requests": False, "review_litigation": tall > 100}


def test_text_drawn_as_outlines_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    sheet, stream = canvas()
    for i in range(80):
        path = sheet.beginPath()
        path.moveTo(90 + 5 * i % 400, 700 - i)
        path.curveTo(95, 700 - i, 99, 705 - i, 90 + i, 690 - i)
        sheet.drawPath(path)
    sheet.save()
    with pytest.raises(ScannedError):
        read(stream.getvalue())


@pytest.mark.parametrize("field", [True, False])
def test_fields_and_typed_notes_are_not_read_and_said_so(field: bool) -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    for i, (_, heading) in enumerate(load_model("2021").headings()):
        sheet.drawString(90, 780 - 60 * i, heading)
    if field:
        sheet.acroForm.textfield(name="n1", value="729", x=100, y=300, width=80, height=20)
        sheet.acroForm.textfield(name="n2", value="", x=100, y=200, width=80, height=20)
    else:
        sheet.freeTextAnnotation("上年结转729件", "/Helv 12 Tf", Rect=(100, 300, 200, 320))
    sheet.save()
    document = read(stream.getvalue())
    assert [n.code for n in document.notices] == ["unread_entries"]
    assert "729" not in document.text
    checked = check_document(document, Path("年报.pdf"))
    told = [f.message for f in checked.result.findings if f.rule == "P104"]
    assert told
    assert told[0].startswith("第 1 页有填写的表单域或打字批注")


def test_empty_fields_and_links_are_no_entries() -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    sheet.drawString(90, 700, "一、总体情况")
    sheet.acroForm.textfield(name="n1", value="", x=100, y=300, width=80, height=20)
    sheet.linkURL("https://example.invalid/1", (10, 10, 50, 50))
    sheet.save()
    assert not read(stream.getvalue()).notices


def test_comments_on_a_pdf_are_told() -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    sheet.drawString(90, 700, "一、总体情况")
    sheet.textAnnotation("请再核实", Rect=(100, 300, 120, 320))
    sheet.save()
    (notice,) = read(stream.getvalue()).notices
    assert notice.code == "comments"
    assert "1 条批注（如“请再核实”）" in notice.message
