"""Characters and their boxes from a PDF page, in PDFium's stream order."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import pypdfium2
import pypdfium2.raw as raw

from core.load.limits import MAX_PAGE, limit
from core.model.geometry import Box

#: Radicals some writers map whole characters to, and for which Unicode gives no decomposition.
_RADICALS = str.maketrans(
    "⺁⺇⺟⺠⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂几母民西见角贝车长长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)

#: A claimed font size this many times the usual drawn size on the page is not believed.
_ABSURD = 6.0
_ENDS = frozenset((10, 13))


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
    ``tables`` the number of ruled tables found on the page.
    """

    def __init__(self, number: int, start: int, frame: PageFrame) -> None:
        self.number = number
        self.start = start
        self.frame = frame
        self.tables = 0
        self.chars: list[str] = []
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


class CharBoxes(Sequence["Box | None"]):
    """One box a character of the document, made when asked for."""

    def __init__(self, pages: Sequence[PageChars]) -> None:
        self._starts = array("l", (page.start for page in pages))
        self._pages = [
            (p.number, p.start, p.frame.turn, p.frame.width, p.frame.height, p.x0, p.top, p.x1, p.bottom) for p in pages
        ]
        self._size = pages[-1].start + len(pages[-1]) if pages else 0

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Box | None: ...
    @overload
    def __getitem__(self, index: slice) -> list[Box | None]: ...
    def __getitem__(self, index: int | slice) -> Box | list[Box | None] | None:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._size))]
        if index < 0:
            index += self._size
        if not 0 <= index < self._size:
            raise IndexError(index)
        # A page without characters starts where the next one does: the last of them is the one with the character.
        page = bisect_right(self._starts, index) - 1
        number, start, turn, width, height, x0, top, x1, bottom = self._pages[page]
        i = index - start
        if x1[i] < x0[i]:
            return None
        return shown_box(number, turn, width, height, (x0[i], top[i], x1[i], bottom[i]))


def read_chars(page: pypdfium2.PdfPage, number: int, start: int) -> PageChars:
    """Read page ``number`` (from 1), whose text begins at offset ``start``; the caller holds the PDFium lock.

    The text ends with a line end when there is any. Raises TooLargeError.
    """
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        count = max(0, raw.FPDFText_CountChars(handle))
        limit(count, MAX_PAGE, "characters on a page")
        rotation = raw.FPDFPage_GetRotation(page) % 4
        result = PageChars(number, start, PageFrame.of(page, rotation, _turn(handle, count, rotation)))
        _read(handle, count, result)
    finally:
        textpage.close()
    if result.chars and result.chars[-1] != "\n":
        result.add_space("\n")
    return result


def _turn(handle: object, count: int, rotation: int) -> int:
    """Quarter turns clockwise at which most text stands on the page as shown."""
    step = max(1, count // 64)
    angles: Counter[int] = Counter()
    for i in range(0, count, step):
        angle = raw.FPDFText_GetCharAngle(handle, i)
        if angle >= 0 and raw.FPDFText_GetUnicode(handle, i) > 32:
            angles[round(angle / (math.pi / 2)) % 4] += 1
    if not angles:
        return 0
    # PDFium gives the angle in user space, clockwise; the page is then turned clockwise by its rotation.
    return (angles.most_common(1)[0][0] + rotation) % 4


def _read(handle: object, count: int, result: PageChars) -> None:
    # This loop runs for every character of the draft: everything it needs is a local name.
    unicode_of, char_box, loose_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox, raw.FPDFText_GetLooseCharBox
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    arguments = [ctypes.byref(v) for v in (left, right, bottom, top)]
    loose = raw.FS_RECTF()
    loose_argument = ctypes.byref(loose)
    a, b, c, d, e, f = result.frame.matrix
    straight = (a, b, d, e) == (1.0, 0.0, 0.0, -1.0)
    add_space, chars = result.add_space, result.chars
    append_char, append_x0, append_top = chars.append, result.x0.append, result.top.append
    append_x1, append_bottom = result.x1.append, result.bottom.append
    append_middle, append_size = result.middle.append, result.size.append
    seen: dict[int, str] = {}
    high = 0
    # The extents that the font claims (middle, size, top, bottom); they hold to the end of the word.
    middle = size = upper = lower = 0.0
    known = False
    for i in range(count):
        code = unicode_of(handle, i)
        if code in _ENDS:
            known = False
            if chars and chars[-1] != "\n":
                add_space("\n")
            continue
        if 0xD800 <= code <= 0xDBFF:
            high = code
            continue
        if 0xDC00 <= code <= 0xDFFF:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0
        high = 0
        char = seen.get(code)
        if char is None:
            char = seen[code] = _char(code)
        if char.isspace():
            known = False
            add_space(char)
            continue
        if not char_box(handle, i, *arguments):
            known = False
            add_space(" ")
            continue
        if straight:
            x0, y0, x1, y1 = left.value + c, f - top.value, right.value + c, f - bottom.value
        else:
            xa, xb = a * left.value + b * bottom.value + c, a * right.value + b * top.value + c
            ya, yb = d * left.value + e * bottom.value + f, d * right.value + e * top.value + f
            x0, y0, x1, y1 = min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)
        if not (known and upper <= y0 and y1 <= lower):
            middle, size = (y0 + y1) / 2, y1 - y0
            known = False
            if loose_box(handle, i, loose_argument):
                x, y = (loose.left + loose.right) / 2, (loose.bottom + loose.top) / 2
                wide, tall = abs(loose.right - loose.left), abs(loose.top - loose.bottom)
                line = d * x + e * y + f
                if tall > 0 and abs(line - middle) < tall:
                    middle = line
                    size = max(wide, tall) if wide < 2 * tall else tall
                    known, upper, lower = straight, line - tall / 2, line + tall / 2
        append_char(char)
        append_x0(x0)
        append_top(y0)
        append_x1(x1)
        append_bottom(y1)
        append_middle(middle)
        append_size(size)
    _distrust(result)


def _distrust(page: PageChars) -> None:
    """Where a font claims absurd extents (vertical fonts do), the drawn shape is all there is."""
    drawn = [max(x1 - x0, b - t) for x0, x1, t, b in zip(page.x0, page.x1, page.top, page.bottom, strict=True)]
    marks = sorted(d for d in drawn if d > 0)
    if not marks:
        return
    limit = _ABSURD * marks[len(marks) // 2]
    for i, size in enumerate(page.size):
        if size > limit and size > 4 * drawn[i]:
            page.size[i] = drawn[i]
            page.middle[i] = (page.top[i] + page.bottom[i]) / 2


def _char(code: int) -> str:
    """The character to read: compatibility forms of Chinese characters become the plain ones."""
    if code in (0x02, 0xAD):
        return "-"  # PDFium's mark for a hyphen at a line end
    if code == 0 or code > 0x10FFFF or code == 0xFFFE:
        return "\ufffd"
    char = chr(code)
    if 0x2E80 <= code <= 0x2FD5 or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F:
        plain = unicodedata.normalize("NFKC", char.translate(_RADICALS))
        return plain if len(plain) == 1 else char
    if code < 32 and code not in (9, 12):
        return "\ufffd"
    return char
