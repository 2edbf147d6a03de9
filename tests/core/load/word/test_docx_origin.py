"""The way back from the draft's text into document.xml, character by character."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from typing import NamedTuple

import docx
import pytest
from docx.oxml import parse_xml
from lxml import etree

from core.load import load_bytes
from core.load.word.docx.origin import leaves, paragraph_of, paragraphs
from core.load.word.docx.package import W
from core.model.document import Document, Origin, Span
from core.read import read_report
from tests.core.load.word.test_docx import NS, run
from tests.support.docx_xml import xml_of
from tests.support.drafts import distinct, expected, save, to_docx


class Piece(NamedTuple):
    """``text[start:end]`` of the draft stands in leaf ``leaf`` of the part from its character ``offset`` on."""

    start: int
    end: int
    leaf: int
    offset: int


def pieces_in(origin: Origin, span: Span) -> list[Piece]:
    """The pieces within a span, cut to it."""
    whole = (Piece(*origin.pieces[i : i + 4]) for i in range(0, len(origin.pieces), 4))
    cuts = ((p, max(p.start, span.start), min(p.end, span.end)) for p in whole)
    return [Piece(start, end, p.leaf, p.offset + start - p.start) for p, start, end in cuts if start < end]


def root_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


@lru_cache(2)
def leaves_of(data: bytes) -> list[etree._Element]:
    """Every leaf of a draft, of whose cells each is asked for."""
    return list(leaves(root_of(data)))


def told(document: Document, spans: tuple[Span, ...], data: bytes) -> str:
    """The characters that the origin of the spans leads to."""
    assert document.origin is not None
    assert document.origin.part == "word/document.xml"
    found = leaves_of(data)
    text = ""
    for span in spans:
        for piece in pieces_in(document.origin, span):
            leaf = found[piece.leaf]
            assert leaf.tag == W + "t"
            assert any(a.tag == W + "r" for a in leaf.iterancestors())
            part = (leaf.text or "")[piece.offset : piece.offset + piece.end - piece.start]
            assert part == document.text[piece.start : piece.end]
            text += part
    return text


@pytest.mark.parametrize("autonumber", [False, True])
@pytest.mark.parametrize("version", ["2019", "2021"])
def test_every_number_cell_leads_back_to_its_characters(version: str, autonumber: bool) -> None:
    draft = distinct(version)
    data = to_docx(draft, autonumber=autonumber)
    document = load_bytes(data, "年报.docx")
    report = read_report(document)
    for (table, row, column), text in expected(draft).items():
        cell = report.tables[table].cells[row, column]
        assert told(document, cell.spans, data) == text
        assert document.origin is not None
        number = document.origin.paragraph(cell.spans[0].start)
        assert number is not None
        assert "".join(paragraphs(root_of(data))[number].itertext()) == text


def test_prose_leads_back_and_automatic_numbers_have_no_origin() -> None:
    draft = distinct()
    data = to_docx(draft, autonumber=True)
    document = load_bytes(data, "年报.docx")
    for view in document.paragraphs:
        shown = told(document, (Span(view.start, view.end),), data)
        assert shown == view.text or view.text == f"{view.text.split('、')[0]}、{shown}"


def test_blank_cells_lead_to_their_paragraphs() -> None:
    word = docx.Document()
    word.add_paragraph("一、总体情况")
    table = word.add_table(rows=2, cols=3)
    for i, text in enumerate(("甲", "", "1", "乙", "2", "")):
        table.cell(i // 3, i % 3).text = text
    data = save(word)
    document = load_bytes(data, "年报.docx")
    assert document.origin is not None
    found = paragraphs(root_of(data))
    wanted = [p for p in found if any(a.tag == W + "tc" for a in p.iterancestors())]
    for cell, paragraph in zip(document.grids[0].cells, wanted, strict=True):
        number = document.origin.paragraph(cell.view.start)
        assert number is not None
        assert found[number] is paragraph


def test_pieces_of_several_runs_and_wrappers() -> None:
    word = docx.Document()
    box = f"<w:txbxContent><w:p>{run('框内')}</w:p></w:txbxContent>"
    content = (
        run("收到") + f"<w:smartTag>{run('20')}{run('24年')}</w:smartTag>"
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>申请</w:t><w:tab/><w:t>15件</w:t></w:r>"
    )
    xml_of(word.element).body.insert(0, parse_xml(f"<w:p {NS}>{content}</w:p>"))
    word.add_paragraph("下段")
    data = save(word)
    document = load_bytes(data, "年报.docx")
    assert [v.text for v in document.paragraphs] == ["收到2024年申请15件", "框内", "下段"]
    origin = document.origin
    assert origin is not None
    found = leaves(root_of(data))
    at = document.text.index("4年申请")
    pieces = pieces_in(origin, Span(at, at + 4))
    assert [(found[p.leaf].text, p.offset, p.end - p.start) for p in pieces] == [("24年", 1, 2), ("申请", 0, 2)]
    inside = pieces_in(origin, Span(document.text.index("框内"), document.text.index("框内") + 2))
    assert [found[p.leaf].text for p in inside] == ["框内"]
    around = paragraph_of(found[inside[0].leaf]).getparent()
    assert around is not None
    assert around.tag == W + "txbxContent"
    assert pieces_in(origin, Span(len(document.text), len(document.text))) == []
