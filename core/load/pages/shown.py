"""What a PDF page shows: its characters in PDFium's stream order, and its ruled lines."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from operator import sub
from typing import TYPE_CHECKING

import pypdfium2.raw as raw

from core.load.limits import MAX_PAGE, limit
from core.load.pages import calls, plain_text
from core.load.pages.characters import PageChars, PageFrame
from core.load.pages.drawn_twice import draw_once
from core.load.pages.ink import Ink
from core.load.pages.plain_text import LINE_ENDS, char_of
from core.load.pages.ruling import read_ruling
from core.load.pages.unseen import Paint
from core.load.pages.watermarks import LARGE, drop_watermarks

if TYPE_CHECKING:
    import pypdfium2

    from core.load.pages.ruling import Edge, PageRuling, TextObjects

#: A claimed font size this many times the usual drawn size on the page is not believed.
_ABSURD = 6.0
#: A little more than one, for what is reckoned in another order.
_SURELY = 1.000001


def read_page(page: pypdfium2.PdfPage, number: int, start: int) -> tuple[PageChars, PageRuling]:
    """Read page ``number`` (from 1), whose text begins at offset ``start``; the caller holds the PDFium lock.

    Only what is seen is read: neither what stands outside the page's crop box, nor what a clip path hides, nor what is
    not painted, white on paper or painted over. The text ends with a line end when there is any. Raises TooLargeError.
    """
    rotation = raw.FPDFPage_GetRotation(page) % 4
    textpage = page.get_textpage()
    turn = 0
    try:
        count = max(0, raw.FPDFText_CountChars(textpage.raw))
        limit(count, MAX_PAGE, "characters on a page")
        turn = _turn(textpage.raw, count, rotation)
        if turn:
            # PDFium puts words in the order of the page as it is turned: sideways ones would come from right to left.
            textpage.close()
            raw.FPDFPage_SetRotation(page, (rotation - turn) % 4)
            textpage = page.get_textpage()
        handle = textpage.raw
        count = max(0, raw.FPDFText_CountChars(handle))
        result = PageChars(number, start, PageFrame.of(page, rotation, turn))
        ruling, objects = read_ruling(page, result.frame)
        if ruling.scanned(result.frame):
            objects.paint = Paint()  # what was recognised of a scan is not seen, but read
        if not plain_text.read(handle, count, result, objects):
            _read(handle, count, result, objects, Ink(page, result.frame))
        _finish(result, handle, page)
    finally:
        textpage.close()
        if turn:
            raw.FPDFPage_SetRotation(page, rotation)
    if result.chars and result.chars[-1] != "\n":
        result.add_space("\n")
    return result, ruling


def _turn(handle: object, count: int, rotation: int) -> int:
    """Quarter turns clockwise at which most text stands on the page as shown."""
    step = max(1, count // 64)
    address = ctypes.cast(handle, ctypes.c_void_p).value  # type: ignore[arg-type]
    angles: Counter[int] = Counter()
    for i in range(0, count, step):
        angle = calls.angle_of(address, i)
        if angle >= 0 and calls.unicode_of(address, i) > 32:
            angles[round(angle / (math.pi / 2)) % 4] += 1
    if not angles:
        return 0
    # PDFium gives the angle in user space, clockwise; the page is then turned clockwise by its rotation.
    return (angles.most_common(1)[0][0] + rotation) % 4


def _finish(result: PageChars, handle: object, page: pypdfium2.PdfPage) -> None:
    """Take out of the characters what is no text of the page, and mend what fonts claim."""
    _distrust(result)
    if result.large:
        drop_watermarks(result, handle, result.large, raw.FPDFPage_GetRotation(page) % 4 * -math.pi / 2)
    draw_once(result)


def _read(handle: object, count: int, result: PageChars, objects: TextObjects, ink: Ink) -> None:
    # This loop runs for every character of a page that ``plain_text`` leaves: all it needs is a local name.
    unicode_of, char_box, loose_box = calls.unicode_of, calls.char_box, calls.loose_box
    address = ctypes.cast(handle, ctypes.c_void_p).value  # type: ignore[arg-type]
    box, sides = calls.places_for("d", 4)
    loose, (loose_at, *_) = calls.places_for("f", 4)
    a, b, c, d, e, f = result.frame.matrix
    wide, tall = 2 * result.frame.width, 2 * result.frame.height
    bounded = result.frame.bounded
    paint = objects.paint
    covered = paint.hides
    special = bool(objects.cut or objects.inner or covered)
    straight = (a, b, d, e) == (1.0, 0.0, 0.0, -1.0)
    add_space, chars = result.add_space, result.chars
    append_char, append_x0, append_top = chars.append, result.x0.append, result.top.append
    append_x1, append_bottom = result.x1.append, result.bottom.append
    append_middle, append_size = result.middle.append, result.size.append
    text_object = calls.text_object
    seen: dict[int, str] = {}  # without white space
    high = 0
    large = result.large
    # The extents that the font claims (middle, size, top, bottom); they hold to the end of the word.
    middle = size = upper = lower = 0.0
    known = gap = False
    for i in range(count):
        code = unicode_of(address, i)
        char = seen.get(code)
        if char is None or high:
            if code in LINE_ENDS:
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
            char = char_of(code)
            if char.isspace():
                known = False
                if not gap:
                    add_space(char)
                continue
            seen[code] = char
        if not char_box(address, i, *sides):
            known = False
            add_space(" ")
            continue
        left, right, bottom, top = box
        item = text_object(address, i) if special else None
        shift = _form_matrix(handle, i, item, objects) if item else None
        if shift:
            left, right, bottom, top = _moved(shift, left, right, bottom, top)
        if straight:
            x0, y0, x1, y1 = left + c, f - top, right + c, f - bottom
        else:
            xa, xb = a * left + b * bottom + c, a * right + b * top + c
            ya, yb = d * left + e * bottom + f, d * right + e * top + f
            x0, y0, x1, y1 = min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)
        if (bounded and not (0 <= x0 + x1 <= wide and 0 <= y0 + y1 <= tall)) or (
            item and _hidden(objects.cut.get(item), x0, y0, x1, y1)
        ):
            # Nothing is left of it: blanks around it would be blanks of nothing too.
            known, gap = False, True
            continue
        if covered and item and paint.unseen(item, at := (x0, y0, x1, y1), lambda b=at: ink.at(b)):
            result.unseen += 1
            known, gap = False, True
            continue
        gap = False
        if not (known and upper <= y0 and y1 <= lower):
            middle, size = (y0 + y1) / 2, y1 - y0
            known = False
            if not shift and loose_box(address, i, loose_at):
                left, top, right, bottom = loose
                x, y = (left + right) / 2, (bottom + top) / 2
                broad, claimed = abs(right - left), abs(top - bottom)
                line = d * x + e * y + f
                if a == 0:
                    # The frame lies across user space: along the line is up and down there.
                    broad, claimed = claimed, broad
                if claimed > 0 and abs(line - middle) < claimed:
                    middle = line
                    size = max(broad, claimed) if broad < 2 * claimed else claimed
                    known, upper, lower = straight, line - claimed / 2, line + claimed / 2
        if size >= LARGE:
            large.append((len(chars), i))
        append_char(char)
        append_x0(x0)
        append_top(y0)
        append_x1(x1)
        append_bottom(y1)
        append_middle(middle)
        append_size(size)


def _hidden(seen: Edge | None, x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether a character's middle is outside what the clip paths leave."""
    return seen is not None and not (
        2 * seen.x0 <= x0 + x1 <= 2 * seen.x1 and 2 * seen.top <= y0 + y1 <= 2 * seen.bottom
    )


def _form_matrix(handle: object, index: int, item: int, objects: TextObjects) -> tuple[float, ...] | None:
    """The matrix of the form around a character that PDFium has placed without it; None where the place is right.

    For text that an /ActualText replaces, PDFium (core/fpdftext, ProcessMarkedContent) gives origin and box in the
    form's own coordinates, and only the matrix in the page's.
    """
    if item not in objects.inner:
        return None
    own = calls.matrix_of(item)
    shown = raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    if own is None or not (
        raw.FPDFText_GetMatrix(handle, index, shown) and raw.FPDFText_GetCharOrigin(handle, index, x, y)
    ):
        return None
    p, q, r, s, t, u = own
    if abs(x.value - t) + abs(y.value - u) > 0.01 or abs(t - shown.e) + abs(u - shown.f) <= 0.01:
        return None
    scale = p * s - q * r
    if abs(scale) < 1e-9:
        return None
    # own · form = shown
    a, b, c, d = s / scale, -q / scale, -r / scale, p / scale
    form = (
        a * shown.a + b * shown.c, a * shown.b + b * shown.d,
        c * shown.a + d * shown.c, c * shown.b + d * shown.d,
    )  # fmt: skip
    return (*form, shown.e - t * form[0] - u * form[2], shown.f - t * form[1] - u * form[3])


def _moved(
    matrix: tuple[float, ...], left: float, right: float, bottom: float, top: float
) -> tuple[float, float, float, float]:
    """A box (left, right, bottom, top) put through a matrix."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return min(xs), max(xs), min(ys), max(ys)


def _distrust(page: PageChars) -> None:
    """Where a font claims absurd extents (vertical fonts do), the drawn shape is all there is."""
    largest = max(page.size, default=0.0)
    least = largest / _ABSURD * _SURELY
    if 2 * sum(map(least.__le__, map(sub, page.bottom, page.top))) > len(page):
        return  # more than half are drawn so high that none is absurd beside them
    drawn = list(map(max, map(sub, page.x1, page.x0), map(sub, page.bottom, page.top)))
    marks = sorted(d for d in drawn if d > 0)
    if not marks:
        return
    limit = _ABSURD * marks[len(marks) // 2]
    if largest <= limit:
        return
    for i, size in enumerate(page.size):
        if size > limit and size > 4 * drawn[i]:
            page.size[i] = drawn[i]
            page.middle[i] = (page.top[i] + page.bottom[i]) / 2
