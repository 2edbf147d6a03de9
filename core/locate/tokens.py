"""The pieces that a draft's text falls into: numbers and parts of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.document import Document, View
from core.locate.columns import box_of
from core.locate.reading import Token
from core.numbers import parse_number

_PIECE = re.compile(r"[^\s|]+")
_TAIL = re.compile(r"(?:(?<=[\u4e00-\u9fff]{2})|(?<=[”）)]))[+\-−]?\d[\d,]*(?:\.\d+)?$")
_STROKES = frozenset({"/", "-", "—", "－", "–", "——"})
_UNITS = "年月日号件条份起宗项个次篇%％"


def tokens(document: Document, regions: Sequence[range]) -> list[Token]:
    """The pieces of the draft in the regions, in the order of its text.

    Page numbers and running heads, which belong to no paragraph and no grid, are left out.
    """
    covered = bytearray(len(document.text))
    views = (*document.paragraphs, *(cell.view for grid in document.grids for cell in grid.cells))
    for offsets in (view.offsets for view in views):
        if isinstance(offsets, range):  # the usual case; contiguous, as ``logical`` makes them
            covered[offsets.start : offsets.stop] = b"\1" * len(offsets)
        else:
            for offset in offsets:
                covered[offset] = 1
    pieces: list[View] = []
    for region in regions:
        for match in _PIECE.finditer(document.text, region.start, region.stop):
            # a character that shows nothing belongs to no view, though it may stand first in a piece
            kept = [i for i in range(*match.span()) if covered[i]]
            if not kept:
                continue
            piece = "".join(document.text[i] for i in kept)
            tail = _TAIL.search(piece)
            cut = tail.start() if tail else len(kept)
            pieces.append(_view(piece, kept, 0, cut))
            if tail:
                pieces.append(_view(piece, kept, cut, len(kept)))
    return _classify(document, pieces)


def _view(text: str, offsets: Sequence[int], start: int, end: int) -> View:
    first, last = offsets[start], offsets[end - 1]
    whole = last - first == end - start - 1
    return View(text[start:end], range(first, last + 1) if whole else offsets[start:end], first)


def _classify(document: Document, pieces: list[View]) -> list[Token]:
    text = document.text
    found: list[Token] = []
    for i, view in enumerate(pieces):
        number = parse_number(view.text) is not None
        if number and i + 1 < len(pieces) and pieces[i + 1].text[0] in _UNITS:
            # "2024 年" is prose, not a cell; on another line or behind a tab it is the next row
            number = bool(text[view.end : pieces[i + 1].start].strip(" \u3000\xa0"))
        if view.text in _STROKES:
            beside = [pieces[j].text for j in (i - 1, i + 1) if 0 <= j < len(pieces)]
            number = any(parse_number(t) is not None or t in _STROKES for t in beside)
        box = box_of(view, document.boxes) if number else None
        found.append(Token(view, number, document.boxes, box))
    return found
