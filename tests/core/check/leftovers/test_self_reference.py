"""我县 and 本区: said by an organ of that level, or left over from another's text."""

from __future__ import annotations

import pytest

from core.check import engine
from core.check.registry import get_rule
from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import Severity
from core.read import read_report


def said(organ: str, sentence: str) -> list[Severity]:
    """Severities of what the rule raises when an organ's report has the sentence."""
    model = load_model("2021")
    last = "移动端访问更加便捷。"
    text = model.text().replace("澄阳县水务局", organ).replace(last, last + sentence)
    return [f.severity for f in engine.run(read_report(load_text(text)), [get_rule("M108")]).findings]


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("洛阳市瀍河回族区司法局", "我区政务公开工作稳步推进，区委、区政府高度重视，我市同步部署。"),
        ("澄阳县水务局", "我县基本县情已公开，全县各镇同步更新。"),
        ("澄阳县水务局", "我区（自治区）统一部署。"),  # the province is not known
        ("乌苏市司法局", "按照我区部署，全区同步更新。"),  # 新疆维吾尔自治区
        ("澄阳县大柳镇人民政府", "我县政务公开工作稳步推进。"),
        ("濂溪高新技术产业开发区管理委员会", "按照县委、县政府部署推进。"),
        ("澄阳湖旅游度假区管理委员会", "紧扣县委、县政府中心工作推进。"),
        ("澄阳现代物流产业区管理委员会", "按照县委、县政府部署推进。"),
        ("河南省水利厅", "指导各县区更新目录。"),
        ("洛阳市司法局", "本区域内的公证机构均已公开。"),
        ("澄阳县水务局", "在全市政务公开考核中名列前茅，公开全市统一的收费标准。"),
        ("澄阳职业技术学院", "我校及时公开招生信息。"),
    ],
)
def test_what_may_be_meant_is_left_alone(organ: str, sentence: str) -> None:
    assert said(organ, sentence) == []


@pytest.mark.parametrize(
    ("organ", "sentence", "severity"),
    [
        ("洛阳市瀍河回族区司法局", "我县政务公开工作稳步推进。", Severity.WARNING),
        ("洛阳市瀍河回族区司法局", "县委、县政府高度重视。", Severity.WARNING),
        ("洛阳市瀍河回族区司法局", "在全县范围推广。", Severity.WARNING),
        ("洛阳市瀍河回族区司法局", "借鉴经验，在全县范围推广。", Severity.HINT),
        ("灵宝市司法局", "我区政务公开工作稳步推进。", Severity.WARNING),
        ("澄阳县水务局", "我旗政务公开工作稳步推进。", Severity.WARNING),
        ("洛阳市人民政府", "全县政务公开工作水平不断提升。", Severity.WARNING),
        ("洛阳市人民政府", "指导嵩县开展试点，全县政务公开工作水平不断提升。", Severity.HINT),
        ("澄阳县教育局", "及时公开全市中小学招生政策。", Severity.WARNING),
        ("澄阳职业技术学院", "我局及时公开招生信息。", Severity.WARNING),
        ("澄阳县水务局", "我校及时公开招生信息。", Severity.WARNING),
    ],
)
def test_another_level_is_left_over_from_another_text(organ: str, sentence: str, severity: Severity) -> None:
    assert said(organ, sentence) == [severity]
