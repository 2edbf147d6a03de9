"""Plain text and Markdown: tables written with tabs or pipes, wrapped lines joined."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from core.base.errors import EmptyError
from core.base.progress import Progress, silent
from core.language.numerals import ORDINALS
from core.language.sentences import ENDS
from core.load.charsets import decode, readable_numbers
from core.load.limits import MAX_CELLS, MAX_TEXT, limit
from core.load.text.tables import TextTable, find_tables
from core.model.document import Document, Grid, Span, View, iter_lines
from core.model.normalise import display_width, logical

#: A line that starts a paragraph whatever came before: a first-level numeral, a Markdown mark.
_HEADING = re.compile(rf"\s*(?:#|[-*+>]\s|[{ORDINALS}]{{1,3}}、)")
#: A line that starts a paragraph unless the line before stops in the middle of a sentence.
_STARTER = re.compile(
    rf"\s*(?:[（(][{ORDINALS}\d]{{1,3}}[)）]|\d{{1,2}}[.、．](?!\d)"
    rf"|第[{ORDINALS}]{{1,2}}(?:章|节|条|部分)|注[:：]|附件)"
)
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?)\s*"
)
#: What stays whole at the end of a line, with the marks that may not begin the next one.
_WORD = re.compile(r"[0-9A-Za-z_.%/@:+-]*[，。；：、！？）》”’〉】]*")
_ROW = re.compile(r"\s[\d.,/—-]+\s*$|勾稽关系")
_MARKS = "，。；、：“”《》"
_TERMINAL = "。！？；：.!?;:”）"
_NEVER_FIRST = "，。；：、！？）》”’〉】"
#: Before a number that has the line for itself it is no mark of Markdown: ">220" may mean more than 220.
_MARKDOWN = re.compile(r"(?!\s*[#>]+(?:\s*[\d.,]+|\d[\d.,\s]*)\s*$)\s*(?:#{1,6}\s*|>\s*)")
#: A heading of the form on a line of its own, and what neither it nor a title has.
_FORM_HEADING = re.compile(rf"\s*[{ORDINALS}]{{1,3}}、[^，。；：]{{4,24}}(?:情况|事项)\s*")
_PROSE_MARKS = "，。；：“”《》"
_INDENT = re.compile(r"(?:　　| {4,}|\t)")

#: Hard-wrapped text: no line wider than this many half-width columns, and half of the long lines nearly as wide.
_WIDEST_WRAP = 110
_SLACK = 8
#: So many lines of prose tell how a text was wrapped; none of them is narrower than that.
_ENOUGH, _LEAST = 6, 24
#: By how many characters a line broken at a number of characters may differ from it.
_SHIFT = 2


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Decode and read a text draft; raises EmptyError or GarbledError."""
    return from_text(decode(data), name)


def from_text(text: str, name: str) -> Document:
    r"""A Document over text already decoded. Line ends become ``\n``; nothing else is changed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").lstrip("\ufeff")
    text = readable_numbers(text)
    if not text.strip():
        raise EmptyError
    limit(len(text), MAX_TEXT, "characters")
    lines = list(iter_lines(text))
    tables = find_tables(text, lines)
    limit(sum(len(table.cells) for table in tables), MAX_CELLS, "cells")
    inside = {i for table in tables for i in range(table.first, table.last + 1)}
    paragraphs = _paragraphs(text, lines, inside)
    return Document(
        name=name,
        format="text",
        text=text,
        paragraphs=tuple(paragraphs),
        grids=tuple(_grid(text, lines, table) for table in tables),
    )


def _grid(text: str, lines: list[Span], table: TextTable) -> Grid:
    return Grid(table.cells, lines[table.first].start, lines[table.last].end, aligned=table.aligned)


@dataclass(frozen=True)
class _Wrap:
    """Where the text was broken into lines: at a width in columns, or at a number of characters; 0 is neither."""

    width: int
    length: int

    def full(self, line: str, following: str, apart: bool) -> bool:
        """True when the line was broken off because what follows (a number or Latin word stays whole) had no room.

        A line that ends a sentence, or that a blank line follows (``apart``), must be quite full.
        """
        word = _WORD.match(following.lstrip())[0]  # type: ignore[index]
        needed = len(word)
        by_width = self.width and display_width(line.strip()) + display_width(word) >= self.width - _SLACK
        shift = 0 if apart or line.rstrip()[-1] in _TERMINAL else _SHIFT
        by_length = self.length and len(line) + needed >= self.length - shift
        return bool(by_width or by_length)


def _wrapping(text: str, lines: list[Span], inside: set[int]) -> _Wrap:
    """How the prose was wrapped, told from the lines that are longer than half of the longest.

    Rows of unmarked tables have widths of their own and are left out: they end in numbers, or have no marks.
    """
    prose = [text[s.start : s.end] for i, s in enumerate(lines) if i not in inside]
    prose = [line for line in prose if not _ROW.search(line) and any(c in _MARKS for c in line)]
    widths = sorted(w for line in prose if (w := display_width(line.strip())) >= _LEAST)
    lengths = [len(line) for line in prose if len(line) >= 16]
    if len(widths) < _ENOUGH or len(lengths) < _ENOUGH:
        return _Wrap(0, 0)
    width = widths[int(len(widths) * 0.95)]
    long = [w for w in widths if w > width / 2]
    full = [w for w in long if w >= width - _SLACK]
    wrapped = widths[-1] <= _WIDEST_WRAP + _SLACK and width <= _WIDEST_WRAP and len(full) * 2 >= len(long)
    # marks that may not begin a line, and numbers that stay whole, make lines a little longer or shorter; labels of
    # unmarked tables may be longer
    length = Counter(lengths).most_common(1)[0][0]
    long_lines = [n for n in lengths if n > length / 2]
    near = [n for n in long_lines if abs(n - length) <= _SHIFT]
    over = [n for n in long_lines if n > length + _SHIFT]
    counted = len(near) * 2 >= len(long_lines) and len(over) * 5 <= len(long_lines) and len(near) >= 6
    return _Wrap(width if wrapped else 0, length if counted else 0)


def _goes_on(last: str, line: str, apart: bool, wrap: _Wrap, alone: bool) -> bool:
    """Whether a line carries on the paragraph of the line before it; ``apart`` when blank lines stand between.

    ``alone`` when that line is all of its paragraph so far: a heading or title may be as wide as the wrapped text.
    """
    if not (wrap.width or wrap.length):
        return False
    if alone and (_FORM_HEADING.fullmatch(last) or (apart and not any(c in _PROSE_MARKS for c in last))):
        return False
    if line.lstrip()[0] in _NEVER_FIRST:
        return True  # broken off before a comma or a closing mark
    if apart and last.rstrip()[-1] in ENDS:
        return False  # a sentence ended before the blank line: at worst a paragraph is taken for two
    if not wrap.full(last, line, apart) or _INDENT.match(line) or _HEADING.match(line):
        return False
    return not _STARTER.match(line) or last.rstrip()[-1] not in _TERMINAL


def _paragraphs(text: str, lines: list[Span], inside: set[int]) -> list[View]:
    wrap = _wrapping(text, lines, inside)
    groups: list[list[Span]] = []
    last = ""
    apart = False
    for i, span in enumerate(lines):
        if i in inside:
            last = ""
            continue
        raw = text[span.start : span.end]
        apart = apart or not raw.strip()
        if not raw.strip() or _PAGE_NUMBER.fullmatch(raw):
            continue
        if last and _goes_on(last, raw, apart, wrap, alone=len(groups[-1]) == 1):
            groups[-1].append(span)
        else:
            mark = _MARKDOWN.match(raw)
            groups.append([Span(span.start + (mark.end() if mark else 0), span.end)])
        last, apart = raw, False
    views = [_unmark(logical(text, spans)) for spans in groups]
    return [v for v in views if v.text]


def _unmark(view: View) -> View:
    """Drop Markdown's paired ``**`` from a paragraph."""
    if view.text.count("**") < 2:
        return view
    keep = [i for i in range(len(view.text)) if not (view.text[i] == "*" and "**" in view.text[max(0, i - 1) : i + 2])]
    return View("".join(view.text[i] for i in keep), [view.offsets[i] for i in keep], view.at)
