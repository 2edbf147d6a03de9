"""Word drafts: cells, spans, revisions, fields, numbering, nesting, and hostile packages."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from core.base.errors import DamagedError, EmptyError, LoadError, TooLargeError
from core.load import load_bytes
from core.load.word.docx.numerals import numeral
from tests.support.docx_xml import xml_of
from tests.support.drafts import add_numbering, distinct, expected, number_paragraph, save, to_docx, word_table
from tests.support.reading import assert_all_cells, assert_layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.model.document import Document

NS = (
    f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def read(data: bytes) -> Document:
    return load_bytes(data, "年报.docx")


def lines(document: Document) -> list[str]:
    return [view.text for view in document.paragraphs]


def from_xml(*paragraphs: str) -> Document:
    """A document with these w:p contents."""
    word = docx.Document()
    body = xml_of(word.element).body
    for content in paragraphs:
        body.insert(len(body) - 1, parse_xml(f"<w:p {NS}>{content}</w:p>"))
    return read(save(word))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize("version", ["2021", "2019"])
def test_every_cell(version: str) -> None:
    draft = distinct(version)
    document = read(to_docx(draft))
    cells = assert_all_cells(document, draft, expected(draft))
    assert len(cells) == {"2021": 200, "2019": 198}[version]
    assert_layout(document, draft)


def test_paragraphs_in_order_outside_tables() -> None:
    draft = distinct()
    document = read(to_docx(draft))
    headings = [heading for _, heading in draft.headings()]
    assert [line for line in lines(document) if line in headings] == headings
    assert lines(document)[0] == draft.title
    inside = [i for grid in document.grids for i in range(grid.start, grid.end)]
    assert not set(inside) & {i for view in document.paragraphs for i in view.offsets}


def test_blank_cell_has_a_place_in_its_row() -> None:
    draft = distinct()
    word = docx.Document()
    table = word_table(word, draft, "review_litigation")
    table.cell(3, 1).text = ""
    grid = read(save(word)).grids[0]
    row = grid.rows()[3]
    assert [c.view.text for c in row[:3]] == ["286", "", "288"]
    assert row[0].view.end < row[1].view.start < row[2].view.start


def test_automatic_numbering_is_text() -> None:
    draft = distinct()
    document = read(to_docx(draft, autonumber=True))
    headings = [heading for _, heading in draft.headings()]
    assert [line for line in lines(document) if line in headings] == headings


def test_numbering_levels_restart_and_override() -> None:
    word = docx.Document()
    levels = [("japaneseCounting", "%1、", 1), ("chineseCounting", "（%2）", 1), ("decimal", "%2.%3", 1)]
    add_numbering(word, "57", levels)
    for level in (0, 1, 2, 2, 1, 0, 1):
        number_paragraph(word.add_paragraph("甲"), "57", level)
    again = parse_xml(
        f'<w:num {NS} w:numId="58"><w:abstractNumId w:val="57"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    word.part.numbering_part.element.append(again)
    number_paragraph(word.add_paragraph("甲"), "58", 0)
    number_paragraph(word.add_paragraph("甲"), "58", 0)
    assert lines(read(save(word))) == [
        "一、甲", "（一）甲", "一.1甲", "一.2甲", "（二）甲", "二、甲", "（一）甲", "五、甲", "六、甲",
    ]  # fmt: skip


def test_numbering_from_style_and_switched_off() -> None:
    word = docx.Document()
    add_numbering(word, "59", [("chineseCountingThousand", "%1、", 1)])
    base = xml_of(word.styles["Heading 1"].element)
    base.get_or_add_pPr().append(parse_xml(f'<w:numPr {NS}><w:numId w:val="59"/></w:numPr>'))
    word.add_paragraph("总体情况", style="Heading 1")
    off = word.add_paragraph("无编号", style="Heading 1")
    xml_of(off._p.get_or_add_pPr()).append(parse_xml(f'<w:numPr {NS}><w:numId w:val="0"/></w:numPr>'))
    word.add_paragraph("主动公开", style="Heading 1")
    assert lines(read(save(word))) == ["一、总体情况", "无编号", "二、主动公开"]


def test_style_linked_numbering_and_whole_level_overrides() -> None:
    """Levels that name their style, a style that inherits its list, a list with levels of its own."""
    word = docx.Document()
    levels = [("chineseCountingThousand", "%1、", 1), ("chineseCounting", "（%2）", 1), ("decimal", "%3.", 1)]
    add_numbering(word, "61", levels)
    numbering = word.part.numbering_part.element
    abstract = next(a for a in numbering if a.get(qn("w:abstractNumId")) == "61")
    for index, style in enumerate(("Heading1", "Heading2", "Heading3")):
        level = abstract[index]
        level.insert(2, parse_xml(f'<w:pStyle {NS} w:val="{style}"/>'))
        properties = xml_of(word.styles[f"Heading {index + 1}"].element).get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {NS}><w:numId w:val="61"/></w:numPr>'))
    own = word.styles.add_style("公文二级", 1)
    own.base_style = word.styles["Heading 2"]  # pyright: ignore[reportAttributeAccessIssue]
    numbering.append(
        parse_xml(
            f'<w:num {NS} w:numId="62"><w:abstractNumId w:val="61"/><w:lvlOverride w:ilvl="2"><w:lvl w:ilvl="2">'
            '<w:start w:val="3"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%3"/></w:lvl>'
            "</w:lvlOverride></w:num>"
        )
    )
    for style, text in (("Heading 1", "总则"), ("Heading 2", "原则"), ("公文二级", "范围"), ("Heading 3", "公开")):
        word.add_paragraph(text, style=style)
    number_paragraph(word.add_paragraph("便民"), "62", 2)
    word.add_paragraph("附则", style="Heading 1")
    word.add_paragraph("期限", style="公文二级")
    assert lines(read(save(word))) == [
        "一、总则", "（一）原则", "（二）范围", "1.公开", "②便民", "二、附则", "（一）期限",
    ]  # fmt: skip


def test_content_controls_around_blocks_rows_and_cells() -> None:
    draft = distinct()
    word = docx.Document(io.BytesIO(to_docx(draft)))

    def wrap_in_control(element) -> None:  # type: ignore[no-untyped-def]
        control = parse_xml(f"<w:sdt {NS}><w:sdtPr/><w:sdtContent/></w:sdt>")
        element.addprevious(control)
        control[1].append(element)

    for table in word.tables:
        rows = table._tbl.tr_lst
        for row in rows[::2]:
            for cell in list(row.tc_lst)[::3]:
                wrap_in_control(cell)
        for row in rows[1::3]:
            wrap_in_control(row)
        wrap_in_control(table._tbl)
    for paragraph in word.paragraphs[::2]:
        wrap_in_control(paragraph._p)
    document = read(save(word))
    assert_all_cells(document, draft, expected(draft))
    assert_layout(document, draft)
    assert lines(document) == lines(read(to_docx(draft)))


def test_footnotes_headers_and_footers_are_no_part_of_the_body() -> None:
    draft = distinct()
    word = docx.Document(io.BytesIO(to_docx(draft)))
    word.sections[0].header.paragraphs[0].text = "内部资料 99999"
    word.sections[0].footer.paragraphs[0].text = "第 77777 页"
    cell = word.tables[1].cell(3, 4)
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    xml_of(cell.paragraphs[0]._p).append(parse_xml(note.replace("<w:r>", f"<w:r {NS}>", 1)))
    document = read(save(word))
    assert_all_cells(document, draft, expected(draft))
    assert not {"99999", "77777"} & set(document.text.split())


def test_a_table_that_is_a_cell_is_drawn_as_one_with_the_table_around_it() -> None:
    word = docx.Document()
    word.add_paragraph("一、总体情况")
    table = word.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "项目", "数量", "规章"
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "12"
    document = read(save(word))
    (grid,) = document.grids
    assert [(c.row, c.col, c.colspan, c.view.text) for c in grid.cells] == [
        (0, 0, 1, "项目"), (0, 1, 2, "数量"), (1, 0, 1, "规章"), (1, 1, 1, "甲"), (1, 2, 1, "12"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "number", "text"),
    [
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCounting", 12, "十二"),
        ("japaneseCounting", 20, "二十"),
        ("ideographTraditional", 3, "丙"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("upperRoman", 49, "XLIX"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
    ],
)
def test_numerals(style: str, number: int, text: str) -> None:
    assert numeral(number, style) == text


def test_revisions_as_accepted() -> None:
    document = from_xml(
        run("收到申请")
        + '<w:del w:id="1" w:author="甲"><w:r><w:delText>5</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="甲">{run("6")}</w:ins>'
        + f'<w:moveFrom w:id="3" w:author="甲">{run("旧")}</w:moveFrom>'
        + f'<w:moveTo w:id="4" w:author="甲">{run("件")}</w:moveTo>'
    )
    assert lines(document) == ["收到申请6件"]


def test_deleted_paragraph_mark_joins() -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="甲"/></w:rPr></w:pPr>'
    assert lines(from_xml(mark + run("前半，"), run("后半。"))) == ["前半，后半。"]


def test_runs_in_wrappers_and_special_characters() -> None:
    document = from_xml(
        f"<w:smartTag>{run('2024年')}</w:smartTag><w:hyperlink>{run('公开')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{run('申请')}</w:sdtContent></w:sdt>"
        '<w:r><w:t>0517</w:t><w:noBreakHyphen/><w:t>1</w:t><w:sym w:font="宋体" w:char="2103"/></w:r>'
    )
    assert lines(document) == ["2024年公开申请0517-1℃"]


def test_fields_show_their_result_only() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        f"{run('不显示')}"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("结果") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert lines(from_xml(run("前") + field + run("后"))) == ["前结果后"]


def test_line_breaks_end_lines_and_hidden_text_is_told() -> None:
    broken = "<w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r>"
    document = from_xml(broken, run("看得见") + run("藏起来", "<w:vanish/>"))
    assert lines(document) == ["第一行", "第二行", "看得见"]
    assert "藏起来" not in document.text
    assert [n.code for n in document.notices] == ["hidden_text"]
    assert "3" in document.notices[0].message


def test_text_box_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('框内')}</w:p></w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(from_xml(shape + run("段落"), run("下段"))) == ["段落", "框内", "下段"]


def test_layout_table_is_flattened() -> None:
    draft = distinct()
    inner = docx.Document()
    cell = inner.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = draft.title
    source = docx.Document(io.BytesIO(to_docx(draft)))
    for element in list(xml_of(source.element).body)[:-1]:
        cell._tc.append(deepcopy(element))
    document = read(save(inner))
    assert_all_cells(document, draft, expected(draft))
    assert_layout(document, draft)
    headings = [heading for _, heading in draft.headings()]
    assert [line for line in lines(document) if line in headings] == headings


def test_tables_joined_with_heading_rows_are_cut() -> None:
    word = docx.Document()
    table = word.add_table(rows=4, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "规章", "11"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "三、收到和处理政府信息公开申请情况"
    table.cell(2, 0).text, table.cell(2, 1).text = "自然人", "总计"
    table.cell(3, 0).text, table.cell(3, 1).text = "12", "13"
    document = read(save(word))
    assert lines(document) == ["三、收到和处理政府信息公开申请情况"]
    assert [[c.view.text for c in g.cells] for g in document.grids] == [["规章", "11"], ["自然人", "总计", "12", "13"]]
    assert document.grids[1].cells[0].row == 0


def test_deleted_row_and_offset_row() -> None:
    word = docx.Document()
    table = word.add_table(rows=3, cols=2)
    for i, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = str(i)
    xml_of(table.rows[1]._tr.get_or_add_trPr()).append(parse_xml(f'<w:del {NS} w:id="1" w:author="甲"/>'))
    last = xml_of(table.rows[2]._tr)
    last.remove(last.tc_lst[0])
    last.get_or_add_trPr().insert(0, parse_xml(f'<w:gridBefore {NS} w:val="1"/>'))
    cells = [(c.row, c.col, c.view.text) for c in read(save(word)).grids[0].cells]
    assert cells == [(0, 0, "0"), (0, 1, "1"), (1, 1, "5")]


# --- hostile ---


def repack(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def main_part(content: bytes) -> bytes:
    return repack(to_docx(distinct()), lambda name, old: content if name == "word/document.xml" else old)


def test_truncated_anywhere() -> None:
    data = to_docx(distinct())
    for size in range(4, len(data) - 1, len(data) // 25):
        with pytest.raises(LoadError):
            read(data[:size])


@pytest.mark.slow
def test_damaged_bytes_raise_nothing_else() -> None:
    data = bytearray(to_docx(distinct()))
    for at in range(30, len(data), len(data) // 60):
        broken = bytes(data[:at]) + bytes([data[at] ^ 0xFF]) + bytes(data[at + 1 :])
        with suppress(LoadError):
            assert read(broken).text


def test_entity_bomb() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><w>&b;</w>'
    with pytest.raises(DamagedError):
        read(main_part(bomb))


@pytest.mark.slow
def test_zip_bomb() -> None:
    with pytest.raises(TooLargeError):
        read(main_part(b"<w>" + b" " * 70_000_000 + b"</w>"))


def test_tables_nested_deep_take_no_long_time() -> None:
    inner = f"<w:p>{run('底')}</w:p>"
    for depth in range(60):
        cells = f"<w:tc>{inner}</w:tc><w:tc><w:p>{run(str(depth))}</w:p></w:tc>"
        inner = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p/>"
    word = docx.Document()
    body = f"<w:document {NS}><w:body>{inner}</w:body></w:document>".encode()
    data = repack(save(word), lambda name, old: body if name == "word/document.xml" else old)
    text = read(data).text
    assert all(str(depth) in text for depth in range(60))


def test_too_deep_and_empty() -> None:
    deep = b"<a>" * 5000 + b"</a>" * 5000
    with pytest.raises(DamagedError):
        read(main_part(deep))
    with pytest.raises(EmptyError):
        read(save(docx.Document()))


def test_all_bodies_of_a_file_that_was_joined_are_read() -> None:
    draft = distinct()
    source = io.BytesIO(to_docx(draft))
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"</w:body>", b"</w:body><w:body><w:p><w:r><w:t>LAST</w:t></w:r></w:p></w:body>")
            new.writestr(name, data)
    document = load_bytes(target.getvalue(), "年报.docx")
    assert_all_cells(document, draft, expected(draft))
    assert document.paragraphs[-1].text == "LAST"
