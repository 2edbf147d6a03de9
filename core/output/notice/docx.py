"""A notice as a Word document, by python-docx (MIT), set as official letters are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from core.base.about import TITLE, VERSION
from core.base.sound_text import sound_text

if TYPE_CHECKING:
    from docx.document import Document

    from core.output.notice.model import Notice

# GB/T 9704-2012: 小标宋 for the title (of size 小2, so that it stays on one line), 3号仿宋 for the body, 3号黑体 for
# headings, 28 points from line to line
_TITLE, _BODY, _HEADING = ("方正小标宋简体", 18), ("仿宋", 16), ("黑体", 16)
_LINE = Pt(28)


def write(notice: Notice, stream: BinaryIO) -> None:
    """Write the notice to a stream."""
    document = docx.Document()
    document.core_properties.title = notice.title
    document.core_properties.author = f"{TITLE} {VERSION}"
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    _line(document, notice.title, _TITLE, align=WD_ALIGN_PARAGRAPH.CENTER)
    _line(document, "", _BODY)
    _line(document, f"{notice.addressee}：", _BODY)
    _line(document, notice.opening, _BODY, indented=True)
    for block in notice.blocks:
        _line(document, block.heading, _HEADING, indented=True)
        for number, point in enumerate(block.points, 1):
            _line(document, f"{number}. {point}", _BODY, indented=True)
    _line(document, notice.closing, _BODY, indented=True)
    _line(document, "", _BODY)
    for line in notice.signature:
        _line(document, line, _BODY, align=WD_ALIGN_PARAGRAPH.RIGHT)
    document.save(stream)


def _line(document: Document, text: str, font: tuple[str, int], *, indented: bool = False, align: Any = None) -> None:
    """One paragraph in one font."""
    name, size = font
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = _LINE
    if align is not None:
        paragraph.alignment = align
    if indented:
        shape.first_line_indent = Pt(2 * size)
    run = paragraph.add_run(_without_controls(text))
    run.font.name, run.font.size = name, Pt(size)
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _without_controls(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\t" else " " for char in sound_text(text))
