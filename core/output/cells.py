"""Texts in the cells of an Excel workbook, as openpyxl writes them: always text, never a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.sound_text import printable_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

#: A text that begins so is taken for a formula by a program that reads the cell anew.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
#: Characters that a cell holds (ECMA-376 part 1, 18.4.12).
MOST_CHARACTERS = 32_767


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Put a text into a cell so that it stays text, here and where the cell is edited or exported."""
    cell.value = printable_text(text)[:MOST_CHARACTERS]  # type: ignore[assignment]
    cell.data_type = "s"  # whatever openpyxl took it for: a formula, an error
    if text.startswith(_FORMULA):
        cell.number_format = "@"
        cell.quotePrefix = True  # type: ignore[attr-defined]
