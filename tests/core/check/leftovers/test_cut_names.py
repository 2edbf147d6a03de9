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
    ],
)
def test_short_forms_and_other_organs(organ: str, sentence: str) -> None:
    assert seen("M110", sentence, organ=organ) == []
