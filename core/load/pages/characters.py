"""Characters of a page with their boxes, whatever they were read from, and the frame in which they stand."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import pypdfium2
import pypdfium2.raw as raw

from core.load.pages.pdfium import WIDEST
from core.model.geometry import Box


@dataclass(frozen=True, slots=True)
class PageFrame:
    """From PDF user space to a page with its origin at the top left and text running from left to right.

    ``turn`` is the number of quarter turns clockwise from the upright frame, in which lines and tables are
    found, to the page as shown; it is 0 unless text stands sideways on the page. ``width`` and ``height`` are the
    upright frame's, ``shown`` the page's as shown. ``matrix`` is (a, b, c, d, e, f): X = a·x + b·y + c and
    Y = d·x + e·y + f.
    """

    turn: int
    width: float
    height: float
    shown: tuple[float, float]
    matrix: tuple[float, float, float, float, float, float]

    def shows(self, x: float, y: float) -> bool:
        """Whether a point lies on the page; always, on a page without a true extent."""
        return not self.bounded or (0 <= x <= self.width and 0 <= y <= self.height)

    @property
    def bounded(self) -> bool:
        """Whether the page has an extent that can be meant: damaged boxes are none or as wide as numbers go."""
        return 0 < self.width <= WIDEST and 0 < self.height <= WIDEST

    @classmethod
    def turned(cls, turn: int, width: float, height: float) -> PageFrame:
        """The frame of a picture shown with this width and height; its coordinates are those of the upright frame."""
        upright = (height, width) if turn % 2 else (width, height)
        return cls(turn, *upright, (width, height), (1.0, 0.0, 0.0, 0.0, 1.0, 0.0))

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, rotation: int, turn: int) -> PageFrame:
        """The frame of a PDF page."""
        bounds = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, bounds)
        left, bottom, right, top = bounds.left, bounds.bottom, bounds.right, bounds.top
        quarter = (rotation - turn) % 4
        matrix = (
            (1.0, 0.0, -left, 0.0, -1.0, top),
            (0.0, 1.0, -bottom, 1.0, 0.0, -left),
            (-1.0, 0.0, right, 0.0, 1.0, -bottom),
            (0.0, -1.0, top, -1.0, 0.0, right),
        )[quarter]
        width, height = right - left, top - bottom
        upright = (height, width) if quarter % 2 else (width, height)
        return cls(turn, *upright, (height, width) if rotation % 2 else (width, height), matrix)


def shown_box(page: int, turn: int, width: float, height: float, rect: Sequence[float]) -> Box:
    """A rectangle of the upright frame (of that width and height) as a box on the page as shown."""
    x0, top, x1, bottom = rect
    if turn == 1:
        return Box(page, height - bottom, x0, height - top, x1)
    if turn == 2:
        return Box(page, width - x1, height - bottom, width - x0, height - top)
    if turn == 3:
        return Box(page, top, width - x1, bottom, width - x0)
    return Box(page, x0, top, x1, bottom)


class PageChars:
    """The characters of one page in the upright frame.

    ``x0 top x1 bottom`` are the drawn extents, ``middle`` the height of the line's middle, ``size`` the font size,
    all in points; white space has x1 < x0. ``start`` is the offset of the first character in the document's text,
    ``tables`` the number of ruled tables found on the page, ``unseen`` how many characters were left out because
    they cannot be seen, ``large`` places of large characters while a PDF is read, with PDFium's numbers of them.
    """

    def __init__(self, number: int, start: int, frame: PageFrame) -> None:
        self.number = number
        self.start = start
        self.frame = frame
        self.tables = 0
        self.unseen = 0
        self.chars: list[str] = []
        self.large: list[tuple[int, int]] = []
        self.x0, self.top, self.x1, self.bottom, self.middle, self.size = (array("f") for _ in range(6))

    def __len__(self) -> int:
        return len(self.chars)

    def add(self, char: str, box: tuple[float, float, float, float], middle: float, size: float) -> None:
        """Append a character."""
        self.chars.append(char)
        self.x0.append(box[0])
        self.top.append(box[1])
        self.x1.append(box[2])
        self.bottom.append(box[3])
        self.middle.append(middle)
        self.size.append(size)

    def add_space(self, char: str) -> None:
        """Append white space, which has no box."""
        self.add(char, (0.0, 0.0, -1.0, 0.0), 0.0, 0.0)


_BoxesOfPage = tuple[int, int, int, float, float, array, array, array, array]


@dataclass(frozen=True, eq=False, repr=False)
class CharBoxes(Sequence["Box | None"]):
    """One box a character of the document, made when asked for: data that a worker may send.

    ``starts`` is the offset of each page's first character, ``size`` the number of characters; a page is its number,
    start, turn, width, height and the extents of its characters (``PageChars``).
    """

    starts: array
    pages: tuple[_BoxesOfPage, ...]
    size: int

    @classmethod
    def of(cls, pages: Sequence[PageChars]) -> CharBoxes:
        """The boxes of the characters of these pages, which follow one another in the document."""
        boxes = tuple(
            (p.number, p.start, p.frame.turn, p.frame.width, p.frame.height, p.x0, p.top, p.x1, p.bottom) for p in pages
        )
        size = pages[-1].start + len(pages[-1]) if pages else 0
        return cls(array("l", (page.start for page in pages)), boxes, size)

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, index: int) -> Box | None: ...
    @overload
    def __getitem__(self, index: slice) -> list[Box | None]: ...
    def __getitem__(self, index: int | slice) -> Box | list[Box | None] | None:
        if isinstance(index, slice):
            first, last, step = index.indices(self.size)
            page = bisect_right(self.starts, first) - 1 if step == 1 and first < last else -1
            if page < 0 or last - self.pages[page][1] > len(self.pages[page][5]):
                return [self[i] for i in range(first, last, step)]
            number, start, turn, width, height, x0, top, x1, bottom = self.pages[page]
            return [
                None if x1[i] < x0[i] else shown_box(number, turn, width, height, (x0[i], top[i], x1[i], bottom[i]))
                for i in range(first - start, last - start)
            ]
        if index < 0:
            index += self.size
        if not 0 <= index < self.size:
            raise IndexError(index)
        # A page without characters starts where the next one does: the last of them is the one with the character.
        page = bisect_right(self.starts, index) - 1
        number, start, turn, width, height, x0, top, x1, bottom = self.pages[page]
        i = index - start
        if x1[i] < x0[i]:
            return None
        return shown_box(number, turn, width, height, (x0[i], top[i], x1[i], bottom[i]))
