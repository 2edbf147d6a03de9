"""Tinted and underlined ranges of a text. Qt is given only those near what is seen.

Qt works out where each of them lies at every change, and lays the text out up to it: of a draft of two hundred pages
with six hundred marks that takes a tenth of a second at each step from one finding to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gui.state.listed_findings import Kind
from gui.style.theme import colours
from gui.views.page_items import shade_brush

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from core.model.document import Span
    from gui.state.listed_findings import ListedFinding

_UNDERLINES = {
    Kind.ERROR: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Kind.WARNING: QTextCharFormat.UnderlineStyle.DashUnderline,
    Kind.HINT: QTextCharFormat.UnderlineStyle.DotLine,
    Kind.OPEN: QTextCharFormat.UnderlineStyle.DashDotLine,
}
_HITS = 200  # hits of a search that are shown either side of the current one
_AROUND = 3000  # UTF-16 units before and after what is seen that are marked too: a screen or two


class MarkedRange(NamedTuple):
    """A range in UTF-16 units and how it is shown; what comes later in a list is drawn over what comes before."""

    start: int
    end: int
    form: QTextCharFormat


def mark_form(kind: Kind, role: str, selected: bool) -> QTextCharFormat:
    """How a mark of a finding is shown: what is at fault underlined; a participant only tinted, while ``selected``."""
    tone = colours().tone(kind)
    form = QTextCharFormat()
    if role == "fault":
        form.setUnderlineStyle(_UNDERLINES[kind])
        form.setUnderlineColor(QColor(tone.mark))
    if role == "fault" or selected:
        form.setBackground(QColor(tone.tint))
    return form


#: A mark of a finding: from where to where in UTF-16 units, whose it is, in which role.
FindingPlace = tuple[int, int, "ListedFinding", str]


class FindingRanges:
    """How the marks of findings are shown. What is at fault is worked out once, until other findings are shown."""

    def __init__(self) -> None:
        self._places: Sequence[FindingPlace] = ()
        self._faults: list[tuple[ListedFinding, MarkedRange]] | None = None

    def show(self, places: Sequence[FindingPlace]) -> None:
        """These are the marks of the draft."""
        self._places, self._faults = places, None

    def forget(self) -> None:
        """Other findings are shown than before, or other colours."""
        self._faults = None

    def of(self, selected: ListedFinding | None, shows: Callable[[ListedFinding], bool]) -> list[MarkedRange]:
        """Those at fault of all findings that are shown, then all of the selected one, drawn over the others.

        What only takes part is marked while its finding is selected: a sum has twenty of them.
        """
        if self._faults is None:
            marks = sorted((m for m in self._places if m[3] == "fault" and shows(m[2])), key=lambda m: -m[2].index)
            plain = {kind: mark_form(kind, "fault", False) for kind in {m[2].kind for m in marks}}
            self._faults = [(m[2], MarkedRange(m[0], m[1], plain[m[2].kind])) for m in marks]
        own = [m for m in self._places if m[2] is selected]
        forms = {role: mark_form(finding.kind, role, True) for *_, finding, role in own}
        return [
            *(marked for finding, marked in self._faults if finding is not selected),
            *(MarkedRange(start, end, forms[role]) for start, end, _, role in own),
        ]


def shade_form() -> QTextCharFormat:
    """How a sentence copied from last year's report is shown: hatched."""
    form = QTextCharFormat()
    form.setBackground(shade_brush(colours().muted))
    return form


def hit_form(*, current: bool = False) -> QTextCharFormat:
    """How a hit of a search is shown, and the one that is looked at."""
    form = QTextCharFormat()
    form.setBackground(QColor(colours().accent if current else colours().select))
    if current:
        form.setForeground(QColor(colours().on_accent))
    return form


def hit_ranges(
    hits: Sequence[tuple[Span, ...]], current: int, place: Callable[[Span], tuple[int, int]]
) -> list[MarkedRange]:
    """The hits of a search near the ``current`` one, each where ``place`` says that it stands."""
    plain, looked_at = hit_form(), hit_form(current=True)
    first = max(0, current - _HITS)
    return [
        MarkedRange(*place(span), looked_at if i == current else plain)
        for i, spans in enumerate(hits[first : current + _HITS], first) for span in spans
    ]  # fmt: skip


def seen_range(edit: QTextEdit) -> tuple[int, int]:
    """First and last position that the viewport shows."""
    view = edit.viewport().rect()
    above, below = edit.cursorForPosition(view.topLeft()), edit.cursorForPosition(view.bottomRight() - QPoint(1, 1))
    below.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    return above.block().position(), below.position()


def _with_whole_tables(seen: tuple[int, int], tables: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """A range of positions, and all of those ``tables`` (from, to) that are partly in it."""
    first, last = seen
    partly = [(begin, end) for begin, end in tables if begin <= last and end >= first]
    return min([first, *(begin for begin, _ in partly)]), max([last, *(end for _, end in partly)])


class TextMarks:
    """Marks the ranges of one text, as far as they are near what is seen."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self.tables: Sequence[tuple[int, int]] = ()  # from where to where they reach in the document
        self._ranges: Sequence[MarkedRange] = ()
        self._covered = (0, -1)

    def show(self, ranges: Sequence[MarkedRange]) -> None:
        """Mark these ranges, and no others."""
        self._ranges, self._covered = ranges, (0, -1)
        if ranges:
            self.follow(seen_range(self._edit))
        else:
            self._edit.setExtraSelections([])

    def follow(self, seen: tuple[int, int]) -> None:
        """Other positions are seen now."""
        first, last = _with_whole_tables(seen, self.tables)
        begin, end = self._covered
        if not self._ranges or (begin <= first and last <= end):
            return
        begin, end = self._covered = max(0, first - _AROUND), last + _AROUND
        near = [marked for marked in self._ranges if marked.start <= end and marked.end >= begin]
        self._edit.setExtraSelections([self._selection(marked) for marked in near])

    def _selection(self, marked: MarkedRange) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(marked.start)
        cursor.setPosition(marked.end, QTextCursor.MoveMode.KeepAnchor)
        # PySide declares these as methods; they are attributes.
        selection.cursor = cursor  # type: ignore[assignment]
        selection.format = marked.form  # type: ignore[assignment]
        return selection
