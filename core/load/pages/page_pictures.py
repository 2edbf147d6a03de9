"""Pictures of pages for the window: of a PDF, an OFD, or of a picture that was opened. Knows nothing of any toolkit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from core.base.errors import NotFoundError
from core.load.pages.pdfium import LOCK, open_document, open_page
from core.load.pages.scan import open_images, sheet_of
from core.load.signatures import Sample, is_image_data, is_ofd

if TYPE_CHECKING:
    from types import TracebackType

    import pypdfium2
    from PIL import Image

    from core.load.pages.ofd.pictures import OfdPictures


class Picture(NamedTuple):
    """Pixels of a page: rows of ``stride`` bytes, four bytes R, G, B, unused a pixel."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PagePictures:
    """An open PDF, OFD or picture to draw pages from; pages count from 1. Safe to use from several threads.

    Raises NotFoundError, EncryptedError or DamagedError on opening.
    """

    def __init__(self, source: bytes | Path) -> None:
        if isinstance(source, Path):
            try:
                source = source.read_bytes()
            except OSError as error:
                raise NotFoundError(detail=str(error)) from error
        self._document: pypdfium2.PdfDocument | None = None
        self._ofd: OfdPictures | None = None
        self._images = open_images(source) if is_image_data(source) else []
        self._count = len(self._images)
        if not self._images and is_ofd(Sample(source)):
            from core.load.pages.ofd.pictures import OfdPictures  # only OFD drafts need it

            self._ofd = OfdPictures(source)
            self._count = len(self._ofd)
        elif not self._images:
            with LOCK:
                self._document = open_document(source)
                self._count = len(self._document)

    def __len__(self) -> int:
        return self._count

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page as shown, in points."""
        if self._images:
            return sheet_of(self._images[page - 1])
        if self._ofd is not None:
            return self._ofd.size(page)
        with LOCK:
            sheet = open_page(self._open(), page - 1)
            try:
                return sheet.get_size()
            finally:
                sheet.close()

    def render(self, page: int, scale: float) -> Picture:
        """The page as shown, ``scale`` pixels to the point."""
        if self._images:
            return _picture(self._images[page - 1], scale)
        if self._ofd is not None:
            painted = self._ofd.pdf(page)
            with LOCK:
                document = open_document(painted)
                try:
                    return _rendered(document, 1, scale)
                finally:
                    document.close()
        with LOCK:
            return _rendered(self._open(), page, scale)

    def close(self) -> None:
        """Release the file; drawing afterwards raises ValueError."""
        self._images = []
        self._ofd = None
        with LOCK:
            if self._document is not None:
                self._document.close()
                self._document = None

    def _open(self) -> pypdfium2.PdfDocument:
        if self._document is None:
            raise ValueError("closed")
        return self._document


def _rendered(document: pypdfium2.PdfDocument, page: int, scale: float) -> Picture:
    """A page as PDFium draws it; the caller holds the lock."""
    sheet = open_page(document, page - 1)
    try:
        bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)  # type: ignore[call-arg]
        try:
            return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
    finally:
        sheet.close()


def _picture(image: Image.Image, scale: float) -> Picture:
    width, height = (max(1, round(side * scale)) for side in sheet_of(image))
    return Picture(width, height, 4 * width, image.resize((width, height)).convert("RGBX").tobytes())
