"""Renders pages in a process of its own, asked by a thread; requests that are out of date are dropped."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.base.errors import GoujiError
from core.pipeline.page_process import PageProcess

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


class PageRenderer(QObject):
    """Draws the pages of one PDF at a time. ``drawn(page, scale, QImage)``; a null image where drawing failed."""

    drawn = Signal(int, float, object)
    finished = Signal(int, int, float, object)  # from the thread, before stale results are dropped

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # One thread: PDFium does one thing at a time anyway, and the window never waits for a page.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="page")
        self._pictures = PageProcess()
        self._undrawn: set[int] = set()  # pages that cannot be drawn are not tried again
        self._path: Path | None = None
        self._ticket = 0
        self._requests: dict[int, tuple[float, Future[None]]] = {}
        self.finished.connect(self._finished)

    def open(self, path: Path | None) -> None:
        """Open another file; None closes the present one, as soon as the page being drawn is done."""
        self._ticket += 1
        for _, request in self._requests.values():
            request.cancel()
        if any(not request.done() for _, request in self._requests.values()):
            self._pictures.kill()  # a page that is being drawn may take long
        self._requests.clear()
        self._undrawn.clear()
        self._path = path
        self._pool.submit(self._pictures.close_file)

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
        except GoujiError as error:
            log.warning("page %s cannot be drawn: %s", page, error.code)
            image = QImage()
        except Exception:
            log.exception("page %s cannot be drawn", page)
            image = QImage()
        self.finished.emit(ticket, page, scale, image)

    def _draw(self, page: int, scale: float, ticket: int) -> QImage:
        path = self._path
        if ticket != self._ticket or path is None or page in self._undrawn:
            return QImage()
        picture = self._pictures.draw(path, page, scale)
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGBX8888)
        return image.copy()  # the bytes belong to Python

    def _finished(self, ticket: int, page: int, scale: float, image: QImage) -> None:
        if ticket != self._ticket:
            return
        self._requests.pop(page, None)
        if image.isNull():
            self._undrawn.add(page)
        self.drawn.emit(page, scale, image)

    def shut_down(self) -> None:
        """Close the file and wait for the thread."""
        self.open(None)
        self._pictures.kill()
        self._pool.shutdown(wait=True)
        self._pictures.kill()
