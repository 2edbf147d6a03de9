"""The invented report as web pages of real life: numbers broken up, tables in tables, declarations that lie."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.drafts import expected, to_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.forms.model_draft import ModelDraft


def _each_number(draft: ModelDraft, write: Callable[[str], str]) -> str:
    page = to_html(draft).decode()
    for number in expected(draft).values():
        page = page.replace(f"<span>{number}</span>", write(number))
    return page


def _spans(words: str) -> str:
    return "".join(f'<span style="font-size:14pt">{c}</span>' for c in words)


def span_per_character(draft: ModelDraft) -> bytes:
    """Every character of labels, headings and numbers in an element of its own."""
    page = to_html(draft).decode()
    head, body = page.split("<body>")
    broken = re.sub(r"(?<=>)[^<>]*[^<>\s][^<>]*(?=<)", lambda m: _spans(m[0]), body)
    return f"{head}<body>{broken}".encode()


def fonts(draft: ModelDraft) -> bytes:
    """A number over fonts, a comment, a possible break and hidden digits."""
    return _each_number(
        draft,
        lambda n: f'<font face="宋体"><b>{n[0]}</b><wbr><!-- 9 --></font><u>{n[1:]}</u><i style="display:none">9</i>',
    ).encode()


def paragraphs(draft: ModelDraft) -> bytes:
    """A number broken over two paragraphs of its cell."""
    return _each_number(draft, lambda n: f"{n[0]}</p>\n<p>{n[1:]}").encode()


def fields(draft: ModelDraft) -> bytes:
    """Numbers in the fields of a form that was saved with the page."""
    return _each_number(draft, lambda n: f'<input type="text" value="{n}">').encode()


def unclosed(draft: ModelDraft) -> bytes:
    """Capitals, and no end tags where HTML does without."""
    page = re.sub(r"</(?:td|tr|p|tbody)>", "", to_html(draft).decode())
    return re.sub(r"<(/?\w+)", lambda m: f"<{m[1].upper()}", page).encode()


def layout_table(draft: ModelDraft) -> bytes:
    """The report in the middle cell of a table that arranges the page, links to its parts at the left."""
    body = to_html(draft).decode().split("<body>")[1].removesuffix("</body></html>")
    links = "".join(f'<a href="#{key}">{heading}</a><br>' for key, heading in draft.headings())
    return f"<html><body><table><tr><td>{links}</td><td>{body}</td><td>扫一扫</td></tr></table></body></html>".encode()


def declared(draft: ModelDraft, label: str, encoding: str) -> bytes:
    """The page in one encoding, declared as another; with characters that only GB 18030 and Unicode have."""
    page = to_html(draft).decode().replace("<p", '<p title="㐀𠮷"', 1)
    return page.replace('charset="utf-8"', f'charset="{label}"').encode(encoding)


PAGES = {
    f.__name__.replace("_", " "): f for f in (span_per_character, fonts, paragraphs, fields, unclosed, layout_table)
}
#: (declared, written in)
DECLARED = (
    ("gb2312", "gb18030"), ("utf-8", "gb18030"), ("gbk", "utf-8"), ("iso-8859-1", "gb18030"), ("utf-16", "utf-16-le"),
)  # fmt: skip
