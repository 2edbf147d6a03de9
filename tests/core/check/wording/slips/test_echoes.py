"""Halves of words that come once more."""

from __future__ import annotations

import pytest

from core.check.wording.slips.detector import detector


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("水价公开内容内不够全面。", "内"),
        ("供水站已经已完成整改。", "已"),
        ("对用户提出的疑问疑耐心解释。", "疑"),
        ("对涉及到及商业秘密的予以遮盖。", "及"),
        ("通过门户网站网发布停水通知。", "网"),
    ],
)
def test_the_half_is_told(text: str, again: str) -> None:
    told = [(text[s.start : s.end], s.right, s.sure) for s in detector().find(text)]
    assert told == [(again, "", True)]


@pytest.mark.parametrize(
    "text",
    [
        "实行一户一档一码。",
        "活动中签到签退各一次。",
        "网络申请的比例比上年提高。",
        "外墙外保温层脱落已公示。",
        "让用户参与到与自身利益有关的听证中。",
        "公开力求实用好用。",
        "新法新规汇编成册。",
        "股室自审自校。",
    ],
)
def test_what_may_come_again_is_left_alone(text: str) -> None:
    assert not [slip for slip in detector().find(text) if slip.sure]
