"""PDF drafts: PDFium's characters in stream order, ruled tables, logical paragraphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from core.document import Document, Notice
from core.errors import EmptyError, GarbledError, ScannedError, TooLargeError
from core.load.pdf_chars import CharBoxes, PageChars, read_chars
from core.load.pdf_grids import join_pages, make_grid
from core.load.pdf_lines import drop_running, paragraphs, read_lines
from core.load.pdf_ruling import Ruling, read_ruling
from core.load.pdf_tables import RuledTable, find_tables
from core.load.pdfium import LOCK, open_document, raw
from core.progress import Progress, silent

MAX_PAGES = 600

#: With more than this part of its characters unreadable the text layer is of no use; with less, a notice will do.
_GARBLED = 0.3
_DOUBTFUL = 0.01


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a PDF draft.

    Raises ScannedError, GarbledError, EncryptedError, DamagedError, TooLargeError or EmptyError,
    and whatever ``progress`` raises to stop.
    """
    pages, rulings, images = _read_pages(data, progress)
    text = "".join("".join(page.chars) for page in pages)
    if not text.strip():
        raise ScannedError if any(images) else EmptyError
    notices = _notices(text, pages, images)
    tables: list[list[RuledTable]] = []
    lines = []
    for page, ruling in zip(pages, rulings, strict=True):
        found, owner = find_tables(page, ruling)
        tables.append(found)
        page.tables = len(found)
        lines.append(read_lines(page, owner))
        progress("读取文件", 0.4 + 0.2 * page.number / len(pages))
    body = drop_running(lines, [[(t.ys[0], t.ys[-1]) for t in found] for found in tables])
    extents = []
    for found, rest in zip(tables, body, strict=True):
        on_top = bool(found) and all(line.middle > found[0].ys[0] for line in rest)
        at_end = bool(found) and all(line.middle < found[-1].ys[-1] for line in rest)
        extents.append((found, on_top, at_end))
    return Document(
        name=name,
        format="pdf",
        text=text,
        paragraphs=tuple(paragraphs(text, body)),
        grids=tuple(make_grid(text, group) for group in join_pages(extents)),
        boxes=CharBoxes(pages),
        page_sizes=tuple(page.frame.shown for page in pages),
        notices=tuple(notices),
    )


def _read_pages(data: bytes, progress: Progress) -> tuple[list[PageChars], list[Ruling], list[bool]]:
    """Characters, ruled lines, and whether there is any picture, page by page."""
    pages: list[PageChars] = []
    rulings: list[Ruling] = []
    images: list[bool] = []
    with LOCK:
        document = open_document(data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise TooLargeError(detail=f"{count} pages")
        start = 0
        for number in range(1, count + 1):
            with LOCK:
                page = document[number - 1]
                try:
                    pages.append(read_chars(page, number, start))
                    rulings.append(read_ruling(page, pages[-1].frame))
                    images.append(not pages[-1].chars and raw.FPDFPage_CountObjects(page) > 0)
                finally:
                    page.close()
            start += len(pages[-1])
            progress("读取文件", 0.4 * number / count)
    finally:
        with LOCK:
            document.close()
    return pages, rulings, images


def _notices(text: str, pages: Sequence[PageChars], images: Sequence[bool]) -> list[Notice]:
    """What the user should know; raises GarbledError when the text layer cannot be trusted."""
    marks = [c for c in text if not c.isspace()]
    # Private use, unassigned, control and replacement characters: glyphs without a usable code.
    bad = sum(1 for c in marks if c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cc"))
    if bad > _GARBLED * len(marks):
        raise GarbledError(detail=f"{bad} of {len(marks)} characters")
    notices: list[Notice] = []
    if bad > _DOUBTFUL * len(marks):
        notices.append(Notice("garbled_characters", f"有 {bad} 个字符的编码无法识别，相关文字和数字请对照原件核对。"))
    pictures = [str(page.number) for page, image in zip(pages, images, strict=True) if image]
    if pictures:
        numbers = "、".join(pictures)
        notices.append(Notice("scanned_pages", f"第 {numbers} 页是图片，没有可读取的文字，未参与核对。"))
    return notices
