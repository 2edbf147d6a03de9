"""Pictures of reports, with a recogniser made for the test: it reads the words off the PDF that the picture shows."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from core.base.errors import DamagedError, EmptyError, ScannedError, TooLargeError
from core.forms.model_draft import load_model
from core.load import load_bytes
from core.load.pages import ocr, pdf, scan
from core.load.pages.page_pictures import PagePictures
from core.model.finding import Severity, TextMark
from core.pipeline.check_draft import check_document
from core.read import read_report
from tests.support.drafts import distinct, expected
from tests.support.pdf_drafts import FONT, to_pdf
from tests.support.scans import SCALE, assert_all_cells, scanned, words_of

if TYPE_CHECKING:
    from core.load.pages.ocr import Word

PROBE = """
import sys
import core.load.pages.pdf, core.load.pages.scan, core.load.word.docx.loader, core.pipeline.check_draft
print([m for m in ("rapidocr", "onnxruntime", "cv2", "numpy") if m in sys.modules])
"""


@pytest.mark.parametrize("degrees", [0.0, 0.8, -2.0])
def test_every_number_of_a_scan_that_lies_askew(reader: list[list[Word]], degrees: float) -> None:
    draft = distinct()
    made = to_pdf(draft)
    reader += words_of(made.data, degrees)
    document = load_bytes(scanned(made.data), "年报.pdf")
    assert_all_cells(document, draft)
    assert [n.code for n in document.notices] == ["recognised"]
    if degrees:
        return
    report = read_report(document)
    for (table, row, column), (page, x0, top, x1, bottom) in made.cells.items():
        (box,) = document.boxes_of(report.tables[table].cells[row, column].spans)
        assert box.page == page
        assert x0 - 2 <= box.x0 < box.x1 <= x1 + 2
        assert top - 3 <= box.top < box.bottom <= bottom + 3


def test_a_scan_takes_part_in_no_relation_and_raises_nothing_but_that(reader: list[list[Word]]) -> None:
    made = to_pdf(load_model("2021"))
    reader += words_of(made.data)
    result = check_document(load_bytes(scanned(made.data), "年报.pdf"), Path("年报.pdf")).result
    assert {f.rule for f in result.findings if f.severity is not Severity.HINT} == {"P105"}
    assert {f.severity for f in result.findings if f.rule == "P105"} == {Severity.WARNING}
    assert not [p for p in result.passed if p.rule in ("T301", "T302", "T303", "T401")]
    assert any("175 个数字" in f.message for f in result.findings)


def test_pictures_are_read_and_shown(reader: list[list[Word]]) -> None:
    draft = distinct()
    made = to_pdf(draft)
    source = pypdfium2.PdfDocument(made.data)
    images = [source[i].render(scale=SCALE).to_pil().convert("RGB") for i in range(len(source))]
    stream = io.BytesIO()
    images[0].save(stream, "TIFF", save_all=True, append_images=images[1:])
    reader += words_of(made.data)
    document = load_bytes(stream.getvalue(), "扫描.tif")
    assert document.format == "image"
    assert_all_cells(document, draft)
    with PagePictures(stream.getvalue()) as pages:
        assert len(pages) == len(document.page_sizes) == 3
        assert pages.size(1) == pytest.approx(document.page_sizes[0])
        picture = pages.render(1, 1.5)
        assert (picture.width, picture.height) == pytest.approx([1.5 * v for v in pages.size(1)], abs=1)
        assert len(picture.pixels) == picture.stride * picture.height


def test_a_mixed_file_is_read_where_it_can_be(reader: list[list[Word]]) -> None:
    draft = distinct()
    made = to_pdf(draft)
    reader.append(words_of(made.data)[1])
    document = load_bytes(scanned(made.data, {2}), "年报.pdf")
    report = read_report(document)
    assert document.doubtful
    for (table, row, column), text in expected(draft).items():
        cell = report.tables[table].cells[row, column]
        assert cell.raw == text
        assert cell.certain is (made.cells[table, row, column][0] != 2)


@pytest.mark.parametrize(
    ("number", "lost"),
    [
        (2, ["收到和处理政府信息公开申请情况", "表二的 2 行", "表三"]),
        (3, ["表三的 4 行", "表四", "其他需要报告的事项"]),
    ],
)
def test_without_the_extra_a_scanned_page_is_said(without: None, number: int, lost: list[str]) -> None:
    """What may stand on the page is named there, and is not told as missing."""
    draft = load_model("2021")
    document = load_bytes(scanned(to_pdf(draft).data, {number}), "年报.pdf")
    checked = check_document(document, Path("年报.pdf"))
    (finding,) = checked.result.findings
    assert (finding.rule, finding.severity) == ("P104", Severity.WARNING)
    assert f"第 {number} 页是图片" in finding.message
    assert all(part in finding.message for part in lost)
    assert isinstance(finding.marks[0], TextMark)
    for table in checked.report.tables.values():
        for key, cell in table.cells.items():
            assert not cell.certain or cell.value is None or cell.raw == expected(draft)[table.key, *key]


def test_a_picture_behind_a_complete_report_is_a_hint(without: None) -> None:
    made = to_pdf(load_model("2021"))
    source = pypdfium2.PdfDocument(made.data)
    source.import_pages(pypdfium2.PdfDocument(scanned(made.data, {1})), pages=[0], index=len(source))
    out = io.BytesIO()
    source.save(out)
    result = check_document(load_bytes(out.getvalue(), "年报.pdf"), Path("年报.pdf")).result
    assert [(f.rule, f.severity) for f in result.findings] == [("P104", Severity.HINT)]


def test_the_text_layer_of_a_searchable_scan_is_for_the_eye_too(without: None) -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream, image = io.BytesIO(), io.BytesIO()
    Image.new("L", (100, 140), 230).save(image, "PNG")
    sheet = Canvas(stream)
    sheet.drawImage(ImageReader(io.BytesIO(image.getvalue())), 0, 0, 595, 842)
    prose = ("一、总体情况", "本年共收到申请十五件，已全部按期答复，没有结转下年度的申请。")
    for i, line in enumerate(prose * 2):
        text = sheet.beginText(90, 760 - 20 * i)
        text.setFont(FONT, 12)
        text.setTextRenderMode(3)
        text.textOut(line)
        sheet.drawText(text)
    sheet.save()
    document = load_bytes(stream.getvalue(), "年报.pdf")
    assert [n.code for n in document.notices] == ["recognised"]
    assert document.doubtful == ((0, len(document.text)),)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF"])
def test_without_the_extra_one_sentence_says_what_to_do(without: None, kind: str) -> None:
    stream = io.BytesIO()
    Image.new("L", (60, 80), 230).save(stream, kind)
    with pytest.raises(ScannedError) as caught:
        load_bytes(stream.getvalue(), "扫描件")
    assert "Word 稿件" in caught.value.message
    assert "文字识别组件" in caught.value.message
    assert "pip" not in caught.value.message
    assert caught.value.message.count("。") == 1


def test_broken_empty_and_huge_pictures(reader: list[list[Word]], monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    Image.new("L", (60, 80), 230).save(stream, "PNG")
    reader.append([])
    with pytest.raises(EmptyError):
        load_bytes(stream.getvalue(), "空白.png")
    with pytest.raises(DamagedError):
        load_bytes(stream.getvalue()[:40], "截断.png")
    monkeypatch.setattr(scan, "MAX_PIXELS", 1000)
    with pytest.raises(TooLargeError):
        load_bytes(stream.getvalue(), "过大.png")


def test_a_broken_installation_says_the_same_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)

    def broken() -> None:
        raise ImportError("no such library")

    monkeypatch.setattr(ocr, "_engine", broken)
    stream = io.BytesIO()
    Image.new("L", (60, 80), 230).save(stream, "PNG")
    with pytest.raises(ScannedError):
        load_bytes(stream.getvalue(), "扫描.png")


def test_nothing_else_needs_the_extra() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.replace("'", '"')) == []


def test_only_so_many_pages_are_recognised(reader: list[list[Word]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_RECOGNISED", 1)
    made = to_pdf(distinct())
    reader += words_of(made.data)[:1]
    document = load_bytes(scanned(made.data), "年报.pdf")
    assert {n.code: n.message[:7] for n in document.notices}.keys() == {"scanned_pages", "recognised"}
    assert "第 2、3 页" in document.notices[0].message
