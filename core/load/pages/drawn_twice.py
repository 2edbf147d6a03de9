"""Characters drawn again a hair beside themselves, which is how some programs make bold print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.load.pages.characters import PageChars

#: Two of one character nearer than this part of their size, across and down, are one.
_NEAR = 0.15
#: A gap wider than this part of a character's size is a blank.
_GAP = 0.35
_ARRAYS = ("x0", "top", "x1", "bottom", "middle", "size")


def draw_once(page: PageChars) -> None:
    """Leave out every character that stands where the same one was drawn before, and the blanks between the two."""
    again = _again(page)
    if not again:
        return
    kept: list[int] = []
    blanks: list[int] = []
    beside = False
    last = -1
    for i in range(len(page)):
        if page.x1[i] < page.x0[i]:
            blanks.append(i)
        elif i in again:
            beside = True
        else:
            kept += _between(page, blanks, last, i) if beside else blanks
            kept.append(i)
            blanks, beside, last = [], False, i
    kept += [i for i in blanks if page.chars[i] == "\n"][:1] if beside else blanks
    page.chars[:] = [page.chars[i] for i in kept]
    for name in _ARRAYS:
        values = getattr(page, name)
        values[:] = type(values)("f", [values[i] for i in kept])


def _again(page: PageChars) -> set[int]:
    """Indexes of the characters drawn a second time."""
    places: dict[str, list[int]] = {}
    for i, char in enumerate(page.chars):
        places.setdefault(char, []).append(i)
    middle, x0, x1, size = (values.tolist() for values in (page.middle, page.x0, page.x1, page.size))
    again: set[int] = set()
    for indexes in places.values():
        if len(indexes) < 2:
            continue
        indexes.sort(key=middle.__getitem__)
        last = len(indexes)
        for n, i in enumerate(indexes, 1):
            left, width, height = x0[i], x1[i] - x0[i], size[i]
            if width <= 0:
                continue  # a blank
            near = _NEAR * (height if height > width else width)  # 一 is low, whatever its size
            # Thin characters (i, l, |) may follow each other closely.
            across = near if near < 0.6 * width else 0.6 * width
            lowest = middle[i]
            while n < last and middle[k := indexes[n]] - lowest < near:
                if -across < x0[k] - left < across:
                    again.add(max(i, k))
                n += 1
    return again


def _between(page: PageChars, blanks: list[int], before: int, after: int) -> list[int]:
    """Which of the blanks around characters left out still stand between the two that are kept."""
    if before < 0:
        return []
    size = max(page.size[before], page.size[after])
    end = next((i for i in blanks if page.chars[i] == "\n"), None)
    gap = page.x0[after] - page.x1[before]
    if abs(page.middle[after] - page.middle[before]) > 0.5 * size or gap < -size:
        return blanks[:1] if end is None else [end]
    return blanks[:1] if gap > _GAP * size else []
