"""Function words that cannot stand side by side."""

from __future__ import annotations

import pytest

from core.base.resources import read_rows
from core.check.wording.grammar.function_pairs import function_pairs
from tests.builders.function_pairs import APART
from tests.support.wording_drafts import seen


def test_the_table_has_only_what_grammar_keeps_apart() -> None:
    allowed = {(a, b) for first, second in APART for a in first for b in second}
    told = {
        (first, second)
        for first, behind in read_rows("lexicon", "function_pairs.tsv", fields=2)
        for second in behind.split()
    }
    assert len(told) > 200
    assert told <= allowed


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("按照的是旧标准,对于的规定", [("对于", "的")]),
        ("对于了解水价的用户", []),
        ("自2024年起,从自来水厂取样", []),
        ("水价及或水质有变化时公布", [("及", "或")]),
        ("涉及或影响用户的事项", []),
        ("都均匀地分布,首都均可查询", []),
        ("对不按期缴费的予以的提醒", [("予以", "的")]),
        ("应当可以查询", [("应当", "可以")]),
        ("以上应可可靠供水", []),
        ("将了解到的情况登记", []),
    ],
)
def test_both_must_be_words_of_their_own(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(pair.first, pair.second) for pair in function_pairs(text)] == pairs


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("水厂由的专人负责，按月公布水质。", True),
        ("水厂由专人负责，按月公布水质。", False),
        ("对于的水压不足的片区，逐户答复。", True),
        ("对于水压不足的片区，逐户答复。", False),
        ("由的水厂负责维护栏目。", True),
        ("由水厂负责维护栏目。", False),
        ("《关于的规定》已公布。", False),
    ],
)
def test_the_rule_tells_of_it(sentence: str, told: bool) -> None:
    assert bool(seen("W121", sentence)) is told
