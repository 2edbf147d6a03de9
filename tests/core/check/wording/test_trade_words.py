"""Words of trades are right wherever they stand."""

from __future__ import annotations

import pytest

from core.check.wording.trade_words import trade_words
from tests.support.wording_drafts import seen

_WORDS = trade_words().words.split()
_TOGETHER = 120


@pytest.mark.parametrize("at", range(0, len(_WORDS), _TOGETHER))
def test_a_word_of_a_trade_is_no_slip(at: int) -> None:
    words = _WORDS[at : at + _TOGETHER]
    sentences = [
        f"规范了{word}，用户知晓停水安排。" if at % 2 else f"用户知晓{word}。" for at, word in enumerate(words)
    ]
    for rule in ("W106", "W115"):
        assert seen(rule, *sentences) == []
    told = {quote for severity, quote in seen("W120", *sentences) if severity == "warning"}
    assert not [word for word in words if word in told or any(quote and quote in word for quote in told)]


def test_what_lies_in_a_word() -> None:
    words = trade_words()
    assert words.hold("开展卒中中心建设", 4, 4)
    assert not words.hold("公开政府信息", 2, 4)
    assert not words.hold("公开调增", 2, 2)
    assert words.hold("公开调增", 3, 3)


def test_words_beside_them_are_judged_all_the_same() -> None:
    assert seen("W120", "自觉接受社会督监，公开调增情况。") != []
    assert seen("W106", "公开卒中中心目录和政府府信息。") != []
