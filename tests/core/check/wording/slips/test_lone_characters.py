"""Characters that stand alone where no word of one character stands."""

from __future__ import annotations

import pytest

from core.check.wording.slips.candidates import shown
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.detector import detector
from core.check.wording.slips.lone_characters import LoneCharacters
from core.check.wording.slips.neighbours import Neighbours
from core.check.wording.slips.scoring import Trees
from tests.support.known_strings import KnownStrings


@pytest.mark.parametrize(
    ("text", "right", "kind"),
    [
        ("网站集约化平建设完成。", "台", Kind.MISSING),
        ("健全公开审查制船度。", "", Kind.EXTRA),
    ],
)
def test_a_character_that_belongs_nowhere_is_told(text: str, right: str, kind: Kind) -> None:
    assert [(slip.right, slip.kind, slip.sure) for slip in detector().find(text)] == [(right, kind, True)]


@pytest.mark.parametrize(
    "text",
    [
        "宣传部门审导向，保密部门审密级。",  # verbs of one character
        "全年开考24期。",
        "规上水厂均已备案。",  # a short form
        "由水利部主办的培训。",
    ],
)
def test_words_of_one_character_are_left_alone(text: str) -> None:
    assert not [slip for slip in detector().find(text) if slip.sure]


def _told(counts: KnownStrings, text: str) -> list[tuple[str, str]]:
    neighbours = Neighbours([("级", "平"), ("台", "转")], [])
    lone = LoneCharacters(counts, neighbours, detector().confusions, {}, Trees([]), 0.0)
    symbols = shown(text)
    places = lone.places(symbols, 0, len(symbols), counts.levels(symbols, 3))
    return [(symbols[place.at], place.edit.right) for place in places]


def test_what_is_meant_is_what_makes_most_known() -> None:
    counts = KnownStrings(dict.fromkeys(("级平台", "平台转", "上级转"), 9))
    assert ("平", "台") in _told(counts, "稿件被上级平转载6篇。")


def test_where_no_edit_makes_anything_known_nothing_is_told() -> None:
    assert _told(KnownStrings(), "稿件被上级平转载6篇。") == []
