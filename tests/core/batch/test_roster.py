"""Lists of organs, and who of them is missing."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from core.base.errors import DamagedError, EmptyError, NotFoundError, TooLargeError, UnsupportedError
from core.batch.roster import attend, parse_roster, read_roster

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "text",
    [
        "澄阳县水务局\n澄阳县财政局\n",
        "\n1. 澄阳县水务局\n2、澄阳县财政局\n\n澄阳县水务局\n",
        "单位名称\n澄阳县水务局\n澄阳县财政局",
        "序号,单位,联系人\n1,澄阳县水务局,某甲\n2,澄阳县财政局,某乙\n",
        "澄阳县2024年度应报送单位名单,,\n序号,填报单位,电话\n1,澄阳县水务局,2201\n2,澄阳县财政局,2202\n",
        "1\t澄阳县水务局\t2201\n2\t澄阳县财政局\t2202\n",
    ],
)
def test_lists_as_offices_keep_them(text: str) -> None:
    assert parse_roster(text) == ("澄阳县水务局", "澄阳县财政局")


def test_a_name_that_begins_with_a_number_is_kept() -> None:
    assert parse_roster("12345热线中心\n") == ("12345热线中心",)


def test_list_files(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes("单位\n澄阳县水务局\n".encode("gb18030"))
    assert read_roster(path) == ("澄阳县水务局",)
    path.write_bytes(b"PK\x03\x04....")
    with pytest.raises(DamagedError):
        read_roster(path)
    for other in (b"%PDF-1.7", b"\xd0\xcf\x11\xe0"):
        path.write_bytes(other)
        with pytest.raises(UnsupportedError, match=r"\.xlsx"):
            read_roster(path)
    path.write_text("\n 单位 \n", "utf-8")
    with pytest.raises(EmptyError):
        read_roster(path)
    with pytest.raises(NotFoundError):
        read_roster(tmp_path / "无")


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def workbook(rows: str, shared: str = "", before: str = "") -> bytes:
    """An .xlsx with these rows in its first sheet, as Excel lays it out; ``before`` stands before the rows."""
    kinds = {"workbook": "sheet.main", "worksheets/sheet3": "worksheet", "sharedStrings": "sharedStrings"}
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_KIND}{kind}+xml"/>' for name, kind in kinds.items()
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="名单" sheetId="1" r:id="rId7"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId7" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet3.xml"/></Relationships>',
        "xl/worksheets/sheet3.xml": f'{before}<worksheet xmlns="{_MAIN}"><dimension ref="A1:A1"/>'
        f"<sheetData>{rows}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def test_a_list_kept_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(
        workbook(
            '<row><c r="A1" t="s"><v>0</v></c></row>'
            '<row><c r="A2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c></row>'
            '<row><c r="A3"><v>1</v></c><c r="C3" t="s"><v>3</v></c></row>'
            '<row/><row><c r="A5"><v>2</v></c><c r="C5" t="inlineStr"><is><t>澄阳县财政局 </t></is></c></row>'
            '<row><c r="A6"><f>A5+1</f><v>3</v></c></row>',
            "<si><t>应报送单位名单</t></si><si><t>序号</t></si><si><t>单位名称</t></si>"
            '<si><r><t>澄阳县</t></r><r><t>水务局</t></r><rPh sb="0" eb="1"><t>chengyang</t></rPh></si>',
        )
    )
    assert read_roster(path) == ("澄阳县水务局", "澄阳县财政局")
    path.write_bytes(workbook(""))
    with pytest.raises(EmptyError):
        read_roster(path)


def test_workbooks_made_to_harm_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    row = '<row><c t="inlineStr"><is><t>澄阳县水务局</t></is></c></row>'
    path.write_bytes(workbook(row))
    assert read_roster(path) == ("澄阳县水务局",)
    path.write_bytes(workbook(row, before='<!DOCTYPE a [<!ENTITY b "c">]>'))
    with pytest.raises(DamagedError):
        read_roster(path)
    path.write_bytes(workbook(row, shared="<si/>" * 8_000_000))
    assert path.stat().st_size < 1_000_000
    with pytest.raises(TooLargeError):
        read_roster(path)
    path.write_bytes(workbook('<row><c t="s"><v>99</v></c></row>'))
    with pytest.raises(DamagedError):
        read_roster(path)


ROSTER = ("澄阳县水务局", "财政局", "澄阳县教育局", "县档案馆")


def test_who_is_missing() -> None:
    came = attend(
        ROSTER,
        [
            ("澄阳县 水务局", "a.docx"),  # blanks do not matter
            ("澄阳县财政局", "b.docx"),  # the list leaves the place away
            (None, "2024年澄阳县教育局年报.pdf"),  # told by its file name
            ("澄阳县审计局", "d.docx"),  # not on the list
        ],
    )
    assert came.answers == ("澄阳县水务局", "财政局", "澄阳县教育局", None)
    assert came.missing == ("县档案馆",)


def test_a_name_that_could_be_two_is_no_answer() -> None:
    came = attend(("甲县水务局", "乙县水务局"), [("水务局", "a.txt")])
    assert came.answers == (None,)
    assert len(came.missing) == 2


def test_a_short_name_is_not_looked_for_inside_others() -> None:
    assert attend(("局",), [("澄阳县水务局", "a.txt"), (None, "局.txt")]).answers == (None, None)
