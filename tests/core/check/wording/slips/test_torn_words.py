"""Words of which one half was left out, wherever the other stands alone."""

from __future__ import annotations

import pytest

from core.check.wording.slips.candidates import shown
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.torn_words import torn_words
from tests.support.known_strings import KnownStrings


def _told(text: str) -> list[tuple[str, str, bool]]:
    return [
        (text[max(0, slip.start - 2) : slip.start], slip.right, slip.sure)
        for slip in detector().find(text)
        if slip.kind is Kind.MISSING
    ]


@pytest.mark.parametrize(
    ("text", "before", "right"),
    [
        ("各镇站要按时报送水质测结果。", "水质", "监"),
        ("水价听证会邀用户代表参加。", "会邀", "请"),
        ("供水站结本地实际，编制用水公开目录。", "站结", "合"),
        ("对零售许可的办理流、时限予以公示。", "理流", "程"),
    ],
)
def test_the_lost_half_is_told(text: str, before: str, right: str) -> None:
    assert (before, right, True) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "水表由用户查、由站里换。",  # verbs of one character
        "逾期未办的一律公示。",
        "县直各单位按月报送。",  # short forms
        "规上企业用水信息公开。",
    ],
)
def test_words_of_one_character_are_left_alone(text: str) -> None:
    assert _told(text) == []


def _weighed(counts: KnownStrings) -> set[str]:
    text = shown("公众征集况予以公开。")
    edits = torn_words(text, 1, len(text), counts.levels(text, 3), counts, detector().confusions)
    return {text[edit.start - 1] + edit.right + text[edit.start] for edit in edits}


def test_a_usual_word_that_makes_more_known_is_weighed() -> None:
    known = {AS_WORD + "情况": 9, "征集情": 5, "集情况": 6, "情况予": 6}
    assert "集情况" in _weighed(KnownStrings(known))
    assert "集情况" not in _weighed(KnownStrings({**known, AS_WORD + "情况": 2}))  # a rare word
    assert "集情况" not in _weighed(KnownStrings({**known, "情况予": 2}))  # hardly better known
    assert "集情况" not in _weighed(KnownStrings({**known, AS_WORD + "况予": 9}))  # what is left is part of a word
    assert "集情况" not in _weighed(
        KnownStrings({**known, "征集况": 9, "集况予": 9})
    )  # a usual string reaches over the gap
