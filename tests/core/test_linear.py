"""No text makes a check hang: patterns and readers take time that grows with the length of a line, not its square."""

from __future__ import annotations

import re
import time

import pytest

import core
from core.load import load_text
from core.load.signatures import Sample, is_html
from core.model.document import Document, View
from core.read import read_report
from core.read.long_paragraphs import LONGEST, with_bounded_paragraphs
from tests.support import linear
from tests.support.drafts import distinct

PATTERNS = linear.patterns(core)
#: Searched in the project's own files alone, or in what the clipboard holds, which is cut before.
OWN_TEXT = {
    "core.check.wording.entries._SPECIAL", "core.forms.grid_notation._SPAN", "core.read.prose.lexicon._TOKENS",
    "core.load.clipboard._TAGS", "core.load.clipboard._HEAD",
}  # fmt: skip


def test_patterns_are_found() -> None:
    assert len(PATTERNS) > 80
    assert PATTERNS.keys() >= OWN_TEXT


@pytest.mark.parametrize("name", sorted(PATTERNS.keys() - OWN_TEXT))
def test_patterns_are_linear(name: str) -> None:
    assert linear.slow_runs(PATTERNS[name]) == []


@pytest.mark.parametrize("pattern", [r"\d+件", r"[一二]+件"])
def test_the_wall_sees_a_square(pattern: str) -> None:
    assert linear.slow_runs(re.compile(pattern), 8_000)


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


def _seconds(text: str) -> float:
    start = time.process_time()
    read_report(load_text(text))
    return time.process_time() - start


@pytest.mark.parametrize("piece", ["x", " ", "("])
def test_one_long_line(piece: str) -> None:
    """Twice the line takes about twice the time: four times is the square."""
    draft = distinct().text()
    plain = min(_seconds(draft) for _ in range(2))
    short, long = (_seconds(draft + "\n" + (piece * n)[:n] + "\n") - plain for n in (10_000, 40_000))
    assert long < max(9 * short, 8 * plain)


def test_tables_that_are_never_closed() -> None:
    assert is_html(Sample(("<table><tr><td>1</td></tr></table>" + "<table>" * 20_000).encode(), "a.txt")) is False
    assert is_html(Sample(b"<p>a</p>" * 20, "a.txt"))
