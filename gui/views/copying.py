"""Copying what is selected in a list or table, as text and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from core.output.clipboard_table import as_html, as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_OWN = "application/x-gouji-table"  # by which the program knows its own data again


def copy_table(rows: Sequence[Sequence[str]]) -> None:
    """Put the rows on the clipboard; nothing where there are none."""
    if not rows:
        return
    data = QMimeData()
    data.setText(as_text(rows))
    data.setData("text/html", as_html(rows).encode("utf-8", "replace"))
    data.setData(_OWN, b"")
    QGuiApplication.clipboard().setMimeData(data)


def leave_text_alone() -> None:
    """What this program has put on the clipboard becomes plain text: data made in Python must not outlive Python."""
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if data is not None and data.hasFormat(_OWN):
        clipboard.setText(clipboard.text())


def selected_rows(selection: QItemSelectionModel, heads: Sequence[str] = ()) -> list[list[str]]:
    """The texts of the selected cells in their rows, all columns where ``heads`` names them; hidden columns too."""
    cells = sorted({(index.row(), index.column()) for index in selection.selectedIndexes()})
    model = selection.model()
    rows: list[list[str]] = [list(heads)] if heads and cells else []
    for row in dict.fromkeys(row for row, _ in cells):
        columns = range(len(heads)) if heads else [column for one, column in cells if one == row]
        texts = (model.index(row, column).data(Qt.ItemDataRole.DisplayRole) for column in columns)
        rows.append([str(text if text is not None else "") for text in texts])
    return rows
