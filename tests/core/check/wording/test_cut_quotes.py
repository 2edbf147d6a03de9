"""Quotation marks that cut a set phrase."""

from __future__ import annotations

import pytest

from core.check.wording.phrases.cut_quotes import find
from core.model.normalise import fold
from tests.support.wording_drafts import seen


def cut(text: str) -> list[str]:
    text = fold(text)
    return [text[found.start : found.end] for found in find(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("推行“双随机”一公开。", "“双随机”一公开"),
        ("推行“双随机”、一公开监管。", "“双随机”、一公开监管"),
        ("推行双“随机、一公开”监管。", "双“随机、一公开”"),
        ("深化“放管”服改革。", "“放管”服改革"),
    ],
)
def test_a_mark_within_a_phrase_is_told(text: str, told: str) -> None:
    assert cut(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "推行“双随机、一公开”监管，深化“放管服”改革。",
        "推行“双随机”“一公开”，做好“六稳”“六保”工作。",
        "增强“四个意识”，统筹推进“五位一体”总体布局。",
        "推行双随机、一公开监管。",
    ],
)
def test_phrases_quoted_whole_are_right(text: str) -> None:
    assert cut(text) == []


def test_the_rule_offers_the_phrase() -> None:
    assert seen("W103", "推行“证照”分离改革。") == [("warning", "“证照”分离改革")]
