"""Rows as the clipboard takes them: text with tabs between the cells, and a table that Excel and Word paste as one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """One line a row, tabs between the cells; white space within a cell is one blank."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """A table of HTML; ``mso-number-format`` keeps Excel from reading a cell as a formula or a date."""
    lines = ("".join(f"<td style=\"mso-number-format:'\\@'\">{escape(cell)}</td>" for cell in row) for row in rows)
    return f'<meta charset="utf-8"><table>{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'
