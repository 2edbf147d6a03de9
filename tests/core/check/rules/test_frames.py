"""Sentence frames, units of counted nouns: kinds beyond the examples beside the entries."""

import pytest

from core.check.wording.grammar.frames import Frame, frames
from core.check.wording.measures.counted_nouns import counted_nouns
from core.model.normalise import fold
from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年召开水价听证会3条。", [("warning", "条")]),
        ("全年召开4篇水务工作推进会。", [("warning", "篇")]),
        ("制作节水宣传视频12篇。", [("warning", "篇")]),
        ("全年公开政策文件26条、会议4条、财政资金41条。", []),
        ("全年检修打印机3次。", []),
        ("走访商户45家，培训信息员2次。", []),
    ],
)
def test_units_of_what_is_counted(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert seen("W122", sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("进一步扩大窗口服务力度，方便用户。", [("warning", "扩大窗口服务力度")]),
        ("健全了业务办理水平。", [("warning", "健全了业务办理水平")]),
        ("完善水价公开的透明度。", [("warning", "完善水价公开的透明度")]),
        ("健全管理制度、提高服务水平，规范化水平和精细化水平明显提升。", []),
        ("加强宣传，力度不减；扩大开放的力度前所未有。", []),
        ("落实《扩大服务力度的意见》。", []),
    ],
)
def test_verbs_and_the_objects_they_do_not_take(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert seen("W121", sentence) == expected


def test_of_frames_that_lie_over_each_other_one_is_told() -> None:
    found = list(frames().broken(fold("加强校对，确保避免不出现错别字。")))
    assert len(found) == 1


def test_a_frame_is_found_behind_the_number_of_an_item() -> None:
    text = fold("一是通过健全巡查制度，使栏目更新更加及时。")
    assert [text[b.start : b.end] for b in frames().broken(text)] == ["通过健全巡查制度,使"]


def test_a_frame_has_either_closings_or_needs() -> None:
    with pytest.raises(ValueError, match="either"):
        Frame(opens=("甲",), reason="", advice="", bad=(), good=())
    with pytest.raises(ValueError, match="either"):
        Frame(opens=("甲",), closes=("乙",), needs=("丙",), reason="", advice="", bad=(), good=())


def test_every_noun_is_in_one_group_and_every_unit_is_read() -> None:
    nouns = counted_nouns()
    words = [word for group in nouns.nouns for word in group.words]
    assert len(words) == len(set(words)) > 100
    assert {unit for group in nouns.nouns for unit in group.never} <= set(nouns.measures)
