"""Words broken off behind what hardly anything else stands behind."""

from __future__ import annotations

import pytest

from core.check.wording.slips.detector import detector


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("水价目录实行动态调，逐条公布。", "整"),
        ("管网隐患排，随时通报。", "查"),
        ("推动各站数据资源共，少填报表。", "享"),
        ("为用水困难等特殊群提供上门服务。", "体"),
        ("建立健水价公开审查制度。", "全"),
    ],
)
def test_the_character_left_out_is_told(text: str, right: str) -> None:
    assert [(slip.right, slip.sure) for slip in detector().find(text)] == [(right, True)]


@pytest.mark.parametrize(
    "text",
    [
        "政府投资建的，面向所有人。",  # a verb of one character
        "逾期未补，视为放弃。",
        "通过公开信、宣传车告知用户。",  # a word of three
        "审批单由考核办保管。",  # what ends the names of papers and offices
    ],
)
def test_words_of_one_character_are_left_alone(text: str) -> None:
    assert not [slip for slip in detector().find(text) if slip.sure]
