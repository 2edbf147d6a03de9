"""Characters that slipped in, wherever what is around is well known without them."""

from __future__ import annotations

import pytest

from core.check.wording.slips.candidates import shown
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.stray_characters import stray_characters
from tests.support.known_strings import KnownStrings


def _told(text: str) -> list[tuple[str, bool]]:
    return [(text[slip.start : slip.end], slip.sure) for slip in detector().find(text) if slip.kind is Kind.EXTRA]


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("水价信息由供水站制和作并保存。", "和"),
        ("组织机信关干部学习供水知识。", "信"),
        ("全年累计发有布停水公告12期。", "有"),
    ],
)
def test_the_stray_is_told(text: str, stray: str) -> None:
    assert (stray, True) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "旧水表逐户拆、新水表逐户装。",  # verbs of one character
        "水厂边改造边供水。",
        "村里讲水务公开，社区讲物业公开。",
        "接种疫苗3.2万剂次。",
    ],
)
def test_words_of_one_character_are_left_alone(text: str) -> None:
    assert _told(text) == []


def _weighed(counts: KnownStrings) -> set[str]:
    text = shown("由水站制和作标牌。")
    edits = stray_characters(text, 1, len(text), counts.levels(text, 3), counts)
    return {text[edit.start - 1 : edit.end + 1] for edit in edits}


def test_what_is_better_known_without_it_is_weighed() -> None:
    known = {"站制作": 5, "制作标": 6}
    assert "制和作" in _weighed(KnownStrings(known))
    assert "制和作" not in _weighed(KnownStrings({"站制作": 5}))  # hardly known without it
    assert "制和作" not in _weighed(KnownStrings({**known, AS_WORD + "和作": 9}))  # part of a word
    assert "制和作" not in _weighed(KnownStrings({**known, "制和作": 9}))  # a usual string
    assert "制和作" not in _weighed(KnownStrings({**known, "站制和": 5, "和作标": 5}))  # as well known with it
