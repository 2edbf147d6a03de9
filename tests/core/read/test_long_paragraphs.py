"""Paragraphs without an end are read in parts, and nothing of them is lost."""

from __future__ import annotations

import pytest

from core.load.signatures import Sample, is_html
from core.model.document import Document, View
from core.read.long_paragraphs import LONGEST, with_bounded_paragraphs


def _paragraph(text: str) -> Document:
    return Document("a", "text", text, (View(text, range(len(text))),), ())


@pytest.mark.parametrize("piece", ["公开信息。", "公开信息，", "公开信息", "。", "("])
def test_long_paragraphs_are_cut_and_nothing_is_lost(piece: str) -> None:
    text = (piece * LONGEST * 4)[: LONGEST * 3 + 7]
    parts = with_bounded_paragraphs(_paragraph(text)).paragraphs
    assert len(parts) > 1
    assert "".join(p.text for p in parts) == text
    assert [o for p in parts for o in p.offsets] == list(range(len(text)))
    assert max(len(p.text) for p in parts) <= LONGEST
    if piece[-1] in "。，":
        assert all(p.text.endswith(piece[-1]) for p in parts[:-1])


def test_other_paragraphs_stay() -> None:
    document = _paragraph("公" * LONGEST)
    assert with_bounded_paragraphs(document) is document


def test_tables_that_are_never_closed() -> None:
    assert is_html(Sample(("<table><tr><td>1</td></tr></table>" + "<table>" * 20_000).encode(), "a.txt")) is False
    assert is_html(Sample(b"<p>a</p>" * 20, "a.txt"))
