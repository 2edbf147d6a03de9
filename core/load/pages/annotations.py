"""What lies over a PDF page and is no part of its text: form fields filled in, typed notes, comments.

ISO 32000-1, 12.5.6 (annotation types) and 12.7 (forms). PDFium's text has nothing of them.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as raw

from core.model.normalise import is_cjk

if TYPE_CHECKING:
    import pypdfium2

_TYPED = {raw.FPDF_ANNOT_FREETEXT: b"Contents", raw.FPDF_ANNOT_WIDGET: b"V"}
_COMMENTS = frozenset((
    raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY,
    raw.FPDF_ANNOT_STRIKEOUT,
))  # fmt: skip
_HIDDEN = 0x02 | 0x20  # Hidden, NoView
#: Annotations looked at on one page, and characters read of each.
_MOST, _LONGEST = 400, 2_000


class Annotations(NamedTuple):
    """Of one page: how many fields and notes show text of their own, and what its comments say."""

    typed: int
    comments: tuple[str, ...]


def read_annotations(page: pypdfium2.PdfPage) -> Annotations:
    """The page's annotations; the caller holds the PDFium lock."""
    typed, comments = 0, []
    for i in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, i)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                continue
            if kind in _TYPED:
                typed += any(c.isdigit() or is_cjk(c) for c in _string(annotation, _TYPED[kind]))
            elif kind in _COMMENTS and (text := " ".join(_string(annotation, b"Contents").split())):
                comments.append(text)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return Annotations(typed, tuple(comments))


def _string(annotation: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size <= 2 * _LONGEST:
        return "" if size <= 2 else "文字很多"
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
