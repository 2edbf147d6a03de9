"""Doubled characters, words and items of lists; ends of paragraphs; periods turned round."""

import pytest

from tests.support.wording_drafts import draft, raised, seen


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("拓宽水价公开渠渠道。", "渠渠"),
        ("加强水价政策策解读。", "策策"),
        ("提高供水保障障能力。", "障障"),
        ("完善水务保障保障机制。", "保障保障"),
        ("本局本局主动公布水价。", "本局本局"),
        ("将节水工作列入到列入考核。", "列入到列入"),
        ("严把信息登记关、复核关、登记关。", "登记关"),
        ("做好用水信息公开用水信息公开工作。", "用水信息公开用水信息公开"),
    ],
)
def test_what_no_list_names_is_told_by_counts(sentence: str, marked: str) -> None:
    assert ("warning", marked) in [(severity, quote) for severity, quote in seen("W106", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "县民防办办理备案手续，股室室长参加。",
        "一项一项核对，一条一条整改，清清楚楚公布。",
        "办公室室内设查询点，天天更新，处处留痕。",
        "登记关、复核关、发布关层层把紧。",
        "工业向工业园区集中，服务价格由价格部门公布。",
        "解读不遮遮掩掩，居民听得津津有味，企业安安心心发展。",
        "分管领导任副组长，办公室主任任组长。",
        "从受理、拟审批到审批决定作出，全过程公开。",
    ],
)
def test_doublings_that_are_right(sentence: str) -> None:
    assert seen("W106", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rule", "expected"),
    [
        ("定期检查链接。发现问题及时处理，", "W118", [("warning", "，")]),
        ("定期检查网站链接和附件。发现问题及时处理并通报", "W118", [("warning", "报")]),
        ("定期检查链接；发现问题及时处理；", "W118", [("warning", "；")]),
        ("及时、准确公布水价，及时、准确公布水价。", "W111", [("warning", "及时、准确公布水价")]),
        ("公布“水价、水价、水质”信息。", "W111", [("warning", "水价")]),
        ("在填写区、等候区设置样表机。", "W118", []),
        ("2024年，我局未收到供水信访", "W118", [("warning", "访")]),
        ("全年收到来信，183件，均已答复。", "W118", [("warning", "收到来信，183件")]),
        ("切实提高公开工作水平2024年我乡发布信息731条。", "W125", [("warning", "水平2024年")]),
        (
            "本年度报告根据《条例》等要求，编制本年度报告。",
            "W121",
            [("warning", "本年度报告根据《条例》等要求，编制本年度报告")],
        ),
        ("水价听证会于2024年8月25日至8月20日举办。", "W112", [("warning", "2024年8月25日至8月20日")]),
        ("2024年7月1日至9月30日检修，历时两个月。", "W112", [("warning", "历时两个月")]),
        ("自3月起至11月底，开展为期7个月的检修。", "W112", [("warning", "为期7个月")]),
        ("3月至5月开展为期三个月的检修，6月3日至9日开展为期7天的宣传。", "W112", []),
        ("完善审核机制流程，加强日常监测，完善审核机制流程，提升质量。", "W111", [("warning", "完善审核机制流程")]),
        ("完善信息审核机制，完善舆情应对机制，完善政民互动机制。", "W111", []),
        ("供暖期自每年11月15日至3月15日。", "W112", []),
        ("统计期限自2024年1月1日起至2024年12月31止。", "W112", [("warning", "2024年12月31")]),
        ("截至2024年12月31，累计公开水价信息8条。", "W112", [("warning", "2024年12月31")]),
        ("11月12起、12月18起，合计30起。", "W112", []),
        ("开放时间为上午9时30分至上午8时。", "W112", [("hint", "上午9时30分至上午8时")]),
        ("2024在县委领导下，公开水价信息。", "W112", [("warning", "2024")]),
    ],
)
def test_marks_and_periods(sentence: str, rule: str, expected: list[tuple[str, str]]) -> None:
    assert seen(rule, sentence) == expected


def test_a_list_may_go_on_behind_a_semicolon() -> None:
    assert raised("W118", draft("（一）公布水价；", "（二）公布水质。")) == []
