"""The ruled lines of a PDF page, from its path objects, and the pictures on it."""

from __future__ import annotations

import ctypes
import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

if TYPE_CHECKING:
    from core.load.pages.characters import PageFrame

#: A filled shape thinner than this (points) is a line.
_THIN = 3.0
#: Lines shorter than this rule nothing.
_SHORT = 1.5
#: How far from level or upright a line may be, in points.
_SLANT = 1.0
#: Beyond these a page is a drawing, not a form.
MAX_OBJECTS = 60_000
MAX_EDGES = 6_000
_MAX_DEPTH = 8
_MOST_PICTURES = 200

_Matrix = tuple[float, float, float, float, float, float]


class Edge(NamedTuple):
    """A level (x0 < x1) or upright (top < bottom) line in the page's upright frame."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


class PageRuling(NamedTuple):
    """``lines`` are drawn; ``fills`` are the sides of filled areas that have no line of their own.

    ``pictures`` are the rectangles of images; ``paths`` counts drawn shapes, ``unseen`` text written invisibly.
    """

    lines: list[Edge]
    fills: list[Edge]
    pictures: list[Edge]
    paths: int = 0
    unseen: int = 0


def read_ruling(page: pypdfium2.PdfPage, frame: PageFrame) -> PageRuling:
    """The page's ruled lines; the caller holds the PDFium lock. Empty for a page that is a drawing."""
    ruling = RulingBuilder()
    a, b, c, d, e, f = frame.matrix
    budget = [MAX_OBJECTS]
    count = raw.FPDFPage_CountObjects(page)
    objects = (raw.FPDFPage_GetObject(page, i) for i in range(min(count, MAX_OBJECTS)))
    _collect(objects, (a, d, b, e, c, f), ruling, budget, 0)
    drawing = budget[0] <= 0 or len(ruling.lines) > MAX_EDGES
    lines = [] if drawing else ruling.lines
    fills = [] if drawing or len(ruling.fills) > MAX_EDGES else ruling.fills
    return PageRuling(lines, fills, ruling.pictures[:_MOST_PICTURES], ruling.paths, ruling.unseen)


class RulingBuilder:
    """Collects the lines, filled shapes and pictures of a page as its objects are read."""

    def __init__(self) -> None:
        self.lines: list[Edge] = []
        self.fills: list[Edge] = []
        self.pictures: list[Edge] = []
        self.paths = self.texts = self.unseen = 0


def _collect(objects, outer: _Matrix, ruling: RulingBuilder, budget: list[int], depth: int) -> None:  # type: ignore[no-untyped-def]
    kind_of = raw.FPDFPageObj_GetType
    for item in objects:
        budget[0] -= 1
        if budget[0] <= 0 or len(ruling.lines) > MAX_EDGES:
            return
        kind = kind_of(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            # An invisible layer under a scan is all invisible: the first of its objects tell.
            ruling.texts += 1
            if ruling.texts <= 3:
                ruling.unseen += raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, e, f = _times(_matrix(item), outer)
            xs, ys = sorted((e, e + a, e + c, e + a + c)), sorted((f, f + b, f + d, f + b + d))
            ruling.pictures.append(Edge(xs[0], ys[0], xs[-1], ys[-1]))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            ruling.paths += 1
            _path(item, _times(_matrix(item), outer), ruling)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = (raw.FPDFFormObj_GetObject(item, i) for i in range(max(0, raw.FPDFFormObj_CountObjects(item))))
            _collect(inner, _times(_matrix(item), outer), ruling, budget, depth + 1)


def _matrix(item: object) -> _Matrix:
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, m):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _path(item: object, matrix: _Matrix, ruling: RulingBuilder) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke) or not (fill.value or stroke.value):
        return
    count = raw.FPDFPath_CountSegments(item)
    if not 0 < count <= MAX_EDGES:
        return
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    straight = True
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            add_shape(points, straight, bool(stroke.value), bool(fill.value), ruling)
            points, straight = [], True
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            straight = False
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            points.append(points[0])
    add_shape(points, straight, bool(stroke.value), bool(fill.value), ruling)


def add_shape(
    points: list[tuple[float, float]], straight: bool, stroke: bool, fill: bool, ruling: RulingBuilder
) -> None:
    """One subpath: a thin fill is a line along its middle; of a drawn outline every straight side is one."""
    if len(points) < 2 or not straight:
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if not all(map(math.isfinite, (x0, x1, top, bottom))):
        return
    width, height = x1 - x0, bottom - top
    if fill and len(points) > 2 and min(width, height) < _THIN:
        if max(width, height) < _SHORT:
            return
        if width >= height:
            ruling.lines.append(Edge(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
        else:
            ruling.lines.append(Edge((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
        return
    target = ruling.lines if stroke else ruling.fills
    if fill and not stroke:
        points = [*points, points[0]]
    for (xa, ya), (xb, yb) in pairwise(points):
        if abs(ya - yb) <= _SLANT and abs(xa - xb) >= _SHORT:
            target.append(Edge(min(xa, xb), (ya + yb) / 2, max(xa, xb), (ya + yb) / 2))
        elif abs(xa - xb) <= _SLANT and abs(ya - yb) >= _SHORT:
            target.append(Edge((xa + xb) / 2, min(ya, yb), (xa + xb) / 2, max(ya, yb)))
