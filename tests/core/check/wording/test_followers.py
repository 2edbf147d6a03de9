"""Adverbs whose verb is missing, told by what follows adverbs in correct prose."""

from __future__ import annotations

import pytest

from core.base.resources import ROOT
from core.check.wording.grammar.followers import LENGTH, adverbs, followers
from core.model.normalise import fold


def told(text: str) -> list[str]:
    text = fold(text)
    return [text[gap.at : gap.end] for gap in followers().gaps(text)]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("我局不断水价公示，持续群众满意度。", ["持续群众"]),
        ("及时相关水质资料，方便用户。", ["及时相关"]),
        ("下一步将进一步政策宣传的形式。", ["进一步政策"]),
        ("一是切实群众权益；二是积极社会监督。", ["切实群众", "积极社会"]),
    ],
)
def test_a_word_that_never_stands_behind_an_adverb_is_told(text: str, gaps: list[str]) -> None:
    assert told(text) == gaps


@pytest.mark.parametrize(
    "text",
    [
        "不断提高水价公示水平，持续提升群众满意度。",
        "及时电话告知申请人，主动书面说明理由。",
        "以及时相关的水质资料为证。",  # no adverb opens a phrase here
        "主动政府信息公开范围进一步扩大。",
        "积极服务用户，共同目标一致。",
    ],
)
def test_what_may_stand_there_is_not(text: str) -> None:
    assert told(text) == []


def test_the_table_fits_the_adverbs() -> None:
    rows = (ROOT / "lexicon" / "adverb_followers.tsv").read_text("utf-8").splitlines()[1:]
    never = {row.split("\t")[0]: row.split("\t")[2].split() for row in rows}
    assert list(never) == sorted(adverbs().all)
    assert {len(word) for words in never.values() for word in words} == {LENGTH}
    kept = adverbs().free | adverbs().right
    assert [a + w for a, words in never.items() for w in words if w in kept or a + w in kept] == []
