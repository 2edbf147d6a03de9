"""Words that have lost their second character."""

from __future__ import annotations

import pytest

from core.check.wording.slips.detector import detector


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("动态调权责清单，全年取消事项4项。", "整"),
        ("建立健信息公开保密审查机制。", "全"),
        ("农村危房改造补助标全部张贴。", "准"),
        ("与群众期盼相比仍有差，主要是更新慢。", "距"),
        ("为残疾人等特殊群提供上门服务。", "体"),
    ],
)
def test_a_half_that_always_begins_the_same_word_lacks_its_second_character(text: str, right: str) -> None:
    assert [(slip.right, slip.sure) for slip in detector().find(text)] == [(right, True)]


@pytest.mark.parametrize(
    "text",
    [
        "动态调整权责清单，全年取消事项4项。",
        "共管委员会每季度开一次会。",
        "监督检查单由用户签字，参训人员逐一登记。",
        "限期自拆，补助金额逐户张贴。",
    ],
)
def test_a_word_that_stands_alone_lacks_nothing(text: str) -> None:
    assert not [slip for slip in detector().find(text) if slip.sure]
