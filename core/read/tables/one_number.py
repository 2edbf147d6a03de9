"""Whether the text of a cell is one number: digits run together may be those of two, or what is left of a longer one.

A blank or a line end between digits ("729" and "22" in two paragraphs) does not make them one number. On pages the
loader knows their places and leaves no blank in a number that was broken because it did not fit. Without places, only
a draft whose numbers are all broken in the same way, as converters write them, shows that they are broken.

A character that shows nothing (U+0001, U+007F) may stand where a digit was: "72" is not certain. Digits that are
raised or struck out are the mark of a note or an old number: with them "72" may be 7 or 2. What else a cell shows (a
picture, an embedded object) may be a number too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from core.model.document import Document, View
from core.model.numbers import numbers_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.geometry import Box
    from core.read.tables.reading import CellText

#: Control characters, the sign for a character that could not be decoded, and the mark that turns round what follows.
_SHAPELESS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202e\ufffd-\uffff]")
_LOST_DIGITS = "数字中间或旁边有无法显示的字符，可能缺了数字"
CROWDED = "数字互相重叠或越过了单元格的边线，不能确定是哪个数"
#: A number of so many digits is that of several cells: no organ has ten thousand million of anything.
_MOST_DIGITS = 11
#: One of so many that is broken over lines may be two, one above the other: narrow columns have no count so large.
_MOST_BROKEN = 6
_LONG = "数字长得不像一个数，可能是几个数连在一起"
#: Digits may lie over each other, or over the edge of a cell, by this part of the narrower one's width.
_OVER = 0.3
#: Digits with less than this part of a digit's width between them are of one number.
_ROOM = 0.5
#: Between the digits of one number the blanks differ by this part of a digit's width: a 1 is narrow.
_SPREAD = 0.25
_SET_APART = "单元格里有上标、下标、画了删除线、倒排或与底色相同的数字，不能确定哪些是现在的数"
_UNREAD = "单元格里还有图片、嵌入的对象或没有更新的域，里面的内容读不出，不能确定是哪个数"
_FIGURES = re.compile(r"\d+(?:\s+\d+)*")
_JOINED = " "
#: So many cells with broken numbers show that a draft's numbers are broken throughout.
_THROUGHOUT = 20


class OneNumber:
    """Tells for the cells of a draft whether they hold one number."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[tuple[str, int, int, Box | None], tuple[CellText, str]] = {}

    def checked(self, slot: CellText | None) -> CellText | None:
        """The same text, in doubt where it is not plainly one number."""
        if slot is None or slot.doubt:
            return slot
        view = slot.view
        key = view.text, view.start, view.end, slot.box
        known = self._known.get(key)
        if known is None or known[0].view.offsets != view.offsets:  # both readings ask for the same cell
            known = self._known[key] = slot, self._doubt(slot)
        doubt = known[1]
        if doubt == _JOINED:
            return replace(slot, view=_joined(view))
        return replace(slot, doubt=doubt) if doubt else slot

    def _doubt(self, slot: CellText) -> str:
        """Why a text is not plainly one number; "" where it is, ``_JOINED`` where its blanks part nothing."""
        text, boxes = slot.view.text, self._document.boxes
        if self._document.unread and self._beside_unread(slot.view):
            return _UNREAD
        if numbers_apart(text):
            if self._throughout and _FIGURES.fullmatch(text):
                return _JOINED
            return f"单元格写作“{text}”，不能确定是一个数还是几个数"
        if not boxes and _blank_behind_point(self._document.text, slot.view):
            return f"单元格写作“{text}”，数字中间有空格，不能确定是一个数还是几个数"
        if self._has_shapeless and _shapeless(self._document.text, slot.view):
            return _LOST_DIGITS
        if self._apart and any(offset in self._apart for offset in slot.view.offsets):
            return _SET_APART
        if len(text) >= _MOST_BROKEN and text.isdecimal() and (len(text) >= _MOST_DIGITS or self._broken(slot.view)):
            return _LONG
        if text and boxes and _crowded(self._document, slot):
            return CROWDED
        return ""

    def final(self, drawn: CellText) -> bool:
        """Whether the doubt about a drawn cell stands, whatever the order of words says: it is this one cell's text."""
        if drawn.several or not drawn.doubt:
            return False
        if numbers_apart(drawn.view.text):
            return not self._document.boxes  # on a page the line between two cells may be missing
        return drawn.doubt in (_LOST_DIGITS, _SET_APART, CROWDED, _LONG, _UNREAD)

    def _broken(self, view: View) -> bool:
        """Whether its digits stand on several lines of a page."""
        boxes = [box for o in view.offsets if (box := self._document.boxes[o])] if self._document.boxes else []
        return len({box.page for box in boxes}) > 1 or any(two.x0 < one.x0 for one, two in pairwise(boxes))

    def _beside_unread(self, view: View) -> bool:
        """Whether the cell shows something besides its text."""
        first, last = (view.start, view.end) if view.text else (view.at, view.at)
        return any(span.start <= first and last <= span.end for span in self._document.unread)

    @cached_property
    def _apart(self) -> frozenset[int]:
        """Offsets of digits that are raised, lowered or struck out."""
        text = self._document.text
        spans = self._document.apart
        return frozenset(i for span in spans for i in range(span.start, span.end) if text[i].isdigit())

    @cached_property
    def _has_shapeless(self) -> bool:
        return _SHAPELESS.search(self._document.text) is not None

    @cached_property
    def _throughout(self) -> bool:
        """Whether every longer number of the draft is broken, all behind as many digits."""
        if self._document.boxes:
            return False
        texts = [cell.view.text for grid in self._document.grids for cell in grid.cells]
        pieces = [text.split() for text in texts if _FIGURES.fullmatch(text)]
        broken = [p for p in pieces if len(p) > 1]
        if len(broken) < _THROUGHOUT:
            return False
        size = len(broken[0][0])
        return all(len(p[0]) == size for p in broken) and all(len(p[0]) <= size for p in pieces)


def _joined(view: View) -> View:
    kept = [i for i, char in enumerate(view.text) if not char.isspace()]
    return View("".join([view.text[i] for i in kept]), [view.offsets[i] for i in kept])


def _blank_behind_point(text: str, view: View) -> bool:
    """Whether a blank of the draft stands behind a point or comma amid the digits: 1. 437."""
    if len(view.text) == view.offsets[-1] - view.offsets[0] + 1 if view.text else True:
        return False
    return any(b - a > 1 and text[a] in ".．,，" and text[b].isdecimal() and text[a + 1] == " "
               for a, b in pairwise(view.offsets))  # fmt: skip


def _shapeless(text: str, view: View) -> bool:
    """Whether characters without a shape are in or beside the text; on a page they may leave a gap."""
    first, last = (view.at, view.at) if not view.text else (view.start, view.end)
    while first > 0 and text[first - 1] == " ":
        first -= 1
    while text[last : last + 1] == " " or (not view.text and text[last : last + 1] in ("\n", "\t")):
        last += 1
    beside = (max(0, first - 1), first), (last, last + 1)
    between = [(a + 1, b) for a, b in pairwise(view.offsets) if b - a > 1] if last - first > len(view.text) else []
    return any(_SHAPELESS.search(text, *span) for span in (*beside, *between))


def _crowded(document: Document, slot: CellText) -> bool:
    """Whether digits, with those run together with them, lie over each other or over an edge of their cell."""
    text, boxes = document.text, document.boxes
    first, last = slot.view.start, slot.view.end
    while first > 0 and text[first - 1].isdecimal():
        first -= 1
    while text[last : last + 1].isdecimal():
        last += 1
    digits = [b for b in boxes[first:last] if b is not None]
    offsets = slot.view.offsets
    alone = offsets.__class__ is range and (offsets[0], offsets[-1] + 1) == (first, last)
    own = digits if alone else [b for o in offsets if (b := boxes[o]) is not None]
    # a second text over the first has each digit beside its own neighbours
    pairs = combinations if len(digits) <= _MOST_DIGITS else lambda row, _: pairwise(row)
    if any(_over(one, two) for row in ((own,) if alone else (digits, own)) for one, two in pairs(row, 2)):
        return True
    return slot.box is not None and (_cut(slot.box, digits) or _run_on(slot.box, digits))


def _cut(cell: Box, digits: Sequence[Box]) -> bool:
    """Whether an edge of the cell goes through a digit."""
    return any(
        b.page == cell.page and b.x0 + _OVER * (b.x1 - b.x0) < edge < b.x1 - _OVER * (b.x1 - b.x0)
        for b in digits
        for edge in (cell.x0, cell.x1)
    )


def _run_on(cell: Box, digits: Sequence[Box]) -> bool:
    """Whether the digits go on beyond the cell with no more room between them than within it."""
    inside = [b.page == cell.page and cell.x0 <= (b.x0 + b.x1) / 2 <= cell.x1 for b in digits]
    gaps = [(two.x0 - one.x1, a, b) for (one, a), (two, b) in pairwise(zip(digits, inside, strict=True))]
    within = [gap for gap, a, b in gaps if a and b]
    digit = max((b.x1 - b.x0 for b in digits), default=0.0)
    near = max((*(gap + _SPREAD * digit for gap in within), _ROOM * digit))
    return any(a != b and abs(gap) <= near for gap, a, b in gaps)


def _over(one: Box, two: Box) -> bool:
    """Whether two digits lie over each other, on an upright page or one that is turned."""
    if one.page != two.page:
        return False
    across = min(one.x1, two.x1) - max(one.x0, two.x0)
    down = min(one.bottom, two.bottom) - max(one.top, two.top)
    narrow, low = min(one.x1 - one.x0, two.x1 - two.x0), min(one.bottom - one.top, two.bottom - two.top)
    return across > _OVER * narrow and down > _OVER * low
