"""Paragraphs beyond any that people write, cut where sentences end, so that no pattern meets a text without end.

Nothing is dropped: the parts are views over the same characters, one after the other. A paragraph that has no sentence
end for so long is cut at a comma, else in the middle; no report has one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.language.sentences import COMMAS_AND_ENDS, ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import Document, View

#: Characters of a paragraph. The longest of published reports has about two thousand.
LONGEST = 4_000


def with_bounded_paragraphs(document: Document) -> Document:
    """The draft with its overlong paragraphs in parts; the same object where it has none."""
    if all(len(view.text) <= LONGEST for view in document.paragraphs):
        return document
    return replace(document, paragraphs=tuple(_parts(document.paragraphs)))


def _parts(paragraphs: Sequence[View]) -> Iterator[View]:
    for view in paragraphs:
        start = 0
        while len(view.text) - start > LONGEST:
            end = _cut(view.text, start)
            yield view.slice(start, end)
            start = end
        yield view.slice(start) if start else view


def _cut(text: str, start: int) -> int:
    """Where the part that begins at a place ends: behind its last sentence, else its last comma, else at the bound."""
    stop = start + LONGEST
    for marks in (ENDS, COMMAS_AND_ENDS):
        end = max(text.rfind(mark, start + 1, stop) for mark in marks) + 1
        if end > start + 1:
            return end
    return stop
