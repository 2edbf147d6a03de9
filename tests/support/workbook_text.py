"""The cells of a workbook as text, one row a line, for golden files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook


def opened(data: bytes) -> Workbook:
    """The workbook of a file's bytes."""
    return load_workbook(io.BytesIO(data))


def as_text(data: bytes) -> str:
    """Every sheet: its name, what is fixed and filtered, and its cells, tabs between."""
    lines: list[str] = []
    for sheet in opened(data).worksheets:
        lines.append(f"[{sheet.title}] fixed {sheet.freeze_panes} filter {sheet.auto_filter.ref}")
        for row in sheet.iter_rows():
            cells = ["" if cell.value is None else str(cell.value).replace("\n", "⏎") for cell in row]
            lines.append("\t".join(cells).rstrip("\t"))
    return "\n".join(lines) + "\n"
