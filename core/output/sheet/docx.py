"""A proofreading sheet as a Word document, by python-docx: heads that repeat, rows that stay whole, page numbers.

The fonts are named, not embedded: Word and WPS on Chinese office PCs have them, others substitute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from core.base.about import TITLE
from core.output.sheet.layout import (
    COLOURS,
    GREY,
    HEAD_SHARES,
    MARGIN,
    MARGIN_BELOW,
    PADDING,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SHADE,
    TEXT,
    WIDTH,
    Block,
    blocks,
    type_size,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

    from core.output.sheet.model import Sheet

_LATIN, _BODY, _HEAD = "Times New Roman", "宋体", "黑体"
_TWIPS = 1440 / 25.4  # in a millimetre
_ABOVE = 0.4  # millimetres above and below the text of a cell


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """The sheet as .docx."""
    document, size = docx.Document(), type_size(sheet)
    _prepare(document, sheet, size)
    title = _paragraph(document, sheet.title, 16, font=_HEAD, bold=True, after=4)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _head(document, sheet, size)
    _conclusion(document, sheet, size)
    for block in blocks(sheet):
        _block(document, block, size)
    _name(document, "核对范围", size)
    _paragraph(document, sheet.scope_text, size).paragraph_format.keep_with_next = True
    _sign(document, sheet, size)
    document.save(stream)


def _prepare(document: WordDocument, sheet: Sheet, size: float) -> None:
    """Page, fonts, properties, the foot of every page."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = Mm(MARGIN)
    section.bottom_margin, section.footer_distance = Mm(MARGIN_BELOW), Mm(6)
    style: Any = document.styles["Normal"]
    style.font.size, style.font.name = Pt(size), _LATIN
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _BODY)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    about = document.core_properties
    about.title, about.author, about.last_modified_by = f"{sheet.title}：{sheet.draft_name}", TITLE, TITLE
    about.created = about.modified = sheet.made.replace(tzinfo=None)
    about.language, about.comments, about.keywords = "zh-CN", sheet.foot, ""
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in ((f"{sheet.foot}　　第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
        _run(foot, text, 8, colour=GREY)
        if field:
            _field(foot, field)


def _head(document: WordDocument, sheet: Sheet, size: float) -> None:
    table = _table(document, len(sheet.head_rows), [WIDTH * share for share in HEAD_SHARES])
    for row, entries in zip(table.rows, sheet.head_rows, strict=True):
        at = 0
        for entry, span in entries:
            _fill(row.cells[at], entry.name, size, colour=GREY)
            value = row.cells[at + 1]
            if span > 1:
                value = value.merge(row.cells[at + span])
            _fill(value, entry.value, size)
            at += 1 + span
        _keep_whole(row)


def _conclusion(document: WordDocument, sheet: Sheet, size: float) -> None:
    conclusion = sheet.conclusion
    line = _paragraph(document, "结论：", size + 2, font=_HEAD, bold=True, before=6)
    _run(line, conclusion.sentence, size + 2, font=_HEAD, bold=True, colour=COLOURS[conclusion.level])
    _paragraph(document, conclusion.numbers, size)


def _block(document: WordDocument, block: Block, size: float) -> None:
    name = _name(document, block.name if block.rows else f"{block.name}：", size)
    if block.rows:
        table = _table(document, len(block.rows) + 1, block.widths)
        head, *rows = table.rows
        _repeat(head)
        _keep_whole(head)
        for cell, text in zip(head.cells, block.heads, strict=True):
            _fill(cell, text, size, bold=True, centred=True)
            _shade(cell)
        for number, (row, texts) in enumerate(zip(rows, block.rows, strict=True)):
            _keep_whole(row)
            for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                level = block.levels[number] if column == block.level_column else None
                _fill(cell, text, size, bold=level is not None, centred=column in block.centred,
                      colour=COLOURS[level] if level else TEXT)  # fmt: skip
    else:
        name.paragraph_format.keep_with_next = bool(block.note)
        _run(name, block.empty, size)
    if block.note:
        _paragraph(document, block.note, size, before=2)


def _sign(document: WordDocument, sheet: Sheet, size: float) -> None:
    _paragraph(document, "", size, before=4).paragraph_format.keep_with_next = True
    table = _table(document, 1, [WIDTH / len(sheet.sign_lines)] * len(sheet.sign_lines), lines=False)
    _keep_whole(table.rows[0])
    for cell, text in zip(table.rows[0].cells, sheet.sign_lines, strict=True):
        _fill(cell, text, size + 1)
    # the paragraph that Word demands after a table must not make a page of its own
    last = _paragraph(document, "", 1)
    last.paragraph_format.line_spacing = Pt(1)


def _name(document: WordDocument, text: str, size: float) -> Paragraph:
    """The name of a block, on the page of what follows."""
    name = _paragraph(document, text, size + 1, font=_HEAD, bold=True, before=5, after=2)
    name.paragraph_format.keep_with_next = True
    return name


def _paragraph(
    document: WordDocument, text: str, size: float, *, font: str = _BODY, bold: bool = False, before: float = 0,
    after: float = 0,
) -> Paragraph:  # fmt: skip
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    _run(paragraph, text, size, font=font, bold=bold)
    return paragraph


def _run(
    paragraph: Paragraph, text: str, size: float, *, font: str = _BODY, bold: bool = False,
    colour: str = TEXT,
) -> None:  # fmt: skip
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, _LATIN
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    run.font.color.rgb = RGBColor.from_string(colour)


def _field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word works out anew on every page."""
    field = _element("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, text = _element("w:r"), _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _table(document: WordDocument, rows: int, widths: Sequence[float], *, lines: bool = True) -> Table:
    """An empty table with fixed widths; ruled unless told otherwise."""
    table = document.add_table(rows, len(widths))
    if lines:
        table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    margins = _element("w:tblCellMar")
    for side, width in (("top", _ABOVE), ("left", PADDING), ("bottom", _ABOVE), ("right", PADDING)):
        edge = _element(f"w:{side}")
        edge.set(qn("w:w"), str(round(width * _TWIPS)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _fill(
    cell: _Cell, text: str, size: float, *, bold: bool = False, centred: bool = False, colour: str = TEXT
) -> None:
    paragraph = cell.paragraphs[0]
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, text, size, bold=bold, colour=colour)


def _shade(cell: _Cell) -> None:
    shade = _element("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _keep_whole(row: _Row) -> None:
    """Let no page end within the row."""
    properties = row._tr.get_or_add_trPr()
    properties.insert(0, _element("w:cantSplit"))


def _element(name: str) -> Any:
    return OxmlElement(name)
