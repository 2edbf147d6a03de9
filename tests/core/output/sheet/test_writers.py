"""The sheet in each format: golden texts, and what a page needs so that nothing is cut off."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html as parser
from openpyxl import load_workbook

from core.output.exports import Export, Kind, exports_of
from core.output.sheet.layout import SIZES, blocks, lines, type_size
from core.output.sheet.model import FINDING_HEADS, FOOT, SIGNERS, printable
from tests.support.sheets import large_sheet, made_sheet
from tests.support.thinned import thinned

if TYPE_CHECKING:
    from core.output.sheet.model import Sheet

FORMATS = [export for export in exports_of(Kind.SHEET) if export.module]
SHEETS = [large_sheet(0), large_sheet(8, 1, 2), large_sheet(60, 12, 9), large_sheet(10, long_names=True), made_sheet()]


def written(sheet: Sheet, suffix: str) -> bytes:
    stream = io.BytesIO()
    next(export for export in FORMATS if export.suffix == suffix).load().write(sheet, stream)
    return stream.getvalue()


def word(sheet: Sheet) -> Any:
    return docx.Document(io.BytesIO(written(sheet, ".docx")))


def workbook(sheet: Sheet) -> Any:
    return load_workbook(io.BytesIO(written(sheet, ".xlsx")))


def text_of_word(document: Any) -> str:
    """Paragraphs and tables in order, cells with a bar between them."""
    out = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                cells = dict.fromkeys(cell._tc for cell in row.cells)
                out.append(" | ".join("".join(t.text or "" for t in tc.iter(qn("w:t"))) for tc in cells))
        else:
            out.append(part.text)
    return "\n".join(line for line in out if line) + "\n"


def text_of_workbook(book: Any) -> str:
    out = []
    for page in book:
        out.append(f"【{page.title}】")
        for row in page.iter_rows(values_only=True):
            cells = [str(value) for value in row if value not in (None, "")]
            if cells:
                out.append(" | ".join(cells))
    return "\n".join(out) + "\n"


def text_of_page(data: bytes) -> str:
    return parser.fromstring(data.decode("utf-8")).text_content()


def all_texts(sheet: Sheet) -> list[str]:
    texts = [entry.value for entry in sheet.head] + [sheet.conclusion.sentence, sheet.conclusion.numbers]
    for block in blocks(sheet):
        texts += [cell for row in block.rows for cell in row] + [block.note]
    return [text for text in texts if text]


def test_word(golden) -> None:
    golden("sheet/made.docx.txt", text_of_word(word(made_sheet())))


def test_workbook(golden) -> None:
    golden("sheet/made.xlsx.txt", text_of_workbook(workbook(made_sheet())))


def test_page(golden) -> None:
    golden("sheet/made.html", written(made_sheet(), ".html").decode("utf-8"))


@pytest.mark.parametrize("export", FORMATS, ids=lambda export: export.suffix)
@pytest.mark.parametrize("sheet", thinned(SHEETS, 2), ids=["0", "8", "60", "long", "made"])
def test_every_text_is_on_every_sheet(export: Export, sheet: Sheet) -> None:
    data = written(sheet, export.suffix)
    text = {
        ".docx": lambda: text_of_word(docx.Document(io.BytesIO(data))),
        ".xlsx": lambda: text_of_workbook(load_workbook(io.BytesIO(data))),
        ".html": lambda: text_of_page(data),
    }[export.suffix]()
    flat = "".join(text.split())
    assert [one for one in all_texts(sheet) if "".join(one.split()) not in flat] == []
    for signer in SIGNERS:
        assert f"{signer}：____" in flat
    assert flat.count("日期：") >= 3


@pytest.mark.parametrize("export", FORMATS, ids=lambda export: export.suffix)
def test_the_same_sheet_is_written_alike(export: Export) -> None:
    texts = {
        ".docx": lambda data: docx.Document(io.BytesIO(data)).element.xml,
        ".xlsx": lambda data: text_of_workbook(load_workbook(io.BytesIO(data))),
        ".html": lambda data: data,
    }[export.suffix]
    assert texts(written(SHEETS[2], export.suffix)) == texts(written(SHEETS[2], export.suffix))


def test_heads_repeat_and_rows_stay_whole_in_word() -> None:
    document = word(SHEETS[2])
    tables = [table for table in document.tables if table.rows[0].cells[0].text == "序号"]
    assert len(tables) == 3
    for table in tables:
        rows = table.rows
        assert rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert not any(row._tr.find(f".//{qn('w:trHeight')}") is not None for row in rows)  # a fixed height cuts
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    foot = section.footer.paragraphs[0]._p.xml
    assert FOOT in foot
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot


def test_elements_of_word_stand_in_the_order_of_the_schema() -> None:
    """CT_TblPr, CT_TrPr and CT_TcPr of ECMA-376 part 1 are sequences; Word repairs, or refuses, what departs."""
    order = {
        "tblPr": ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"],
        "tcPr": ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"],
        "rPr": ["rStyle", "rFonts", "b", "color", "sz", "szCs"],
    }
    for name, wanted in order.items():
        for element in word(SHEETS[1]).element.iter(qn(f"w:{name}")):
            tags = [child.tag.rpartition("}")[2] for child in element]
            assert set(tags) <= set(wanted)
            assert tags == sorted(tags, key=wanted.index)


def test_heads_repeat_and_fit_the_width_in_the_workbook() -> None:
    book = workbook(SHEETS[2])
    assert book.sheetnames == ["校对意见单", "已忽略的问题", "未能核对的项目"]
    for page in book:
        first = int(str(page.print_title_rows).replace("$", "").partition(":")[0])
        assert page.cell(first, 1).value == "序号"
        assert page.page_setup.fitToWidth == 1
        assert page.page_setup.fitToHeight == 0
        assert "&P" in page.oddFooter.center.text
    page = book["校对意见单"]
    head = next(row for row in page.iter_rows() if row[0].value == "序号")
    assert tuple(cell.value for cell in head) == FINDING_HEADS
    for row in page.iter_rows(min_row=head[0].row, max_row=head[0].row + 60):
        height = page.row_dimensions[row[0].row].height
        for cell in row:
            width = page.column_dimensions[cell.column_letter].width * 7 / 96 * 25.4
            assert height >= lines(str(cell.value or ""), width, 10) * 10 * 1.2, cell.coordinate


def test_what_looks_like_a_formula_is_text() -> None:
    cells = [cell for page in workbook(SHEETS[2]) for row in page.iter_rows() for cell in row if cell.value]
    assert not [cell.coordinate for cell in cells if cell.data_type not in ("s", "n")]
    formulas = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@", "\t"))]
    assert {cell.value for cell in formulas} == {"=1+1", "@甲\t乙"}
    assert all(cell.quotePrefix for cell in formulas)
    assert all(cell.data_type == "s" for cell in formulas)


def test_nothing_of_the_draft_is_markup_on_the_page() -> None:
    sheet = replace(large_sheet(4), draft_name='<script>"x"</script>.docx')
    data = written(sheet, ".html").decode("utf-8")
    page = parser.fromstring(data)
    assert page.xpath("//script | //b | //link | //img | //*[@src] | //*[@onclick]") == []
    assert "<b>“三化”</b> & 其他" in page.text_content()
    assert "http" not in data.replace("http-equiv", "")
    assert page.xpath("string(//title)").endswith('<script>"x"</script>.docx')
    assert "table-header-group" in data


@pytest.mark.parametrize("export", FORMATS, ids=lambda export: export.suffix)
def test_characters_that_no_file_takes_are_left_out(export: Export) -> None:
    sheet = made_sheet()
    row = replace(sheet.findings[0], original="甲\x00\x0b\udcff乙\x85")
    data = written(printable(replace(sheet, findings=(row,))), export.suffix)
    assert len(data) > 1000
    if export.suffix == ".html":
        assert "甲�乙" in data.decode("utf-8")


def test_few_findings_take_the_size_that_keeps_them_on_a_page() -> None:
    assert type_size(large_sheet(0)) == SIZES[0]
    assert type_size(large_sheet(60)) == SIZES[0]
    assert SIZES[-1] <= type_size(large_sheet(10)) <= SIZES[0]
    assert lines("一二三四五", 3.6 * 2, 10) == 3
    assert lines("", 10, 9) == lines("一", 10, 9) == 1
    assert lines("一\n二", 10, 9) == 2
