"""Lines of a PDF outside its tables: running heads told apart, the rest joined to logical paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from core.language.numerals import ORDINALS
from core.language.sentences import ENDS
from core.load.pages.characters import PageChars
from core.load.pages.grids import spans_of
from core.load.pages.tables import visual_lines
from core.model.geometry import median
from core.model.normalise import logical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.model.document import Span, View

_STROKES = r"[-—–－―─·•|\s]*"
#: Page numbers that say what they are: "- 3 -", "第 3 页 共 9 页", "3/9".
_PAGE_NUMBER = re.compile(
    rf"""(?ix)
      {_STROKES} 第\s*\d{{1,4}}\s*页\s* (?: [,，/／]?\s* 共\s*\d{{1,4}}\s*页 )? {_STROKES}
    | \d{{1,4}} \s*[/／]\s* \d{{1,4}}
    | [-—–－―─·•|]+ \s*\d{{1,4}}\s* [-—–－―─·•|]+
    | Page \s*\d+ (?: \s*of\s*\d+ )?"""
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_CELLS = re.compile(r"[\d\s.,/—-]+")
_STARTER = re.compile(
    rf"""(?x)
      [{ORDINALS}]{{1,3}} [、.．] | [（(] [{ORDINALS}\d]{{1,3}} [)）] | \d{{1,2}} [、.．] (?!\d)
    | 第 [{ORDINALS}]{{1,2}} [章节条部] | 附件 | 注[:：]"""
)
_DIGITS = re.compile(r"\d+")
_TERMINAL = frozenset(f"{ENDS}:：")
_OPENING = frozenset("（“‘《〈【〔「『")
_CLOSING = frozenset("，。、；：！？）”’》〉】〕」』")

#: The part of a page's height, at top and bottom, where running heads stand.
_MARGIN = 0.13
#: How far a repeated head may move from page to page, in points.
_DRIFT = 6.0
#: Lines over this part of the page's width show where the text block's edges are.
_LONG = 0.45
#: So many lines that fill this part of half a page show that two pages stand side by side on it.
_MANY, _HALF = 5, 0.65


@dataclass(slots=True)
class PageLine:
    """A line of text outside tables; extents in the upright frame, widened to the full width of punctuation."""

    page: PageChars
    indexes: list[int]
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    middle: float
    size: float
    tables_before: int

    def spans(self) -> list[Span]:
        """Its ranges in the document."""
        return spans_of(self.page, self.indexes)


def read_lines(page: PageChars, owner: Sequence[int]) -> list[PageLine]:
    """The page's lines outside tables, in stream order; ``owner`` tells the table of each character or -1."""
    lines: list[PageLine] = []
    tables = 0
    inside = False
    current: list[int] = []
    for i, (char, table, x0, x1) in enumerate(zip(page.chars, owner, page.x0, page.x1, strict=True)):
        if char == "\n":
            lines += (_line(page, line, tables) for line in visual_lines(page, current))
            current = []
        elif x1 < x0:
            continue
        elif table >= 0:
            tables += not inside
            inside = True
        else:
            inside = False
            current.append(i)
    return _side_by_side(lines)


def _line(page: PageChars, indexes: list[int], tables: int) -> PageLine:
    chars = page.chars
    first, last = indexes[0], indexes[-1]
    if indexes == [*range(first, last + 1)]:  # as nearly always
        text = "".join(chars[first : last + 1])
        sizes, middles = page.size[first : last + 1], page.middle[first : last + 1]
    else:
        joined = pairwise([first - 1, *indexes])
        text = "".join([chars[i] if i == before + 1 else " " + chars[i] for before, i in joined])
        sizes, middles = ([values[i] for i in indexes] for values in (page.size, page.middle))
    size = median(sizes)
    x0 = page.x0[first] - (0.5 * size if chars[first] in _OPENING else 0)
    x1 = page.x1[last] + (0.6 * size if chars[last] in _CLOSING else 0)
    return PageLine(page, indexes, text, x0, x1, page.top[first], page.bottom[first], median(middles), size, tables)


def _side_by_side(lines: list[PageLine]) -> list[PageLine]:
    """Pieces of one printed line that the stream separates belong together."""
    result: list[PageLine] = []
    for line in lines:
        last = result[-1] if result else None
        if (
            last is not None
            and abs(line.middle - last.middle) < 0.4 * min(line.size, last.size)
            and line.x0 >= last.x1 - 1
            and line.tables_before == last.tables_before
        ):
            result[-1] = _line(line.page, last.indexes + line.indexes, line.tables_before)
        else:
            result.append(line)
    return result


def drop_running(
    pages: Sequence[list[PageLine]], tables: Sequence[Sequence[tuple[float, float]]]
) -> list[list[PageLine]]:
    """The lines of each page without page numbers and running heads and feet.

    ``tables`` has the vertical extents of each page's tables: what stands between body and table is no head.
    """
    candidates = [_margin_lines(lines, extents) for lines, extents in zip(pages, tables, strict=True)]
    places: dict[str, list[tuple[PageLine, int]]] = {}
    offsets: Counter[int] = Counter()
    for number, lines in enumerate(candidates):
        for line in lines:
            places.setdefault(_mask(line), []).append((line, number))
            if _BARE_NUMBER.fullmatch(line.text):
                offsets[int(line.text) - line.page.number] += 1
    enough = max(2, len(pages) // 2)

    def running(line: PageLine) -> bool:
        if _PAGE_NUMBER.fullmatch(line.text):
            return True
        if _BARE_NUMBER.fullmatch(line.text):
            # A bare number counts the pages only if it goes up with them; else it may be a cell's.
            offset = int(line.text) - line.page.number
            return offset == 0 or offsets[offset] >= 2
        mask = _mask(line)
        if sum(c != "#" for c in mask) < 2:
            return False
        return len({n for other, n in places[mask] if _same_place(line, other)}) >= enough

    result: list[list[PageLine]] = []
    for lines, margin in zip(pages, candidates, strict=True):
        gone = {id(line) for line in margin if running(line)}
        result.append([line for line in lines if id(line) not in gone])
    return result


def _same_place(line: PageLine, other: PageLine) -> bool:
    """True where a running head would stand again: as high, and flush with it, centred with it, or mirrored.

    The organ in the title (centred) and under the report (to the right) may by chance be equally high.
    """
    width = line.page.frame.width
    across = (
        line.x0 - other.x0,
        line.x1 - other.x1,
        (line.x0 + line.x1 - other.x0 - other.x1) / 2,
        line.x0 + other.x1 - width,
    )
    return abs(line.middle - other.middle) <= _DRIFT and min(map(abs, across)) <= _DRIFT


def _mask(line: PageLine) -> str:
    """The line's text with every number alike, since running heads may count."""
    return _DIGITS.sub("#", "".join(line.text.split()))


def _margin_lines(lines: list[PageLine], tables: Sequence[tuple[float, float]]) -> list[PageLine]:
    """Up to two lines at the very top and the very bottom of a page, beyond everything else."""
    if not lines:
        return []
    height = lines[0].page.frame.height
    ordered = sorted(lines, key=lambda line: line.middle)
    first = min((top for top, _ in tables), default=height)
    last = max((bottom for _, bottom in tables), default=0.0)
    head = [n for n in ordered[:2] if n.bottom <= height * _MARGIN and n.bottom <= first]
    foot = [n for n in ordered[-2:] if n.top >= height * (1 - _MARGIN) and n.top >= last]
    return [*head, *(n for n in foot if all(n is not h for h in head))]


def paragraphs(text: str, pages: Sequence[list[PageLine]]) -> list[View]:
    """Logical paragraphs from the body lines of all pages; they continue over page ends."""
    lines = [line for page in pages for line in page]
    split = _split_pages(lines)
    edges = _text_edges(lines, split)
    pitch = _pitch(lines, split)
    groups: list[list[PageLine]] = []
    for line in lines:
        left, right = edges[_block(line, split)]
        if groups and _joins(groups[-1][-1], line, left, right, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    views = (logical(text, [span for line in group for span in line.spans()]) for group in groups)
    return [view for view in views if view.text]


def _joins(last: PageLine, line: PageLine, left: float, right: float, pitch: float) -> bool:
    """Whether a line carries on the paragraph of the line before it."""
    if _CELLS.fullmatch(last.text) or (" " in line.text.strip() and _CELLS.fullmatch(line.text)):
        return False  # a row of an unruled table, never prose
    if last.page is line.page:
        if line.tables_before != last.tables_before or line.middle - last.middle > 1.7 * pitch:
            return False
        if line.middle < last.middle:
            return False
    elif line.page.number != last.page.number + 1 or line.tables_before or _table_follows(last):
        return False
    if max(line.size, last.size) > 1.2 * min(line.size, last.size):
        return False
    if right - last.x1 > _needed(line) + 0.3 * last.size:
        return False  # there was room for more: the paragraph ended
    ended = last.text[-1] in _TERMINAL
    if line.x0 - left > 1.2 * line.size:
        # Indented: a new paragraph, unless the block as a whole is indented and the sentence goes on.
        return not ended and abs(line.x0 - last.x0) < 0.5 * line.size
    return not (ended and _STARTER.match(line.text))


def _table_follows(line: PageLine) -> bool:
    return line.tables_before < line.page.tables


def _needed(line: PageLine) -> float:
    """Width of what would have had to fit at the end of the line before: a word, or a character with its mark."""
    text = line.text
    if text[0].isascii() and text[0].isalnum():
        length = next((i for i, c in enumerate(text) if not (c.isascii() and not c.isspace())), len(text))
        return 0.55 * line.size * length
    return line.size * (2 if len(text) > 1 and text[1] in _CLOSING else 1)


def _split_pages(lines: Iterable[PageLine]) -> set[int]:
    """The widths of pages that have two pages side by side on them: many lines fill a half, and none goes across."""
    filled: Counter[int] = Counter()
    crossed: set[int] = set()
    for line in lines:
        width = line.page.frame.width
        if line.x0 < width / 2 - line.size and line.x1 > width / 2 + line.size:
            crossed.add(round(width))
        elif line.x1 - line.x0 >= _HALF * width / 2:
            filled[round(width)] += 1
    return {width for width, count in filled.items() if count >= _MANY} - crossed


def _block(line: PageLine, split: set[int]) -> tuple[int, bool]:
    """The block of text that a line is of: its page's width, and whether it is in the right half of two."""
    width = round(line.page.frame.width)
    return width, width in split and line.x0 > width / 2


def _wide(width: int, split: set[int]) -> float:
    """How much of a page's width its text has for itself."""
    return width / 2 if width in split else float(width)


def _text_edges(lines: Iterable[PageLine], split: set[int]) -> dict[tuple[int, bool], tuple[float, float]]:
    """Left and right edge of each block of text, from the edges that lines share."""
    blocks: dict[tuple[int, bool], list[PageLine]] = {}
    for line in lines:
        blocks.setdefault(_block(line, split), []).append(line)
    result: dict[tuple[int, bool], tuple[float, float]] = {}
    for block, members in blocks.items():
        wide = _wide(block[0], split)
        begin = wide if block[1] else 0.0
        long = [n for n in members if n.x1 - n.x0 >= _LONG * wide]
        left = -_shared([-n.x0 for n in long or members])
        if not long:
            # Nothing runs to the edge: take the margins to be alike.
            result[block] = (left, 2 * begin + wide - left)
            continue
        # Closing marks may hang beyond the edge, or be squeezed before it: they do not show where it is.
        inked = [n for n in long if n.text[-1] not in _CLOSING] or long
        result[block] = (left, _shared([n.x1 for n in inked]))
    return result


def _shared(values: list[float], near: float = 4.0) -> float:
    """The largest value that at least a tenth of the others, and one other, come near."""
    ordered = sorted(values, reverse=True)
    enough = max(2, len(ordered) // 10)
    for i, value in enumerate(ordered):
        if sum(1 for v in ordered[i : i + enough] if value - v <= near) >= enough:
            return value
    return ordered[0]


def _pitch(lines: Sequence[PageLine], split: set[int]) -> float:
    """The usual distance of lines of prose, in points: rows and heads of an unruled table are short, and closer."""
    steps: dict[bool, list[float]] = {True: [], False: []}
    for a, b in pairwise(lines):
        if a.page is b.page and a.tables_before == b.tables_before and b.middle > a.middle + 1:
            steps[a.x1 - a.x0 >= _LONG * _wide(_block(a, split)[0], split)].append(b.middle - a.middle)
    return median(steps[True] or steps[False] or [1000.0])
