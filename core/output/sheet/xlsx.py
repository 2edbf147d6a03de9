"""A proofreading sheet as an Excel workbook, by openpyxl: the sheet first, blocks with rows on sheets of their own.

Excel does not fit the height of rows with merged cells, WPS not even of others in a file that it did not write: heights
are set by estimate, rather too high than with a line cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from core.base.about import TITLE
from core.base.sound_text import printable_text
from core.output.cells import put_text
from core.output.sheet.layout import (
    COLOURS,
    EDGE,
    GREY,
    LINE,
    MARGIN,
    MARGIN_BELOW,
    PADDING,
    SHADE,
    TEXT,
    WIDTH,
    Block,
    blocks,
    lines,
    row_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from core.output.sheet.model import Entry, Sheet

_SIZE = 10.0
_FONT = "宋体"
_FILL = PatternFill("solid", fgColor=SHADE)
_EDGE = Side(style="thin", color=EDGE)
_RULED = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_MM = 96 / 25.4  # pixels in a millimetre
_WIDER = 1.12  # a column is made so much wider than the estimate of lines supposes
_INCH = 25.4
_HEAD_COLUMNS = (1, 4, 5)  # where the entries of the head begin
_LOW = 4.0  # points that a row is higher than its lines


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """The sheet as .xlsx."""
    workbook = Workbook()
    first = workbook.active
    assert first is not None
    _first(first, sheet)
    for block in blocks(sheet)[1:]:
        if block.rows:
            _own(workbook.create_sheet(block.name.partition("、")[2]), block)
    about = workbook.properties
    about.title, about.creator, about.lastModifiedBy = (
        printable_text(f"{sheet.title}：{sheet.draft_name}"),
        TITLE,
        TITLE,
    )
    about.created = about.modified = sheet.made.replace(tzinfo=None)
    about.description, about.language = sheet.foot, "zh-CN"
    workbook.save(stream)


def _first(page: Worksheet, sheet: Sheet) -> None:
    """Head, verdict, the findings, and what the other blocks say in a sentence."""
    page.title = "校对意见单"
    found, *others = blocks(sheet)
    _prepare(page, found.widths, sheet.foot)
    _across(page, sheet.title, size=16, bold=True, centred=True)
    for row in sheet.head_rows:
        _head_row(page, row, found.widths)
    _across(page, f"结论：{sheet.conclusion.sentence}", size=12, bold=True, colour=COLOURS[sheet.conclusion.level])
    _across(page, sheet.conclusion.numbers)
    head = _table(page, found) if found.rows else _across(page, f"{found.name}：{found.empty}", bold=True)
    if found.rows:
        page.print_title_rows = f"{head}:{head}"
        page.auto_filter.ref = f"A{head}:{get_column_letter(len(found.heads))}{page.max_row}"
        page.freeze_panes = f"A{head + 1}"
    for block in others:
        told = f"共 {len(block.rows)} 项，见同名的工作表。" if block.rows else block.empty
        _across(page, f"{block.name}：{told}{'' if block.rows else block.note}")
    _across(page, f"核对范围：{sheet.scope_text}")
    _across(page, "")
    _across(page, "　　".join(sheet.sign_lines))
    _across(page, sheet.foot, centred=True, colour=GREY)


def _own(page: Worksheet, block: Block) -> None:
    """A sheet of its own for one table."""
    _prepare(page, block.widths, "")
    head = _table(page, block)
    page.print_title_rows, page.freeze_panes = f"{head}:{head}", f"A{head + 1}"
    if block.note:
        _across(page, block.note)


def _prepare(page: Worksheet, widths: Sequence[float], foot: str) -> None:
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = (width * _WIDER * _MM - 5) / 7
    page.sheet_view.showGridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    margins = page.page_margins
    margins.left = margins.right = margins.top = MARGIN / _INCH
    margins.bottom, margins.header, margins.footer = MARGIN_BELOW / _INCH, 0.2, 0.2
    page.oddFooter.center.text = f"{foot}　第 &P 页，共 &N 页"  # type: ignore[union-attr]


def _table(page: Worksheet, block: Block) -> int:
    """Name, heads and rows of a table; returns the number of the row of heads."""
    _across(page, block.name, bold=True, size=11)
    head = _next(page)
    for column, text in enumerate(block.heads, 1):
        _put(page, head, column, text, bold=True, centred=True).fill = _FILL
    _height(page, head, 1)
    for number, texts in enumerate(block.rows):
        row = head + 1 + number
        for column, text in enumerate(texts):
            level = block.levels[number] if column == block.level_column else None
            _put(
                page, row, column + 1, text, bold=level is not None, centred=column in block.centred,
                colour=COLOURS[level] if level else TEXT,
            )  # fmt: skip
        _height(page, row, row_lines(texts, block.widths, _SIZE))
    return head


def _head_row(page: Worksheet, entries: Sequence[tuple[Entry, int]], widths: Sequence[float]) -> None:
    """Names with values, each over some columns of the findings; the last over all that are left."""
    row, most = _next(page), 1
    for number, (entry, _) in enumerate(entries):
        first = _HEAD_COLUMNS[number]
        last = _HEAD_COLUMNS[number + 1] - 1 if number < len(entries) - 1 else len(widths)
        text = f"{entry.name}：{entry.value}"
        for column in range(first, last + 1):
            _put(page, row, column, text if column == first else "")
        page.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        most = max(most, lines(text, sum(widths[first - 1 : last]) - 2 * PADDING, _SIZE))
    _height(page, row, most)


def _across(
    page: Worksheet, text: str, *, size: float = _SIZE, bold: bool = False, centred: bool = False,
    colour: str = TEXT,
) -> int:  # fmt: skip
    """A line over the whole width; returns its row."""
    row = _next(page)
    cell = page.cell(row, 1)
    put_text(cell, text)
    cell.font = Font(name=_FONT, size=size, bold=bold, color=colour)
    cell.alignment = Alignment("center" if centred else "left", "center", wrap_text=True)
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=8 if page.title == "校对意见单" else 5)
    _height(page, row, lines(text, WIDTH, size), size)
    return row


def _next(page: Worksheet) -> int:
    """The row below what is there."""
    return page.max_row + 1 if page.max_row > 1 or page.cell(1, 1).value is not None else 1


def _put(
    page: Worksheet, row: int, column: int, text: str, *, bold: bool = False, centred: bool = False,
    colour: str = TEXT,
):  # fmt: skip
    cell = page.cell(row, column)
    put_text(cell, text)
    cell.font = Font(name=_FONT, size=_SIZE, bold=bold, color=colour)
    cell.alignment = Alignment("center" if centred else "left", "top", wrap_text=True)
    cell.border = _RULED
    return cell


def _height(page: Worksheet, row: int, count: int, size: float = _SIZE) -> None:
    page.row_dimensions[row].height = min(409.0, count * size * LINE + _LOW)
