"""Ruled tables on one PDF page: cells from lines, characters into cells.

The grid is found by pdfplumber (``pdfplumber.table``: lines snapped and joined, crossings, cells, tables), which is
given PDFium's lines and characters instead of pdfminer's: interpreting the page a second time is what takes
pdfplumber's time, three fifths of it on pages of tables.
"""

from __future__ import annotations

import bisect
from array import array
from dataclasses import dataclass, field
from itertools import pairwise
from operator import sub
from typing import Any

from core.load.pages.characters import PageChars
from core.load.pages.ruling import Edge, PageRuling

_Rectangle = tuple[float, float, float, float]

#: pdfplumber's own defaults, in points.
SNAP = JOIN = MEET = 3
#: The same character again within this part of its size is drawn twice.
_AGAIN = 0.15
#: More lines than this after joining is a drawing.
_MAX_LINES = 400


@dataclass(slots=True)
class RuledCell:
    """A cell on its page: rectangle in the upright frame and its characters, as lines of indexes into the page."""

    x0: float
    top: float
    x1: float
    bottom: float
    lines: list[list[int]] = field(default_factory=list)


@dataclass(slots=True)
class RuledTable:
    """A table on one page; ``xs`` and ``ys`` are its own lines, left to right and top to bottom."""

    page: PageChars
    cells: list[RuledCell]
    xs: list[float]
    ys: list[float]


def find_tables(page: PageChars, ruling: PageRuling) -> tuple[list[RuledTable], list[int]]:
    """Tables of the page from top to bottom, and for every character its table's number or -1."""
    owner = [-1] * len(page)
    tables = _tables(page, ruling.lines)
    if not tables and ruling.fills:
        # Cells told apart only by shading.
        tables = _tables(page, ruling.lines + ruling.fills)
    kept: list[RuledTable] = []
    for table in tables:
        if _fill(table, owner, len(kept)):
            kept.append(table)
    return kept, owner


def _tables(page: PageChars, lines: list[Edge]) -> list[RuledTable]:
    level = [e for e in lines if e.level]
    upright = [e for e in lines if not e.level]
    if len(level) < 2 or len(upright) < 2:
        return []
    # Takes a third of a second: not for drafts without ruled pages.
    from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

    edges = merge_edges([_edge(e) for e in dict.fromkeys(lines)], SNAP, SNAP, JOIN, JOIN)
    sides = _open_sides(edges)
    if sides:
        edges = merge_edges(edges + sides, SNAP, SNAP, JOIN, JOIN)
    if len(edges) > _MAX_LINES:
        return []
    cells = _cells(edges_to_intersections(edges, MEET, MEET))
    result: list[RuledTable] = []
    for group in cells_to_tables(cells):
        xs = sorted({x for c in group for x in (c[0], c[2])})
        ys = sorted({y for c in group for y in (c[1], c[3])})
        if len(xs) > 2:  # one column of boxes is a frame around text, no table
            result.append(RuledTable(page, [RuledCell(*c) for c in group], xs, ys))
    return result


def _cells(crossings: dict[tuple[float, float], dict[str, list[dict[str, Any]]]]) -> list[_Rectangle]:
    """The smallest rectangle right below each crossing whose four sides are drawn.

    What pdfplumber's ``intersections_to_cells`` gives, which makes the sets of lines of two crossings anew whenever it
    compares them, and that takes as long as all else that it does.
    """
    points = sorted(crossings)
    upright, level = (
        {point: {(e["x0"], e["top"], e["x1"], e["bottom"]) for e in crossings[point][kind]} for point in points}
        for kind in ("v", "h")
    )
    below: dict[float, list[tuple[float, float]]] = {}
    right: dict[float, list[tuple[float, float]]] = {}
    found: list[_Rectangle] = []
    for x, y in reversed(points):
        own, across = upright[x, y], level[x, y]
        under = [point for point in below.get(x, ()) if not own.isdisjoint(upright[point])]
        beside = [point for point in right.get(y, ()) if not across.isdisjoint(level[point])] if under else []
        corner = next(
            (
                corner
                for lower in under
                for other in beside
                if (corner := (other[0], lower[1])) in crossings
                and not upright[corner].isdisjoint(upright[other])
                and not level[corner].isdisjoint(level[lower])
            ),
            None,
        )
        if corner is not None:
            found.append((x, y, *corner))
        below.setdefault(x, []).insert(0, (x, y))
        right.setdefault(y, []).insert(0, (x, y))
    return found[::-1]


def _edge(edge: Edge) -> dict[str, Any]:
    x0, top, x1, bottom = edge
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top,
        "orientation": "h" if edge.level else "v", "object_type": "line",
    }  # fmt: skip


def _open_sides(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines that close tables left open: at their sides in the Chinese style, above and below at a page end.

    Two neighbouring lines that end together leave a side open when a third line meets both of them elsewhere,
    so that they belong to one table, and nothing stands at their ends.
    """
    level = [e for e in edges if e["orientation"] == "h"]
    upright = [e for e in edges if e["orientation"] == "v"]
    sides: list[dict[str, Any]] = []
    # (lines that end, lines that may close them, ends of the former, ends of the latter)
    for ending, across, (near, far), (start, end) in (
        (level, upright, ("x0", "x1"), ("top", "bottom")),
        (upright, level, ("top", "bottom"), ("x0", "x1")),
    ):
        for tip in (near, far):
            for group in _together(ending, tip):
                at = min(e[tip] for e in group) if tip == near else max(e[tip] for e in group)
                group.sort(key=lambda e: e[start])
                for one, two in pairwise(group):
                    low, high = one[start], two[start]
                    over = [c for c in across if c[start] <= low + MEET and c[end] >= high - MEET]
                    if high - low <= MEET or any(abs(c[near] - at) <= MEET for c in over):
                        continue
                    if any(all(_touches(e, c[near], near, far, tip) for e in (one, two)) for c in over):
                        sides.append(_edge(Edge(at, low, at, high) if near == "x0" else Edge(low, at, high, at)))
    return sides


def _touches(edge: dict[str, Any], at: float, near: str, far: str, tip: str) -> bool:
    """Whether a line at that place meets the edge, but not at its tip."""
    return edge[near] - MEET <= at <= edge[far] + MEET and abs(at - edge[tip]) > MEET


def _together(edges: list[dict[str, Any]], tip: str) -> list[list[dict[str, Any]]]:
    """Edges grouped by where they end, within the snapping distance."""
    groups: list[list[dict[str, Any]]] = []
    for edge in sorted(edges, key=lambda e: e[tip]):
        if groups and edge[tip] - groups[-1][0][tip] <= SNAP:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _fill(table: RuledTable, owner: list[int], number: int) -> bool:
    """Put characters into the cells that hold their centres; False if the table holds no text at all."""
    page, xs, ys = table.page, table.xs, table.ys
    slots: dict[tuple[int, int], RuledCell] = {}
    for cell in table.cells:
        columns = range(bisect.bisect_left(xs, cell.x0), bisect.bisect_left(xs, cell.x1))
        for row in range(bisect.bisect_left(ys, cell.top), bisect.bisect_left(ys, cell.bottom)):
            for column in columns:
                slots[row, column] = cell
    inside: dict[int, tuple[RuledCell, list[int]]] = {}
    left, right, upper, lower = xs[0], xs[-1], ys[0], ys[-1]
    for i, (x0, top, x1, bottom) in enumerate(zip(page.x0, page.top, page.x1, page.bottom, strict=True)):
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        if x1 < x0 or owner[i] >= 0 or not (left <= x <= right and upper <= y <= lower):
            continue
        cell = slots.get((bisect.bisect_right(ys, y) - 1, bisect.bisect_right(xs, x) - 1))
        if cell is not None:
            owner[i] = number
            inside.setdefault(id(cell), (cell, []))[1].append(i)
    for cell, indexes in inside.values():
        cell.lines = visual_lines(page, indexes)
    return bool(inside)


def visual_lines(page: PageChars, indexes: list[int]) -> list[list[int]]:
    """Characters by ascending indexes as lines from top to bottom, each from left to right, with even boxes."""
    middle, size, x0 = page.middle, page.size, page.x0
    if indexes and _is_one_line(page, indexes):
        even_out(page, indexes)
        return [indexes]
    lines: list[list[int]] = []
    high, large = 0.0, 0.0  # the middle and size of the line's first character
    line: list[int] = []
    for i in sorted(indexes, key=middle.__getitem__):
        own = size[i]
        if line and middle[i] - high <= 0.5 * (own if own > large else large):
            line.append(i)
        else:
            high, large, line = middle[i], own, [i]
            lines.append(line)
    for i, line in enumerate(lines):
        line.sort(key=x0.__getitem__)
        lines[i] = _once(page, line)
        even_out(page, line)
    return lines


def _is_one_line(page: PageChars, indexes: list[int]) -> bool:
    """Whether they are surely one line from left to right, as most are, in which none is drawn again."""
    lefts, heights, sizes = (_of_all(values, indexes) for values in (page.x0, page.middle, page.size))
    steps = list(map(sub, lefts[1:], lefts))
    if steps and min(steps) <= 0:
        return False
    high, low = min(heights), max(heights)
    if high == low:
        return True
    return low - high <= 0.5 * sizes[heights.index(high)] and min(steps) >= _AGAIN * max(sizes)


def _of_all(values: array[float], indexes: list[int]) -> array[float] | list[float]:
    """The values of characters by their ascending indexes; most follow each other."""
    start, end = indexes[0], indexes[-1] + 1
    return values[start:end] if end - start == len(indexes) else [values[i] for i in indexes]


def _once(page: PageChars, line: list[int]) -> list[int]:
    """A line without the characters that are drawn again in the same place, for the look of bold print."""
    chars, x0, size = page.chars, page.x0, page.size
    kept: list[int] = []
    last = second = ""  # the last two characters kept
    for i in line:
        char = chars[i]
        if (char == last and x0[i] - x0[kept[-1]] < _AGAIN * size[i]) or (
            char == second and x0[i] - x0[kept[-2]] < _AGAIN * size[i]
        ):
            continue
        kept.append(i)
        last, second = char, last
    return kept


def even_out(page: PageChars, line: list[int]) -> None:
    """Give the characters of a line one top and one bottom, so that a mark over them is one band."""
    start, end = line[0], line[-1] + 1
    if line == [*range(start, end)]:  # one after the other
        page.top[start:end] = array("f", [min(page.top[start:end])]) * len(line)
        page.bottom[start:end] = array("f", [max(page.bottom[start:end])]) * len(line)
        return
    top = min(map(page.top.__getitem__, line))
    bottom = max(map(page.bottom.__getitem__, line))
    for i in line:
        page.top[i] = top
        page.bottom[i] = bottom
