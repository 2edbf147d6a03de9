"""Opening PDFs with PDFium. PDFium is not thread-safe: every call into it is made while holding ``LOCK``."""

from __future__ import annotations

import ctypes
import threading

import pypdfium2
import pypdfium2.raw as raw

from core.base.errors import DamagedError, EncryptedError

#: The longest side of a page in points (ISO 32000-1, annex C: 14 400).
WIDEST = 14_400.0
#: The page that PDFium takes where a file tells of none (points); objects looked at to see what one must hold.
_USUAL = (0.0, 0.0, 612.0, 792.0)
_LOOKED_AT = 20_000

#: Held around every PDFium call of the program, by the loader and by whoever draws pages.
LOCK = threading.RLock()


def open_document(data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF from memory; the caller holds ``LOCK`` and closes it.

    Raises EncryptedError when a password is needed and DamagedError when it is no readable PDF.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) == 0:
            document.close()
            raise DamagedError(detail="no pages")
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise EncryptedError(detail=str(error)) from error
        raise DamagedError(detail=str(error)) from error
    return document


def open_page(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """Open a page, counted from 0; the caller holds ``LOCK`` and closes it.

    A page whose box is no page's (a damaged width of 2 147 483 648 points, beside which places of characters have no
    digits left) gets one around what stands on it, up to the longest side there may be.
    """
    page = document[index]
    if all(0 < side <= WIDEST for side in page.get_size()):
        return page
    boxes = [_USUAL]
    for i in range(min(raw.FPDFPage_CountObjects(page), _LOOKED_AT)):
        sides = [ctypes.c_float() for _ in range(4)]
        if raw.FPDFPageObj_GetBounds(raw.FPDFPage_GetObject(page, i), *map(ctypes.byref, sides)):
            box = tuple(side.value for side in sides)
            boxes += [box] if all(abs(side) <= WIDEST / 2 for side in box) else []
    around = (*(min(b[i] for b in boxes) for i in (0, 1)), *(max(b[i] for b in boxes) for i in (2, 3)))
    page.set_mediabox(*around)
    page.set_cropbox(*around)
    page.close()
    return document[index]  # PDFium looks at the boxes when it opens a page
