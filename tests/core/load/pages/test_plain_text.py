"""A page read many characters at a time has the very characters, places and sizes of one read one by one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from core.load.pages import plain_text, shown
from core.load.pages.pdfium import open_document, open_page
from tests.support.drafts import distinct
from tests.support.pdf_drafts import FONT, PdfStyle, to_pdf

if TYPE_CHECKING:
    from core.load.pages.characters import PageChars

_ARRAYS = ("x0", "top", "x1", "bottom", "middle", "size")


def _pages(data: bytes) -> list[PageChars]:
    document = open_document(data)
    try:
        pages: list[PageChars] = []
        for number in range(len(document)):
            page = open_page(document, number)
            pages.append(shown.read_page(page, number + 1, 0)[0])
            page.close()
        return pages
    finally:
        document.close()


def _drawn(*texts: tuple[float, float, float, str]) -> bytes:
    to_pdf(distinct())  # the font is known from here on
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(300, 200))
    for x, y, size, text in texts:
        canvas.setFont(FONT, size)
        canvas.drawString(x, y, text)
    canvas.save()
    return stream.getvalue()


def _odd() -> bytes:
    """Sizes within a line, wide gaps, a line of blanks, twice the same, a large word, a page number."""
    return _drawn(
        (20, 150, 12, "2024年，收到"), (100, 150, 8, "申请"), (120, 154, 6, "①"), (200, 150, 12, "14 件。"),
        (20, 130, 12, "   "), (20, 110, 12, "结转"), (20.3, 110, 12, "结转"), (20, 60, 30, "草稿"),
        (140, 10, 9, "- 1 -"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [lambda: to_pdf(distinct()).data, lambda: to_pdf(distinct(), PdfStyle(head="澄阳县水务局")).data, _odd],
    ids=["a draft", "running heads", "odd lines"],
)
def test_both_ways_come_to_the_same(monkeypatch: pytest.MonkeyPatch, data) -> None:  # type: ignore[no-untyped-def]
    many = plain_text.read
    taken: list[bool] = []
    monkeypatch.setattr(plain_text, "read", lambda *given: taken.append(many(*given)) or taken[-1])
    at_a_time = _pages(data())
    assert all(taken)
    monkeypatch.setattr(plain_text, "read", lambda *_: False)
    one_by_one = _pages(data())
    assert [page.chars for page in at_a_time] == [page.chars for page in one_by_one]
    for page, other in zip(at_a_time, one_by_one, strict=True):
        assert [getattr(page, name) for name in _ARRAYS] == [getattr(other, name) for name in _ARRAYS]
        assert page.large == other.large


def test_what_stands_outside_the_page_is_left_to_the_other_way(monkeypatch: pytest.MonkeyPatch) -> None:
    many = plain_text.read
    taken: list[bool] = []
    monkeypatch.setattr(plain_text, "read", lambda *given: taken.append(many(*given)) or taken[-1])
    (page,) = _pages(_drawn((20, 150, 12, "公开"), (500, 150, 12, "不见")))
    assert taken == [False]
    assert "".join(page.chars).strip() == "公开"
