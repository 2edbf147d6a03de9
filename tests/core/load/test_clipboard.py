"""Drafts from the clipboard, as Word, WPS, Excel and editors put them there."""

from __future__ import annotations

import pytest

from core.base.errors import EmptyError
from core.load.clipboard import from_clipboard
from core.read import read_report
from tests.support.drafts import distinct, expected, html_table, to_html
from tests.support.layouts import LAYOUTS, render_layout


def clipboard(body: str, before: str = "", after: str = "") -> str:
    """Windows' HTML Format: a head of offsets, then the page with marks around the fragment."""
    page = f"<html><head><meta charset=gb2312></head><body>{before}<!--StartFragment-->{body}<!--EndFragment-->{after}"
    page += "</body></html>"
    return (
        f"Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:{len(page):010}\r\nStartFragment:0000000141\r\n"
        f"EndFragment:{len(page) - 36:010}\r\nSourceURL:file:///D:/年报.docx\r\n{page}"
    )


def assert_all_cells(html: str | None, text: str | None) -> None:
    draft = distinct()
    document = from_clipboard(html, text)
    report = read_report(document)
    for (table, row, column), want in expected(draft).items():
        cell = report.tables[table].cells[row, column]
        assert (cell.raw, cell.certain) == (want, True)
        assert document.quote(cell.spans) == want


def test_a_whole_report_from_word() -> None:
    body = to_html(distinct()).decode().split("<body>")[1].split("</body>")[0]
    assert_all_cells(clipboard(body), "没有表格的文字")


def test_a_whole_report_as_text_with_tabs() -> None:
    assert_all_cells(None, render_layout(distinct(), LAYOUTS[0]))
    assert_all_cells("", render_layout(distinct(), LAYOUTS[0]))


def test_an_editor_s_markup_gives_way_to_its_text() -> None:
    text = render_layout(distinct(), LAYOUTS[0])
    assert_all_cells(f'<meta charset="utf-8"><pre>{text.replace(chr(9), " ")}</pre>', text)


def test_excel_puts_the_mark_inside_the_table() -> None:
    draft = distinct()
    rows = html_table(draft, "requests").removeprefix("<table><tbody>").removesuffix("</tbody></table>")
    document = from_clipboard(clipboard(rows, "<table><col width=72>", "</table>"), "1\t2")
    assert len(document.grids) == 1
    numbers = {c.view.text for c in document.grids[0].cells}
    assert {v for (table, *_), v in expected(draft).items() if table == "requests"} <= numbers


def test_word_s_own_marks_are_left_out() -> None:
    body = (
        "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span>"
        "<![endif]>总体情况<o:p></o:p></p><p>共收到<del><span>5</span></del><ins><span>6</span></ins>件"
        "<span style='mso-special-character:comment'><a class=msocomanchor href='#c1'>[甲1]</a></span>。</p>"
        "<p>公开<span style='display:none;mso-hide:all'>略</span>有序。</p>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>请核实</p>"
        "</div></div>"
    )
    document = from_clipboard(clipboard(body), None)
    assert [v.text for v in document.paragraphs] == ["一、总体情况", "共收到6件。", "公开有序。"]


@pytest.mark.parametrize(("html", "text"), [(None, None), ("", "  \n"), ("<p> </p>", None), ("<img src='a'>", "\0")])
def test_nothing_to_read(html: str | None, text: str | None) -> None:
    with pytest.raises(EmptyError):
        from_clipboard(html, text)
