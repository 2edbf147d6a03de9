"""The draft as text with places: what every loader makes and every later step points into.

One coordinate system serves the whole program: an offset into ``Document.text``. Paragraphs and
grids are views over that text; they never hold text of their own that has no offset. For PDF every
character also has a box on its page.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from core.model.geometry import Box, union


class Span(NamedTuple):
    """A half-open range of offsets into ``Document.text`` (characters, not UTF-16 units)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """Text as read by a human, each character knowing its offset in the draft.

    ``offsets[i]`` is the offset in ``Document.text`` of ``text[i]``; offsets need not be contiguous
    (wrapped lines, dropped blanks, a running head in between). ``at`` is the offset of an empty view.
    """

    text: str
    offsets: Sequence[int]
    at: int = 0

    def __len__(self) -> int:
        return len(self.text)

    @property
    def start(self) -> int:
        """Offset of the first character; of an empty view the place where it would stand."""
        return self.offsets[0] if self.offsets else self.at

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.offsets[-1] + 1 if self.offsets else self.at

    def slice(self, start: int, end: int | None = None) -> View:
        """The same view, narrowed to ``text[start:end]``."""
        stop = len(self.text) if end is None else end
        at = self.offsets[start] if start < len(self.offsets) else self.end
        return View(self.text[start:stop], self.offsets[start:stop], at)

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Ranges in the draft covered by ``text[start:end]``; neighbouring ranges are merged.

        Gaps up to three characters (a wrap, blanks) are bridged so that a quote reads naturally.
        """
        offsets = self.offsets[start : len(self.text) if end is None else end]
        if not offsets:
            return (Span(self.at, self.at),)
        if offsets.__class__ is range:  # contiguous, as ``logical`` makes them
            return (Span(offsets[0], offsets[-1] + 1),)
        result: list[Span] = []
        first = last = offsets[0]
        for offset in offsets[1:]:
            if not 0 <= offset - last <= 4:
                result.append(Span(first, last + 1))
                first = offset
            last = offset
        result.append(Span(first, last + 1))
        return tuple(result)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a ruled, marked-up or tabulated grid; rows and columns count from 0."""

    row: int
    col: int
    rowspan: int
    colspan: int
    view: View
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the draft draws it.

    ``aligned`` is true where columns are real (w:tbl, <table>, ruled PDF) and false where cells are
    only counted (tab-separated or piped text), so that column numbers differ from row to row.
    """

    cells: tuple[GridCell, ...]
    start: int
    end: int
    aligned: bool = True

    def rows(self) -> list[list[GridCell]]:
        """Cells by the row they start in, each row from left to right."""
        table: dict[int, list[GridCell]] = {}
        for cell in self.cells:
            table.setdefault(cell.row, []).append(cell)
        return [sorted(table[r], key=lambda c: c.col) for r in sorted(table)]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a loader saw that the user should know (a skipped part, an odd encoding).

    ``message`` is a Chinese clause without a full stop. ``spans`` is where; for what is not in the text (a deletion,
    a picture, hidden text) the character beside it. Codes that rules know: ``revisions``, ``format_revisions``,
    ``comments``, ``hidden_text``, ``picture``, ``scanned_pages``, ``unread_entries``, ``recognised``,
    ``garbled_characters``.
    """

    code: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """From offsets in the draft back to the file's own XML, for putting comments on exactly these characters.

    ``part`` names the part of the package. ``pieces`` are in order of the text: four numbers each (start, end,
    leaf, offset in the leaf); ``paragraphs`` two numbers for each paragraph written down, blank ones in cells too:
    its offset in the text and its number in the part. How leaves and paragraphs are numbered is the loader's
    affair (for Word: ``core.load.word.docx.origin``). Characters that no leaf holds, such as automatic numbers and the
    tabs between cells, belong to no piece.
    """

    part: str
    pieces: Sequence[int]
    paragraphs: Sequence[int]

    def paragraph(self, offset: int) -> int | None:
        """The number of the paragraph that an offset of the text belongs to; None before the first."""
        count = len(self.paragraphs) // 2
        index = bisect.bisect_right(range(count), offset, key=lambda i: self.paragraphs[2 * i])
        return self.paragraphs[2 * index - 1] if index else None


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a draft was read from, as it was then: ``sha256`` of its bytes in hexadecimal, its last change."""

    sha256: str
    modified: datetime


@dataclass(frozen=True)
class Document:
    """A loaded draft.

    ``paragraphs`` are logical paragraphs in reading order outside grids: wrapped lines joined, blanks
    dropped next to Chinese characters. ``grids`` are the tables with known cells. Text that belongs to
    neither (page numbers, running heads) stays in ``text``. ``boxes`` has one entry per character of
    ``text`` for PDF (None for line ends), else it is empty; ``page_sizes`` are points, page 1 first.
    ``doubtful`` are stretches recognised from a picture: numbers in them must be checked by eye. ``apart`` are
    stretches that are raised, lowered, struck out or not to be seen: marks of notes, old numbers. ``unread`` are cells
    that show something besides their text (a picture, an embedded object), of no width where there is no text.
    ``origin`` leads back into the file where the loader keeps track of it; ``source`` says which file that was, if it
    was one.
    """

    name: str
    format: str
    text: str
    paragraphs: tuple[View, ...]
    grids: tuple[Grid, ...] = ()
    boxes: Sequence[Box | None] = ()
    page_sizes: tuple[tuple[float, float], ...] = ()
    notices: tuple[Notice, ...] = field(default=())
    doubtful: tuple[Span, ...] = ()
    apart: tuple[Span, ...] = ()
    unread: tuple[Span, ...] = ()
    origin: Origin | None = None
    source: Source | None = None

    @property
    def pictured(self) -> bool:
        """Whether pictures of its pages can be drawn."""
        return bool(self.page_sizes)

    def quote(self, spans: Iterable[Span]) -> str:
        """The exact characters of the draft under the spans."""
        return "".join(self.text[s.start : s.end] for s in spans)

    def context(self, span: Span, width: int = 20) -> str:
        """The quote with up to ``width`` characters either side, line ends and tabs as blanks."""
        cut = self.text[max(0, span.start - width) : span.end + width]
        return " ".join(cut.split())

    def around(self, span: Span, width: int = 20) -> tuple[str, str, str]:
        """What stands before the span, the span and what stands after it, blanks and line ends as one blank each."""
        cuts = (
            self.text[max(0, span.start - width) : span.start], self.text[span.start : span.end],
            self.text[span.end : span.end + width],
        )  # fmt: skip
        before, quote, after = (" ".join(cut.split()) for cut in cuts)
        return before, quote, after

    def boxes_of(self, spans: Iterable[Span]) -> list[Box]:
        """One box per line of text under the spans; empty for drafts without pages."""
        if not self.boxes:
            return []
        found = (self.boxes[i] for s in spans for i in range(s.start, min(s.end, len(self.boxes))))
        return union(b for b in found if b is not None)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def line_of(self, offset: int) -> int:
        """Line number of an offset, counting from 1."""
        return bisect.bisect_right(self._line_starts, offset)


def iter_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Spans of the lines of ``text[start:end]`` without their line ends, empty ones included."""
    stop = len(text) if end is None else end
    while start <= stop:
        cut = text.find("\n", start, stop)
        if cut < 0:
            if start < stop:
                yield Span(start, stop)
            return
        yield Span(start, cut)
        start = cut + 1
