"""Opening PDFs with PDFium. PDFium is not thread-safe: every call into it is made while holding ``LOCK``."""

from __future__ import annotations

import threading

import pypdfium2
import pypdfium2.raw as raw

from core.base.errors import DamagedError, EncryptedError

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
