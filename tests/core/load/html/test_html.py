"""Web pages: cells and spans, the article amid a site, encodings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from core.base.errors import EmptyError, TooLargeError
from core.load import load_bytes
from core.read.reader import read_report
from tests.support.drafts import distinct, expected, html_table, to_html
from tests.support.reading import assert_all_cells, assert_layout

if TYPE_CHECKING:
    from core.model.document import Document


def read(data: bytes | str) -> Document:
    return load_bytes(data.encode() if isinstance(data, str) else data, "年报.html")


def lines(document: Document) -> list[str]:
    return [view.text for view in document.paragraphs]


@pytest.mark.parametrize("version", ["2021", "2019"])
@pytest.mark.parametrize("site", [False, True])
def test_every_cell(version: str, site: bool) -> None:
    draft = distinct(version)
    document = read(to_html(draft, site=site))
    assert_all_cells(document, draft, expected(draft))
    assert_layout(document, draft)


def test_article_without_the_site_around_it() -> None:
    draft = distinct()
    document = read(to_html(draft, site=True))
    assert lines(document)[0] == draft.title
    assert lines(document)[-1] == draft.closing[-1]
    for noise in ("首页", "当前位置", "索引号", "浏览次数", "网站标识码", "8848"):
        assert noise not in document.text
    assert lines(document) == lines(read(to_html(draft)))


def test_text_after_the_part_with_the_headings_is_kept() -> None:
    draft = distinct()
    parts = [f"<p>{heading}</p>" for _, heading in draft.headings()]
    report = f"<div><div>{''.join(parts)}</div><p>本年度未收取信息处理费。</p></div>"
    page = f"<body><div class='nav'>导航</div>{report}</body>"
    assert lines(read(f"<html>{page}</html>"))[-1] == "本年度未收取信息处理费。"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "gb2312"])
def test_encodings(encoding: str) -> None:
    draft = distinct()
    data = to_html(draft, encoding="gb18030" if encoding.startswith("gb") else encoding)
    assert lines(read(data.replace(b'charset="gb18030"', f'charset="{encoding}"'.encode())))[0] == draft.title


def test_wrongly_declared_encoding() -> None:
    draft = distinct()
    data = to_html(draft).replace(b'charset="utf-8"', b'charset="ascii"')
    assert lines(read(data))[0] == draft.title


def test_blank_cells_stay_blank_and_spans_place_cells() -> None:
    document = read(
        "<html><table><tr><td rowspan=2>甲<td><o:p>&nbsp;</o:p></td><td>1</td></tr>"
        "<tr><td colspan=2>2</td></tr></table>"
    )
    cells = [(c.row, c.col, c.rowspan, c.colspan, c.view.text) for c in document.grids[0].cells]
    assert cells == [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, ""), (0, 2, 1, 1, "1"), (1, 1, 1, 2, "2")]


def test_lines_inline_and_hidden() -> None:
    document = read(
        "<html><body><p>共<b>收到</b>\n<font>15</font>件<br>下一行</p><div style='DISPLAY: none'>看不见</div>"
        "<style>p{}</style><ul><li>一项</li></ul></body></html>"
    )
    assert lines(document) == ["共收到15件", "下一行", "一项"]


def test_layout_table_is_flattened() -> None:
    draft = distinct()
    heading = "<p>二、主动公开政府信息情况</p>"
    page = f"<table><tr><td>左栏</td><td>{heading}<p>如下表。</p>{html_table(draft, 'proactive')}</td></tr></table>"
    document = read(f"<html><body>{page}</body></html>")
    assert "二、主动公开政府信息情况" in lines(document)
    assert len(document.grids) == 1
    assert document.grids[0].cells[0].view.text == "第二十条第（一）项"


def test_deep_nesting() -> None:
    """Tags that an editor never closed may be many; what is deeper than can be read is never just left out."""
    for tag, depth in (("div", 600), ("span", 600), ("font", 600), ("table><tr><td", 60)):
        document = read(f"<html><body><p>一、总体情况</p>{f'<{tag}>' * depth}底</body></html>")
        assert document.text.split() == ["一、总体情况", "底"]
    for tag in ("div", "span", "table><tr><td"):
        for depth in (1000, 3000, 30_000):
            with pytest.raises(TooLargeError, match="嵌套"):
                read(f"<html><body><p>一、总体情况</p>{f'<{tag}>' * depth}底</body></html>")


def test_no_text() -> None:
    with pytest.raises(EmptyError):
        read("<html><body><img src='a.png'></body></html>")


def test_absurd_spans_are_bounded() -> None:
    document = read("<html><table><tr><td colspan=999999999 rowspan=999999999>1</td></tr><tr><td>2</td></tr></table>")
    assert [c.view.text for c in document.grids[0].cells] == ["1", "2"]


@pytest.mark.parametrize(("before", "after"), [("\u200b", ""), ("\u200e", "\u202c"), ("\x04", "\x05"), ("\ufeff", "")])
def test_characters_that_show_nothing_around_numbers(before: str, after: str) -> None:
    """Office programs and editors leave marks of direction and of their fields in the pages they save."""
    draft = distinct()
    page = to_html(draft).decode()
    for number in expected(draft).values():
        page = page.replace(f">{number}<", f">{before}{number}{after}<")
    assert_all_cells(read(page), draft, expected(draft))


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "shift_jis", "no-such"])
def test_a_declaration_that_gives_no_chinese_is_not_believed(label: str) -> None:
    draft = distinct()
    page = to_html(draft, encoding="gb18030").replace(b'charset="gb18030"', f'charset="{label}"'.encode())
    assert_all_cells(read(page), draft, expected(draft))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_character_cut_in_half_is_no_reason_to_refuse_the_page(encoding: str) -> None:
    draft = distinct()
    whole = to_html(draft, encoding=encoding)
    broken = whole.replace("问题：".encode(encoding), "问题".encode(encoding) + "：".encode(encoding)[:-1])
    document = read(broken)
    assert_all_cells(document, draft, expected(draft))
    assert "\ufffd" in document.text


def test_numbers_in_the_fields_of_a_form() -> None:
    """A page saved from the system where reports are entered; a search box is no part of the report."""
    draft = distinct()
    page = to_html(draft).decode()
    for number in expected(draft).values():
        page = page.replace(
            f"<span>{number}</span>", f'<input type="text" value="{number}"><input type=hidden value=9>'
        )
    page = page.replace("<h1>", '<input type="text" value="请输入关键字"><h1>', 1)
    document = read(page)
    assert_all_cells(document, draft, expected(draft))
    assert "关键字" not in document.text


@pytest.mark.parametrize("around", ["form", "div", "font", "tgroup", "center"])
@pytest.mark.parametrize("where", ["table", "row", "cell"])
def test_elements_between_table_row_and_cell_lose_nothing(around: str, where: str) -> None:
    draft = distinct()
    tags = {"table": ("<table>", "</table>"), "row": ("<tr>", "</tr>"), "cell": ("", "")}[where]
    page = to_html(draft).decode()
    if where == "cell":
        page = re.sub(r"(<t[dh]\b.*?</t[dh]>)", rf"<{around}>\1</{around}>", page, flags=re.S)
    else:
        begin = re.compile(rf"<{tags[0][1:-1]}\b[^>]*>")
        page = begin.sub(lambda m: m[0] + f"<{around}>", page).replace(tags[1], f"</{around}>{tags[1]}")
    assert page.count(f"<{around}>") >= 3
    document = read(page)
    assert_all_cells(document, draft, expected(draft))


def test_cells_without_a_row_and_text_beside_rows() -> None:
    document = read("<html><table>散字<form>一段<td>甲</td><td>1</td><tr><td>乙</td></table></html>")
    assert lines(document) == ["散字", "一段"]
    assert [(c.row, c.col, c.view.text) for c in document.grids[0].cells] == [(0, 0, "甲"), (0, 1, "1"), (1, 0, "乙")]


@pytest.mark.parametrize("group", ["thead", "tbody", "tfoot", "caption", "colgroup", "tr"])
def test_a_part_of_a_table_that_begins_within_a_row_ends_it(group: str) -> None:
    page = f"<table><tr><td>甲</td><{group}><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>"
    found = [(c.row, c.col, c.view.text) for c in read(page).grids[0].cells]
    assert found == [(0, 0, "甲"), (1, 0, "乙"), (2, 0, "1"), (2, 1, "2")]


@pytest.mark.parametrize("tag", ["plaintext", "XMP"])
def test_markup_is_never_read_as_text(tag: str) -> None:
    page = f"<p>甲</p><{tag}><table><tr><td>乙</td><td>1<!-- 147 --></td></tr></table>"
    document = read(page)
    assert (lines(document), [c.view.text for c in document.grids[0].cells]) == (["甲"], ["乙", "1"])


def test_a_table_that_begins_within_a_row_is_another_table() -> None:
    document = read("<table><tr><td>甲</td><td>乙</td><table><tr><td>1</td><td>2</td></tr></table>")
    assert [[c.view.text for c in grid.cells] for grid in document.grids] == [["甲", "乙"], ["1", "2"]]


TITLES = (
    "澄阳县水务局2024年|政府信息公开工作年度报告",
    "澄阳县水务局|2024年度|政府信息公开工作年度报告",
    "澄阳县水务局|2024年政府信息公开工作年度报告",
    "澄阳县水务局2024年政府信息公开|工作年度报告",
    "澄阳县水务局2024年政府信息|公开工作年度报告",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("how", ["paragraphs", "breaks", "outside"])
def test_a_title_broken_over_lines_keeps_its_first(title: str, how: str) -> None:
    draft = distinct()
    parts = title.split("|")
    broken = f"<p>{'<br>'.join(parts)}</p>" if how == "breaks" else "".join(f"<p>{p}</p>" for p in parts)
    rest = "".join(f"<p>{heading}</p><p>无。</p>" for _, heading in draft.headings())
    if how == "outside":
        broken, rest = f"<div>{broken}</div>", f"<div>{rest}</div>"
    document = read(f"<html><body><div><a href='/'>首页</a></div><p>字号</p>{broken}{rest}</body></html>")
    assert lines(document)[: len(parts)] == parts
    read_title = read_report(document).title
    assert read_title.organ is not None
    assert read_title.year is not None
    assert (read_title.organ.text, read_title.year.text) == ("澄阳县水务局", "2024")


@pytest.mark.parametrize("at", [100, 101])
@pytest.mark.parametrize("label", ["gbk", "gb2312", "utf-8"])
def test_a_stray_byte_spoils_one_character(at: int, label: str) -> None:
    text = "澄阳县水务局政府信息公开工作年度报告，全年收到申请二十件，办结十八件。" * 30
    good = text.encode("gbk")
    for stray in (b"\xc8", b"\xff", b"\x81"):
        page = f"<html><meta charset={label}><body><p>".encode() + good[:at] + stray + good[at:] + b"</p></body></html>"
        result = read(page).text.strip()
        assert result[:50] == text[:50]
        assert result.endswith(text[53:])
        assert "\ufffd" in result


@pytest.mark.parametrize("sign", ["\x0b", "\x1c", "\x1f", "&#11;", "&#31;"])
def test_a_control_character_beside_a_digit_is_not_a_blank(sign: str) -> None:
    draft = distinct()
    for edge in ("12{}", "{}12", "1{}2"):
        page = to_html(draft).decode().replace(">107<", f">{edge.format(sign)}<")
        report = read_report(read(page))
        cell = report.tables["proactive"].cells["licensing", "decisions"]
        assert (cell.state, cell.value) == ("unreadable", None)


def test_of_text_with_its_reading_above_only_the_text_is_read() -> None:
    ruby = "<ruby>澄阳<rp>(</rp><rt>chéng</rt><rp>)</rp></ruby>县水务局"
    assert load_bytes(f"<html><body><p>{ruby}</p></body></html>".encode(), "年报.html").text == "澄阳县水务局\n"
