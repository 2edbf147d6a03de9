"""The annotated copy of a PDF: highlights with notes, appended to the file so that its pages stay as they are.

Highlights are those of ISO 32000-1, 12.5.6.10; the file grows by an incremental update (7.5.6).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

from core.base.errors import DamagedError, ExportError
from core.load.pages.pdfium import LOCK, open_document, open_page
from core.output.annotated.notes import AUTHOR
from core.output.annotated.word import Annotated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from core.model.geometry import Box
    from core.output.annotated.notes import Note
    from core.output.annotated.pdf_update import Update

_SIGNED = "这份 PDF 带有电子签名，加入批注会使签名失效，所以没有生成；请用未签名的 PDF 或 Word 稿件再试。"
_ENCRYPTED = "这份 PDF 设有权限密码，不能加入批注；请去除密码后另存一份，或用 Word 稿件再试。"
_FORBIDDEN = "这份 PDF 的内部结构有误，加不进批注；请重新导出 PDF 或用 Word 稿件再试。"
_YELLOW = "ffd84d"
_PRINTED = 4  # flag of an annotation that is printed too (table 165, bit 3)
#: Side of the sign for a note that has no place on its page, and its distance from the corner, in points.
_SIGN, _MARGIN = 20.0, 12.0
#: No report has a form of so many fields; hostile files have, and circles in them.
_MOST_FIELDS = 5000
_CONTINUED = "（接上页）"

Rect = tuple[float, float, float, float]


class _Page:
    """From the page as shown, with its origin at the top left, back to user space: what ``PageFrame.of`` undoes."""

    def __init__(self, rotation: int, bounds: Rect) -> None:
        self._rotation = rotation
        self._left, self._bottom, self._right, self._top = bounds

    def rect(self, x0: float, top: float, x1: float, bottom: float) -> Rect:
        """The rectangle in user space: left, bottom, right, top."""
        (xa, ya), (xb, yb) = self._point(x0, top), self._point(x1, bottom)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def quad(self, box: Box) -> list[float]:
        """Its corners as shown: top left, top right, bottom left, bottom right, as viewers expect them."""
        corners = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
        return [number for corner in corners for number in self._point(*corner)]

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return (
            (x + self._left, self._top - y),
            (y + self._left, x + self._bottom),
            (self._right - x, y + self._bottom),
            (self._right - y, self._top - x),
        )[self._rotation]


def annotate(data: bytes, notes: Sequence[Note], now: datetime) -> Annotated:
    """A copy of the PDF with the notes as highlights, in reading order.

    Raises ExportError for one that is signed or encrypted, DamagedError, or what PDFium raises.
    """
    # a quarter of a second that only this needs
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    from core.output.annotated.pdf_update import Update

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise ExportError(_ENCRYPTED)
        if _is_signed(reader.root_object):
            raise ExportError(_SIGNED)
        update, frames = Update(data, reader), _frames(data)
        by_page: dict[int, list[Any]] = {}
        for note in notes:
            for number, boxes in _by_page(note.boxes):
                by_page.setdefault(number, []).append(_annotation(frames[number - 1], boxes, note, now))
        for number, annotations in by_page.items():
            _put(update, reader, number - 1, annotations)
        made = update.written() if by_page else data
    except DependencyError as error:  # encrypted by what the packaged program does not carry
        raise ExportError(_ENCRYPTED) from error
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise DamagedError(_FORBIDDEN, detail=repr(error)) from error
    return Annotated(made, len(notes))


def _is_signed(root: Any) -> bool:
    """Whether a signature stands in the form of the document, or it is certified."""
    if "/Perms" in root:
        return True
    form = root.get("/AcroForm")
    form = form.get_object() if form is not None else {}
    waiting = list(form.get("/Fields", ()))
    seen: set[int] = set()
    while waiting:
        reference = waiting.pop()
        number = getattr(reference, "idnum", 0)
        field = reference.get_object()
        if number in seen or not hasattr(field, "get"):
            continue
        if number:
            seen.add(number)
        if field.get("/FT") == "/Sig" and "/V" in field:
            return True
        waiting += field.get("/Kids", ())
        if len(seen) + len(waiting) > _MOST_FIELDS:
            raise ValueError("a form of that size is no report")
    return False


def _frames(data: bytes) -> list[_Page]:
    """The frames of the pages by PDFium, which has placed the characters too."""
    with LOCK:
        document = open_document(data)
        try:
            frames: list[_Page] = []
            for index in range(len(document)):
                page = open_page(document, index)
                bounds = raw.FS_RECTF()
                raw.FPDF_GetPageBoundingBox(page, bounds)
                rotation = raw.FPDFPage_GetRotation(page) % 4
                frames.append(_Page(rotation, (bounds.left, bounds.bottom, bounds.right, bounds.top)))
                page.close()
            return frames
        finally:
            document.close()


def _by_page(boxes: Iterable[Box]) -> list[tuple[int, list[Box]]]:
    """The boxes of each page, which count from 1; without any, the first page has none."""
    pages: dict[int, list[Box]] = {}
    for box in boxes:
        pages.setdefault(box.page, []).append(box)
    return list(pages.items()) or [(1, [])]


def _put(update: Update, reader: Any, index: int, annotations: Sequence[Any]) -> None:
    """Append annotations to a page, behind those that it has."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

    reference = reader.pages[index].indirect_reference
    page = DictionaryObject(reference.get_object())  # not the one with what pages inherit
    there = page.get("/Annots")
    held = ArrayObject(there.get_object() if there is not None else ())
    for annotation in annotations:
        annotation[NameObject("/P")] = reference
        held.append(IndirectObject(update.add(annotation), 0, reader))
    page[NameObject("/Annots")] = held
    update.replace(reference.idnum, reference.generation, page)


def _annotation(frame: _Page, boxes: Sequence[Box], note: Note, now: datetime) -> Any:
    from pypdf.annotations import Highlight, Text
    from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject, TextStringObject

    if boxes:
        quads = [round(n, 3) for box in boxes for n in frame.quad(box)]
        rect = (min(quads[0::2]), min(quads[1::2]), max(quads[0::2]), max(quads[1::2]))
        points = ArrayObject([FloatObject(n) for n in quads])
        annotation: Any = Highlight(rect=rect, quad_points=points, highlight_color=_YELLOW, printing=True)
    else:
        annotation = Text(rect=frame.rect(_MARGIN, _MARGIN, _MARGIN + _SIGN, _MARGIN + _SIGN), text="", open=False)
    continued = bool(boxes) and boxes[0].page != note.boxes[0].page
    told = (_CONTINUED if continued else "") + "\n".join(note.lines)
    values = {"/Type": NameObject("/Annot"), "/Contents": TextStringObject(told), "/T": TextStringObject(AUTHOR)}
    values |= {"/M": TextStringObject(now.strftime("D:%Y%m%d%H%M%S")), "/F": NumberObject(_PRINTED)}
    annotation.update({NameObject(key): value for key, value in values.items()})
    return annotation
