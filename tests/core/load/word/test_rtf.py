"""Rich text: character sets, tables with merged and nested cells, numbers of lists, revisions, broken files."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from core.base.errors import DamagedError, EmptyError, LoadError, TooLargeError
from core.load import load_bytes
from core.read import read_report
from tests.support.changed_cells import certain
from tests.support.drafts import distinct, expected
from tests.support.drafts_markup import rtf, rtf_paragraph, rtf_row, to_rtf
from tests.support.reading import assert_all_cells, assert_layout

if TYPE_CHECKING:
    from core.model.document import Document


def read(data: bytes) -> Document:
    return load_bytes(data, "年报.doc")


def lines(document: Document) -> list[str]:
    return [view.text for view in document.paragraphs]


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.rowspan, c.colspan, c.view.text) for c in document.grids[0].cells]


@pytest.mark.parametrize("version", ["2021", "2019"])
@pytest.mark.parametrize("how", ["ansi", "unicode"])
@pytest.mark.parametrize("joined", [False, True])
def test_every_cell(version: str, how: str, joined: bool) -> None:
    draft = distinct(version)
    document = read(to_rtf(draft, how, joined=joined))
    assert document.format == "rtf"
    assert_all_cells(document, draft, expected(draft))
    assert_layout(document, draft)
    assert lines(document)[0] == draft.title


def test_rendered_numbers_of_lists() -> None:
    draft = distinct()
    assert lines(read(to_rtf(draft, autonumber=True))) == lines(read(to_rtf(draft)))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("\\f0 \\'b5\\'da1\\'cc\\'f5", "第1条"),
        ("\\f0 \\'81@\\'b5\\'da", "丂第"),  # a second byte that is a plain letter
        ("\\f1 \\'93\\'d7\\'dc\\'bc\\'c6\\'94", "“总计”"),
        ("\\f0 \\u24635?\\u35745 ?", "总计"),
        ("\\uc2\\u24635\\'d7\\'dc\\u35745\\'bc\\'c6", "总计"),
        ("\\uc0\\u24635\\u35745", "总计"),
        ("\\u-10174?\\u-8249?\\'bc\\'c6", "𠯇计"),
        ("\\ldblquote\\f0 \\'bc\\'c6\\rdblquote\\emdash\\~1\\_2\\\\\\{\\}", "“计”—1-2\\{}"),
        ("{\\field{\\*\\fldinst {HYPERLINK x}}{\\fldrslt {15}}}\\'bc\\'fe", "15件"),
        ("{\\*\\unknown gone}{\\footnote gone}{\\header gone}{\\pict\\picwgoal20 89504e47}a{\\*\\bkmkstart b}b", "ab"),
        ("a\\bin4 }}}}b", "ab"),
        ("a{\\v gone}b{\\deleted gone}c", "abc"),
        ("{\\f1 15}{\\f0 \\'bc\\'fe}", "15件"),
    ],
)
def test_characters(content: str, text: str) -> None:
    assert lines(read(rtf(f"\\pard\\plain {content}\\par"))) == [text]


def test_other_code_pages() -> None:
    assert lines(read(rtf("\\pard\\plain\\f1 caf\\'e9\\par", page=1252))) == ["café"]
    font = "{\\fonttbl{\\f0\\fcharset136 x;}}"
    data = f"{{\\rtf1\\ansi\\ansicpg1252{font}\\pard\\plain\\f0 \\'c1\\'60\\'ad\\'70\\par}}".encode()
    assert lines(read(data)) == ["總計"]


def test_revisions_hidden_text_and_comments_are_told() -> None:
    data = rtf(
        "\\pard\\plain\\f0 15{\\deleted 5}{\\revised 6}{\\v 7}"
        "{\\*\\atnid x}{\\*\\atnauthor y}\\chatn{\\*\\annotation\\pard\\plain check}8\\par"
    )
    document = read(data)
    assert lines(document) == ["1568"]
    assert {n.code for n in document.notices} == {"revisions", "hidden_text", "comments"}


def test_text_box_once() -> None:
    shape = (
        "{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard\\plain in\\par}}{\\shprslt\\pard in\\par}}"
    )
    assert lines(read(rtf(f"\\pard\\plain out{shape}side\\par"))) == ["outside", "in"]


def test_nested_table() -> None:
    inner = (
        "\\pard\\intbl\\itap2 7\\nestcell\\pard\\intbl\\itap2 8\\nestcell"
        "{\\*\\nesttableprops\\trowd\\cellx300\\cellx600\\nestrow}{\\nonesttables\\par}"
    )
    rest = "\\pard\\intbl\\itap1 9\\cell\\pard\\intbl a longer text\\cell\\row"
    outer = f"\\trowd\\trleft0\\cellx600\\cellx1200{inner}{rest}"
    document = read(rtf(outer))
    assert cells(document) == [(0, 0, 1, 1, "7 8 9"), (0, 1, 1, 1, "a longer text")]


def test_widths_make_columns() -> None:
    document = read(
        rtf(
            rtf_row([("a", 600, ""), ("b", 1200, ""), ("c", 1800, "")]),
            rtf_row([("d", 1195, ""), ("e", 1800, "")]),
            rtf_paragraph("后文"),
        )
    )
    assert cells(document)[3:] == [(1, 0, 1, 2, "d"), (1, 2, 1, 1, "e")]
    assert lines(document) == ["后文"]


def test_empty_and_broken() -> None:
    with pytest.raises(EmptyError):
        read(rtf())
    whole = to_rtf(distinct())
    for cut in (10, 200, len(whole) // 3, len(whole) - 3):
        with pytest.raises((DamagedError, EmptyError)):
            read(whole[:cut])
    with pytest.raises(TooLargeError):
        read(b"{\\rtf1" + b"{" * 100_000)
    with pytest.raises((DamagedError, EmptyError)):
        read(b"{\\rtf1\\bin99999999999 x")


def test_deep_tables_are_bounded() -> None:
    deep = "".join(f"\\pard\\intbl\\itap{n} {n}\\nestcell" for n in range(2, 900))
    assert "899" in read(rtf(deep)).text


@pytest.mark.slow
def test_random_damage_ends_in_text_or_one_error() -> None:
    whole = to_rtf(distinct(), "ansi", autonumber=True)
    source = random.Random(12)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(source.choice((1, 20, 400))):
            data[source.randrange(6, len(data))] = source.randrange(256)
        with suppress(LoadError):
            assert read(bytes(data)).text


@pytest.mark.parametrize("word", ["\\bin5 ", "\\field "])
def test_a_word_that_takes_in_what_follows_leaves_no_certain_number(word: str) -> None:
    """Bytes of a picture amid the text swallow digits, and a field that is left open whatever follows."""
    draft = distinct()
    number = draft.value("review_litigation", ("reconsideration", "upheld"))
    before = f"\\f0 {number}\\cell".encode()
    damaged = to_rtf(draft).replace(before, word.encode() + before, 1)
    assert damaged != to_rtf(draft)
    assert certain(read_report(read(damaged)), "review_litigation", "reconsideration", "upheld") is None


def test_a_star_amid_a_group_hides_nothing() -> None:
    r"""\* marks a group only behind its brace; elsewhere one word at most is passed over."""
    data = rb"{\rtf1\ansi\ansicpg936 A\*\foo B{\*\bar gone}{\b\*\bkmkstart C}\*D\par 72\*9\par}"
    assert lines(read(data)) == ["ABCD", "729"]
