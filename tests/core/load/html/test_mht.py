"""Web archives: the page among the parts, its encoding, frames, and broken messages."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from core.base.errors import DamagedError, EmptyError, LoadError
from core.load import load_bytes
from tests.support.drafts import distinct, expected, to_html
from tests.support.drafts_markup import mht, to_mht
from tests.support.reading import assert_all_cells, assert_layout

if TYPE_CHECKING:
    from core.model.document import Document


def read(data: bytes) -> Document:
    return load_bytes(data, "年报.mht")


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("named", [True, False])
def test_every_cell(transfer: str, encoding: str, named: bool) -> None:
    draft = distinct()
    document = read(to_mht(draft, transfer, encoding, named=named))
    assert_all_cells(document, draft, expected(draft))
    assert_layout(document, draft)
    assert document.paragraphs[0].text == draft.title


def test_encoding_of_the_message_counts_for_more_than_the_page() -> None:
    draft = distinct()
    page = to_html(draft, encoding="gb18030").replace(b'charset="gb18030"', b'charset="utf-8"')
    document = read(mht(('text/html; charset="gb2312"', page, "base64")))
    assert document.paragraphs[0].text == draft.title


def test_main_page_among_frames() -> None:
    small, large = "<html><p>主页</p></html>".encode(), ("<html><p>目录" + "条" * 500 + "</p></html>").encode()
    parts = (("text/html; charset=utf-8", large, "base64"), ("text/html; charset=utf-8", small, "base64"))
    assert read(mht(*parts, start="part1")).text == "主页\n"
    assert read(mht(*parts)).text.startswith("目录")


def test_page_without_text_gives_way() -> None:
    frame, real = b"<html><frameset></frameset></html>" + b" " * 500, "<html><p>正文</p></html>".encode()
    assert read(mht(("text/html", frame, "8bit"), ("text/html; charset=utf-8", real, "base64"))).text == "正文\n"


def test_one_part_and_odd_heads() -> None:
    body = "<html><body><p>一、总体情况</p></body></html>".encode("gb18030")
    head = b"X-Saved-By: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=gb2312\r\n\r\n"
    assert read(head + body).text == "一、总体情况\n"


def test_broken() -> None:
    with pytest.raises(EmptyError):
        read(mht(("text/html", b"<html></html>", "8bit")))
    with pytest.raises(DamagedError):
        read(mht(("image/png", b"x", "base64")))
    deep = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b0\r\n\r\n"
    for level in range(3000):
        deep += f"--b{level}\r\nContent-Type: multipart/related; boundary=b{level + 1}\r\n\r\n".encode()
    with pytest.raises(LoadError):
        read(deep)


@pytest.mark.slow
def test_random_damage_ends_in_text_or_one_error() -> None:
    whole = to_mht(distinct())
    source = random.Random(15)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(source.choice((1, 20, 400))):
            data[source.randrange(len(data))] = source.randrange(256)
        with suppress(LoadError):
            assert read(bytes(data)[: source.randrange(500, len(data))]).text
