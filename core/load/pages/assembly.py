"""A Document of pages of characters, from whatever drew them: PDF, OFD, a picture recognised."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from core.base.errors import GarbledError
from core.base.progress import Progress, silent
from core.load.pages.characters import CharBoxes, PageChars
from core.load.pages.grids import join_pages, make_grid
from core.load.pages.lines import drop_running, paragraphs, read_lines
from core.load.pages.ruling import PageRuling
from core.load.pages.tables import RuledTable, find_tables
from core.model.document import Document, Notice, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

#: With more than this part of its characters unreadable the text layer is of no use; with less, a notice will do.
_GARBLED = 0.3
_DOUBTFUL = 0.01
#: From so many characters on a text can be told to be in no script that a report is written in.
_SOME = 50
#: A picture smaller than this (points) holds no table.
_WIDE, _TALL = 160.0, 30.0


def document_of(
    pages: Sequence[PageChars],
    rulings: Sequence[PageRuling],
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
    rulings = rulings or [PageRuling([], [], [])] * len(pages)
    notices = _notices(text, pages, unread, recognised)
    tables: list[list[RuledTable]] = []
    lines = []
    for page, ruling in zip(pages, rulings, strict=True):
        page_tables, owner = find_tables(page, ruling)
        tables.append(page_tables)
        page.tables = len(page_tables)
        lines.append(read_lines(page, owner))
        if page.number not in unread and page.number not in recognised:
            notices += _pictures(page, ruling)
            notices += _unseen(page)
        progress("读取文件", 0.4 + 0.2 * page.number / len(pages))
    body = drop_running(lines, [[(t.ys[0], t.ys[-1]) for t in page_tables] for page_tables in tables])
    extents = []
    for page_tables, rest in zip(tables, body, strict=True):
        on_top = bool(page_tables) and all(line.middle > page_tables[0].ys[0] for line in rest)
        at_end = bool(page_tables) and all(line.middle < page_tables[-1].ys[-1] for line in rest)
        extents.append((page_tables, on_top, at_end))
    return Document(
        name=name,
        format=kind,
        text=text,
        paragraphs=tuple(paragraphs(text, body)),
        grids=tuple(make_grid(text, group) for group in join_pages(extents)),
        boxes=CharBoxes.of(pages),
        page_sizes=tuple(page.frame.shown for page in pages),
        notices=tuple(notices),
        doubtful=tuple(Span(p.start, p.start + len(p)) for p in pages if p.number in recognised and len(p)),
    )


def _pictures(page: PageChars, ruling: PageRuling) -> list[Notice]:
    """Pictures amid text: a table may be one of them. Each is noted at the last character above it."""
    notices: list[Notice] = []
    for edge in ruling.pictures:
        if edge.x1 - edge.x0 < _WIDE or edge.bottom - edge.top < _TALL:
            continue
        above = [i for i, (x0, x1) in enumerate(zip(page.x0, page.x1, strict=True)) if x1 >= x0]
        last = max((i for i in above if page.middle[i] < edge.top), default=-1)
        at = max(0, page.start + last)
        notices.append(Notice("picture", f"第 {page.number} 页有一张图片，图片中的内容没有核对", (Span(at, at + 1),)))
    return notices


def _unseen(page: PageChars) -> list[Notice]:
    """Text that the page has and does not show, noted at its first character."""
    if not page.unseen or not page.chars:
        return []
    message = f"第 {page.number} 页有 {page.unseen} 个看不见的字符（白色、被遮住或没有着色），没有参与核对"
    return [Notice("hidden_text", message, (Span(page.start, page.start + 1),))]


def _notices(text: str, pages: Sequence[PageChars], unread: Sequence[int], recognised: Sequence[int]) -> list[Notice]:
    """What the user should know; raises GarbledError when the text layer cannot be trusted."""
    marks = {c: times for c, times in Counter(text).items() if not c.isspace()}
    count = sum(marks.values())
    # Private use, unassigned, control and replacement characters: glyphs without a usable code.
    bad = sum(n for c, n in marks.items() if c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cc"))
    # A font without a table of its codes shows as letters of other scripts, where Chinese should stand.
    strange = sum(n for c, n in marks.items() if 0xA1 <= ord(c) < 0x2000 and c not in "·×°±÷§")
    if bad + (strange if count >= _SOME else 0) > _GARBLED * count:
        raise GarbledError(detail=f"{bad} unreadable, {strange} of other scripts, of {count} characters")
    notices: list[Notice] = []
    if bad > _DOUBTFUL * count:
        notices.append(Notice("garbled_characters", f"有 {bad} 个字符的编码无法识别，相关文字和数字请对照原件核对"))
    if unread:
        spans = tuple(Span(max(0, p.start - 1), max(1, p.start)) for p in pages if p.number in unread)
        notices.append(Notice("scanned_pages", f"第 {_list(unread)} 页是图片，没有可读取的文字，未参与核对", spans))
    if recognised:
        spans = tuple(_first_line(p) for p in pages if p.number in recognised and len(p))
        notices.append(Notice("recognised", f"第 {_list(recognised)} 页的文字由图片识别得到，数字待核对", spans))
    return notices


def _first_line(page: PageChars) -> Span:
    end = page.chars.index("\n") if "\n" in page.chars else len(page)
    return Span(page.start, page.start + max(1, end))


def _list(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers))
