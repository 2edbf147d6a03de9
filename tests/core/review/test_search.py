"""Words are found whatever blanks, line ends, width and capitals they are written with."""

from __future__ import annotations

import pytest

from core.model.document import Span
from core.review.search import MOST, Searcher


def quotes(text: str, words: str) -> list[list[str]]:
    return [[text[s.start : s.end] for s in hit] for hit in Searcher(text).find(words)]


def test_every_place_in_order() -> None:
    hits = Searcher("收到申请，办结申请。").find("申请")
    assert list(hits) == [(Span(2, 4),), (Span(7, 9),)]
    assert (list(hits[1:]), hits[-1]) == ([(Span(7, 9),)], (Span(7, 9),))


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("行政\n诉讼 1 件", "行政诉讼1件", ["行政\n诉讼 1 件"]),
        ("〔２０２１〕３０号", "2021", ["２０２１"]),
        ("ＰＤＦ和pdf", "PdF", ["ＰＤＦ", "pdf"]),
        ("a İ b申请", "申请", ["申请"]),
        ("𠮷水县申请", "水县", ["水县"]),
    ],
)
def test_writing_makes_no_difference(text: str, words: str, found: list[str]) -> None:
    assert ["".join(hit) for hit in quotes(text, words)] == found


def test_a_hit_across_a_wide_gap_has_two_parts() -> None:
    assert quotes("行政          诉讼", "行政诉讼") == [["行政", "诉讼"]]


def test_nothing_is_found_in_nothing() -> None:
    assert not Searcher("").find("申请")
    assert not Searcher("申请").find("  ")
    assert not Searcher("申请").find("诉讼")


def test_hits_do_not_overlap_and_are_limited() -> None:
    assert len(Searcher("的的的的").find("的的")) == 2
    assert len(Searcher("的" * (MOST + 50)).find("的")) == MOST
