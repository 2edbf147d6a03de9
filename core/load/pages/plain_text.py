"""A PDF page's characters where nothing lies over them and nothing cuts them: nearly every page, and many at a time.

What is asked of PDFium for each character is asked in one go, and what lies between two blanks is entered in one go.
``core.load.pages.shown`` reads all other pages, one character after the other; both come to the same.
"""

from __future__ import annotations

import ctypes
import math
from array import array
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING

from core.language.characters import plain
from core.load.pages import calls
from core.load.pages.watermarks import LARGE

if TYPE_CHECKING:
    from core.load.pages.characters import PageChars
    from core.load.pages.ruling import TextObjects

LINE_ENDS = frozenset((10, 13))
_SURROGATES = range(0xD800, 0xE000)
#: Left, right, bottom and top of a character, in doubles.
_SIDES, _DOUBLE = 4, 8

_loose, (_loose_at, *_) = calls.places_for("f", 4)


def char_of(code: int) -> str:
    """The character to read: compatibility forms of Chinese characters become the plain ones."""
    if code in (0x02, 0xAD):
        return "-"  # PDFium's mark for a hyphen at a line end
    if code == 0 or code > 0x10FFFF or code == 0xFFFE:
        return "\ufffd"
    char = chr(code)
    if 0x2E80 <= code <= 0x2FD5 or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F:
        return plain(char)
    if code < 32 and code not in (9, 12):
        return "\ufffd"
    return char


def read(handle: object, count: int, result: PageChars, objects: TextObjects) -> bool:
    """Enter a page's characters; False, with none entered, for a page that has to be looked at one by one."""
    a, b, c, d, e, f = result.frame.matrix
    if objects.cut or objects.inner or objects.paint.hides or (a, b, d, e) != (1.0, 0.0, 0.0, -1.0) or not count:
        return False
    address = ctypes.cast(handle, ctypes.c_void_p).value  # type: ignore[arg-type]
    codes = list(map(calls.unicode_of, repeat(address), range(count)))
    shown: dict[int, str] = {}
    blank: dict[int, str] = {}
    for code in set(codes):
        if code in _SURROGATES:
            return False
        char = "\n" if code in LINE_ENDS else char_of(code)
        (blank if char.isspace() else shown)[code] = char
    boxes = array("d", bytes(count * _SIDES * _DOUBLE))
    start, end = boxes.buffer_info()[0], boxes.buffer_info()[0] + len(boxes) * _DOUBLE
    sides = [range(start + side * _DOUBLE, end, _SIDES * _DOUBLE) for side in range(_SIDES)]
    boxed = list(map(calls.char_box, repeat(address), range(count), *sides))
    x0, x1 = ([x + c for x in boxes[side::_SIDES]] for side in (0, 1))
    y1, y0 = ([f - y for y in boxes[side::_SIDES]] for side in (2, 3))
    across, down = list(map(add, x0, x1)), list(map(add, y0, y1))
    if not math.isfinite(sum(across) + sum(down)):
        return False
    chars = list(map(shown.get, codes))
    stops = [i for i, char in enumerate(chars) if char is None]
    if not all(boxed):
        stops = sorted({*stops, *(i for i, has in enumerate(boxed) if not has)})
    if result.frame.bounded:
        wide, tall = 2 * result.frame.width, 2 * result.frame.height
        on_page = min(across) >= 0 and max(across) <= wide and min(down) >= 0 and max(down) <= tall
        stopped = () if on_page else frozenset(stops)  # a blank may lie anywhere
        for i in range(0 if on_page else count):
            if i not in stopped and not (0 <= across[i] <= wide and 0 <= down[i] <= tall):
                return False
    _enter(result, _Page(address, chars, x0, y0, x1, y1), stops, [blank.get(codes[i], " ") for i in stops])
    return True


class _Page:
    """What PDFium has of each character: its sides in doubles, and as they are entered."""

    def __init__(
        self,
        address: int | None,
        chars: list[str | None],
        x0: list[float],
        y0: list[float],
        x1: list[float],
        y1: list[float],
    ) -> None:
        self.address, self.chars = address, chars
        self.y0, self.y1 = y0, y1
        self.sides = [array("f", side) for side in (x0, y0, x1, y1)]


def _enter(result: PageChars, page: _Page, stops: list[int], blanks: list[str]) -> None:
    """Enter what lies between the stops, and the blanks at these."""
    entered = (result.x0, result.top, result.x1, result.bottom)
    start = 0
    for stop, blank in zip([*stops, len(page.chars)], [*blanks, ""], strict=True):
        if start < stop:
            _heights(result, page, start, stop)
            result.chars += page.chars[start:stop]  # type: ignore[arg-type]
            for whole, side in zip(entered, page.sides, strict=True):
                whole.extend(side[start:stop])
        start = stop + 1
        if blank and not (blank == "\n" and (not result.chars or result.chars[-1] == "\n")):
            result.add_space(blank)


def _heights(result: PageChars, page: _Page, start: int, stop: int) -> None:
    """Enter middle and size of characters between two blanks: what the font claims for one holds for all within it."""
    d, e, f = result.frame.matrix[3:]
    first = len(result.chars) - start
    y0, y1 = page.y0, page.y1
    while start < stop:
        low, high = y0[start], y1[start]
        middle, size, following = (low + high) / 2, high - low, start + 1
        if calls.loose_box(page.address, start, _loose_at):
            left, top, right, bottom = _loose
            broad, claimed = abs(right - left), abs(top - bottom)
            line = d * ((left + right) / 2) + e * ((bottom + top) / 2) + f
            if claimed > 0 and abs(line - middle) < claimed:
                middle = line
                size = max(broad, claimed) if broad < 2 * claimed else claimed
                upper, lower = line - claimed / 2, line + claimed / 2
                if following < stop and upper <= min(y0[following:stop]) and max(y1[following:stop]) <= lower:
                    following = stop
                while following < stop and upper <= y0[following] and y1[following] <= lower:
                    following += 1
        if size >= LARGE:
            result.large += [(first + i, i) for i in range(start, following)]
        result.middle.extend(repeat(middle, following - start))
        result.size.extend(repeat(size, following - start))
        start = following
