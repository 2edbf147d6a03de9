"""Words that a clause says twice."""

from __future__ import annotations

import pytest

from core.check.wording.repeats.said_again import Again, said_again, said_once, told
from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    "sentence",
    [
        "及时督促落实供水工作任务落实。",
        "对问题突出的账号进行了统一进行关停整合。",
        "与用户的期待相比还存在着存在一些差距。",
        "全年供水信息审核工作全年未出差错。",
    ],
)
def test_a_word_said_twice_is_told(sentence: str) -> None:
    assert seen("W121", sentence) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "对落实不力的不予评优，落实任务12项，落实到人。",
        "公布各镇的供水落实情况和问题落实情况。",
        "能够立即公布的要进行公布或者进行答复。",
        "由供水科进行审核再由办公室进行复核。",
    ],
)
def test_what_is_said_of_two_things_is_not(sentence: str) -> None:
    assert list(told(sentence)) == []


def test_only_the_words_of_the_list_and_near_one_another() -> None:
    assert list(said_again("督促落实工作任务落实", {"落实"})) == [Again(2, 8)]
    assert list(said_again("督促落实工作任务落实", {"督促"})) == []
    assert list(said_again("落实各水厂的水质检测与信息公开的责任以及考核落实", {"落实"})) == []
    assert {"落实", "进行", "全年"} <= said_once()
    assert "公开" not in said_once()
