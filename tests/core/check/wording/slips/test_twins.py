"""Characters that look alike in pairs that are none."""

from __future__ import annotations

import pytest

from core.check.wording.slips.detector import detector
from core.check.wording.slips.twins import of_twins, twins
from core.model.normalise import is_cjk


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("收费单据由专人转裁到台账。", "裁", "载"),
        ("弧儿家庭的水费减免名单已公布。", "弧", "孤"),
        ("每月末由专人摧办一次。", "摧", "催"),
        ("水价听证的廷期申请共2件。", "廷", "延"),
        ("水厂党支部深人学习节水条例。", "人", "入"),
    ],
)
def test_a_pair_that_is_none_is_told_at_its_place(text: str, wrong: str, right: str) -> None:
    told = [(text[s.start : s.end], s.right, s.sure) for s in detector().find(text)]
    assert told == [(wrong, right, True)]


@pytest.mark.parametrize("text", ["学员每人学习两天。", "存量信息全部编入目录。", "对台账逐一核对，遂一并归档。"])
def test_characters_of_other_words_are_left_alone(text: str) -> None:
    assert not [s for s in detector().find(text) if s.sure]


def test_only_places_asked_for_are_looked_at() -> None:
    known = {"催办": 9}
    text = "。摧办。摧办。"
    found = list(of_twins(text, 3, len(text), lambda s: known.get(s, 0), lambda s: s in known))
    assert [(slip.start, slip.right) for slip in found] == [(4, "催")]


def test_every_entry_is_two_different_characters_and_stands_once() -> None:
    pairs = twins().pairs
    assert len(set(pairs)) == len(pairs)
    assert all(len(set(pair)) == 2 == len(pair) and all(map(is_cjk, pair)) for pair in pairs)
