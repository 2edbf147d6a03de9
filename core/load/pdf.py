"""PDF drafts: PDFium's characters in stream order, ruled tables, logical paragraphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from core.document import Document, Notice, Span
from core.errors import DamagedError, EmptyError, GarbledError, ScannedError, TooLargeError
from core.load import ocr, scan
from core.load.limits import MAX_TEXT, limit
from core.load.pdf_chars import CharBoxes, PageChars, read_chars
from core.load.pdf_grids import join_pages, make_grid
from core.load.pdf_lines import drop_running, paragraphs, read_lines
from core.load.pdf_ruling import Edge, Ruling, read_ruling
from core.load.pdf_tables import RuledTable, find_tables
from core.load.pdfium import LOCK, open_document
from core.progress import Progress, silent

MAX_PAGES = 600
#: Pages without text beyond these are not recognised: it takes seconds for each.
MAX_RECOGNISED = 60

#: With more than this part of its characters unreadable the text layer is of no use; with less, a notice will do.
_GARBLED = 0.3
_DOUBTFUL = 0.01
#: From so many characters on a text can be told to be in no script that a report is written in.
_SOME = 50
#: A page with fewer characters than this (a page number, a stamp) under a picture that fills it is a picture.
_FEW = 30
#: Parts of the page's area: of a picture that fills the page, and of one that is not mere ornament.
_FILLED, _SEEN = 0.5, 0.03
#: Shapes from which a page without text is taken for text drawn as outlines.
_OUTLINES = 50
#: A picture smaller than this (points) holds no table.
_WIDE, _TALL = 160.0, 30.0


@dataclass(slots=True)
class _Pages:
    """What was read, page by page: numbers of pages that are pictures, and of those read by recognition."""

    chars: list[PageChars]
    rulings: list[Ruling]
    unread: list[int]
    recognised: list[int]


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
    return document_of(pages.chars, pages.rulings, name, "pdf", pages.unread, pages.recognised, progress)


def document_of(
    pages: Sequence[PageChars],
    rulings: Sequence[Ruling],
    name: str,
    kind: str,
    unread: Sequence[int] = (),
    recognised: Sequence[int] = (),
    progress: Progress = silent,
) -> Document:
    """A Document of pages of characters with the ruled lines of each (none for pictures).

    ``unread`` are the numbers of pages that are pictures, ``recognised`` of those read by recognition.
    """
    text = "".join("".join(page.chars) for page in pages)
    rulings = rulings or [Ruling([], [], [])] * len(pages)
    notices = _notices(text, pages, unread, recognised)
    tables: list[list[RuledTable]] = []
    lines = []
    for page, ruling in zip(pages, rulings, strict=True):
        found, owner = find_tables(page, ruling)
        tables.append(found)
        page.tables = len(found)
        lines.append(read_lines(page, owner))
        if page.number not in unread and page.number not in recognised:
            notices += _pictures(page, ruling)
        progress("读取文件", 0.4 + 0.2 * page.number / len(pages))
    body = drop_running(lines, [[(t.ys[0], t.ys[-1]) for t in found] for found in tables])
    extents = []
    for found, rest in zip(tables, body, strict=True):
        on_top = bool(found) and all(line.middle > found[0].ys[0] for line in rest)
        at_end = bool(found) and all(line.middle < found[-1].ys[-1] for line in rest)
        extents.append((found, on_top, at_end))
    return Document(
        name=name,
        format=kind,
        text=text,
        paragraphs=tuple(paragraphs(text, body)),
        grids=tuple(make_grid(text, group) for group in join_pages(extents)),
        boxes=CharBoxes(pages),
        page_sizes=tuple(page.frame.shown for page in pages),
        notices=tuple(notices),
        doubtful=tuple(Span(p.start, p.start + len(p)) for p in pages if p.number in recognised and len(p)),
    )


def _read_pages(data: bytes, progress: Progress) -> _Pages:
    """Characters and ruled lines, page by page; pages without text are recognised where that is possible."""
    pages = _Pages([], [], [], [])
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
                page = document[number - 1]
                try:
                    chars = read_chars(page, number, start)
                    ruling = read_ruling(page, chars.frame)
                    if _is_picture(chars, ruling):
                        pages.unread.append(number)
                        if can_recognise and len(pages.recognised) < MAX_RECOGNISED:
                            image = _draw(page)
                    elif ruling.unseen and _filled(chars, ruling) >= _FILLED:
                        # The text under a scan was recognised by whoever scanned it.
                        pages.recognised.append(number)
                finally:
                    page.close()
            if image is not None:
                progress("识别图片", 0.4 * (number - 1) / count)
                read = scan.read_page(image, number, start, chars.frame.shown)
                if len(read) > len(chars):
                    chars, ruling = read, Ruling([], [], [])
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


def _filled(page: PageChars, ruling: Ruling) -> float:
    """The part of the page that its largest picture covers."""
    area = page.frame.width * page.frame.height
    return max((_area(e) for e in ruling.pictures), default=0.0) / area if area > 0 else 0.0


def _area(edge: Edge) -> float:
    return max(0.0, edge.x1 - edge.x0) * max(0.0, edge.bottom - edge.top)


def _is_picture(page: PageChars, ruling: Ruling) -> bool:
    """Whether the page shows something that cannot be read: a scan, or text drawn as outlines."""
    if not page.chars:
        return _filled(page, ruling) >= _SEEN or ruling.paths >= _OUTLINES
    few = sum(not c.isspace() for c in page.chars) < _FEW
    return few and _filled(page, ruling) >= _FILLED


def _pictures(page: PageChars, ruling: Ruling) -> list[Notice]:
    """Pictures amid text: a table may be one of them. Each is noted at the last character above it."""
    found: list[Notice] = []
    for edge in ruling.pictures:
        if edge.x1 - edge.x0 < _WIDE or edge.bottom - edge.top < _TALL:
            continue
        above = [i for i, (x0, x1) in enumerate(zip(page.x0, page.x1, strict=True)) if x1 >= x0]
        last = max((i for i in above if page.middle[i] < edge.top), default=-1)
        at = max(0, page.start + last)
        found.append(Notice("picture", f"第 {page.number} 页有一张图片，图片中的内容没有核对。", (Span(at, at + 1),)))
    return found


def _notices(text: str, pages: Sequence[PageChars], unread: Sequence[int], recognised: Sequence[int]) -> list[Notice]:
    """What the user should know; raises GarbledError when the text layer cannot be trusted."""
    marks = [c for c in text if not c.isspace()]
    # Private use, unassigned, control and replacement characters: glyphs without a usable code.
    bad = sum(1 for c in marks if c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cc"))
    # A font without a table of its codes shows as letters of other scripts, where Chinese should stand.
    strange = sum(1 for c in marks if 0xA1 <= ord(c) < 0x2000 and c not in "·×°±÷§")
    if bad + (strange if len(marks) >= _SOME else 0) > _GARBLED * len(marks):
        raise GarbledError(detail=f"{bad} unreadable, {strange} of other scripts, of {len(marks)} characters")
    notices: list[Notice] = []
    if bad > _DOUBTFUL * len(marks):
        notices.append(Notice("garbled_characters", f"有 {bad} 个字符的编码无法识别，相关文字和数字请对照原件核对。"))
    if unread:
        spans = tuple(Span(max(0, p.start - 1), max(1, p.start)) for p in pages if p.number in unread)
        notices.append(Notice("scanned_pages", f"第 {_list(unread)} 页是图片，没有可读取的文字，未参与核对。", spans))
    if recognised:
        spans = tuple(_first_line(p) for p in pages if p.number in recognised and len(p))
        notices.append(Notice("recognised", f"第 {_list(recognised)} 页的文字由图片识别得到，数字待核对。", spans))
    return notices


def _first_line(page: PageChars) -> Span:
    end = page.chars.index("\n") if "\n" in page.chars else len(page)
    return Span(page.start, page.start + max(1, end))


def _list(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers))
