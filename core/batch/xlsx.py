"""The rows of the first sheet of an Excel workbook (.xlsx) as texts: as much as a plain list of names needs."""

from __future__ import annotations

import io

from core.base.errors import DamagedError
from core.load.archive import Archive

_MAX_ROWS = 20_000


def sheet_rows(data: bytes) -> list[list[str]]:
    """Rows without the empty ones, cells in their columns; formulas by their last result.

    Raises DamagedError, EncryptedError or TooLargeError.
    """
    Archive(data).check_xml()

    # Only needed for a list kept in Excel, and slow to import.
    from openpyxl import load_workbook

    # openpyxl has no error of its own for a broken workbook: it raises whatever its parsing runs into.
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        # What the file says of the sheet's size may be wrong.
        sheet.reset_dimensions()
        rows = [[_text(value) for value in row] for row in sheet.iter_rows(max_row=_MAX_ROWS, values_only=True)]
        workbook.close()
    except Exception as error:
        raise DamagedError(detail=f"{type(error).__name__}: {error}") from error
    return [row for row in rows if any(row)]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
