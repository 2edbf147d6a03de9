"""OpenDocument text: covered cells, numbers of lists, revisions, hidden text, and hostile packages."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from core.base.errors import DamagedError, EmptyError, EncryptedError, LoadError, TooLargeError
from core.load import load_bytes
from core.load.word.odt.namespaces import LOEXT
from tests.support.drafts import distinct, expected
from tests.support.drafts_markup import odt, to_odt
from tests.support.reading import assert_all_cells, assert_layout

if TYPE_CHECKING:
    from core.model.document import Document


def read(data: bytes) -> Document:
    return load_bytes(data, "年报.odt")


def lines(document: Document) -> list[str]:
    return [view.text for view in document.paragraphs]


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.rowspan, c.colspan, c.view.text) for c in document.grids[0].cells]


@pytest.mark.parametrize("version", ["2021", "2019"])
def test_every_cell(version: str) -> None:
    draft = distinct(version)
    document = read(to_odt(draft))
    assert document.format == "odt"
    assert_all_cells(document, draft, expected(draft))
    assert_layout(document, draft)


def test_automatic_numbers() -> None:
    draft = distinct()
    assert lines(read(to_odt(draft, autonumber=True))) == lines(read(to_odt(draft)))


LEVELS = """<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/>
<text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）" style:num-format="一, 二"/>
<text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="1" text:display-levels="2"/>
<text:list-level-style-bullet text:level="4" text:bullet-char="•"/></text:list-style>"""


def item(*content: str, start: str = "") -> str:
    value = f' text:start-value="{start}"' if start else ""
    return f"<text:list-item{value}>{''.join(content)}</text:list-item>"


def listed(*items: str, more: str = "") -> str:
    return f"<text:list{more}>{''.join(items)}</text:list>"


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def test_levels_restarts_and_continuation() -> None:
    named = ' text:style-name="L"'
    first = listed(item(p("总则"), listed(item(p("原则"), p("又一段")), item(p("范围")))), item(p("内容")), more=named)
    again = listed(item(p("附则")), more=f'{named} text:continue-numbering="true"')
    anew = listed(item(p("另起"), listed(item(p("之一")), item(p("之五"), start="5"))), more=named)
    document = read(odt(first + p("中间") + again + anew, automatic=LEVELS))
    assert lines(document) == [
        "一、总则", "（一）原则", "又一段", "（二）范围", "二、内容", "中间",
        "三、附则", "一、另起", "（一）之一", "（五）之五",
    ]  # fmt: skip


def test_headings_by_outline() -> None:
    styles = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-suffix="、" '
        'style:num-format="一, 二, 三, ..."/></text:outline-style>'
    )
    level = 'text:outline-level="1"'
    body = f"<text:h {level}>总体情况</text:h><text:p>正文</text:p><text:h {level}>其他</text:h>"
    assert lines(read(odt(body, styles=styles))) == ["一、总体情况", "正文", "二、其他"]


def test_inline() -> None:
    body = (
        "<text:p>共<text:span>收到</text:span>\n  15<text:s text:c='2'/>件<text:tab/>，<text:bookmark/>见"
        "<text:note><text:note-body><text:p>脚注</text:p></text:note-body></text:note>表<text:line-break/>下一行"
        "<text:ruby><text:ruby-base>沛</text:ruby-base><text:ruby-text>pei</text:ruby-text></text:ruby></text:p>"
    )
    assert lines(read(odt(body))) == ["共收到15件，见表", "下一行沛"]


def test_revisions_hidden_text_comments_and_boxes() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><text:p>五</text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    body = (
        f'{changes}<text:p>申请<text:change text:change-id="d"/><text:change-start text:change-id="i"/>六'
        '<text:change-end text:change-id="i"/>件<office:annotation><text:p>待核</text:p></office:annotation>'
        '<text:span text:style-name="T1">内部</text:span>。'
        "<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame></text:p>"
    )
    style = (
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    document = read(odt(body, automatic=style))
    assert lines(document) == ["申请六件。", "框内"]
    assert {n.code for n in document.notices} == {"revisions", "comments", "hidden_text"}


def test_table_of_contents_is_no_prose() -> None:
    contents = "<text:index-body><text:p>一、总体情况 1</text:p></text:index-body>"
    body = f"<text:table-of-content>{contents}</text:table-of-content>"
    document = read(odt(body + p("一、总体情况")))
    assert lines(document) == ["一、总体情况"]
    assert document.text.count("总体情况") == 2


def test_spans_over_rows_and_repeated_cells() -> None:
    body = (
        "<table:table><table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>组</text:p>"
        "</table:table-cell><table:table-cell table:number-columns-repeated='2'><text:p>1</text:p></table:table-cell>"
        "</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell"
        " table:number-columns-spanned='2'><text:p>2</text:p></table:table-cell><table:covered-table-cell/>"
        "</table:table-row></table:table>"
    )
    assert cells(read(odt(body))) == [(0, 0, 2, 1, "组"), (0, 1, 1, 1, "1"), (0, 2, 1, 1, "1"), (1, 1, 1, 2, "2")]


def test_password() -> None:
    with pytest.raises(EncryptedError):
        read(odt(p("一、总体情况"), encrypted=True))


def repacked(data: bytes, **changed: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, changed.get(name.removesuffix(".xml"), source.read(name)))
    return stream.getvalue()


def test_hostile_packages() -> None:
    plain = odt(p("一、总体情况"))
    with pytest.raises(EmptyError):
        read(odt(""))
    for cut in (30, len(plain) // 2, len(plain) - 10):
        with pytest.raises(LoadError):
            read(plain[:cut])
    entities = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><a>&b;</a>'
    for content in (b"", b"<a", b"<a/>", entities):
        with pytest.raises(DamagedError):
            read(repacked(plain, content=content))
    with pytest.raises(TooLargeError):
        read(repacked(plain, content=b"<a>" + b" " * (40 << 20) + b"</a>"))


def test_absurd_repetition_and_depth_are_bounded() -> None:
    cell = "<table:table-cell table:number-columns-repeated='99999999'><text:p>1</text:p></table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='99999999'>{cell}</table:table-row>"
    assert len(read(odt(f"<table:table>{row}</table:table>")).text) < 20_000
    with suppress(LoadError):
        read(odt("<text:list><text:list-item>" * 60 + p("深") + "</text:list-item></text:list>" * 60))
    with pytest.raises((DamagedError, TooLargeError)):
        read(odt("<text:section>" * 4000 + p("深") + "</text:section>" * 4000))


@pytest.mark.slow
def test_absurd_repetition_many_times_is_refused() -> None:
    cell = "<table:table-cell table:number-columns-repeated='99999999'><text:p>1</text:p></table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='99999999'>{cell}</table:table-row>"
    with pytest.raises(TooLargeError):
        read(odt(f"<table:table>{row * 20}</table:table>"))


@pytest.mark.slow
def test_random_damage_ends_in_text_or_one_error() -> None:
    whole = to_odt(distinct())
    source = random.Random(13)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(source.choice((1, 5, 50))):
            data[source.randrange(len(data))] = source.randrange(256)
        with suppress(LoadError):
            assert read(bytes(data)).text


def test_tables_in_shapes_of_libreoffice() -> None:
    """It writes them under a name of its own."""
    table = (
        "<loext:table><loext:table-row><loext:table-cell><text:p>甲</text:p></loext:table-cell>"
        '<loext:table-cell table:number-columns-spanned="2"><text:p>22</text:p></loext:table-cell>'
        "<loext:covered-table-cell/></loext:table-row></loext:table>"
    ).replace("<loext:table>", f'<loext:table xmlns:loext="{LOEXT[1:-1]}">')
    shape = f"<text:p>前<draw:custom-shape>{table}<text:p>后</text:p></draw:custom-shape></text:p>"
    document = read(odt(shape))
    assert cells(document) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 2, "22")]
    assert lines(document) == ["前", "后"]
