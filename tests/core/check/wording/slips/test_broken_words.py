"""Words of trades in which one character was written for another of its sound or shape."""

from __future__ import annotations

import pytest

from core.check.wording.slips.detector import detector


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("公布水厂门诊统酬报销的额度。", "酬", "筹"),
        ("汛前完成塘坝清瘀的村均已公示。", "瘀", "淤"),
        ("毗邻水域的堪界图册可到查阅点看。", "堪", "勘"),
        ("就诊须知写明各科的侯诊时间。", "侯", "候"),
        ("公布湖区候乌监测的数据。", "乌", "鸟"),
        ("应急队实地演链前先发公告。", "链", "练"),
        ("发布水厂专项评审临选的条件。", "临", "遴"),
    ],
)
def test_a_word_of_which_one_character_was_written_for_another_is_told(text: str, wrong: str, right: str) -> None:
    told = [(text[s.start : s.end], s.right, s.sure) for s in detector().find(text)]
    assert told == [(wrong, right, True)]


@pytest.mark.parametrize(
    "text",
    [
        "雨量分级用四色滴形图标。",  # 地形 sounds so but for the tone
        "巡线员把公示嵌进抄表路线。",  # a verb and what completes it
        "算例分四辑发布，票据随到随签。",  # numerals, words that stand alone
        "沧屿新区东埠街道公布水价。",  # a place
        "漆器髹饰用水另行计价。",  # a character that hardly anybody writes by mistake
        "老人抚着碑上的字，看水价公示。",  # a particle behind a verb
        "水务可研报告已公开。",  # a short form that the lists have
    ],
)
def test_words_that_the_counts_lack_are_left_alone(text: str) -> None:
    assert not [s for s in detector().find(text) if s.sure]


@pytest.mark.parametrize("text", ["完善依申请公开工做制度，规范登记。", "充实街道政务共开工作领导小组。"])
def test_what_is_beyond_doubt_is_told_whatever_is_free_elsewhere(text: str) -> None:
    (slip,) = detector().find(text)
    assert slip.sure
    assert slip.right in ("作", "公")


@pytest.mark.parametrize("text", ["水务股做好政策宣讲，现场共开设咨询台9个。", "抄表员通俗易懂地解读水价政策。"])
def test_what_is_free_stays_so(text: str) -> None:
    assert not [s for s in detector().find(text) if s.sure]
