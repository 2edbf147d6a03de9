"""Functions of PDFium that are called for every character and object of a page and every point of its lines.

They take and give addresses as plain numbers: to hold each pointer against its type takes as long as the call. What
they find they write where an address says, so whoever calls one keeps what lies there. PDFium is asked by one thread at
a time (``core.load.pages.pdfium.LOCK``): the places that the functions below keep are read before it is asked again.
"""

from __future__ import annotations

import ctypes
from array import array
from ctypes import c_float, c_int, c_uint, c_ulong, c_void_p
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: a, b, c, d, e, f of ISO 32000-1, 8.3.4.
Matrix = tuple[float, float, float, float, float, float]


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)


def places_for(kind: str, count: int) -> tuple[array, list[int]]:
    """So many numbers of a kind (``d`` doubles, ``f`` floats) to be written over, and the address of each."""
    numbers = array(kind, [0] * count)
    return numbers, [numbers.buffer_info()[0] + numbers.itemsize * number for number in range(count)]


#: The code of a character: of a page's text and its number there.
unicode_of = _plain(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
#: A character's box: its left, right, bottom and top edge are put at four addresses of doubles. 0 where it has none.
char_box = _plain(raw.FPDFText_GetCharBox, c_int, c_void_p, c_int, *[c_void_p] * 4)
#: The box that the font claims for a character: left, top, right, bottom are put at the address of four floats.
loose_box = _plain(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
#: The angle at which a character stands (radians), and the text object that it is of.
angle_of = _plain(raw.FPDFText_GetCharAngle, c_float, c_void_p, c_int)
text_object = _plain(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
#: A segment of a path by its number, its kind, whether it closes the path, its point (put at two addresses of floats).
segment_of = _plain(raw.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
kind_of = _plain(raw.FPDFPathSegment_GetType, c_int, c_void_p)
closes = _plain(raw.FPDFPathSegment_GetClose, c_int, c_void_p)
point_of = _plain(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
count_segments = _plain(raw.FPDFPath_CountSegments, c_int, c_void_p)
#: What an object is, how a text is painted, whether what is below an object shows through.
object_kind = _plain(raw.FPDFPageObj_GetType, c_int, c_void_p)
render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
has_transparency = _plain(raw.FPDFPageObj_HasTransparency, c_int, c_void_p)

_page_object = _plain(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_form_object = _plain(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
_form_objects = _plain(raw.FPDFFormObj_CountObjects, c_int, c_void_p)
_clip_path = _plain(raw.FPDFPageObj_GetClipPath, c_void_p, c_void_p)
_clip_paths = _plain(raw.FPDFClipPath_CountPaths, c_int, c_void_p)
_clip_segments = _plain(raw.FPDFClipPath_CountPathSegments, c_int, c_void_p, c_int)
_clip_segment = _plain(raw.FPDFClipPath_GetPathSegment, c_void_p, c_void_p, c_int, c_int)
_get_bounds = _plain(raw.FPDFPageObj_GetBounds, c_int, c_void_p, *[c_void_p] * 4)
_get_matrix = _plain(raw.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)
_get_mode = _plain(raw.FPDFPath_GetDrawMode, c_int, c_void_p, *[c_void_p] * 2)
_get_fill = _plain(raw.FPDFPageObj_GetFillColor, c_int, c_void_p, *[c_void_p] * 4)

_bounds, _bounds_at = places_for("f", 4)
_matrix, _matrix_at = places_for("f", 6)
_mode, _mode_at = places_for("i", 2)
_fill, _fill_at = places_for("I", 4)
_point, _point_at = places_for("f", 2)


class DrawMode(NamedTuple):
    """Whether a path is filled and whether its outline is drawn."""

    fill: bool
    stroke: bool


def page_objects(page: Any, most: int) -> Iterator[int]:
    """The addresses of a page's objects, in the order in which they are painted."""
    return (_page_object(page, i) for i in range(min(raw.FPDFPage_CountObjects(page), most)))


def form_objects(form: int) -> Iterator[int]:
    """The same of a form."""
    return (_form_object(form, i) for i in range(max(0, _form_objects(form))))


def bounds_of(item: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of an object where it stands."""
    return tuple(_bounds) if _get_bounds(item, *_bounds_at) else None  # type: ignore[return-value]


def matrix_of(item: int) -> Matrix | None:
    """An object's matrix."""
    return tuple(_matrix) if _get_matrix(item, _matrix_at[0]) else None  # type: ignore[return-value]


def draw_mode(item: int) -> DrawMode:
    """How a path is painted."""
    return DrawMode(bool(_mode[0]), bool(_mode[1])) if _get_mode(item, *_mode_at) else DrawMode(False, False)


def fill_colour(item: int) -> tuple[int, int, int, int] | None:
    """Red, green, blue and opacity of a fill, 0 to 255 each; None for a pattern."""
    return tuple(_fill) if _get_fill(item, *_fill_at) else None  # type: ignore[return-value]


def is_clipped(item: int) -> bool:
    """Whether an object has clip paths."""
    clip = _clip_path(item)
    return bool(clip) and _clip_paths(clip) > 0


def clip_paths(item: int, most: int) -> Iterator[list[tuple[float, float]]]:
    """The points of each clip path of an object; one with more than ``most`` of them is left out."""
    clip = _clip_path(item)
    for path in range(max(0, _clip_paths(clip)) if clip else 0):
        count = _clip_segments(clip, path)
        if 0 < count <= most:
            points: list[tuple[float, float]] = []
            for number in range(count):
                point_of(_clip_segment(clip, path, number), *_point_at)
                points.append((_point[0], _point[1]))
            yield points
