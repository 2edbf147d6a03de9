"""Lists named at their end that nothing leads, and things listed as if they were work."""

from __future__ import annotations

import pytest

from core.check.wording.marks.unled_lists import unled_lists
from core.model.normalise import fold


def told(text: str) -> list[tuple[str, bool]]:
    return [(found.fault, found.sure) for found in unled_lists().unled(fold(text))]


@pytest.mark.parametrize(
    ("text", "fault", "sure"),
    [
        ("不断优化报装流程、加强抄表培训、完善考核办法等措施，有效提升供水质量。", "unled", True),
        ("我厂开设专栏、明确专人等方式，公布水价。", "unled", True),
        ("修订目录、充实队伍等工作，水价公示更加规范。", "unled", True),
        ("丰富公示形式、拓宽公示渠道等手段，满足用户需求。", "unled", False),
        ("建立健全抄表制度、巡查制度和水质公示目录等工作，逐步形成体系。", "no_work", True),
        ("二是制定供水计划、应急预案等工作，均已印发。", "no_work", True),
    ],
)
def test_a_list_that_nothing_leads_is_told(text: str, fault: str, sure: bool) -> None:
    assert told(text) == [(fault, sure)]


@pytest.mark.parametrize(
    "text",
    [
        "做好健全制度、更新目录、培训人员等工作，供水平稳。",
        "通过健全制度、加强培训等措施，提升供水质量。",
        "通过优化流程，加强培训、完善办法等措施，提升供水质量。",
        "完善制度、更新目录等工作有序推进。",
        "修订目录、充实队伍等工作，均已完成。",
        "加强培训、完善办法等措施，有效提升了供水质量。",
        "主要措施：优化流程、加强培训等措施，逐项落实。",
        "优化网上申请、在线查询等方式，方便用户。",
        "落实保密审查、公开审核等工作，严防泄密。",
        "建立健全领导小组、联络员队伍等工作机制，压实责任。",
    ],
)
def test_a_list_that_is_led_or_told_of_is_right(text: str) -> None:
    assert told(text) == []
