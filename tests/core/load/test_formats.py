"""Files told apart by content; those that are not read get one sentence."""

from __future__ import annotations

import importlib
import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from core.base.errors import DamagedError, EmptyError, EncryptedError, LoadError, UnsupportedError
from core.cli import usage_text
from core.load import load_bytes
from core.load.formats import FORMATS, SUFFIXES, dialog_filter, is_draft_name, recognise, spoken_list
from tests.support.drafts import distinct, to_docx, to_html
from tests.support.drafts_doc import container, to_doc
from tests.support.drafts_markup import to_flat_xml, to_mht, to_odt, to_rtf
from tests.support.drafts_ofd import to_ofd
from tests.support.pdf_drafts import to_pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def sniff(data: bytes, name: str = "") -> str:
    return recognise(data, name).key


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, content in members.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def test_by_content_whatever_the_name() -> None:
    draft = distinct()
    assert sniff(to_docx(draft), "年报.pdf") == "docx"
    assert sniff(b"\n\n" + to_pdf(draft).data, "年报.docx") == "pdf"
    assert sniff(to_html(draft), "年报.doc") == "html"
    assert sniff(to_html(draft, encoding="gb18030"), "年报") == "html"
    assert sniff(to_doc(draft), "年报.wps") == "doc"
    assert sniff(to_rtf(draft), "年报.doc") == "rtf"
    assert sniff(b"\xef\xbb\xbf\r\n" + to_rtf(draft), "年报.doc") == "rtf"
    assert sniff(to_odt(draft), "年报.docx") == "odt"
    assert sniff(to_ofd(draft).data, "年报.pdf") == "ofd"
    assert sniff(to_flat_xml(draft), "年报.doc") == "flat_xml"
    for transfer in ("quoted-printable", "base64", "8bit"):
        assert sniff(to_mht(draft, transfer, "gb18030"), "年报.doc") == "mht"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        assert sniff(draft.text().encode(encoding), "年报.bin") == "text"


def test_text_that_looks_like_the_head_of_a_message_is_text() -> None:
    assert sniff("Date: 2025-01-16\n\n一、总体情况\n".encode(), "年报.txt") == "text"
    assert sniff("From：办公室\nContent-Type\n".encode(), "年报.txt") == "text"


def test_every_answer_has_a_loader() -> None:
    for form in FORMATS:
        assert callable(importlib.import_module(form.module).load)
        assert f".{form.key}" in f"{form.module}." or form.module == "core.load.pages.scan"
    assert len({form.key for form in FORMATS}) == len(FORMATS)


def test_what_is_said_of_formats_is_derived_from_the_table() -> None:
    assert spoken_list() == ".docx、.doc、.wps、.pdf、.ofd、.rtf、.odt、.html、.mht、.txt、.md"
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    for suffix in SUFFIXES:
        assert f"*{suffix}" in dialog_filter("稿件")
        assert is_draft_name(f"年报{suffix.upper()}")
    assert not is_draft_name("年报.png")
    assert spoken_list() in usage_text()
    readme = (Path(__file__).resolve().parents[3] / "README.md").read_text("utf-8")
    assert "、".join(f"`{suffix}`" for suffix in spoken_list().split("、")) in readme


def test_markdown_with_a_few_tags_is_text() -> None:
    assert sniff("一、总体情况<br>\n二、<b>主动公开</b><br></p>".encode(), "年报.md") == "text"
    assert sniff("<p>一、总体情况</p><p>正文</p>".encode(), "年报.htm") == "html"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
        (archive(xl__workbook_xml=b"<x/>"), "Excel"),
        (archive(readme=b"x"), "压缩包"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(900), "压缩包"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(900), "压缩包"),
        (b"\xfd7zXZ\x00" + bytes(900), "压缩包"),
        (bytes(range(1, 9)) * 99, "文字"),
    ],
)
def test_kinds_that_are_not_read(data: bytes, word: str) -> None:
    with pytest.raises(UnsupportedError) as caught:
        sniff(data, "年报.docx")
    assert word in caught.value.message
    assert caught.value.message.endswith("。")


def test_password_empty_and_broken() -> None:
    with pytest.raises(EncryptedError):
        load_bytes(container({"EncryptedPackage": b"x"}), "年报.docx")
    for data in (b"", b" \r\n\0"):
        with pytest.raises(EmptyError):
            sniff(data)
    with pytest.raises(DamagedError):
        sniff(to_docx(distinct())[:2000], "年报.docx")


def test_junk_gives_one_load_error() -> None:
    source = random.Random(7)
    for size in (1, 10, 500, 5000):
        for head in (b"", b"%PDF-1.4\n", b"PK\x03\x04", OLE, b"<html>"):
            with suppress(LoadError):
                assert load_bytes(head + source.randbytes(size), "年报.docx").text
