"""The ruled lines of a PDF page, from its path objects, the pictures on it, and what its clip paths hide of the text.

Clip paths stand in the coordinates of the page or form whose object they belong to (ISO 32000-1, 8.5.4); what
they leave of an object is taken as the rectangle around each of them.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from core.load.pages import calls
from core.load.pages.unseen import PAPER, Paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.load.pages.calls import DrawMode, Matrix
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
#: A line this near (points) to the edge of what is seen is the edge's own.
_EDGE = 2.0
#: Segments read of one clip path; one with more is taken to hide nothing.
_MOST_SEGMENTS = 400
#: Pictures of a page that are looked at, whether they hide the text below them.
_MOST_PLATES = 8
#: What part of a fill's 255 steps is the paper's colour.
_PALE = PAPER * 255
#: A picture over this part of a page is the page: a scan, and the text below it what was recognised of it.
_FILLED = 0.5
_AS_IT_IS = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_point, (_across, _down) = calls.places_for("f", 2)


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

    ``pictures`` are the rectangles of images; ``paths`` counts drawn shapes, ``texts`` pieces of text, ``unseen``
    those of them that are written invisibly or lie under a picture.
    """

    lines: list[Edge]
    fills: list[Edge]
    pictures: list[Edge]
    paths: int = 0
    texts: int = 0
    unseen: int = 0

    def filled(self, frame: PageFrame) -> float:
        """The part of the page that its pictures cover; those in stripes together."""
        area = frame.width * frame.height
        return sum(_area_of(edge) for edge in self.pictures) / area if area > 0 else 0.0

    def scanned(self, frame: PageFrame) -> bool:
        """Whether the page is a picture, and most of its text what was recognised of it."""
        return 2 * self.unseen > self.texts and self.filled(frame) >= _FILLED


def _area_of(edge: Edge) -> float:
    return max(0.0, edge.x1 - edge.x0) * max(0.0, edge.bottom - edge.top)


@dataclass(slots=True)
class TextObjects:
    """Text objects of a page, by address, whose characters need a second look.

    ``cut`` has what clip paths leave of the page (x0, top, x1, bottom) to each object that reaches beyond it;
    ``inner`` are those within a form; ``paint`` tells what cannot be seen of them.
    """

    cut: dict[int, Edge] = field(default_factory=dict)
    inner: set[int] = field(default_factory=set)
    paint: Paint = field(default_factory=Paint)


def read_ruling(page: pypdfium2.PdfPage, frame: PageFrame) -> tuple[PageRuling, TextObjects]:
    """What the page's objects are; the caller holds the PDFium lock. No lines for a page that is a drawing."""
    ruling = RulingBuilder()
    ruling.page, ruling.area = page, frame.width * frame.height
    a, b, c, d, e, f = frame.matrix
    budget = [MAX_OBJECTS]
    endless = math.inf
    whole = Edge(0.0, 0.0, frame.width, frame.height) if frame.bounded else Edge(-endless, -endless, endless, endless)
    _collect(calls.page_objects(page, MAX_OBJECTS), (a, d, b, e, c, f), whole, ruling, budget, 0)
    lines, fills = _within(ruling.lines, whole), _within(ruling.fills, whole)
    drawing = budget[0] <= 0 or len(ruling.lines) > MAX_EDGES
    lines = [] if drawing else lines
    fills = [] if drawing or len(ruling.fills) > MAX_EDGES else fills
    pictures = ruling.pictures[:_MOST_PICTURES]
    return PageRuling(lines, fills, pictures, ruling.paths, ruling.texts, ruling.unseen), ruling.objects


class RulingBuilder:
    """Collects the lines, filled shapes and pictures of a page as its objects are read."""

    def __init__(self) -> None:
        self.lines: list[Edge] = []
        self.fills: list[Edge] = []
        self.pictures: list[Edge] = []
        self.paths = self.texts = self.unseen = self.looked_at = 0
        self.objects = TextObjects()
        #: The page that the objects are on, and how many forms around them are not opaque.
        self.page: pypdfium2.PdfPage | None = None
        self.area = math.inf
        self.sheer = 0


def _collect(
    objects: Iterator[int], outer: Matrix, around: Edge, ruling: RulingBuilder, budget: list[int], depth: int
) -> None:
    kind_of = calls.object_kind
    for item in objects:
        budget[0] -= 1
        if budget[0] <= 0 or len(ruling.lines) > MAX_EDGES:
            return
        kind = kind_of(item)
        seen = _seen(item, outer, around)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            ruling.texts += 1
            _text(item, outer, ruling)
            if depth:
                ruling.objects.inner.add(item)
            if (depth or seen is not around) and not _inside(_bounds(item, outer), seen):
                ruling.objects.cut[item] = seen
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, e, f = _times(_matrix(item), outer)
            xs, ys = sorted((e, e + a, e + c, e + a + c)), sorted((f, f + b, f + d, f + b + d))
            shown = _common(Edge(xs[0], ys[0], xs[-1], ys[-1]), seen)
            if shown.x1 > shown.x0 and shown.bottom > shown.top:
                ruling.pictures.append(shown)
                _picture(item, shown, ruling)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            ruling.paths += 1
            lines, fills = len(ruling.lines), len(ruling.fills)
            mode = calls.draw_mode(item)
            _path(item, _times(_matrix(item), outer), mode, ruling)
            if seen is not around or depth:
                ruling.lines[lines:] = _within(ruling.lines[lines:], seen)
                ruling.fills[fills:] = _within(ruling.fills[fills:], seen)
            if mode.fill:
                _area(item, outer, seen, ruling)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            if (bounds := _bounds(item, outer)) is not None:
                ruling.objects.paint.area(_common(bounds, seen), pale=False, plate=False)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            sheer = bool(calls.has_transparency(item))
            ruling.sheer += sheer
            _collect(calls.form_objects(item), _times(_matrix(item), outer), seen, ruling, budget, depth + 1)
            ruling.sheer -= sheer


def _text(item: int, outer: Matrix, ruling: RulingBuilder) -> None:
    """Enter a text with how it is painted: in a mode that paints nothing, or in the colour of paper."""
    mode = calls.render_mode(item)
    painted, pale = mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE, False
    ruling.unseen += not painted
    if mode in (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP):
        colour = calls.fill_colour(item)
        if colour is not None:
            painted = colour[3] > 0
            pale = min(colour[:3]) >= _PALE
    paint = ruling.objects.paint
    paint.text(item, painted=painted, pale=pale)
    if paint.hides and painted and not pale and (bounds := _bounds(item, outer)) is not None:
        paint.again(bounds)


def _area(item: int, outer: Matrix, seen: Edge, ruling: RulingBuilder) -> None:
    """Enter a filled shape: a ground for what is written on it, a plate over what was written before."""
    bounds = _bounds(item, outer)
    if bounds is None or min(bounds.x1 - bounds.x0, bounds.bottom - bounds.top) < _THIN:
        return
    colour = calls.fill_colour(item)
    pale = colour is not None and min(colour[:3]) >= _PALE
    plate = ruling.objects.paint.any_text and colour is not None and colour[3] == 255 and not ruling.sheer
    plate = plate and not calls.has_transparency(item) and _is_rectangle(item)
    ruling.objects.paint.area(_common(bounds, seen), pale=pale, plate=plate)


def _is_rectangle(item: int) -> bool:
    """Whether a path is one rectangle with level sides."""
    count = calls.count_segments(item)
    if not 4 <= count <= 6:
        return False
    point, (across, down) = calls.places_for("f", 2)
    points: list[tuple[float, float]] = []
    for i in range(count):
        segment = calls.segment_of(item, i)
        if (calls.kind_of(segment) == raw.FPDF_SEGMENT_MOVETO) != (i == 0):
            return False
        calls.point_of(segment, across, down)
        points.append((point[0], point[1]))
    corners = set(points)
    return len(corners) == 4 and all(len({p[i] for p in corners}) == 2 for i in (0, 1))


def _picture(item: int, shown: Edge, ruling: RulingBuilder) -> None:
    """Enter a picture: a ground, and a plate where it is opaque all over."""
    paint = ruling.objects.paint
    plate = paint.any_text and not ruling.sheer and ruling.looked_at < _MOST_PLATES
    if plate:
        ruling.looked_at += 1
        plate = not calls.has_transparency(item) and _is_opaque(item, ruling.page)
    if plate and _area_of(shown) >= _FILLED * ruling.area:
        ruling.unseen, plate = ruling.texts, False
    paint.area(shown, pale=False, plate=plate, picture=True)


def _is_opaque(item: int, page: pypdfium2.PdfPage | None) -> bool:
    """Whether a picture hides all that lies below it."""
    if page is None or page.pdf is None:
        return False
    drawn = raw.FPDFImageObj_GetRenderedBitmap(page.pdf, page, ctypes.cast(item, raw.FPDF_PAGEOBJECT))
    if not drawn:
        return False
    try:
        if raw.FPDFBitmap_GetFormat(drawn) != raw.FPDFBitmap_BGRA:
            return True
        size = raw.FPDFBitmap_GetStride(drawn) * raw.FPDFBitmap_GetHeight(drawn)
        buffer = ctypes.cast(raw.FPDFBitmap_GetBuffer(drawn), ctypes.POINTER(ctypes.c_ubyte * size))
        return min(bytes(buffer.contents)[3::4], default=0) == 255
    finally:
        raw.FPDFBitmap_Destroy(drawn)


def _seen(item: int, outer: Matrix, around: Edge) -> Edge:
    """What an object's clip paths leave of what is seen around it: ``around`` itself where there is none."""
    seen = around
    if not calls.is_clipped(item):  # as nearly always
        return seen
    a, b, c, d, e, f = outer
    for points in calls.clip_paths(item, _MOST_SEGMENTS):
        xs = [a * x + c * y + e for x, y in points]
        ys = [b * x + d * y + f for x, y in points]
        if all(map(math.isfinite, (*xs, *ys))):
            seen = _common(seen, Edge(min(xs), min(ys), max(xs), max(ys)))
    return seen


def _bounds(item: int, outer: Matrix) -> Edge | None:
    sides = calls.bounds_of(item)
    if sides is None:
        return None
    left, bottom, right, top = sides
    a, b, c, d, e, f = outer
    if not b and not c:  # as nearly everywhere
        left, right, bottom, top = a * left + e, a * right + e, d * bottom + f, d * top + f
        return Edge(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return Edge(min(xs), min(ys), max(xs), max(ys))


def _inside(one: Edge | None, other: Edge) -> bool:
    if one is None:
        return False
    return other.x0 <= one.x0 and one.x1 <= other.x1 and other.top <= one.top and one.bottom <= other.bottom


def _common(one: Edge, other: Edge) -> Edge:
    """What two rectangles have in common; turned inside out when that is nothing."""
    return Edge(max(one.x0, other.x0), max(one.top, other.top), min(one.x1, other.x1), min(one.bottom, other.bottom))


def _within(edges: list[Edge], seen: Edge) -> list[Edge]:
    """The seen part of each line; lines outside are left out."""
    x0, top, x1, bottom = seen.x0 - _EDGE, seen.top - _EDGE, seen.x1 + _EDGE, seen.bottom + _EDGE
    result: list[Edge] = []
    for edge in edges:
        if x0 <= edge.x0 and edge.x1 <= x1 and top <= edge.top and edge.bottom <= bottom:
            result.append(edge)
            continue
        part = _common(edge, Edge(x0, top, x1, bottom))
        if part.x1 >= part.x0 and part.bottom >= part.top and max(part.x1 - part.x0, part.bottom - part.top) >= _SHORT:
            result.append(part)
    return result


def _matrix(item: int) -> Matrix:
    return calls.matrix_of(item) or _AS_IT_IS


def _times(first: Matrix, then: Matrix) -> Matrix:
    if first == _AS_IT_IS:  # as nearly always
        return then
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _path(item: int, matrix: Matrix, mode: DrawMode, ruling: RulingBuilder) -> None:
    fill, stroke = mode
    count = calls.count_segments(item) if fill or stroke else 0
    if not 0 < count <= MAX_EDGES:
        return
    a, b, c, d, e, f = matrix
    point, across, down = _point, _across, _down
    if count == 2:  # nearly always: a line
        first, second = calls.segment_of(item, 0), calls.segment_of(item, 1)
        if calls.kind_of(second) == raw.FPDF_SEGMENT_LINETO and calls.kind_of(first) != raw.FPDF_SEGMENT_BEZIERTO:
            calls.point_of(first, across, down)
            xa, ya = point
            calls.point_of(second, across, down)
            xb, yb = point
            _line(a * xa + c * ya + e, b * xa + d * ya + f, a * xb + c * yb + e, b * xb + d * yb + f, stroke, ruling)
        return
    points: list[tuple[float, float]] = []
    straight = True
    for i in range(count):
        segment = calls.segment_of(item, i)
        calls.point_of(segment, across, down)
        kind = calls.kind_of(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            add_shape(points, straight, stroke, fill, ruling)
            points, straight = [], True
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            straight = False
        x, y = point
        points.append((a * x + c * y + e, b * x + d * y + f))
        if len(points) > 2 and calls.closes(segment):
            points.append(points[0])
    add_shape(points, straight, stroke, fill, ruling)


def _line(xa: float, ya: float, xb: float, yb: float, stroke: bool, ruling: RulingBuilder) -> None:
    """A line from one point to another; one that is but filled has no width, and two sides."""
    if not math.isfinite(xa + ya + xb + yb):
        return
    if stroke:
        _side(xa, ya, xb, yb, ruling.lines)
    else:
        _side(xa, ya, xb, yb, ruling.fills)
        _side(xb, yb, xa, ya, ruling.fills)


def _side(xa: float, ya: float, xb: float, yb: float, target: list[Edge]) -> None:
    """A straight side of a shape, where it is level or upright and long enough."""
    if abs(ya - yb) <= _SLANT and abs(xa - xb) >= _SHORT:
        target.append(Edge(min(xa, xb), (ya + yb) / 2, max(xa, xb), (ya + yb) / 2))
    elif abs(xa - xb) <= _SLANT and abs(ya - yb) >= _SHORT:
        target.append(Edge((xa + xb) / 2, min(ya, yb), (xa + xb) / 2, max(ya, yb)))


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
    for one, two in pairwise(points):
        _side(*one, *two, target)
