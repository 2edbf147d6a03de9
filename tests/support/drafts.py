"""Drafts as files, made at test time from the model draft: Word, web page and PDF.

Every number cell can be given a number of its own, so that a cell that is misread cannot pass for another.
"""

from __future__ import annotations

import html
import io
import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from core.forms.model_draft import ModelDraft, load_model
from tests.support.kept import kept
from tests.support.odd_tables import OddDraft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable


CellKey = tuple[str, str, str]


def distinct(version: str = "2021", first: int = 101) -> ModelDraft:
    """The model draft with a different non-zero number in every number cell (sums do not hold)."""
    model = load_model(version)
    numbers = itertools.count(first)
    values = {
        (key, row, column): str(next(numbers))
        for key, table in model.form.tables.items()
        for row, column in table.cell_keys
    }
    return replace(model, values=values)


def expected(draft: ModelDraft) -> dict[CellKey, str]:
    """The text of every number cell."""
    return {
        (key, row, column): draft.value(key, (row, column))
        for key, table in draft.form.tables.items()
        for row, column in table.cell_keys
    }


def blocks(draft: ModelDraft) -> Iterator[tuple[str, str]]:
    """("title" | "heading" | "text" | "table", content) in order; a table's content is its key."""
    yield "title", draft.title
    yield from (("text", line) for line in draft.preface)
    for (key, heading), section in zip(draft.headings(), draft.form.sections, strict=True):
        if key in draft.without_sections:
            continue
        yield "heading", heading
        yield from (("text", line) for line in draft.prose.get(key, ()))
        if section.table and isinstance(draft, OddDraft):
            yield from draft.table_blocks(section.table)
        elif section.table:
            yield "table", section.table
    yield from (("text", line) for line in draft.closing)


# --- Word ---


@kept
def to_docx(draft: ModelDraft, *, autonumber: bool = False) -> bytes:
    """A .docx; with ``autonumber`` the headings carry Word's own numbering instead of typed numbers."""
    document = docx.Document()
    if autonumber:
        add_numbering(document, "50", [("chineseCountingThousand", "%1、", 1)])
    for kind, content in blocks(draft):
        if kind == "table":
            word_table(document, draft, content)
        elif kind == "heading" and autonumber:
            number_paragraph(document.add_paragraph(content.split("、", 1)[1]), "50", 0)
        else:
            document.add_paragraph(content)
    return save(document)


def save(document: WordDocument) -> bytes:
    """The document's bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_table(container: WordDocument, draft: ModelDraft, key: str) -> WordTable:
    """A table with merged cells (gridSpan and vMerge) as in the form.

    Its rows are written as python-docx would leave them; its own ``merge`` takes most of the time of making a draft.
    """
    cells = [pair for row in draft.table_rows(key) for pair in row]
    width = max(c.col + c.colspan for c, _ in cells)
    table = container.add_table(rows=0, cols=width)
    element: Any = table._tbl
    widths = [int(column.w.twips) for column in element.tblGrid.gridCol_lst]
    starts: dict[tuple[int, int], tuple[int, str, str | None]] = {}  # (row, column): columns, vMerge, text
    for cell, text in cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            merged = "" if cell.rowspan == 1 else '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
            starts[row, cell.col] = cell.colspan, merged, text if row == cell.row else None
    for row in range(max(c.row + c.rowspan for c, _ in cells)):
        made, column = "", 0
        while column < width:
            span, merged, text = starts.get((row, column), (1, "", None))
            wide = sum(widths[column : column + span])
            spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            run = "" if text is None else _run(text)
            made += f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{wide}"/>{spanned}{merged}</w:tcPr><w:p>{run}</w:p></w:tc>'
            column += span
        element.append(parse_xml(f"<w:tr {nsdecls('w')}>{made}</w:tr>"))
    return table


_BROKEN = {"\n": "<w:br/>", "\r": "<w:br/>", "\t": "<w:tab/>"}


def _run(text: str) -> str:
    """A run of the text; line breaks and tabs are elements of their own."""
    parts = [
        _BROKEN.get(part) or f'<w:t xml:space="preserve">{html.escape(part, quote=False)}</w:t>'
        for part in re.split("([\n\r\t])", text)
        if part
    ]
    return f"<w:r>{''.join(parts)}</w:r>"


def add_numbering(document: WordDocument, number: str, levels: Sequence[tuple[str, str, int]]) -> None:
    """Define list ``number`` with levels of (number format, level text, start)."""
    numbering: Any = document.part.numbering_part.element
    abstract: Any = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), number)
    for index, (style, text, start) in enumerate(levels):
        level: Any = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(index))
        for name, value in (("start", str(start)), ("numFmt", style), ("lvlText", text)):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    numbering.insert(0, abstract)
    num: Any = OxmlElement("w:num")
    num.set(qn("w:numId"), number)
    target = OxmlElement("w:abstractNumId")
    target.set(qn("w:val"), number)
    num.append(target)
    numbering.append(num)


def number_paragraph(paragraph, number: str, level: int) -> None:  # type: ignore[no-untyped-def]
    """Put a paragraph into list ``number``."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(number)


# --- web page ---


def to_html(draft: ModelDraft, *, encoding: str = "utf-8", site: bool = False) -> bytes:
    """A web page; with ``site`` the report stands amid navigation, metadata and a footer."""
    parts: list[str] = []
    for kind, content in blocks(draft):
        if kind == "table":
            parts.append(html_table(draft, content))
        elif kind == "title":
            if not site:
                parts.append(f"<h1>{html.escape(content)}</h1>")
        else:
            parts.append(f'<p style="text-indent:2em"><span>{html.escape(content)}</span><o:p>&nbsp;</o:p></p>')
    body = "\n".join(parts)
    if site:
        links = "".join(
            f'<li><a href="#{i}">{name}</a></li>' for i, name in enumerate(("首页", "政府信息公开", "总体情况"))
        )
        body = f"""<div class="nav"><ul>{links}</ul></div><script>var x = "一、总体情况";</script>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/nb">政府信息公开年报</a></div>
<table class="info"><tr><td>索引号</td><td>012345678/2025-00001</td></tr>
<tr><td>发布日期</td><td>2025-01-16</td></tr></table>
<div><h1>{html.escape(draft.title)}</h1><div>发布时间：2025-01-16 浏览次数：<span style="display:none">8848</span></div>
<div id="zoom">{body}</div></div>
<div class="foot"><p>主办：澄阳县人民政府办公室</p><p>网站标识码：0000000000</p></div>"""
    page = f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>年报</title></head><body>{body}</body></html>'
    return page.encode(encoding)


def html_table(draft: ModelDraft, key: str) -> str:
    """A table with rowspan and colspan as in the form."""
    rows: list[str] = []
    for row in draft.table_rows(key):
        cells = (
            f'<td rowspan="{c.rowspan}" colspan="{c.colspan}"><p><span>{text or "&nbsp;"}</span></p></td>'
            for c, text in ((c, html.escape(text).replace("\n", "<br>")) for c, text in row)
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>"
