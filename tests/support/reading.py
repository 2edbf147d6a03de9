"""Reading number cells back out of a Document's grids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model.numbers import is_number_like

if TYPE_CHECKING:
    from core.forms.model_draft import ModelDraft
    from core.model.document import Document, GridCell
    from tests.support.drafts import CellKey


def number_cells(document: Document, draft: ModelDraft) -> dict[CellKey, GridCell]:
    """Number cells by key: the n-th number of a grid is the n-th number cell of its table, in its column."""
    tables = draft.form.tables
    assert len(document.grids) == len(tables)
    result: dict[CellKey, GridCell] = {}
    for grid, (key, table) in zip(document.grids, tables.items(), strict=True):
        found = [c for row in grid.rows() for c in row if is_number_like(c.view.text)]
        layout = [c for c in table.layout if c.key]
        assert len(found) == len(layout), key
        for cell, place in zip(found, layout, strict=True):
            assert (cell.col, cell.colspan) == (place.col, place.colspan)
            assert place.key is not None
            result[key, *place.key] = cell
    return result


def assert_all_cells(document: Document, draft: ModelDraft, wanted: dict[CellKey, str]) -> dict[CellKey, GridCell]:
    """Every number cell is read, and its view stands where the text says the same."""
    cells = number_cells(document, draft)
    assert {key: cell.view.text for key, cell in cells.items()} == wanted
    for cell in cells.values():
        assert "".join(document.text[i] for i in cell.view.offsets) == cell.view.text
    return cells


def assert_layout(document: Document, draft: ModelDraft) -> None:
    """Every cell, labels too, has the place, span and text that the form gives it."""
    for grid, (key, table) in zip(document.grids, draft.form.tables.items(), strict=True):
        got = {(c.row, c.col, c.rowspan, c.colspan): c.view.text for c in grid.cells}
        want = {
            (c.row, c.col, c.rowspan, c.colspan): draft.value(key, c.key) if c.key else c.text for c in table.layout
        }
        assert got == want
