"""Plain text and Markdown: decoding, tables written with tabs or pipes, wrapped lines joined."""

from __future__ import annotations

import codecs
import re

from core.document import Document, Grid, Span, View, iter_lines
from core.errors import EmptyError, GarbledError
from core.load.text_tables import TextTable, find_tables
from core.normalise import display_width, logical
from core.progress import Progress, silent

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

#: A line that starts a paragraph whatever came before: numbering, a Markdown mark, a note.
_STARTER = re.compile(
    r"\s*(?:#|[-*+>]\s|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)"
    r"|第[一二三四五六七八九十]{1,2}(?:章|节|条|部分)|注[:：]|附件)"
)
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?)\s*"
)
_MARKDOWN = re.compile(r"\s*(?:#{1,6}\s*|>\s*)")
_INDENT = re.compile(r"(?:　　| {4,}|\t)")

#: Hard-wrapped text: no line wider than this many half-width columns, and half of the long lines nearly as wide.
_WIDEST_WRAP = 110
_SLACK = 8


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Decode and read a text draft; raises EmptyError or GarbledError."""
    return from_text(decode(data), name)


def decode(data: bytes) -> str:
    """Text from bytes: BOM first, then UTF-8, UTF-16 without BOM, GB18030; raises GarbledError when none fits."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _readable(data[len(bom) :].decode(encoding, "replace"))
    for encoding in ("utf-8", *_utf16_guess(data), "gb18030"):
        try:
            return _readable(data.decode(encoding))
        except (UnicodeDecodeError, GarbledError):
            continue
    raise GarbledError


def _utf16_guess(data: bytes) -> tuple[str, ...]:
    """UTF-16 shows itself by line ends, blanks and digits: pairs with a zero byte, on one side only."""
    if len(data) % 2:
        return ()
    high, low = data[:8000:2].count(0), data[1:8000:2].count(0)
    if high == low:
        return ()
    return ("utf-16-be",) if high > low else ("utf-16-le",)


def _readable(text: str) -> str:
    bad = sum(1 for c in text if c == "\ufffd" or (ord(c) < 32 and c not in "\t\n\r\f\v"))
    if bad * 50 > len(text):
        raise GarbledError
    return text


def from_text(text: str, name: str) -> Document:
    """A Document over text already decoded. Line ends become ``\\n``; nothing else is changed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").lstrip("\ufeff")
    if not text.strip():
        raise EmptyError
    lines = list(iter_lines(text))
    tables = find_tables(text, lines)
    inside = {i for table in tables for i in range(table.first, table.last + 1)}
    paragraphs = _paragraphs(text, lines, inside)
    suffix = "md" if name.lower().endswith((".md", ".markdown")) else "txt"
    return Document(
        name=name,
        format=suffix,
        text=text,
        paragraphs=tuple(paragraphs),
        grids=tuple(_grid(text, lines, table) for table in tables),
    )


def _grid(text: str, lines: list[Span], table: TextTable) -> Grid:
    return Grid(table.cells, lines[table.first].start, lines[table.last].end, aligned=table.aligned)


def _wrap_width(text: str, lines: list[Span], inside: set[int]) -> int:
    """The width in columns at which the text was wrapped, 0 when each paragraph is one line."""
    widths = sorted(
        display_width(text[s.start : s.end].strip()) for i, s in enumerate(lines) if i not in inside and s.end > s.start
    )
    widths = [w for w in widths if w >= 24]
    if len(widths) < 6:
        return 0
    wrap = widths[int(len(widths) * 0.95)]
    long = [w for w in widths if w > wrap / 2]
    full = [w for w in long if w >= wrap - _SLACK]
    return wrap if widths[-1] <= _WIDEST_WRAP + _SLACK and wrap <= _WIDEST_WRAP and len(full) * 2 >= len(long) else 0


def _paragraphs(text: str, lines: list[Span], inside: set[int]) -> list[View]:
    wrap = _wrap_width(text, lines, inside)
    groups: list[list[Span]] = []
    open_ = False
    for i, span in enumerate(lines):
        if i in inside:
            open_ = False
            continue
        raw = text[span.start : span.end]
        if not raw.strip() or _PAGE_NUMBER.fullmatch(raw):
            continue
        joins = open_ and not _STARTER.match(raw) and not _INDENT.match(raw)
        if joins:
            groups[-1].append(span)
        else:
            mark = _MARKDOWN.match(raw)
            groups.append([Span(span.start + (mark.end() if mark else 0), span.end)])
        open_ = bool(wrap) and display_width(raw.strip()) >= wrap - _SLACK
    views = [_unmark(logical(text, spans)) for spans in groups]
    return [v for v in views if v.text]


def _unmark(view: View) -> View:
    """Drop Markdown's paired ``**`` from a paragraph."""
    if view.text.count("**") < 2:
        return view
    keep = [i for i in range(len(view.text)) if not (view.text[i] == "*" and "**" in view.text[max(0, i - 1) : i + 2])]
    return View("".join(view.text[i] for i in keep), [view.offsets[i] for i in keep], view.at)
