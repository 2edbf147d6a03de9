"""Functions of PDFium that are called for every character of a page and every point of its lines.

They take addresses as plain numbers: to hold each pointer against its type takes as long as the call. What they find
they write where an address says, so whoever calls one keeps what lies there.
"""

from __future__ import annotations

import ctypes
from array import array
from ctypes import c_int, c_uint, c_void_p
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

if TYPE_CHECKING:
    from collections.abc import Callable


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)


#: The code of a character: of a page's text and its number there.
unicode_of = _plain(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
#: A character's box: its left, right, bottom and top edge are put at four addresses of doubles. 0 where it has none.
char_box = _plain(raw.FPDFText_GetCharBox, c_int, c_void_p, c_int, *[c_void_p] * 4)
#: A segment of a path by its number, its kind, whether it closes the path, its point (put at two addresses of floats).
segment_of = _plain(raw.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
kind_of = _plain(raw.FPDFPathSegment_GetType, c_int, c_void_p)
closes = _plain(raw.FPDFPathSegment_GetClose, c_int, c_void_p)
point_of = _plain(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)


def places_for(kind: str, count: int) -> tuple[array, list[int]]:
    """So many numbers of a kind (``d`` doubles, ``f`` floats) to be written over, and the address of each."""
    numbers = array(kind, [0.0] * count)
    return numbers, [numbers.buffer_info()[0] + numbers.itemsize * number for number in range(count)]
