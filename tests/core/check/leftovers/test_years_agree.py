"""Years that contradict their own sentence (M102); congresses, plans and anniversaries of other years (W130, W131)."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("M102", "全年收到网上申请318件，比2024年的290件增加28件。"),
        ("M102", "网站访问量21万次，与2024年的18万次相比增长16.7%。"),
        ("M102", "2042年1月至12月发布水质信息418条。"),
        ("M102", "截至2023年12月底，我局2024年新设的问答专栏发布信息33条。"),
        ("M102", "扎实开展党纪学习教育，自2022年4月至7月组织学习6次。"),
        ("M102", "去年，我局围绕本年度公开要点发布信息360条。"),
        ("W130", "集中宣传党的十九大于10月召开的盛况。"),
        ("W131", "在“十三五”收官之际，公开项目进展56条。"),
        ("W131", "以庆祝中国共产党成立一百零四周年为契机，公开水利图册。"),
        ("W131", "以庆祝新中国成立七十六周年为契机，公开水利图册。"),
    ],
)
def test_a_year_that_contradicts_its_sentence(code: str, sentence: str) -> None:
    assert "warning" in [severity for severity, _ in seen(code, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年收到网上申请318件，比2023年的290件增加28件。",
        "截至2023年底已建成专区12个，2024年新增的5个也已投入使用。",
        "截至2024年12月底，我局2024年新设的问答专栏发布信息33条。",
        "扎实开展党纪学习教育，自2024年4月至7月组织学习6次。",
        "巩固党纪学习教育成果，修订2023年5月印发的办法。",
        "公示供水规划，2035年全年供水目标为2.6亿立方米。",
        "去年12月收到的2件申请结转本年度办理。",
        "在“十四五”即将收官之际，公开项目进展56条。",
        "筹备庆祝新中国成立75周年展览，公开水利图册。",
    ],
)
def test_years_that_agree(sentence: str) -> None:
    told = [found for code in ("M102", "W130", "W131") for found in seen(code, sentence)]
    assert [text for severity, text in told if severity != "hint"] == []
