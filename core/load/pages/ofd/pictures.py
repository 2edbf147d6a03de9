"""The pages of an OFD as PDF pages to draw: one is painted when it is asked for, the last one is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.errors import DamagedError
from core.load.pages.ofd.objects import POINTS
from core.load.pages.ofd.package import OfdPackage
from core.load.pages.ofd.painting.fonts import FontFiles
from core.load.pages.ofd.painting.painter import paint_page

if TYPE_CHECKING:
    from core.load.pages.ofd.package import OfdDocument


class OfdPictures:
    """An open OFD; pages count from 1, those of all its documents one after the other, as the loader counts them."""

    def __init__(self, data: bytes) -> None:
        self._package = OfdPackage(data)
        self._pages: list[tuple[OfdDocument, int]] = [
            (document, index) for document in self._package.documents() for index in range(len(document.pages))
        ]
        if not self._pages:
            raise DamagedError(detail="no pages")
        self._files = FontFiles(self._package)
        self._last: tuple[int, bytes] | None = None

    def __len__(self) -> int:
        return len(self._pages)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        document, index = self._pages[page - 1]
        _, _, width, height = self._package.page(document, index).area
        return width * POINTS, height * POINTS

    def pdf(self, page: int) -> bytes:
        """The page as a PDF of one page."""
        if self._last is None or self._last[0] != page:
            document, index = self._pages[page - 1]
            self._last = page, paint_page(self._package, document, index, self._files)
        return self._last[1]
