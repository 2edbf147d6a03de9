"""What the picture of a PDF page shows at a place: drawn when it is first asked for, and small."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2
    from PIL import Image

    from core.load.pages.characters import PageFrame

#: Pixels a point, and the longest side of the picture.
_SCALE, _LONGEST = 2.0, 2400.0
#: So much above and below a character is looked at too (points): a stroke may fill its box.
_ABOVE = 0.8
#: This part of its width is left out at either side: the next character may reach in there.
_BESIDE = 0.12
#: Steps of 255 between the lightest and the darkest point from which on there is ink.
_CONTRAST = 12


class Ink:
    """The picture of a page, turned as its text reads, without its annotations; the caller holds the PDFium lock."""

    def __init__(self, page: pypdfium2.PdfPage, frame: PageFrame) -> None:
        self.page = page
        self._scale = min(_SCALE, _LONGEST / max(1.0, frame.width, frame.height))

    def at(self, box: Sequence[float]) -> bool:
        """Whether anything is seen within a rectangle of the upright frame (x0, top, x1, bottom)."""
        x0, above, x1, below = box
        beside = _BESIDE * (x1 - x0)
        left, right = (int(self._scale * v) for v in (x0 + beside, x1 - beside))
        top, bottom = (int(self._scale * v) for v in (above - _ABOVE, below + _ABOVE))
        part = self._picture.crop((left, max(0, top), max(right, left + 1), max(bottom, top + 1)))
        darkest, lightest = (float(v) for v in part.getextrema())  # type: ignore[arg-type]
        return lightest - darkest >= _CONTRAST

    @cached_property
    def _picture(self) -> Image.Image:
        bitmap = self.page.render(scale=self._scale, grayscale=True, draw_annots=False, may_draw_forms=False)  # type: ignore[call-arg]
        try:
            return bitmap.to_pil().convert("L")
        finally:
            bitmap.close()
