"""The ticks of numbers in flowing text that were checked and found right.

Where a number ends is worked out once for a layout: the tables of a thick draft hold hundreds of them, and every paint
would ask for each anew.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter

from gui.style.theme import colours
from gui.views.text_frames import x_of
from gui.views.ticks import draw_ticks, tick_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QTextEdit

_AT_ONCE = 60  # numbers whose place is worked out in one turn: some milliseconds
_TICK = 0.36  # of a line's height
_LETTERS = 0.55  # of the height of the letters that must be in sight for the tick below them


class _Foot(NamedTuple):
    """The lower right corner of a number in the document, in logical pixels, and the height of its letters."""

    x: float
    y: float
    letters: float


class TextTicks:
    """Draws a tick below the end of each number, in the space between the lines."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self.ends: list[int] = []  # positions in the document where the numbers end, in order
        self._feet: dict[int, _Foot | None] = {}
        self._document: QTextDocument | None = None
        self._go_on = QTimer()  # paints again where not all that is in sight was worked out
        self._go_on.setSingleShot(True)
        self._go_on.timeout.connect(edit.viewport().update)

    def show(self, ends: Iterable[int]) -> None:
        """Have ticks at the numbers that end at these positions, and at no others."""
        self.ends = sorted(ends)
        self.forget()
        document = self._edit.document()
        if document is not self._document:
            self._document = document
            document.documentLayout().documentSizeChanged.connect(self.forget)

    def forget(self) -> None:
        """The text is laid out otherwise from now on."""
        self._feet.clear()

    def places(self, seen: tuple[int, int], at_once: int | None = None) -> list[QPointF]:
        """Feet, in the viewport's coordinates, of the numbers among the ``seen`` positions that are in sight.

        Of those that have not been worked out yet no more than ``at_once``; the others come with the next paint.
        """
        edit = self._edit
        view = QRectF(edit.viewport().rect())
        left, top = edit.horizontalScrollBar().value(), edit.verticalScrollBar().value()
        first, last = bisect.bisect_left(self.ends, seen[0]), bisect.bisect_right(self.ends, seen[1])
        found: list[QPointF] = []
        fresh = 0
        for position in self.ends[first:last]:
            if position not in self._feet:
                if fresh == at_once:
                    self._go_on.start(0)
                    break
                fresh += 1
                self._feet[position] = self._foot(position)
            foot = self._feet[position]
            if foot is not None and foot.y - foot.letters * _LETTERS >= top:
                point = QPointF(foot.x - left, foot.y - top)
                if view.contains(point):
                    found.append(point)
        return found

    def paint(self, seen: tuple[int, int]) -> None:
        """Draw the ticks over what the viewport shows, which is among the ``seen`` positions."""
        feet = self.places(seen, _AT_ONCE) if self.ends else []
        if feet:
            size = self._edit.fontMetrics().height() * _TICK
            painter = QPainter(self._edit.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            corners = [QPointF(foot.x() - size * 0.6, foot.y() - size * 0.45) for foot in feet]
            draw_ticks(painter, tick_path(corners, size), size, colours())
            painter.end()

    def _foot(self, position: int) -> _Foot | None:
        """Of the character before a position; None where it is not laid out."""
        block = self._edit.document().findBlock(max(position - 1, 0))
        place = position - block.position()
        line = block.layout().lineForTextPosition(max(place - 1, 0))
        if not line.isValid():
            return None
        origin = self._edit.document().documentLayout().blockBoundingRect(block).topLeft()
        letters = line.height() / (block.blockFormat().lineHeight() / 100 or 1.0)
        return _Foot(origin.x() + x_of(line, place), origin.y() + line.y() + line.height(), letters)
