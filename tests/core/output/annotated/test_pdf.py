"""Highlights in PDF drafts: over exactly the wrong characters, on turned and cropped pages too, the pages as before."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from core.base.errors import ExportError
from core.load import load_bytes
from core.load.pages.pdfium import LOCK
from core.model.document import Span
from core.model.geometry import Box
from core.output.annotated import pdf
from core.output.annotated.copy import annotated_copy, open_findings, suffix_of
from core.output.annotated.notes import Note
from tests.support.drafts_with_errors import checked, with_errors
from tests.support.pdf_drafts import PdfStyle, to_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from core.output.annotated.word import Annotated

NOW = datetime(2025, 1, 20, 9, 30)
STYLES = {
    "upright": PdfStyle(),
    "rotated 90": PdfStyle(size=(842.0, 595.0), rotate=90),
    "rotated 180": PdfStyle(rotate=180),
    "rotated 270": PdfStyle(size=(842.0, 595.0), rotate=270),
}


def under(data: bytes) -> list[tuple[int, str, str]]:
    """(page from 0, note, the characters that PDFium finds under the highlight) of each, in the order of the file."""
    found = []
    with LOCK:
        document = pypdfium2.PdfDocument(data)
        for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
            text = document[number].get_textpage()
            for reference in page.get("/Annots", ()):
                annotation = reference.get_object()
                quads = [float(n) for n in annotation.get("/QuadPoints", ())]
                words = ""
                for at in range(0, len(quads), 8):
                    xs, ys = quads[at : at + 8 : 2], quads[at + 1 : at + 8 : 2]
                    words += text.get_text_bounded(min(xs) + 0.5, min(ys) + 0.5, max(xs) - 0.5, max(ys) - 0.5)
                found.append((number, str(annotation["/Contents"]), "".join(words.split())))
        document.close()
    return found


def texts(data: bytes) -> list[str]:
    with LOCK:
        document = pypdfium2.PdfDocument(data)
        read = [document[i].get_textpage().get_text_range() for i in range(len(document))]
        document.close()
    return read


def pictures(data: bytes) -> list[bytes]:
    """The pages drawn without annotations."""
    with LOCK:
        document = pypdfium2.PdfDocument(data)
        drawn = [
            bytes(document[i].render(scale=1, may_draw_forms=False, draw_annots=False).buffer)
            for i in range(len(document))
        ]
        document.close()
    return drawn


def noted(data: bytes, quote: str) -> Annotated:
    document = load_bytes(data, "年报.pdf")
    start = document.text.index(quote)
    spans = (Span(start, start + len(quote)),)
    return pdf.annotate(data, [Note((f"关于“{quote}”。",), spans, tuple(document.boxes_of(spans)))], NOW)


@pytest.mark.parametrize("name", STYLES)
def test_every_finding_is_highlighted_where_it_stands(name: str, tmp_path: Path) -> None:
    data = to_pdf(with_errors(), STYLES[name]).data
    draft = checked(data, tmp_path, "年报.pdf")
    findings = open_findings(draft)
    made = annotated_copy(draft, findings, NOW)
    assert suffix_of(draft) == ".pdf"
    assert made.data.startswith(data)
    assert made.notes == len(findings) >= 4
    found = under(made.data)
    by_quote = {words: contents for _, contents, words in found}
    assert by_quote["42"].startswith("【必改】现为42，应为12。\n表三“一、本年新收”行")
    assert "【存疑】" in by_quote["按照按照"]
    assert by_quote["2023"].startswith("【必改】现为2023，应为2024。")
    assert [page for page, _, _ in found] == sorted(page for page, _, _ in found)
    assert texts(made.data) == texts(data)
    assert pictures(made.data) == pictures(data)
    assert load_bytes(made.data, "年报.pdf").text == draft.document.text


def test_cropped_pages() -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    sheet = Canvas(stream, pagesize=(600, 900))
    sheet.setCropBox((100, 200, 500, 800))
    sheet.drawString(200, 700, "first line of a cropped page")
    sheet.drawString(200, 500, "second line")
    sheet.save()
    made = noted(stream.getvalue(), "cropped")
    assert under(made.data) == [(0, "关于“cropped”。", "cropped")]


def test_several_lines_are_one_note_with_several_boxes() -> None:
    data = to_pdf(with_errors()).data
    document = load_bytes(data, "年报.pdf")
    line = document.text.index("\n", document.text.index("总体情况") + 20)
    spans = (Span(line - 6, line + 6),)
    boxes = tuple(document.boxes_of(spans))
    assert len(boxes) == 2
    made = pdf.annotate(data, [Note(("两行。",), spans, boxes)], NOW)
    [(_, contents, words)] = under(made.data)
    assert (contents, words) == ("两行。", "".join(document.quote(spans).split()))


def test_a_note_over_a_page_end_goes_on_there_and_one_without_place_stands_on_the_first_page() -> None:
    data = to_pdf(with_errors()).data
    boxes = (Box(1, 100, 100, 140, 110), Box(2, 100, 60, 140, 70))
    made = pdf.annotate(data, [Note(("甲。",), (), boxes), Note(("乙。",), ())], NOW)
    assert [(page, contents) for page, contents, _ in under(made.data)] == [
        (0, "甲。"),
        (0, "乙。"),
        (1, "（接上页）甲。"),
    ]
    annotations = [a.get_object() for page in PdfReader(io.BytesIO(made.data)).pages for a in page.get("/Annots", ())]
    assert [a["/Subtype"] for a in annotations] == ["/Highlight", "/Text", "/Highlight"]
    assert {str(a["/T"]) for a in annotations} == {"勾稽校对"}


def test_notes_are_written_as_utf_16() -> None:
    data = to_pdf(with_errors()).data
    reader = PdfReader(io.BytesIO(noted(data, "总体情况").data))
    [reference] = reader.pages[0]["/Annots"]  # type: ignore[misc]
    written = reference.get_object()["/Contents"].original_bytes
    assert written == b"\xfe\xff" + "关于“总体情况”。".encode("utf-16-be")


@pytest.mark.parametrize("streams", [False, True])
def test_the_update_refers_to_the_file_as_it_refers_to_itself(streams: bool) -> None:
    """A table of references follows a table, a stream a stream; page objects packed in streams are replaced."""
    data = to_pdf(with_errors()).data
    if streams:
        data = packed(data)
    assert (b"/ObjStm" in data) is streams
    once = noted(data, "总体情况").data
    twice = noted(once, "主动公开").data
    tail = twice[len(once) :]
    assert (b"\nxref\n" in tail) is not streams
    assert (b"/XRef" in tail) is streams
    assert [contents for _, contents, _ in under(twice)] == ["关于“总体情况”。", "关于“主动公开”。"]
    assert texts(twice) == texts(data)
    assert len(PdfReader(io.BytesIO(twice), strict=True).pages) == len(texts(data))


def packed(data: bytes) -> bytes:
    """The file with all objects but streams in one object stream, as PDF 1.5 allows."""
    from pypdf.generic import DecodedStreamObject, NumberObject

    reader = PdfReader(io.BytesIO(data))
    numbers = sorted(number for number in reader.xref[0] if number)
    out = io.BytesIO(b"%PDF-1.5\n")
    out.seek(0, 2)
    places: dict[int, tuple[int, int, int]] = {}
    heads, bodies = [], io.BytesIO()
    container = max(numbers) + 1
    for number in numbers:
        value = reader.get_object(number)
        assert value is not None
        if hasattr(value, "get_data"):
            places[number] = (1, out.tell(), 0)
            out.write(b"%d 0 obj\n" % number)
            value.write_to_stream(out)
            out.write(b"\nendobj\n")
        else:
            places[number] = (2, container, len(heads))
            heads.append(b"%d %d" % (number, bodies.tell()))
            value.write_to_stream(bodies)
            bodies.write(b"\n")
    head = b" ".join(heads) + b"\n"
    inside = {"/Type": NameObject("/ObjStm"), "/N": NumberObject(len(heads)), "/First": NumberObject(len(head))}
    for number, entries, content in (
        (container, inside, head + bodies.getvalue()),
        (container + 1, {"/Type": NameObject("/XRef"), "/Root": reader.trailer.raw_get("/Root")}, b""),
    ):  # fmt: skip
        places[number] = (1, out.tell(), 0)
        stream = DecodedStreamObject()
        stream.update({NameObject(key): value for key, value in entries.items()})
        if not content:
            stream[NameObject("/Size")] = NumberObject(container + 2)
            stream[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 4, 2)))
            rows = (places.get(n, (0, 0, 0)) for n in range(container + 2))
            content = b"".join(a.to_bytes(1, "big") + b.to_bytes(4, "big") + c.to_bytes(2, "big") for a, b, c in rows)
        stream.set_data(content)
        out.write(b"%d 0 obj\n" % number)
        stream.write_to_stream(out)
        out.write(b"\nendobj\n")
    out.write(b"startxref\n%d\n%%%%EOF\n" % places[container + 1][1])
    return out.getvalue()


def test_annotations_that_are_there_stay() -> None:
    first = noted(to_pdf(with_errors()).data, "总体情况").data
    second = noted(first, "主动公开").data
    assert [contents for _, contents, _ in under(second)] == ["关于“总体情况”。", "关于“主动公开”。"]


def test_encrypted_and_signed_files_are_refused(tmp_path: Path) -> None:
    plain = to_pdf(with_errors()).data
    writer = PdfWriter(io.BytesIO(plain))
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    draft = checked(locked.getvalue(), tmp_path, "年报.pdf")
    with pytest.raises(ExportError, match="权限密码"):
        annotated_copy(draft, open_findings(draft), NOW)
    writer = PdfWriter(io.BytesIO(plain))
    field = DictionaryObject({NameObject("/FT"): NameObject("/Sig"), NameObject("/T"): TextStringObject("s")})
    field[NameObject("/V")] = DictionaryObject({NameObject("/Type"): NameObject("/Sig")})
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([field]), NameObject("/SigFlags"): NumberObject(3)})
    writer.root_object[NameObject("/AcroForm")] = form
    signed = io.BytesIO()
    writer.write(signed)
    draft = checked(signed.getvalue(), tmp_path, "签名.pdf")
    with pytest.raises(ExportError, match="电子签名"):
        annotated_copy(draft, open_findings(draft), NOW)


def test_encryption_that_pypdf_has_no_library_for_is_refused_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packaged program does without the package cryptography."""

    def without_library(*_arguments: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr("pypdf.PdfReader._handle_encryption", without_library)
    writer = PdfWriter(io.BytesIO(to_pdf(with_errors()).data))
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(ExportError, match="权限密码"):
        pdf.annotate(locked.getvalue(), [], NOW)


def test_changes_cannot_be_tracked_there(tmp_path: Path) -> None:
    draft = checked(to_pdf(with_errors()).data, tmp_path, "年报.pdf")
    made = annotated_copy(draft, open_findings(draft), NOW, tracked=True)
    assert made.changes == 0
    assert "修订" in made.remark
