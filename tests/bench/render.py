"""A made report as text in one of the layouts of the tests, or as a Word, web or PDF file."""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import TYPE_CHECKING, cast

from core.load import load_bytes, load_text
from tests.support.drafts import html_table
from tests.support.layouts import LAYOUTS, TableLayout
from tests.support.pdf_drafts import PdfStyle, PdfWriter

if TYPE_CHECKING:
    import random

    from core.forms.model_draft import ModelDraft
    from core.model.document import Document
    from tests.bench.draft import BenchDraft, Rows

_UNBREAKABLE = re.compile(r"(?:[A-Za-z0-9.,:/@%-]+|.)[，。、；：！？）”’》〉]*")

FORMATS = ("txt", "docx", "html", "pdf")

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/>'
    "</Relationships>"
)
_BEGIN = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)

#: Layouts in which an empty cell can be told from no cell.
CELL_LAYOUTS = tuple(f for f in LAYOUTS if f.__name__ in ("tabs_merged_empty", "tabs_ragged", "pipes", "markup"))


def render(draft: BenchDraft, kind: str, rng: random.Random, *, cells_apart: bool = False) -> Document:
    """The report loaded back in a format, with a layout drawn by lot; ``cells_apart``: one that keeps empty cells."""
    if kind == "txt":
        layout = rng.choice(CELL_LAYOUTS if cells_apart else LAYOUTS)
        return load_text(as_text(draft, layout, rng.choice((0, 0, 0, 28, 36))), "bench.txt")
    data = {"docx": docx_bytes, "html": _html, "pdf": _pdf}[kind](draft, rng)
    return load_bytes(data, f"bench.{kind}")


def as_text(draft: BenchDraft, layout: TableLayout, wrap: int = 0) -> str:
    """Plain text; ``wrap`` breaks the prose at that many characters."""
    lines: list[str] = []
    for block in draft.blocks:
        if block.kind == "table":
            lines += [*layout(draft.table_rows(block.table)), ""]
        elif wrap and block.kind in ("text", "preface"):
            lines += [*_wrapped(block.text, wrap), ""]
        else:
            lines += [block.text, ""]
    return "\n".join(lines)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of about a width; as word processors do, none breaks a number or begins with a closing mark."""
    lines = [""]
    for piece in _UNBREAKABLE.findall(text):
        if lines[-1] and len(lines[-1]) + len(piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines


def docx_bytes(draft: BenchDraft, _rng: random.Random | None = None) -> bytes:
    """A .docx of paragraphs and tables; written by hand, as merging cells one by one takes a second each report."""
    parts = [
        _docx_table(draft.table_rows(block.table))
        if block.kind == "table"
        else f'<w:p><w:r><w:t xml:space="preserve">{html.escape(block.text)}</w:t></w:r></w:p>'
        for block in draft.blocks
    ]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", f"{_BEGIN}{''.join(parts)}<w:sectPr/></w:body></w:document>")
    return stream.getvalue()


def _docx_table(rows: Rows) -> str:
    cells = {(c.row, c.col): (c, t) for line in rows for c, t in line}
    covered = {
        (c.row + r, c.col): c for c, _ in cells.values() for r in range(1, c.rowspan)
    }  # cells continued from above, by their first column
    lines = []
    for row in range(max(c.row + c.rowspan for c, _ in cells.values())):
        drawn = sorted(
            [(k[1], c, t) for k, (c, t) in cells.items() if k[0] == row]
            + [(k[1], c, None) for k, c in covered.items() if k[0] == row],
            key=lambda x: x[0],
        )
        xml = []
        for _, cell, text in drawn:
            merge = "" if cell.rowspan == 1 else '<w:vMerge w:val="restart"/>' if text is not None else "<w:vMerge/>"
            run = f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>' if text else ""
            xml.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.colspan}"/>{merge}</w:tcPr><w:p>{run}</w:p></w:tc>')
        lines.append(f"<w:tr>{''.join(xml)}</w:tr>")
    width = max(c.col + c.colspan for c, _ in cells.values())
    return f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _html(draft: BenchDraft, rng: random.Random) -> bytes:
    parts = []
    titles = len(draft.where("title"))
    for block in draft.blocks:
        if block.kind == "table":
            parts.append(html_table(cast("ModelDraft", draft), block.table))
        elif block.kind == "title" and titles == 1:
            parts.append(f"<h1>{html.escape(block.text)}</h1>")
        elif block.kind == "title":
            parts.append(f'<p style="text-align:center"><strong>{html.escape(block.text)}</strong></p>')
        else:
            parts.append(f'<p style="text-indent:2em"><span>{html.escape(block.text)}</span></p>')
    body = "\n".join(parts)
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>年报</title></head>'
    return f"{head}<body>{body}</body></html>".encode()


def _pdf(draft: BenchDraft, rng: random.Random) -> bytes:
    style = PdfStyle(rules=rng.choice(("lines", "rects")), page_numbers=rng.random() < 0.8)
    writer = PdfWriter(style)
    for block in draft.blocks:
        if block.kind == "table":
            writer.table(block.table, draft.table_rows(block.table))
        elif block.kind == "title":
            writer.paragraph(block.text, 18, center=True)
        else:
            writer.paragraph(block.text, style.text_size)
    writer.canvas.save()
    return writer.stream.getvalue()
