"""Words left out of usual phrases, told by the two that then stand side by side."""

from __future__ import annotations

import pytest

from core.check.wording.phrases.left_out import BOTH, WORD, left_out, phrases
from tests.support.wording_drafts import seen


def test_the_table_can_be_read() -> None:
    assert len(phrases()) > 300
    for both, phrase in phrases().items():
        assert len(both) == BOTH
        assert len(phrase.missing) == WORD


def test_every_phrase_is_told_without_its_middle_and_not_with_it() -> None:
    for both, phrase in phrases().items():
        before, behind = next(iter(phrase.before), ""), next(iter(phrase.behind), "")
        cut, whole = f"{before}{both}{behind}", f"{before}{both[:WORD]}{phrase.missing}{both[WORD:]}{behind}"
        assert phrase.missing in [gap.missing for gap in left_out(cut)], cut
        assert (phrase.missing, len(before)) not in [(gap.missing, gap.start) for gap in left_out(whole)], whole


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("在县政府门户公布停水计划。", True),
        ("在县政府门户网站公布停水计划。", False),
        ("自觉社会监督，按月公布水质。", True),
        ("自觉接受社会监督，按月公布水质。", False),
    ],
)
def test_the_rule_tells_of_it(sentence: str, told: bool) -> None:
    assert bool(seen("W121", sentence)) is told
