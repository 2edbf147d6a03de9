"""A workbook as .xlsx, by openpyxl (MIT)."""

from __future__ import annotations

import math
import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from openpyxl import Workbook as ExcelWorkbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from core.base.about import TITLE, VERSION
from core.base.sound_text import sound_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from core.output.workbook.model import Page, Row, Tone, Value, Workbook

_FILLS: dict[Tone, str] = {
    "error": "F8D7DA", "warning": "FFF0C9", "hint": "E7EEF7", "open": "ECECEC", "passed": "DDF0E0", "head": "D9E2EC",
    "muted": "F5F5F5",
}  # fmt: skip
_FONT = "宋体"
#: What a spreadsheet takes for the beginning of a formula or a command.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: Characters that XML does not know.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: Characters that the name of a sheet must not have; it has 31 at most.
_NOT_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST = 32_000  # characters of a cell; Excel knows 32,767
_WIDEST = 210  # Chinese characters beside each other that a page shows legibly
_LINE = 13.5  # points from line to line
_HIGHEST = 400  # points of a row; Excel knows 409
_EM = 2.1  # the width of a Chinese character in the units of a column's width


def write(workbook: Workbook, stream: BinaryIO) -> None:
    """Write the workbook to a stream."""
    book = ExcelWorkbook()
    book.remove(book.worksheets[0])
    book.properties.title = workbook.title
    book.properties.creator = f"{TITLE} {VERSION}"
    book.properties.created = book.properties.modified = datetime.now()
    for page in workbook.pages:
        _Sheet(book.create_sheet(_NOT_NAME.sub(" ", page.name)[:31]), page).write()
    book.save(stream)


class _Sheet:
    """Writes one page."""

    def __init__(self, sheet: Worksheet, page: Page) -> None:
        self._sheet, self._page = sheet, page
        self._line = 0
        thin = Side(style="thin", color="BFBFBF")
        self._border = Border(left=thin, right=thin, top=thin, bottom=thin)
        self._fonts = {bold: Font(name=_FONT, size=10, bold=bold) for bold in (False, True)}
        self._fills = {tone: PatternFill("solid", fgColor=colour) for tone, colour in _FILLS.items()}
        self._wrapped = Alignment(vertical="top", wrap_text=True)
        self._number = Alignment(vertical="top", horizontal="right")
        self._middle = Alignment(vertical="center", horizontal="center", wrap_text=True)

    def write(self) -> None:
        """Notes, heads, rows; then what holds for the whole sheet."""
        page = self._page
        for number, note in enumerate(page.notes):
            self._line += 1
            cell = self._text(self._line, 1, note)
            cell.font = Font(name=_FONT, size=14 if number == 0 else 10, bold=number == 0)
        if page.heads:
            self._line += 1
            for column, head in enumerate(page.heads, 1):
                self._plain(self._text(self._line, column, head), "head").alignment = self._middle
        head = self._line
        for row in page.rows:
            self._row(row)
        if not page.rows and page.empty:
            self._text(self._line + 1, 1, page.empty).font = self._fonts[False]
        self._merge(head)
        self._frame(head)

    def _row(self, row: Row) -> None:
        self._line += 1
        for column, value in enumerate(row.values):
            tone: Tone = row.tone if row.toned in (None, column) else ""
            if value is None and self._page.merges:
                continue
            self._plain(self._put(self._line, column + 1, value), tone)
        if self._page.heads:  # not every program makes room for wrapped text by itself
            pairs = zip(row.values, self._page.widths, strict=False)
            lines = max((_lines(value, width) for value, width in pairs if isinstance(value, str)), default=1)
            self._sheet.row_dimensions[self._line].height = min(_HIGHEST, lines * _LINE + 2)

    def _plain(self, cell: Cell, tone: Tone) -> Cell:
        cell.font = self._fonts[tone == "head"]
        cell.border = self._border
        is_number = isinstance(cell.value, int | Decimal)
        cell.alignment = self._middle if self._page.merges else self._number if is_number else self._wrapped
        if tone:
            cell.fill = self._fills[tone]
        return cell

    def _put(self, line: int, column: int, value: Value) -> Cell:
        if isinstance(value, str):
            return self._text(line, column, value)
        cell: Any = self._sheet.cell(line, column)
        cell.value = value
        return cell

    def _text(self, line: int, column: int, text: str) -> Cell:
        cell: Any = self._sheet.cell(line, column)
        shown = _NOT_XML.sub("\ufffd", sound_text(text))
        cell.value = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
        cell.data_type = "s"
        if text.startswith(_FORMULA):
            cell.quotePrefix = True  # text still when somebody edits it
        return cell

    def _merge(self, above: int) -> None:
        for one in self._page.merges:
            if one.columns > 1 or one.rows > 1:
                first, last = above + one.row + 1, above + one.row + one.rows
                for line in range(first, last + 1):
                    for column in range(one.column + 1, one.column + one.columns + 1):
                        self._sheet.cell(line, column).border = self._border
                self._sheet.merge_cells(
                    start_row=first, end_row=last, start_column=one.column + 1, end_column=one.column + one.columns
                )

    def _frame(self, head: int) -> None:
        page: Page = self._page
        sheet: Any = self._sheet
        for column, width in enumerate(page.widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = width * _EM
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        if sum(page.widths) <= _WIDEST:  # a wider one would be too small to read
            sheet.page_setup.fitToHeight = 0
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
        if page.heads:
            sheet.freeze_panes = sheet.cell(head + 1, page.fixed + 1)
            sheet.print_title_rows = f"{head}:{head}"
            if page.rows:
                sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(page.heads))}{self._line}"


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column that is so many Chinese characters wide."""
    ems = (sum(1.0 if ord(char) > 0x2000 else 0.55 for char in line) for line in text.splitlines() or [""])
    return sum(max(1, math.ceil(length / max(1.0, width - 0.5))) for length in ems)
