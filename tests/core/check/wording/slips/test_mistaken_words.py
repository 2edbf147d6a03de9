"""Words written for others that are known beside what stands there."""

from __future__ import annotations

import pytest

from core.check.wording.slips.candidates import symbols
from core.check.wording.slips.confusions import Confusions, Kind
from core.check.wording.slips.detector import detector
from core.check.wording.slips.mistaken_words import mistaken
from core.check.wording.slips.neighbours import Neighbours
from tests.support.known_strings import KnownStrings


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("全部问题已在规定实现内整改完毕。", "实现", "时限"),
        ("对公示结果有意义的用户可以书面反映。", "意义", "异议"),
        ("全年接听用户资讯电话1300个。", "资讯", "咨询"),
        ("加强队伍建设，增强服务仪式。", "仪式", "意识"),
    ],
)
def test_a_word_for_another_is_told_whole(text: str, wrong: str, right: str) -> None:
    told = [(text[s.start : s.end], s.right, s.sure) for s in detector().find(text)]
    assert told == [(wrong, right, True)]


@pytest.mark.parametrize(
    "text",
    [
        "今年基本实现供水同网同价。", "完善水价听证的意义重大。", "水务资讯每周推送一期。", "举行竣工仪式2次。",
        "稿件经审校后发布，会谈记录依法不予公开。", "全年收到留言六件，答复五件。",
    ],
)  # fmt: skip
def test_the_same_words_where_they_are_meant_are_left_alone(text: str) -> None:
    assert not [s for s in detector().find(text) if s.sure]


@pytest.mark.parametrize(("level", "found"), [(9, [("时限", Kind.SAME_WORD)]), (1, [])])
def test_only_what_would_stand_there_far_better_is_weighed(level: int, found: list[tuple[str, Kind]]) -> None:
    confusions = Confusions([("shi", "时实"), ("xian", "限现")], [], [("si xian", "时限 实现")])
    neighbours = Neighbours([("定", "时"), ("限", "内")], [])
    shown = symbols("规定实现内整改").text
    text = "。规定时限内整改。"
    counts = KnownStrings({text[i : i + n]: level for n in (3, 4) for i in range(len(text))})
    edits = mistaken(shown, 0, len(shown), counts.levels(shown, 3), counts, neighbours, confusions)
    assert [(edit.right, edit.kind) for edit in edits] == found


def test_words_that_share_a_character_are_mistakable_and_no_word_for_itself() -> None:
    confusions = detector().confusions
    like = confusions.mistakable("引发")
    assert "引发" not in like
    assert confusions.mistaken_as("引发", like[like.index("印发")]) is Kind.SAME_WORD
