"""Meetings, campaigns, anniversaries and plans against the report year."""

import pytest

from tests.support.wording_drafts import seen

WRONG = [
    ("W130", 2023, "全面贯彻党的二十届三中全会精神。", "warning", "二十届三中全会"),
    ("W130", 2021, "贯彻党的二十大精神。", "warning", "党的二十大"),
    ("W130", 2022, "贯彻党的二十届二中全会精神。", "hint", "二十届二中全会"),
    ("W130", 2024, "贯彻党的十九届八中全会精神，学习党的二十大报告。", "warning", "十九届八中全会"),
    ("W130", 2025, "贯彻党的二十届五中全会精神。", "warning", "二十届五中全会"),
    ("W130", 2024, "贯彻党的二十届二中三中全会精神。", "hint", "二十届二中三中全会"),
    ("W130", 2024, "贯彻第二十届三中全会精神。", "hint", "第二十届三中全会"),
    ("W130", 2024, "贯彻党的二十大和二十届系列全会精神。", "warning", "系列"),
    ("W130", 2024, "贯彻党的20大精神。", "warning", "党的20大"),
    ("W130", 2024, "贯彻党的二十大三中全会精神。", "warning", "二十大三中全会"),
    ("W130", 2024, "深入贯彻党的十九大精神，做好公开。", "warning", "党的十九大"),
    ("W130", 2024, "传达学习十四届全国人大五次会议精神。", "warning", "十四届全国人大五次会议"),
    ("W130", 2024, "传达学习全国政协十三届五次会议精神。", "warning", "全国政协十三届五次会议"),
    ("W131", 2024, "围绕庆祝新中国成立70周年公开成果。", "warning", "新中国成立70周年"),
    ("W131", 2023, "结合建党百年开展宣传。", "warning", "建党百年"),
    ("W131", 2024, "2024年是“十四五”规划收官之年。", "warning", "十四五”规划收官之年"),
    ("W131", 2024, "落实“十三五”规划部署。", "warning", "十三五"),
    ("W131", 2024, "开展“两学一做”学习教育。", "warning", "“两学一做”学习教育"),
]
RIGHT = [
    (2021, "贯彻党的十九届六中全会精神，迎接党的二十大胜利召开。"),
    (2022, "贯彻党的二十大精神和党的十九届历次全会精神。"),
    (2024, "自党的十八大以来，“放管服”改革不断深化；贯彻党的二十大和二十届二中、三中全会精神。"),
    (2024, "学习党的十九大、二十大精神。"),
    (2024, "传达学习十四届全国人大二次会议精神。"),
    (2024, "围绕庆祝新中国成立75周年公开成果。"),
    (2025, "围绕纪念抗日战争胜利80周年公开成果，2025年是“十四五”规划收官之年。"),
    (2024, "整理2019年庆祝新中国成立70周年的档案。"),
    (2024, "展示改革开放40多年来的成就，总结“十三五”期间的做法。"),
    (2025, "编制“十五五”规划，公开征求意见。"),
    (2024, "巩固“不忘初心、牢记使命”主题教育成果，弘扬脱贫攻坚精神。"),
]


@pytest.mark.parametrize(("code", "year", "sentence", "severity", "quote"), WRONG, ids=lambda v: str(v)[:24])
def test_what_belongs_to_another_year_is_told(code: str, year: int, sentence: str, severity: str, quote: str) -> None:
    assert (severity, quote) in seen(code, sentence, year=year)


@pytest.mark.parametrize(("year", "sentence"), RIGHT, ids=lambda v: str(v)[:24])
def test_what_belongs_to_the_year_is_right(year: int, sentence: str) -> None:
    assert seen("W130", sentence, year=year) == seen("W131", sentence, year=year) == []
