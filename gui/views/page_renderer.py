"""Renders PDF pages in a thread; requests that are out of date are dropped."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.load.pages.page_pictures import PagePictures

log = logging.getLogger(__name__)


class PageRenderer(QObject):
    """Draws the pages of one PDF at a time. ``drawn(page, scale, QImage)``; a null image where drawing failed."""

    drawn = Signal(int, float, object)
    finished = Signal(int, int, float, object)  # from the thread, before stale results are dropped

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # One thread: PDFium does one thing at a time anyway. The open file belongs to that thread alone, so that the
        # window never waits for a page that is being drawn, not even to close the file.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="page")
        self._pictures: PagePictures | None = None
        self._path: Path | None = None
        self._ticket = 0
        self._requests: dict[int, tuple[float, Future[None]]] = {}
        self.finished.connect(self._finished)

    def open(self, path: Path | None) -> None:
        """Open another file; None closes the present one, as soon as the page being drawn is done."""
        self._ticket += 1
        for _, request in self._requests.values():
            request.cancel()
        self._requests.clear()
        self._path = path
        self._pool.submit(self._close_file)

    def _close_file(self) -> None:
        """In the thread: close the file."""
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None

    def ask(self, wanted: dict[int, float]) -> None:
        """Draw these pages (page to pixels per point); earlier requests that have not begun are withdrawn."""
        for page, (scale, request) in list(self._requests.items()):
            if wanted.get(page) != scale and request.cancel():
                del self._requests[page]
        for page, scale in wanted.items():
            if page not in self._requests:
                self._requests[page] = (scale, self._pool.submit(self._work, page, scale, self._ticket))

    @property
    def busy(self) -> bool:
        """True while pages are being drawn."""
        return bool(self._requests)

    def _work(self, page: int, scale: float, ticket: int) -> None:
        """In the thread: draw a page unless it is stale."""
        try:
            image = self._draw(page, scale, ticket)
        except Exception:
            log.exception("page %s cannot be drawn", page)
            image = QImage()
        self.finished.emit(ticket, page, scale, image)

    def _draw(self, page: int, scale: float, ticket: int) -> QImage:
        path = self._path
        if ticket != self._ticket or path is None:
            return QImage()
        if self._pictures is None:
            self._pictures = PagePictures(path)
        picture = self._pictures.render(page, scale)
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGBX8888)
        return image.copy()  # the bytes belong to Python

    def _finished(self, ticket: int, page: int, scale: float, image: QImage) -> None:
        if ticket != self._ticket:
            return
        self._requests.pop(page, None)
        self.drawn.emit(page, scale, image)

    def shut_down(self) -> None:
        """Close the file and wait for the thread."""
        self.open(None)
        self._pool.shutdown(wait=True)
