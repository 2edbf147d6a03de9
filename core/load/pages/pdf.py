"""PDF drafts: PDFium's characters in stream order, ruled tables, logical paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import pypdfium2

from core.base.errors import DamagedError, EmptyError, ScannedError, TooLargeError
from core.base.progress import Progress, silent
from core.load.limits import MAX_TEXT, limit
from core.load.pages import ocr, scan
from core.load.pages.annotations import read_annotations
from core.load.pages.assembly import document_of
from core.load.pages.characters import PageChars
from core.load.pages.pdfium import LOCK, open_document, open_page
from core.load.pages.ruling import Edge, PageRuling
from core.load.pages.shown import read_page
from core.model.document import Notice, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

    from core.model.document import Document

MAX_PAGES = 600
#: Pages without text beyond these are not recognised: it takes seconds for each.
MAX_RECOGNISED = 60
#: Characters of a comment that a notice shows.
_SHOWN = 20

#: A page with fewer characters than this (a page number, a stamp) under a picture that fills it is a picture.
_FEW = 30
#: Parts of the page's area: of a picture that fills the page, and of one that is not mere ornament.
_FILLED, _SEEN = 0.5, 0.03
#: Shapes from which a page without text is taken for text drawn as outlines.
_OUTLINES = 50


@dataclass(slots=True)
class _PagesRead:
    """What was read, page by page.

    Numbers of pages that are pictures, of those read by recognition, of those with fields or notes that are not read;
    and the comments, each with its page's number.
    """

    chars: list[PageChars]
    rulings: list[PageRuling]
    unread: list[int]
    recognised: list[int]
    typed: list[int]
    comments: list[tuple[int, str]]


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a PDF draft.

    Raises ScannedError, GarbledError, EncryptedError, DamagedError, TooLargeError or EmptyError,
    and whatever ``progress`` raises to stop.
    """
    try:
        pages = _read_pages(data, progress)
    except pypdfium2.PdfiumError as error:
        raise DamagedError(detail=str(error)) from error
    if not any(char.strip() for page in pages.chars for char in page.chars):
        raise ScannedError if pages.unread else EmptyError
    document = document_of(pages.chars, pages.rulings, name, "pdf", pages.unread, pages.recognised, progress)
    over = _over_the_text(pages)
    return replace(document, notices=(*document.notices, *over)) if over else document


def _over_the_text(pages: _PagesRead) -> list[Notice]:
    """What lies over the pages and was not read, each noted at the first character of its page."""

    def spans(numbers: Iterable[int]) -> tuple[Span, ...]:
        found = [p for p in pages.chars if p.number in set(numbers) and len(p)]
        return tuple(Span(p.start, p.start + 1) for p in found)

    notices: list[Notice] = []
    if pages.typed:
        listed = "、".join(map(str, pages.typed))
        message = f"第 {listed} 页有填写的表单域或打字批注，其中的文字没有读取，未参与核对"
        notices.append(Notice("unread_entries", message, spans(pages.typed)))
    if pages.comments:
        first = pages.comments[0][1]
        shown = first if len(first) <= _SHOWN else first[:_SHOWN] + "……"
        message = f"稿件里还有 {len(pages.comments)} 条批注（如“{shown}”），公布前请处理并删除"
        notices.append(Notice("comments", message, spans(n for n, _ in pages.comments)))
    return notices


def _read_pages(data: bytes, progress: Progress) -> _PagesRead:
    """Characters and ruled lines, page by page; pages without text are recognised where that is possible."""
    pages = _PagesRead([], [], [], [], [], [])
    can_recognise = ocr.available()
    with LOCK:
        document = open_document(data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise TooLargeError(detail=f"{count} pages")
        start = 0
        for number in range(1, count + 1):
            image = None
            with LOCK:
                page = open_page(document, number - 1)
                try:
                    chars, ruling = read_page(page, number, start)
                    over = read_annotations(page)
                    pages.typed += [number] if over.typed else []
                    pages.comments += ((number, text) for text in over.comments)
                    if _is_picture(chars, ruling):
                        pages.unread.append(number)
                        if can_recognise and len(pages.recognised) < MAX_RECOGNISED:
                            image = _draw(page)
                    elif ruling.scanned(chars.frame):
                        # The text under a scan was recognised by whoever scanned it.
                        pages.recognised.append(number)
                finally:
                    page.close()
            if image is not None:
                alive = scan.telling(progress, number, count, 0.4)
                read = scan.read_page(image, number, start, chars.frame.shown, alive)
                if len(read) > len(chars):
                    chars, ruling = read, PageRuling([], [], [])
                    pages.unread.remove(number)
                    pages.recognised.append(number)
            pages.chars.append(chars)
            pages.rulings.append(ruling)
            start += len(chars)
            limit(start, MAX_TEXT, "characters")
            progress("读取文件", 0.4 * number / count)
    finally:
        with LOCK:
            document.close()
    return pages


def _draw(page: pypdfium2.PdfPage) -> Image.Image:
    """The page's picture for recognition; the caller holds the lock. An absurdly large page is drawn smaller."""
    width, height = page.get_size()
    scale = min(scan.SCALE, 3600 / max(width, height, 1.0))
    bitmap = page.render(scale=scale, rev_byteorder=True)  # type: ignore[call-arg]
    try:
        return bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()


def _filled(page: PageChars, ruling: PageRuling) -> float:
    """The part of the page that its largest picture covers."""
    area = page.frame.width * page.frame.height
    return max((_area(e) for e in ruling.pictures), default=0.0) / area if area > 0 else 0.0


def _area(edge: Edge) -> float:
    return max(0.0, edge.x1 - edge.x0) * max(0.0, edge.bottom - edge.top)


def _is_picture(page: PageChars, ruling: PageRuling) -> bool:
    """Whether the page shows something that cannot be read: a scan, or text drawn as outlines."""
    if not page.chars:
        return _filled(page, ruling) >= _SEEN or ruling.paths >= _OUTLINES
    inked = islice((c for c in page.chars if not c.isspace()), _FEW)
    return sum(1 for _ in inked) < _FEW and _filled(page, ruling) >= _FILLED
