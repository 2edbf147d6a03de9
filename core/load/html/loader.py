"""Web pages: the article among its navigation, tables with their spans, text as a browser shows it."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import lxml.html
from lxml import etree

from core.base.errors import EmptyError, GarbledError, TooLargeError
from core.base.integers import integer
from core.base.progress import Progress, silent
from core.forms.spec import all_forms, kept_with_forms
from core.language.dates import YEAR
from core.language.organs import is_name
from core.load.block_types import Block, BlockCell, BlockTable, Paragraph
from core.load.blocks import build, flatten, is_section_heading, plain
from core.load.charsets import declared, decode, has_bom, nothing_readable, readable_numbers
from core.load.html.list_labels import list_label
from core.load.html.looks import CELLS, entered, is_apart, is_hidden, is_no_text, keeps_room, with_sheets
from core.load.limits import MAX_CELLS, MAX_MARKUP, MAX_SLOTS, limit
from core.load.word.docx.numbering import join_label
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import Document

_META = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_XML = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_-]+)", re.I)
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
_SKIPPED = frozenset((
    "audio", "button", "canvas", "datalist", "del", "head", "iframe", "map", "math", "noscript", "object", "rp", "rt",
    "script", "select", "style", "svg", "template", "title", "video",
))  # fmt: skip
#: Elements of old pages that show the markup in them, to the end of the page: it is read as what it is.
_SHOWS_MARKUP = re.compile(r"</?(?:plaintext|xmp)\b[^<>]*>", re.I)
#: Elements in which no rows of the table around them stand.
_NO_ROWS = _SKIPPED | {"table"}
#: What begins within a row ends it (HTML, "in row"), and cells that come next begin another.
_ENDS_ROW = ("tr", "thead", "tbody", "tfoot", "caption", "colgroup")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TITLE = re.compile(r"(?=.*(?:年度?报告?|年报))(?=.*(?:信息公开|政务公开))")
#: A title may be broken over so many lines.
_TITLE_LINES = 3
#: The year at the end of a title's first line: X局2024年度.
_YEAR_LINE = re.compile(rf"(?:关于)?[（(]?{YEAR}年?度?[）)]?$")
_MAX_SPAN = 1000
_TOO_DEEP = "网页里的标记嵌套得太深，读不完整，请在 Word 或 WPS 中打开后另存为 .docx 再试。"


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a web page; raises EmptyError, GarbledError or TooLargeError."""
    text = _SHOWS_MARKUP.sub("", _decode(data))
    limit(len(text), MAX_MARKUP, "characters")
    try:
        parser = lxml.html.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
        )
        root = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise EmptyError(detail=str(error)) from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise TooLargeError(_TOO_DEEP)
    progress("读取文件", 0.3)
    limit(sum(1 for _ in root.iter("td", "th")), MAX_CELLS, "cells")
    with_sheets(root)
    body = root.find(".//body")
    try:
        blocks = list(flatten(_BlockReader().read(root if body is None else body)))
        progress("读取文件", 0.5)
        return build(_article(blocks), name, "html")
    except RecursionError as error:
        raise TooLargeError(_TOO_DEEP) from error


def _decode(data: bytes) -> str:
    """BOM, then what the page declares if that decodes, then trial; GB2312 is read as GB18030.

    A declaration that gives no Chinese at all (Latin 1 fits any bytes) is believed only where trial finds nothing.
    """
    if has_bom(data):
        return decode(data)
    label = _META.search(data[:8192]) or _XML.search(data[:200])
    text = declared(data, label[1].decode("ascii")) if label else None
    if text and any(map(is_cjk, text)):
        return text
    try:
        return decode(data)
    except GarbledError:
        if text:
            return text
        raise


class _BlockReader:
    """Turns elements into lines and tables."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._line: list[str] = []
        self._apart: set[int] = set()
        self._apart_depth = 0
        self._label = ""
        self._cell = self._unread = False
        self._counts: dict[etree._Element, int] = {}

    def read(self, element: etree._Element) -> list[Block]:
        """Blocks of an element's content."""
        self._cell = element.tag in CELLS
        if self._cell:
            self._unread = is_hidden(element)
            row = element.getparent()
            self._apart_depth = is_apart(element) or (row is not None and is_apart(row))
        if not self._unread:
            self._content(element, element, False)
        self._flush(element)
        return self._blocks

    def _flush(self, origin: etree._Element) -> None:
        line, apart, unread = self._line, self._apart, self._unread
        self._line, self._apart, self._unread = [], set(), False
        text = "".join(line)
        unread |= self._cell and nothing_readable(text)
        if text.strip():
            bare = text.strip(" ")
            whole = join_label(self._label, " ", bare)
            self._label = ""
            at = len(whole) - len(bare) - (len(text) - len(text.lstrip(" ")))
            ends = [*accumulate(map(len, line), initial=at)]
            stretches = [(max(0, ends[i]), ends[i + 1]) for i in sorted(apart)]
            if self._cell and whole != bare:
                stretches.append((0, len(whole) - len(bare)))  # the number of a list is none of the cell's
            self._blocks.append(Paragraph(whole, origin=origin, apart=stretches, unread=unread))
        elif unread:
            self._blocks.append(Paragraph("", origin=origin, unread=True))

    def _content(self, element: etree._Element, block: etree._Element, keep: bool) -> None:
        self._text(element.text, keep)
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == "br":
                self._flush(block)
            elif tag in ("input", "textarea"):
                filled = entered(child)  # a field is a box of its own: what stands beside it does not run on
                self._text(f" {filled} " if filled else "", keep)
            elif tag == "table" and not is_hidden(child):
                self._flush(block)
                self._blocks += _table(child)
            elif self._cell and is_no_text(child):
                self._unread = True
            elif tag and tag not in _SKIPPED and not is_hidden(child):
                apart = is_apart(child)
                self._apart_depth += apart
                if tag in _BLOCKS:
                    self._flush(block)
                    if tag == "li":
                        self._label = list_label(child, self._counts)
                    self._content(child, child, keep or tag == "pre")
                    self._flush(child)
                else:
                    self._content(child, block, keep)
                self._apart_depth -= apart
            self._text(child.tail, keep)

    def _text(self, text: str | None, keep: bool) -> None:
        if text:
            text = readable_numbers(text)
            if self._apart_depth:
                self._apart.add(len(self._line))
            self._line.append(text if keep else _BLANKS.sub(" ", text))


def _rows(element: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row. Browsers pass over what stands between table, row and cell (form, div, font)."""
    loose: list[etree._Element] = []  # cells without a row make one
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _NO_ROWS or is_hidden(child):
            continue
        if child.tag in CELLS:
            loose.append(child)
            continue
        if loose:
            yield loose
            loose = []
        if child.tag == "tr":
            yield list(_cells(child))
            yield from _rows_within(child)
        else:
            yield from _rows(child)
    if loose:
        yield loose


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if not isinstance(child.tag, str) or child.tag in _NO_ROWS or child.tag in _ENDS_ROW:
            continue
        if is_hidden(child) and not (child.tag in CELLS and keeps_room(child)):
            continue
        if child.tag in CELLS:
            yield child
        else:
            yield from _cells(child)


def _rows_within(row: etree._Element) -> Iterator[list[etree._Element]]:
    """Rows that stand in a row that was never closed: browsers end it where a row, a head or a caption begins."""
    for child in row:
        if child.tag == "tr":
            yield list(_cells(child))
            yield from _rows_within(child)
        elif child.tag in _ENDS_ROW and not is_hidden(child):
            yield from _rows(child)


def _beside_rows(element: etree._Element) -> list[Block]:
    """What stands in a table outside its cells: a browser shows it before the table, and so does the caption."""
    blocks: list[Block] = []
    texts = [element.text]
    for child in element:
        texts.append(child.tail)
        if not isinstance(child.tag, str) or child.tag in (*CELLS, *_SKIPPED, "table") or is_hidden(child):
            continue
        if any(True for _ in child.iter(*CELLS, "tr")):
            blocks += _beside_rows(child)
        else:
            blocks += _BlockReader().read(child)
    lines = [" ".join(text.split()) for text in texts if text and text.strip()]
    return [*(Paragraph(line, origin=element) for line in lines), *blocks]


def _tables_begun(element: etree._Element) -> list[Block]:
    """Tables that begin in a table outside its cells: a browser ends the one and begins the other."""
    blocks: list[Block] = []
    for child in element:
        if not isinstance(child.tag, str) or child.tag in (*CELLS, *_SKIPPED) or is_hidden(child):
            continue
        blocks += _table(child) if child.tag == "table" else _tables_begun(child)
    return blocks


def _span(cell: etree._Element, name: str, most: int) -> int:
    digits = re.match(r"\s*([0-9]+)", cell.get(name, ""))
    value = integer(digits and digits[1], 1)
    # rowspan="0" means down to the end of the table.
    return min(value or (most if name == "rowspan" else 1), most)


def _table(element: etree._Element) -> list[Block]:
    """The caption, if any, and the table, cells placed by the rules of HTML for spans."""
    blocks = _beside_rows(element)
    rows = list(_rows(element))
    taken: dict[int, set[int]] = {}
    table = BlockTable(origin=element)
    slots = 0
    for row, tr in enumerate(rows):
        busy = taken.pop(row, set())
        col = 0
        for tc in tr:
            while col in busy:
                col += 1
            colspan, rowspan = _span(tc, "colspan", _MAX_SPAN), _span(tc, "rowspan", len(rows) - row)
            slots += rowspan * colspan
            limit(slots, MAX_SLOTS, "places in a table")
            table.cells.append(BlockCell(row, col, rowspan, colspan, _BlockReader().read(tc)))
            for below in range(row + 1, row + rowspan):
                taken.setdefault(below, set()).update(range(col, col + colspan))
            col += colspan
    return [*blocks, *([table] if table.cells else []), *_tables_begun(element)]


def _article(blocks: list[Block]) -> list[Block]:
    """The report's own blocks: the smallest part of the page with all its headings and tables, and its title.

    A page without recognisable headings is taken whole.
    """
    marks = [i for i, b in enumerate(blocks) if _is_mark(b)]
    if len(marks) < 2:
        return blocks
    ancestor = _common(blocks[i] for i in marks)
    if ancestor is None:
        return blocks
    last = marks[-1]
    # A part that ends with its last heading leaves that section's text outside: widen it.
    while (around := ancestor.getparent()) is not None:
        if not _is_heading(blocks[last]) or last != _extent(blocks, ancestor)[1]:
            break
        ancestor = around
    first, end = _extent(blocks, ancestor)
    titles = [i for i in range(marks[0]) if _title_lines(blocks, i)]
    inside = [i for i in titles if i >= first]
    if inside and ancestor.tag in ("body", "html"):
        # No element of its own: navigation stands before the title, so the report starts there.
        first = _with_organ(blocks, inside[-1])
    article = blocks[first : end + 1]
    if not inside and titles:
        article[:0] = blocks[_with_organ(blocks, titles[-1]) : titles[-1] + _title_lines(blocks, titles[-1])]
    return article


def _with_organ(blocks: list[Block], title: int) -> int:
    """Where the title begins: lines above it in the same element with the organ, the year or both are part of it."""
    while title > 0 and _beside(blocks, title):
        above = blocks[title - 1]
        bare = "".join(above.text.split()) if isinstance(above, Paragraph) else ""
        organ = _YEAR_LINE.sub("", bare)
        if not bare or (organ and not is_name(organ, institutions=True)):
            break
        title -= 1
        if organ:
            break
    return title


def _beside(blocks: list[Block], index: int) -> bool:
    """Whether the block before is text of the same element, and none of the page's menu."""
    here, above = blocks[index], blocks[index - 1]
    if not (isinstance(above, Paragraph) and isinstance(here, Paragraph)) or _in_link(above.origin):
        return False
    return above.origin is here.origin or above.origin.getparent() is here.origin.getparent()


def _title_lines(blocks: list[Block], index: int) -> int:
    """Of how many lines the title is that begins here; 0 for none."""
    text = ""
    for count, block in enumerate(blocks[index : index + _TITLE_LINES], 1):
        if not isinstance(block, Paragraph) or (count > 1 and not _beside(blocks, index + count - 1)):
            return 0
        text += block.text
        if _is_title(block if count == 1 else Paragraph(text, origin=block.origin)):
            return count
    return 0


def _is_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_section_heading(block.text)


def _is_mark(block: Block) -> bool:
    if isinstance(block, Paragraph):
        # A list of sections in the navigation is made of links; headings are not.
        return is_section_heading(block.text) and not _in_link(block.origin)
    text = "".join(plain([block]).split())
    return any(landmark in text for landmark in _landmarks())


@kept_with_forms
def _landmarks() -> frozenset[str]:
    return frozenset(word for form in all_forms() for table in form.tables.values() for word in table.landmarks)


def _is_title(block: Block) -> bool:
    if not isinstance(block, Paragraph) or _in_link(block.origin):
        return False
    bare = "".join(block.text.split())
    return 10 <= len(bare) <= 60 and bool(_TITLE.match(bare)) and "：" not in bare and not bare.endswith("。")


def _in_link(origin: etree._Element) -> bool:
    """Whether the block's text is all link text."""
    links = sum(len("".join(a.itertext()).strip()) for a in origin.iter("a"))
    own = len("".join(origin.itertext()).strip())
    return (links > 0 and links * 10 >= own * 9) or any(a.tag in ("a", "nav") for a in origin.iterancestors())


def _path(element: etree._Element) -> list[etree._Element]:
    return [*reversed(list(element.iterancestors())), element]


def _common(blocks: Iterator[Block]) -> etree._Element | None:
    common: list[etree._Element] | None = None
    for block in blocks:
        path = _path(block.origin)
        if common is None:
            common = path
        else:
            same = [a for a, b in zip(common, path, strict=False) if a is b]
            common = same
    return common[-1] if common else None


def _extent(blocks: list[Block], ancestor: etree._Element) -> tuple[int, int]:
    """Indexes of the first and last block within an element."""
    inside = [i for i, b in enumerate(blocks) if b.origin is ancestor or ancestor in b.origin.iterancestors()]
    return inside[0], inside[-1]
