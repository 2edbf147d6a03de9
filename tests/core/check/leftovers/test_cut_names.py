"""The own department with a word left out of its name or put in (M110)."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("organ", "sentence", "wrong"),
    [
        ("澄阳县教育科技局", "做好2024年度澄阳县教育局政府信息公开工作。", "教育局"),
        ("澄阳县营商环境建设监督局", "2024年，澄阳县营商环境建设局坚持以公开为常态。", "营商环境建设局"),
        ("澄阳县市场监督管理局", "澄阳县市场管理局全年公开信息40条。", "市场管理局"),
        ("澄阳县水利和湖泊局", "澄阳县湖泊局高度重视政务公开工作。", "湖泊局"),
        ("澄阳县自然资源和规划局", "澄阳县规划局政府信息公开工作有序推进。", "规划局"),
        ("澄阳县退役军人事务局", "推进澄阳县退役军人安置事务局政府信息公开工作。", "退役军人安置事务局"),
        ("澄阳县营商环境建设监督局", "做好澄阳县营商环境发展监督局政府信息公开工作。", "营商环境发展监督局"),
        ("澄阳县供水服务管理局", "2024年，澄阳县供水服务认真落实公开要求。", "供水服务"),
    ],
)
def test_a_word_less_or_more(organ: str, sentence: str, wrong: str) -> None:
    assert ("warning", wrong) in seen("M110", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县应急管理局", "澄阳县应急局全年公开信息20条。"),
        ("澄阳县交通运输局", "澄阳县交通局全年公开信息20条。"),
        ("澄阳县住房和城乡建设局", "澄阳县住建局全年公开信息20条。"),
        ("澄阳县行政审批服务局", "澄阳县行政审批局全年公开信息20条。"),
        ("澄阳县教育和体育局", "原澄阳县教育局与澄阳县体育局整合组建澄阳县教育和体育局。"),
        ("澄阳县教育和体育局", "澄阳县教育和体育局（以下简称澄阳县教育局）公开信息。澄阳县教育局公开信息20条。"),
        ("澄阳县公安局交通警察大队", "澄阳县公安局政府信息公开工作部署后，我大队落实。"),
        ("澄阳县卫生健康委员会", "澄阳县卫生健康委政府信息公开工作有序推进。"),
        ("澄阳县公安局", "澄阳县公安局交通管理局公开信息5条。"),
        ("澄阳县教育科技局", "转发澄阳县教育局整理的旧档案。"),
        ("澄阳县供水服务管理局", "澄阳县供水服务能力全面提升，澄阳县供水服务水平得到认可。"),
    ],
)
def test_short_forms_and_other_organs(organ: str, sentence: str) -> None:
    assert seen("M110", sentence, organ=organ) == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("本报告由阳县水务局编制。", "阳县"),
        ("如有疑问，请与澄县水务局联系。", "澄县"),
        ("2024年，澄县阳水务局认真落实《条例》。", "澄县阳"),
        ("信息在阳县人民政府门户网站公开。", "阳县"),
        ("本报告由澄阳县务局编制。", "务局"),
        ("本报告由澄阳县水务按照要求编制。", "水务"),
        ("请与澄阳县水务联系。", "水务"),
    ],
)
def test_a_letter_of_the_place_or_of_a_short_department_less(sentence: str, wrong: str) -> None:
    assert ("warning", wrong) in seen("M110", sentence)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("和静县水务局", "2024年，和静县水务局认真落实《条例》，由和静县水务局编制，在和静县人民政府门户网站公开。"),
        ("澄阳县水务局", "澄阳县水务事业发展良好，联系澄阳县水务集团，在县人民政府门户网站公开。"),
        ("大丰县水务局", "经验由丰县人民政府介绍。"),  # a county of that name is elsewhere
    ],
)
def test_names_that_are_whole(organ: str, sentence: str) -> None:
    assert seen("M110", sentence, organ=organ) == []
