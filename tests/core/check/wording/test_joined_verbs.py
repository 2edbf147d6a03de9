"""Two verbs that share a noun which only one of them takes."""

from __future__ import annotations

import pytest

from core.check.wording.grammar import joined_verbs
from core.model.normalise import fold


def found(sentence: str) -> list[tuple[str, str]]:
    return [(misfit.verb, misfit.noun) for misfit in joined_verbs.misfits(fold(sentence))]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("拓宽和提高了缴费渠道，方便用户。", ("提高", "渠道")),
        ("改进和提高了抄表作风。", ("提高", "作风")),
        ("抢修效率显著改进和加强，漏损减少。", ("加强", "效率")),
        ("用户满意度持续提升和完善。", ("完善", "满意度")),
    ],
)
def test_verbs_of_which_one_does_not_take_the_noun(sentence: str, told: tuple[str, str]) -> None:
    assert found(sentence) == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "拓宽和畅通了缴费渠道，方便用户。",
        "提高和保障水质安全，减少漏损。",
        "加强和改善水务监管，推进节水。",
        "抢修效率和质量显著提高，漏损减少。",
        "维护和提高管网的输水能力。",
    ],
)
def test_verbs_that_share_their_noun(sentence: str) -> None:
    assert found(sentence) == []
