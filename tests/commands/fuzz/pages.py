"""Pages of a damaged PDF as a picture: whether a cell that is read as blank shows nothing."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from PIL.Image import Image

    from core.model.geometry import Box

_SCALE = 2
#: So much of a cell's margin may hold its lines (points), and paper is lighter than this.
_MARGIN, _PAPER = 2.0, 160


class Pictures:
    """The pages, drawn when they are first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._drawn: dict[int, Image] = {}

    def blank(self, box: Box | None, texts: set[str]) -> bool:
        """Whether nothing is drawn within a cell; without a cell whether its number stands nowhere in the file."""
        if box is None:
            return texts.isdisjoint(self._numbers)
        page = self._page(box.page)
        sides = (box.x0 + _MARGIN, box.top + _MARGIN, box.x1 - _MARGIN, box.bottom - _MARGIN)
        if sides[2] <= sides[0] or sides[3] <= sides[1]:
            return False
        left, top, right, bottom = (int(side * _SCALE) for side in sides)
        darkest = page.crop((left, top, right, bottom)).getextrema()[0]
        return isinstance(darkest, int) and darkest >= _PAPER

    @cached_property
    def _numbers(self) -> set[str]:
        document = pypdfium2.PdfDocument(self._data)
        texts = [page.get_textpage().get_text_range() for page in document]
        document.close()
        return {number for text in texts for number in re.findall("[0-9]+", text)}

    def _page(self, number: int) -> Image:
        if number not in self._drawn:
            document = pypdfium2.PdfDocument(self._data)
            self._drawn[number] = document[number - 1].render(scale=_SCALE, grayscale=True).to_pil().convert("L")
            document.close()
        return self._drawn[number]
