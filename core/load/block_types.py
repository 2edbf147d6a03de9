"""What the loaders of Word files and web pages make of a draft: paragraphs and tables, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Run(NamedTuple):
    """``text[start:end]`` of a paragraph comes from leaf ``leaf`` of the file, from its character ``offset`` on."""

    start: int
    end: int
    leaf: int
    offset: int = 0


@dataclass(slots=True)
class Paragraph:
    """One line of text. ``body`` is false for text shown but no part of the prose (a table of contents).

    ``runs`` lead back into the file, in order; ``number`` is the paragraph's number there (see ``Origin``); ``apart``
    are the stretches that are raised, lowered, struck out, turned round or not to be seen. ``unread``: something is
    shown in it that is no text (a picture, an embedded object, a choice from a list).
    """

    text: str
    body: bool = True
    origin: Any = None
    runs: Sequence[Run] = ()
    number: int = -1
    apart: Sequence[tuple[int, int]] = ()
    unread: bool = False


@dataclass(slots=True)
class BlockCell:
    """A cell with its content; rows and columns count from 0."""

    row: int
    col: int
    rowspan: int
    colspan: int
    blocks: list[Block]


@dataclass(slots=True)
class BlockTable:
    """A table as marked up; its cells may hold tables again. ``layout`` is kept once it is found out."""

    cells: list[BlockCell] = field(default_factory=list)
    origin: Any = None
    layout: bool | None = None


Block = Paragraph | BlockTable
