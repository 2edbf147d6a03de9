"""Binary Word drafts: cells in every order of pieces, revisions, numbering, nested tables, and hostile containers."""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import pytest

from core.base.errors import DamagedError, EmptyError, EncryptedError, LoadError, TooLargeError, UnsupportedError
from core.load import load_bytes
from core.load.word import convert
from core.load.word.doc.fib import read_fib, table_stream_name
from core.load.word.doc.loader import OleContainer
from core.load.word.doc.pieces import DocText
from tests.support import drafts_doc as drafts_ole
from tests.support.drafts import distinct, expected, to_docx
from tests.support.drafts_doc import (
    DELETED,
    HIDDEN,
    IN_TABLE,
    INNER_CELL,
    INNER_ROW_END,
    INSERTED,
    Doc,
    container,
    definition,
    depth,
    in_list,
    to_doc,
)
from tests.support.reading import assert_all_cells, assert_layout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.model.document import Document


@pytest.fixture(autouse=True)
def no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """What our own reader cannot read is not to be handed on here."""
    monkeypatch.setattr(convert, "to_docx", lambda data, streams: None)


def read(data: bytes) -> Document:
    return load_bytes(data, "年报.doc")


def lines(document: Document) -> list[str]:
    return [view.text for view in document.paragraphs]


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.rowspan, c.colspan, c.view.text) for c in document.grids[0].cells]


@pytest.mark.parametrize("version", ["2021", "2019"])
@pytest.mark.parametrize("pieces", ["one", "narrow", "gb", "fast"])
@pytest.mark.parametrize("joined", [False, True])
def test_every_cell(version: str, pieces: str, joined: bool) -> None:
    draft = distinct(version)
    document = read(to_doc(draft, pieces, joined=joined))
    assert document.format == "doc"
    assert_all_cells(document, draft, expected(draft))
    assert_layout(document, draft)
    assert document.text == text_of_docx(version)


@cache
def text_of_docx(version: str) -> str:
    """What the reader of .docx makes of the same draft."""
    return load_bytes(to_docx(distinct(version)), "年报.docx").text


@pytest.mark.parametrize("name", ["年报.wps", "年报.docx", "年报"])
def test_told_by_content(name: str) -> None:
    assert load_bytes(to_doc(distinct()), name).format == "doc"


def test_automatic_numbers() -> None:
    draft = distinct()
    assert lines(read(to_doc(draft, autonumber=True))) == lines(read(to_doc(draft)))


def test_levels_of_a_list() -> None:
    doc = Doc(
        lists=[[(drafts_ole.CHINESE_COUNTING, "%1、", 1), (drafts_ole.CHINESE_COUNTING, "（%2）", 1), (0, "%3.", 1)]]
    )
    for level, text in ((0, "总则"), (1, "原则"), (2, "公开"), (2, "便民"), (1, "范围"), (0, "附则")):
        doc.paragraph(text, format=in_list(1, level))
    assert lines(read(doc.save())) == ["一、总则", "（一）原则", "1.公开", "2.便民", "（二）范围", "二、附则"]


def test_fields_show_their_result() -> None:
    doc = Doc()
    doc.paragraph('共收到\x13 REF 甲 \\h \x1415\x15件，见\x13HYPERLINK "http://x/"\x14\x13 A \x14网站\x15\x15。')
    assert lines(read(doc.save())) == ["共收到15件，见网站。"]


@pytest.mark.parametrize("pieces", ["one", "fast"])
def test_revisions_and_hidden_text(pieces: str) -> None:
    doc = Doc()
    doc.paragraph("共收到申请", ("五", DELETED), ("六", INSERTED), "件", ("（内部掌握）", HIDDEN), "。")
    doc.paragraph("办结", look=DELETED)
    doc.paragraph("四件。")
    document = read(doc.save(pieces))
    assert lines(document) == ["共收到申请六件。", "办结四件。"]
    assert {n.code for n in document.notices} == {"revisions", "hidden_text"}
    revision = next(n for n in document.notices if n.code == "revisions")
    assert "六" in document.quote(revision.spans)


def test_deleted_row() -> None:
    doc = Doc()
    doc.row(["甲", "1"], [0, 600, 1200])
    doc.row(["乙", "2"], [0, 600, 1200])
    doc.row(["丙", "3"], [0, 600, 1200])
    doc.parts[5].runs[-1] = ("\x07", DELETED)
    assert cells(read(doc.save())) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "3")]


def test_comments_text_boxes_and_footnotes() -> None:
    doc = Doc(comments=["此数待核"], boxes=[(4, "框内的字")], footnote="脚注不入正文。")
    doc.paragraph("共15件", "\x08", "\x05", "。")
    document = read(doc.save())
    assert lines(document) == ["共15件。", "框内的字"]
    assert "脚注" not in document.text
    assert [n.code for n in document.notices] == ["comments"]
    assert "此数待核" in document.notices[0].message


def test_ragged_rows_find_their_columns() -> None:
    doc = Doc()
    doc.row(["项目", "数量", "备注"], [0, 600, 1200, 1800])
    doc.row(["合并", "1"], [0, 1210, 1800])
    assert cells(read(doc.save()))[3:] == [(1, 0, 1, 2, "合并"), (1, 2, 1, 1, "1")]


def test_upright_merge_by_its_own_property() -> None:
    doc = Doc()
    merge = b"\x2b\xd6\x02\x00"
    doc.row(["组", "1"], [0, 600, 1200], extra=merge + b"\x03")
    doc.row(["", "2"], [0, 600, 1200], extra=merge + b"\x01")
    assert cells(read(doc.save())) == [(0, 0, 2, 1, "组"), (0, 1, 1, 1, "1"), (1, 1, 1, 1, "2")]


def test_paragraphs_in_a_cell_and_breaks() -> None:
    doc = Doc()
    doc.row(["甲\n乙", "一\x0b二"], [0, 600, 1200])
    doc.paragraph("上页\x0c下页")
    document = read(doc.save())
    assert [c[4] for c in cells(document)] == ["甲乙", "一二"]
    assert document.text.startswith("甲 乙\t一 二\n")
    assert lines(document) == ["上页", "下页"]


def test_nested_table() -> None:
    doc = Doc()
    inner = IN_TABLE + depth(2)
    for text in ("内甲", "7"):
        doc.paragraph(text, format=inner + INNER_CELL)
    doc.paragraph(format=inner + INNER_CELL + INNER_ROW_END + definition([0, 300, 600]))
    doc.paragraph("后", format=IN_TABLE, mark="\x07")
    doc.paragraph("旁边的一格文字比较长", format=IN_TABLE, mark="\x07")
    doc.paragraph(format=IN_TABLE + drafts_ole.ROW_END + definition([0, 600, 1200]), mark="\x07")
    found = cells(read(doc.save()))
    assert found == [(0, 0, 1, 1, "内甲7后"), (0, 1, 1, 1, "旁边的一格文字比较长")]


def test_properties_kept_elsewhere() -> None:
    long = definition([0, 600, 1200], [0, 0])
    data = struct.pack("<H", len(long)) + long
    doc = Doc()
    for text in ("甲", "1"):
        doc.paragraph(text, format=IN_TABLE, mark="\x07")
    elsewhere = b"\x46\x66" + struct.pack("<I", 0)
    doc.paragraph(format=IN_TABLE + drafts_ole.ROW_END + elsewhere, mark="\x07")
    doc.row(["宽"], [0, 1200])
    assert cells(read(doc.save(data=data)))[-1] == (1, 0, 1, 2, "宽")


def test_a_cell_whose_mark_is_said_to_end_the_row_keeps_its_text() -> None:
    doc = Doc()
    for text, damaged in (("行政许可", b""), ("133", drafts_ole.ROW_END), ("", drafts_ole.ROW_END)):
        doc.paragraph(text, format=IN_TABLE + damaged + (definition([0, 600, 1200]) if damaged else b""), mark="\x07")
    doc.row(["行政处罚", "6691"], [0, 600, 1200])
    assert [text for *_, text in cells(read(doc.save()))] == ["行政许可", "133", "行政处罚", "6691"]


def test_cells_without_paragraph_formats_are_lines() -> None:
    doc = Doc()
    for text in ("甲", "1", ""):
        doc.paragraph(text, mark="\x07")
    document = read(doc.save())
    assert (document.text, document.grids) == ("甲\n1\n", ())


def test_supplementary_characters_and_signs() -> None:
    doc = Doc()
    doc.paragraph("𠮷县\x1e水务\x1f局\x01。")
    assert lines(read(doc.save())) == ["𠮷县-水务局。"]


def test_password_old_and_other_files() -> None:
    with pytest.raises(EncryptedError):
        read(one_line().save(encrypted=True))
    for name in ("EncryptedPackage", "EncryptionInfo"):
        with pytest.raises(EncryptedError):
            read(container({name: b"x"}))
    for name, word in (("Workbook", "Excel"), ("PowerPoint Document", "演示"), ("MatOST", "Works")):
        with pytest.raises(UnsupportedError) as caught:
            read(container({name: b"x"}))
        assert word in caught.value.message
    streams = one_line().streams()
    streams["WordDocument"] = b"\xdc\xa5\x65\x00" + streams["WordDocument"][4:]
    with pytest.raises(UnsupportedError, match="Word 95"):
        read(container(streams))


def test_the_text_is_found_under_another_name() -> None:
    streams = one_line().streams()
    streams["WpsDocument"] = streams.pop("WordDocument")
    assert lines(read(container(streams))) == ["一、总体情况"]
    streams.pop("1Table")
    with pytest.raises(UnsupportedError):
        read(container(streams))


def one_line() -> Doc:
    doc = Doc()
    doc.paragraph("一、总体情况")
    return doc


def test_pieces_in_the_same_place_are_damage() -> None:
    data = bytearray(to_doc(distinct(), "narrow"))
    ole = OleContainer(bytes(data))
    document = ole.read("WordDocument")
    pieces = DocText(read_fib(document, ole.read(table_stream_name(document)))).pieces
    narrow = [p for p in pieces if p.width == 1]
    assert len(narrow) > 1
    place = struct.pack("<I", narrow[1].place * 2 | 0x40000000)
    assert data.count(place) == 1
    data[data.index(place) : data.index(place) + 4] = struct.pack("<I", narrow[0].place * 2 | 0x40000000)
    with pytest.raises(DamagedError):
        load_bytes(bytes(data), "年报.doc")


def test_no_text() -> None:
    doc = Doc()
    doc.paragraph("")
    with pytest.raises(EmptyError):
        read(doc.save())


def broken() -> Iterator[tuple[str, bytes]]:
    """Containers and piece tables that lie."""
    whole = one_line().save()
    for cut in (8, 511, 700, 2000, len(whole) // 2):
        yield f"cut at {cut}", whole[:cut]
    at = whole.index("WordDocument".encode("utf-16-le")) + 64
    yield "directory", whole[:at] + bytes(4) + whole[at + 4 :]
    for at, value in ((44, 0x7FFFFFFF), (64, 0x7FFFFFFF), (72, 0x7FFFFFFF), (30, 0x00FF), (56, 0xFFFFFFFF), (48, 3)):
        yield f"header {at}", whole[:at] + struct.pack("<I", value) + whole[at + 4 :]
    streams = one_line().streams()
    yield "no table stream", container({"WordDocument": streams["WordDocument"]})
    yield "empty stream", container({"WordDocument": b"", "1Table": b""})
    for label, bounds, place in (
        ("backwards", (0, 50, 20), 1024),
        ("beyond", (0, 5_000_000), 1024),
        ("too many", (0, 500_000_000), 1024),
        ("outside", (0, 10), 0x3FFFFF00),
        ("before the text", (0, 10), 0x40000580),
    ):
        made = one_line().streams()
        rows = struct.pack("<HIH", 0, place, 0) * (len(bounds) - 1)
        plc = struct.pack(f"<{len(bounds)}I", *bounds) + rows
        table = b"\x02" + struct.pack("<I", len(plc)) + plc
        made["1Table"] = table + made["1Table"][len(table) :]
        yield label, container(made)


@pytest.mark.parametrize(("label", "data"), list(broken()), ids=lambda value: value if isinstance(value, str) else "")
def test_broken_files_give_one_sentence(label: str, data: bytes) -> None:
    with pytest.raises((DamagedError, TooLargeError, UnsupportedError)):
        read(data)


def test_chains_in_circles_end() -> None:
    whole = bytearray(to_doc(distinct()))
    fat = 512 * (1 + struct.unpack_from("<I", whole, 76)[0])
    for sector in range(100):
        if struct.unpack_from("<I", whole, fat + 4 * sector)[0] == sector + 1:
            struct.pack_into("<I", whole, fat + 4 * sector, max(0, sector - 1))
    with suppress(LoadError):
        read(bytes(whole))


@pytest.mark.slow
def test_random_damage_ends_in_text_or_one_error() -> None:
    whole = to_doc(distinct(), "fast", autonumber=True)
    source = random.Random(11)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(source.choice((1, 20, 400))):
            data[source.randrange(len(data))] = source.randrange(256)
        with suppress(LoadError):
            assert read(bytes(data)).text


def test_another_program_is_asked_last(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = distinct()
    asked: list[str] = []

    def to_docx_elsewhere(data: bytes, streams: dict[str, bytes]) -> bytes:
        asked.extend(streams)
        return to_docx(draft)

    monkeypatch.setattr(convert, "to_docx", to_docx_elsewhere)
    assert lines(read(to_doc(draft)))
    assert asked == []
    streams = one_line().streams()
    streams["WordDocument"] = b"\xdc\xa5\x65\x00" + streams["WordDocument"][4:]
    document = read(container(streams))
    assert "WordDocument" in asked
    assert document.format == "doc"
    assert document.origin is None
    assert_all_cells(document, draft, expected(draft))
    monkeypatch.setattr(convert, "to_docx", lambda data, streams: b"PK junk")
    with pytest.raises(UnsupportedError):
        read(container(streams))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_files_of_libreoffice(tmp_path: Path) -> None:
    draft = distinct()
    source = tmp_path / "draft.docx"
    source.write_bytes(to_docx(draft, autonumber=True))
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    for kind in ("doc", "rtf", "odt"):
        subprocess.run(
            [*office, kind, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120
        )
        document = load_bytes((tmp_path / f"draft.{kind}").read_bytes(), f"draft.{kind}")
        assert document.format == kind
        assert_all_cells(document, draft, expected(draft))
        assert_layout(document, draft)
        assert document.text == load_bytes(source.read_bytes(), "draft.docx").text
