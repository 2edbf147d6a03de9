"""Pages of a damaged PDF as they are seen: whether a cell shows nothing, or just the number that is read.

Where the cell's number stood is known from the sound file; what stands there in the damaged one is what a reader sees.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import pypdfium2

from core.load import load_bytes
from core.read import read_report

if TYPE_CHECKING:
    from PIL.Image import Image

    from core.model.geometry import Box
    from tests.support.drafts import CellKey

_SCALE = 2
#: So much of a cell's margin may hold its lines (points), and paper is lighter than this.
_MARGIN, _PAPER = 2.0, 160


class Pictures:
    """The pages, drawn when they are first asked for; ``sound`` is the file before the damage, if it has its places."""

    def __init__(self, data: bytes, sound: bytes = b"") -> None:
        self._data, self._sound = data, sound
        self._drawn: dict[int, Image] = {}

    def shows(self, key: CellKey, read: str) -> bool:
        """Whether the place of a cell's number shows just what is read: this number, or nothing."""
        box = self._places.get(key)
        if box is None:
            return False
        if not read:
            return self.blank(box, set(), 0.0)
        document = pypdfium2.PdfDocument(self._data)
        page = document[box.page - 1]
        high = page.get_height()
        sides = (box.x0 - 1, high - box.bottom - 1, box.x1 + 1, high - box.top + 1)
        found = page.get_textpage().get_text_bounded(*sides)
        document.close()
        return "".join(found.split()) == read

    def beside(self, key: CellKey, label: str, read: str) -> bool:
        """Whether the line of a label, wherever it stands now, shows just this number in the cell's column."""
        box = self._places.get(key)
        if box is None:
            return False
        found = 0
        document = pypdfium2.PdfDocument(self._data)
        for page in document:
            text = page.get_textpage()
            at = text.search(label).get_next()
            if at is not None:
                _, bottom, _, top = text.get_charbox(at[0])
                found += self._in_column(text, box, (bottom + top) / 2) == read
        document.close()
        return found == 1

    @staticmethod
    def _in_column(text: pypdfium2.PdfTextPage, box: Box, level: float) -> str:
        """The digits on a level of a page that run together with one below or above a place."""
        chars = [(i, text.get_charbox(i)) for i in range(text.count_chars())]
        line = [(i, x0, x1) for i, (x0, low, x1, high) in chars if low <= level <= high]
        middle = (box.x0 + box.x1) / 2
        whole = text.get_text_range()
        run = next((i for i, x0, x1 in line if x0 - 2 <= middle <= x1 + 2 and whole[i].isdigit()), None)
        if run is None:
            return ""
        start, end = run, run
        while start and whole[start - 1].isdigit():
            start -= 1
        while whole[end : end + 1].isdigit():
            end += 1
        return whole[start:end]

    def on_one_line(self, label: str, read: str) -> bool:
        """Whether a line of the text is a row of this label and this number alone."""
        return any(line.split() == [label, read] for line in self._lines)

    @cached_property
    def _places(self) -> dict[CellKey, Box]:
        if not self._sound:
            return {}
        report = read_report(load_bytes(self._sound, "年报.pdf"))
        cells = [(key, c) for key, table in report.tables.items() for c in table.cells.values() if c.spans]
        boxes = {(key, c.row, c.column): report.document.boxes_of(c.spans) for key, c in cells}
        return {key: found[0] for key, found in boxes.items() if len(found) == 1}

    def blank(self, box: Box | None, texts: set[str], margin: float = _MARGIN) -> bool:
        """Whether nothing is drawn within a cell; without a cell whether its number stands nowhere in the file."""
        if box is None:
            return texts.isdisjoint(self._numbers)
        page = self._page(box.page)
        sides = (box.x0 + margin, box.top + margin, box.x1 - margin, box.bottom - margin)
        if sides[2] <= sides[0] or sides[3] <= sides[1]:
            return False
        left, top, right, bottom = (int(side * _SCALE) for side in sides)
        darkest = page.crop((left, top, right, bottom)).getextrema()[0]
        return isinstance(darkest, int) and darkest >= _PAPER

    @cached_property
    def _lines(self) -> list[str]:
        document = pypdfium2.PdfDocument(self._data)
        texts = [page.get_textpage().get_text_range() for page in document]
        document.close()
        return [line for text in texts for line in text.splitlines()]

    @cached_property
    def _numbers(self) -> set[str]:
        return {number for line in self._lines for number in re.findall("[0-9]+", line)}

    def _page(self, number: int) -> Image:
        if number not in self._drawn:
            document = pypdfium2.PdfDocument(self._data)
            self._drawn[number] = document[number - 1].render(scale=_SCALE, grayscale=True).to_pil().convert("L")
            document.close()
        return self._drawn[number]
