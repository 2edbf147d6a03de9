"""Scans for tests: PDFs as pictures, and the words that a recogniser would read off them."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from core.load import load_bytes
from core.load.pages.ocr import Word
from core.model.report import RECOGNISED
from core.read import read_report
from tests.support.drafts import expected

if TYPE_CHECKING:
    from core.forms.model_draft import ModelDraft
    from core.model.document import Document

SCALE = 2


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


def assert_all_cells(document: Document, draft: ModelDraft) -> None:
    """Every number is read, none is taken for certain, each lies where it was drawn."""
    report = read_report(document)
    for (table, row, column), text in expected(draft).items():
        cell = report.tables[table].cells[row, column]
        assert (cell.raw, cell.certain, cell.note) == (text, False, RECOGNISED)
        assert document.quote(cell.spans) == text
        assert document.boxes_of(cell.spans)
