"""The pieces that a draft's text falls into: numbers and parts of labels."""

from __future__ import annotations

import re
import weakref
from typing import TYPE_CHECKING

from core.language.sentences import states
from core.model.document import Document, View
from core.model.numbers import numbers_apart, parse_cell, parse_number
from core.read.tables.columns import box_of
from core.read.tables.reading import TableToken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PIECE = re.compile(r"[^\s|]+")
#: What stands between tabs, pipes, line ends or wide gaps: the cell of a table, a line of prose.
_FIELD = re.compile(r"(?:[^\s|]|[ \u3000\xa0](?=[^\s|]))+")
#: The same where upright strokes divide nothing: with so few of them in a draft each may stand for a digit.
_ANY_PIECE, _ANY_FIELD = re.compile(r"\S+"), re.compile(r"(?:\S|[ \u3000\xa0](?=\S))+")
_FEW_STROKES = 3
_FIRST = frozenset("0123456789０１２３４５６７８９+-−＋－")
#: What a number, with or without something beside it, may begin with; other digits too.
_OPENS = _FIRST | {"增", "减"}
_BLANK = re.compile(r"[ \u3000\xa0]")
_FIGURE = re.compile(r"\d")
_FIGURES = re.compile(r"[\d \u3000\xa0]+")
_SPACE = re.compile(r"\s")
#: A row of a table is no longer than this on one line (characters).
_LONGEST_ROW = 200
_TAIL = re.compile(r"(?:(?<=[\u4e00-\u9fff]{2})|(?<=[”）)]))[+\-−]?\d[\d,]*(?:\.\d+)?$")
#: A number with words behind it is no label: the number at the end of 437其中2 is none of the row's.
_COUNTED = re.compile(r"\d[\d,]*[\u4e00-\u9fff]")
#: What such a number ends with.
_LAST = re.compile(r"[\d,]")
#: What stands in a number's place and is none: "709。", "1O4", "约20", "12%"; no numeral of a label ("2.", "（1）").
_NO_NUMBER = re.compile(r"[约近超逾]?[^\u3400-\u9fff]*\d[^\u3400-\u9fff]*[余多]?")
_NUMERAL = re.compile(r"[(（]?\d{1,2}[.．、,，:：)）]+")
_LONGEST_NO_NUMBER, _LONGEST_SIGN = 12, 2
_LINE_BREAK = re.compile(r"[\r\n]")
_STROKES = frozenset({"/", "-", "—", "－", "–", "——"})
_UNITS = "年月日号件条份起宗项个次篇%％"


def _of_last_document(make: Callable[[Document], bytearray]) -> Callable[[Document], bytearray]:
    """Keeps what was made of the draft that was asked for last: each table's region asks for the same one."""
    last: tuple[weakref.ref[Document], bytearray] | None = None

    def ask(document: Document) -> bytearray:
        nonlocal last
        known = last
        if known is None or known[0]() is not document:
            known = last = weakref.ref(document), make(document)
        return known[1]

    return ask


def tokens(document: Document, regions: Sequence[range]) -> list[TableToken]:
    """The pieces of the draft in the regions, in the order of its text.

    Page numbers and running heads, which belong to no paragraph and no grid, are left out.
    """
    covered = _covered(document)
    pieces: list[View] = []
    noted: set[int] = set()
    few = 0 < document.text.count("|") <= _FEW_STROKES
    field_of, piece_of = (_ANY_FIELD, _ANY_PIECE) if few else (_FIELD, _PIECE)
    for region in regions:
        for field in field_of.finditer(document.text, region.start, region.stop):
            low, high = field.span()
            if _is_plain_number(field[0]) and covered.find(0, low, high) < 0:  # as most cells of the form are
                pieces.append(View(field[0], range(low, high), low))
                continue
            start = _row_start(document.text, covered, low, high)
            for match in piece_of.finditer(document.text, field.start(), start):
                pieces += _split(document.text, covered, match.span())
            rest = _noted(document.text, covered, start, field.end())
            noted.update(view.start for view in rest)
            pieces += rest
    if document.boxes and "|" in document.text and not few:
        pieces = [_with_stroke(document.text, view) for view in pieces]
    return _classify(document, pieces, noted)


@_of_last_document
def _covered(document: Document) -> bytearray:
    """1 for each character that belongs to a paragraph or a cell."""
    covered = bytearray(len(document.text))
    views = (*document.paragraphs, *(cell.view for grid in document.grids for cell in grid.cells))
    for offsets in (view.offsets for view in views):
        if isinstance(offsets, range):  # the usual case; contiguous, as ``logical`` makes them
            covered[offsets.start : offsets.stop] = b"\1" * len(offsets)
        else:
            for offset in offsets:
                covered[offset] = 1
    return covered


def _with_stroke(text: str, view: View) -> View:
    """On a page the only upright stroke of a line divides nothing: right beside a number it may stand for a digit."""
    if not view.text[0].isdecimal() or not view.text.isdecimal():
        return view
    line = text.rfind("\n", 0, view.start) + 1, text.find("\n", view.end)
    if text.count("|", line[0], line[1] if line[1] >= 0 else len(text)) != 1:
        return view
    if text[view.start - 1 : view.start] == "|":
        return View(f"|{view.text}", [view.start - 1, *view.offsets], view.start - 1)
    if text[view.end : view.end + 1] == "|":
        return View(f"{view.text}|", [*view.offsets, view.end], view.start)
    return view


def _row_start(text: str, covered: bytearray, start: int, end: int) -> int:
    """Where in a field the numbers with units or notes begin that end it: behind a row's label, or at once."""
    if end - start > _LONGEST_ROW or not _FIGURE.search(text, start, end):
        return end
    for at in (start, *(m.end() for m in _BLANK.finditer(text, start, end))):
        if covered[at] and not (text[at] in _OPENS or text[at].isdecimal() or text[at].isspace()):
            continue  # a word
        if _FIGURES.fullmatch(text, at, end):
            return end  # nothing but numbers
        if not states(text, start, at) and _noted(text, covered, at, end):
            return at
    return end


def _is_plain_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _noted(text: str, covered: bytearray, start: int, end: int) -> list[View]:
    """The numbers of the stretch when it holds nothing else, and one of them at least has something beside it."""
    if start == end:
        return []
    kept = _kept(text, covered, (start, end))
    whole = "".join([text[i] for i in kept])
    if _is_noted(whole) and not numbers_apart(text[start:end]):
        return [_view(whole, kept, 0, len(kept))]
    found: list[View] = []
    some = False
    for match in _PIECE.finditer(text, start, end):
        kept = _kept(text, covered, match.span())
        piece = "".join([text[i] for i in kept])
        if not piece:
            continue
        if not _is_noted(piece) and parse_number(piece) is None:
            return []
        some = some or _is_noted(piece)
        found.append(_view(piece, kept, 0, len(kept)))
    return found if some else []


def _split(text: str, covered: bytearray, span: tuple[int, int]) -> list[View]:
    """A piece, and the number at the end of a label as a piece of its own."""
    # a character that shows nothing belongs to no view, though it may stand first in a piece
    kept = _kept(text, covered, span)
    if not kept:
        return []
    if len(kept) == span[1] - span[0] and not _LAST.match(text, span[1] - 1):
        return [View(text[slice(*span)], range(*span), span[0])]
    piece = "".join([text[i] for i in kept])
    if piece.isdecimal():
        return [_view(piece, kept, 0, len(kept))]
    tail = None if _COUNTED.match(piece) else _TAIL.search(piece)
    cut = tail.start() if tail else len(kept)
    return [_view(piece, kept, *part) for part in ((0, cut), (cut, len(kept))) if part[0] < part[1]]


def _kept(text: str, covered: bytearray, span: tuple[int, int]) -> Sequence[int]:
    if covered.find(0, *span) < 0 and not _SPACE.search(text, *span):
        return range(*span)
    return [i for i in range(*span) if covered[i] and not text[i].isspace()]


def _is_noted(text: str) -> bool:
    """A number with a unit or a note beside it, as cells hold it: "251000元", "22（其中修订16件）"."""
    return text[:1] in _FIRST and parse_number(text) is None and parse_cell(text).state == "number"


def _view(text: str, offsets: Sequence[int], start: int, end: int) -> View:
    first, last = offsets[start], offsets[end - 1]
    whole = last - first == end - start - 1
    return View(text[start:end], range(first, last + 1) if whole else offsets[start:end], first)


def _stands_for_number(text: str) -> bool:
    """Whether beside numbers a piece may be a cell's text that cannot be read: it takes a number's place."""
    if _NUMERAL.fullmatch(text):
        return False
    return bool(_NO_NUMBER.fullmatch(text)) or (len(text) <= _LONGEST_SIGN and not any(map(_is_word, text)))


def _is_word(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"


def _classify(document: Document, pieces: list[View], noted: set[int]) -> list[TableToken]:
    text, boxes = document.text, document.boxes
    found: list[TableToken] = []
    starts = [view.start for view in pieces]
    plain = [parse_number(view.text) is not None for view in pieces]
    line = at = 0
    for i, view in enumerate(pieces):
        start = starts[i]
        number = plain[i] or start in noted
        if number and i + 1 < len(pieces) and pieces[i + 1].text[0] in _UNITS:
            # "2024 年" is prose, not a cell; on another line or behind a tab it is the next row
            number = bool(text[view.end : starts[i + 1]].strip(" \u3000\xa0"))
        if view.text in _STROKES:
            beside = [j for j in (i - 1, i + 1) if 0 <= j < len(pieces)]
            number = any(plain[j] or pieces[j].text in _STROKES for j in beside)
        if not number and len(view.text) <= _LONGEST_NO_NUMBER:
            beside_number = [
                0 <= j < len(pieces)
                and plain[j]
                and not _LINE_BREAK.search(text, min(start, starts[j]), max(start, starts[j]))
                for j in (i - 1, i + 1)
            ]
            number = any(beside_number) and _stands_for_number(view.text)
            number = number or (all(beside_number) and len(view.text) == 1)
        box = box_of(view, boxes) if number else None
        if start > at:
            line, at = line + text.count("\n", at, start), start
        found.append(TableToken(view, number, boxes, box, line))
    return found
