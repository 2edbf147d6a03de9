"""Large text that lies over a page and is of none of its lines: 草稿 or 内部资料, slanted or from below upwards."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pypdfium2.raw as raw

from core.model.geometry import median

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.load.pages.characters import PageChars

#: From this size on (points), and so many times the page's usual one, turned text is no line of the page.
LARGE, _TIMES = 24.0, 2.0
#: A line is level within so many degrees.
_LEVEL = 3.0
_ARRAYS = ("x0", "top", "x1", "bottom", "middle", "size")


def drop_watermarks(page: PageChars, handle: object, large: Sequence[tuple[int, int]], turn: float) -> None:
    """Take large text that is not level out of a page.

    ``large`` are places in the page's characters and PDFium's numbers of those from ``LARGE`` points on; ``turn`` is
    the angle (radians) at which the page's own text stands. The caller holds the PDFium lock.
    """
    sizes = [size for size, x0, x1 in zip(page.size, page.x0, page.x1, strict=True) if x1 >= x0]
    if not sizes:
        return
    least = _TIMES * median(sizes)
    gone = {at for at, number in large if page.size[at] >= least and not _is_level(handle, number, turn)}
    if not gone:
        return
    kept = [i for i in range(len(page)) if i not in gone]
    page.chars[:] = [page.chars[i] for i in kept]
    for name in _ARRAYS:
        values = getattr(page, name)
        values[:] = type(values)("f", [values[i] for i in kept])


def _is_level(handle: object, number: int, turn: float) -> bool:
    angle = raw.FPDFText_GetCharAngle(handle, number)
    if angle < 0:
        return True
    apart = math.degrees(angle - turn) % 360
    return min(apart, 360 - apart) <= _LEVEL
