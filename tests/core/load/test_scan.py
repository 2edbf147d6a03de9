"""Pictures of reports, with a recogniser made for the test: it reads the words off the PDF that the picture shows."""

from __future__ import annotations

import io
import json
import math
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from core.check import check_document
from core.document import Document
from core.errors import DamagedError, EmptyError, ScannedError, TooLargeError
from core.finding import Severity, TextMark
from core.load import load_bytes, ocr, pdf, scan
from core.load.ocr import Word
from core.load.pdf_pages import PagePictures
from core.locate import read_report
from core.model_draft import ModelDraft, load_model
from core.report import RECOGNISED
from tests.drafts import FONT, distinct, expected, to_pdf

SCALE = 2
PROBE = """
import sys
import core.load.pdf, core.load.scan, core.load.docx, core.check
print([m for m in ("rapidocr", "onnxruntime", "cv2", "numpy") if m in sys.modules])
"""


def words_of(data: bytes, degrees: float = 0.0) -> list[list[Word]]:
    """The words on each page of a PDF as a recogniser would give them for its picture turned by some degrees."""
    document = load_bytes(data, "年报.pdf")
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    pages: list[list[Word]] = [[] for _ in document.page_sizes]
    at = 0
    for line in document.text.split("\n"):
        for start, end in _pieces(line):
            boxes = [b for b in (document.boxes[at + i] for i in range(start, end)) if b is not None]
            x0, x1 = min(b.x0 for b in boxes), max(b.x1 for b in boxes)
            top, bottom = min(b.top for b in boxes), max(b.bottom for b in boxes)
            corners = tuple(
                ((x * cosine - y * sine) * SCALE, (x * sine + y * cosine) * SCALE)
                for x, y in ((x0 - 1, top - 2), (x1 + 1, top - 2), (x1 + 1, bottom + 2), (x0 - 1, bottom + 2))
            )
            pages[boxes[0].page - 1].append(Word(line[start:end], corners, 0.99))  # type: ignore[arg-type]
        at += len(line) + 1
    return pages


def _pieces(line: str) -> list[tuple[int, int]]:
    found, start = [], -1
    for i, char in enumerate([*line, " "]):
        if char.isspace() and start >= 0:
            found.append((start, i))
            start = -1
        elif not char.isspace() and start < 0:
            start = i
    return found


def scanned(data: bytes, only: set[int] | None = None) -> bytes:
    """The PDF with each page (or only these, from 1) replaced by its picture."""
    source = pypdfium2.PdfDocument(data)
    for number in range(len(source), 0, -1):
        if only is not None and number not in only:
            continue
        page = source[number - 1]
        width, height = page.get_size()
        stream, image = io.BytesIO(), io.BytesIO()
        page.render(scale=1).to_pil().convert("L").save(image, "PNG")
        sheet = Canvas(stream, pagesize=(width, height))
        sheet.drawImage(ImageReader(io.BytesIO(image.getvalue())), 0, 0, width, height)
        sheet.save()
        page.close()
        source.del_page(number - 1)
        source.import_pages(pypdfium2.PdfDocument(stream.getvalue()), index=number - 1)
    out = io.BytesIO()
    source.save(out)
    source.close()
    return out.getvalue()


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> list[list[Word]]:
    """A recogniser that gives out these pages one after the other."""
    pages: list[list[Word]] = []
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", lambda image: pages.pop(0))
    monkeypatch.setattr(scan, "SCALE", SCALE)
    monkeypatch.setattr(scan, "_SMALL", 1)
    return pages


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is not installed."""
    monkeypatch.setattr(ocr, "available", lambda: False)


def assert_all_cells(document: Document, draft: ModelDraft) -> None:
    """Every number is read, none is taken for certain, each lies where it was drawn."""
    report = read_report(document)
    for (table, row, column), text in expected(draft).items():
        cell = report.tables[table].cells[row, column]
        assert (cell.raw, cell.certain, cell.note) == (text, False, RECOGNISED)
        assert document.quote(cell.spans) == text
        assert document.boxes_of(cell.spans)


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
    assert "Word 文稿" in caught.value.message
    assert "gouji[ocr]" in caught.value.message
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


def _laid(words: list[Word], turn: int, width: float, height: float) -> list[Word]:
    """The words of an upright picture of this size as they stand on it turned clockwise by quarters."""

    def place(x: float, y: float) -> tuple[float, float]:
        return {1: (height - y, x), 2: (width - x, height - y), 3: (y, width - x)}[turn]

    result: list[Word] = []
    for word in words:
        points = [place(*corner) for corner in word.corners]
        x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
        y0, y1 = min(y for _, y in points), max(y for _, y in points)
        result.append(word._replace(corners=((x0, y0), (x1, y0), (x1, y1), (x0, y1))))
    return result


@pytest.mark.parametrize(("turn", "trust"), [(1, 0.97), (2, 0.7), (3, 0.65)])
def test_a_picture_on_its_side_or_its_head_is_turned(monkeypatch: pytest.MonkeyPatch, turn: int, trust: float) -> None:
    """What the recogniser makes of it tells which way; places are those on the picture as it lies."""
    draft = distinct()
    made = to_pdf(draft)
    width, height = 595 * SCALE, 842 * SCALE
    upright = words_of(made.data)
    asked: list[tuple[int, int]] = []
    size = (height, width) if turn % 2 else (width, height)

    def recognise(image: Image.Image) -> list[Word]:
        asked.append(image.size)
        words = upright[(len(asked) - 1) // 2]
        if len(asked) % 2 == 0:
            return words
        return [w._replace(score=trust) for w in _laid(words, turn, width, height)]

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", recognise)
    monkeypatch.setattr(scan, "_SMALL", 1)
    stream = io.BytesIO()
    sheets = [Image.new("L", size, 255) for _ in upright]
    sheets[0].save(stream, "TIFF", save_all=True, append_images=sheets[1:])
    document = load_bytes(stream.getvalue(), "扫描.tif")
    assert_all_cells(document, draft)
    assert set(asked[0::2]) == {size}
    assert set(asked[1::2]) == {(width, height)}
    report = read_report(document)
    shown = document.page_sizes[0]
    for (table, row, column), (page, x0, top, x1, bottom) in made.cells.items():
        box = document.boxes_of(report.tables[table].cells[row, column].spans)[0]
        middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        x, y = {
            1: (middle[1], shown[0] - middle[0]),
            2: (shown[0] - middle[0], shown[1] - middle[1]),
            3: (shown[1] - middle[1], middle[0]),
        }[turn]
        assert box.page == page
        assert x0 - 3 < x < x1 + 3
        assert top - 3 < y < bottom + 3


def test_a_small_picture_is_enlarged(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []

    def recognise(image: Image.Image) -> list[Word]:
        seen.append(image.size)
        return [Word("一、总体情况", ((10.0, 10.0), (70.0, 10.0), (70.0, 20.0), (10.0, 20.0)), 0.99)]

    monkeypatch.setattr(ocr, "recognise", recognise)
    page = scan.read_page(Image.new("RGB", (827, 1169)), 1, 0, (595.0, 842.0))
    assert seen == [(1654, 2339)] or seen == [(1655, 2339)]
    assert page.x1[5] == pytest.approx(70 * 595 / seen[0][0], abs=0.1)


def test_all_models_are_the_package_s_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The recogniser is told each of its models, that of the part not used too: none is looked for elsewhere."""
    models = tmp_path / "models"
    models.mkdir()
    for name in ("PP_det_small.onnx", "PP_rec_small.onnx", "ch_cls_mobile.onnx"):
        (models / name).touch()
    given: dict[str, object] = {}

    class Package:
        __file__ = str(tmp_path / "__init__.py")

        @staticmethod
        def RapidOCR(params: dict[str, object]) -> object:
            given.update(params)
            return object()

    monkeypatch.setattr(ocr.importlib, "import_module", lambda name: Package)
    ocr._engine.__wrapped__()
    assert {k: Path(str(v)).parent for k, v in given.items() if k.endswith("model_path")} == {
        f"{part}.model_path": models for part in ("Det", "Rec", "Cls")
    }


def test_what_the_recogniser_may_have_got_wrong_is_no_warning(reader: list[list[Word]]) -> None:
    """A heading misread is a hint, one not read at all a warning; neither is told as an error of the draft."""
    made = to_pdf(load_model("2021"))
    pages = words_of(made.data)
    misread, unread = "四、政府信息公开行政复议、行政诉讼情况", "六、其他需要报告的事项"
    for i, page in enumerate(pages):
        pages[i] = [
            word._replace(text=word.text.replace("、行政诉讼", "、行行政诉讼")) if word.text == misread else word
            for word in page
            if word.text != unread
        ]
    reader += pages
    result = check_document(load_bytes(scanned(made.data), "年报.pdf"), Path("年报.pdf")).result
    told = {f.rule: (f.severity, f.message) for f in result.findings}
    assert told["S105"][0] is Severity.HINT
    assert "由图片识别" in told["S105"][1]
    assert told["S101"][0] is Severity.WARNING
    assert "也可能是图片没有识别出来" in told["S101"][1]
    assert {f.rule for f in result.findings if f.severity is not Severity.HINT} == {"P105", "S101"}


def test_on_pages_with_text_findings_keep_their_weight(reader: list[list[Word]]) -> None:
    draft = load_model("2021")
    made = to_pdf(replace(draft, title=draft.title.replace("年度报告", "年报")))
    reader.append(words_of(made.data)[2])
    result = check_document(load_bytes(scanned(made.data, {3}), "年报.pdf"), Path("年报.pdf")).result
    (title,) = [f for f in result.findings if f.rule == "M101"]
    assert title.severity is not Severity.HINT
    assert "图片" not in title.message


def test_a_long_picture_is_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of a whole web page: cut between lines, each word at its place in the whole."""
    whole = Image.new("RGB", (500, 2500), "white")
    bar = Image.new("RGB", (400, 24), "black")
    tops = range(10, 2460, 40)
    for top in tops:
        whole.paste(bar, (50, top))
    seen: list[Image.Image] = []

    def recognise(image: Image.Image) -> list[Word]:
        seen.append(image)
        rows = image.convert("L").resize((1, image.height), Image.Resampling.BOX).tobytes()
        assert rows[0] > 200 < rows[-1]  # no line is cut
        starts = [i for i in range(1, len(rows)) if rows[i] < 128 <= rows[i - 1]]
        size = round(24 * image.width / 500)
        return [Word("一二三四五", ((0.0, y), (100.0, y), (100.0, y + size), (0.0, y + size)), 0.9) for y in starts]

    monkeypatch.setattr(ocr, "recognise", recognise)
    page = scan.read_page(whole, 1, 0, scan.sheet_of(whole))
    assert len(seen) > 2
    assert page.frame.shown == pytest.approx((595, 2975))
    found = [page.top[i] for i, char in enumerate(page.chars) if char == "一"]
    assert found == pytest.approx([top * 595 / 500 for top in tops], abs=3)
    monkeypatch.setattr(scan, "MAX_PICTURES", 2)
    with pytest.raises(TooLargeError):
        scan.read_page(whole, 1, 0, scan.sheet_of(whole))
