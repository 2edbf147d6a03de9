"""Other departments' work and sections, goals and scope of places above, and the letter of the own level."""

from __future__ import annotations

import pytest

from core.check.example import model
from core.check.registry import get_rule
from core.load import load_text
from core.model.finding import Finding
from core.read import read_report


def _told(rule: str, organ: str, sentence: str) -> list[str]:
    text = model().draft().replace("澄阳县水务局", organ).replace("围绕供水安全", f"{sentence}围绕供水安全")
    outcomes = get_rule(rule).check(read_report(load_text(text)))
    return [o.actual for o in outcomes if isinstance(o, Finding) and o.actual and o.severity.value != "hint"]


@pytest.mark.parametrize(
    ("organ", "sentence", "word"),
    [
        ("澄阳县水务局", "申请由局医政科登记后答复。", "医政科"),
        ("澄阳县气象局", "由各镇中学校长负责保密审查。", "各镇中学校长"),
        ("澄阳县商务局", "公租房申请指南和商品房预售结果上网公布。", "公租房"),
        ("澄阳县教育局", "商品房预售许可结果在办结后5日内发布。", "商品房预售"),
        ("澄阳县商务局", "针对赤霉病、稻飞虱印发技术意见3期。", "赤霉病"),
    ],
)
def test_the_work_of_other_departments(organ: str, sentence: str, word: str) -> None:
    assert word in _told("M106", organ, sentence)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县水务局", "由局水资源科负责答复。"),
        ("澄阳县教育局", "由局基础教育科负责审核,由中学校长负责审核。"),
        ("澄阳县行政审批服务局", "由局登记注册科负责审核。"),
        ("澄阳县气象局", "针对春播墒情发布农业气象信息12期。"),
        ("澄阳县交通运输局", "高考期间公交线路调整方案在考前5日公布。"),
        ("澄阳县卫生健康局", "公布医养结合养老机构和养老服务设施名单。"),
        ("澄阳县水务局", "会同县教育局公布学区划分和招生入学政策。"),
        ("澄阳县司法局", "围绕农资打假、动物疫病开展普法12场。"),
    ],
)
def test_what_several_departments_speak_of_is_right(organ: str, sentence: str) -> None:
    assert _told("M106", organ, sentence) == []


def test_fields_that_no_town_has() -> None:
    assert _told("M106", "青石镇人民政府", "围绕市场监管工作，深化公开内容。") == ["市场监管"]
    assert _told("M106", "青石镇人民政府", "围绕市场监管、安全生产等工作，深化公开内容。") == []
    assert _told("M106", "青石镇人民政府", "配合县市场监管局，围绕市场监管工作，公开检查结果。") == []


def test_a_departments_report_in_a_towns() -> None:
    sentence = "现公布澄阳县民政局2024年度政府信息公开工作年度报告。"
    assert _told("M106", "澄阳县青石镇人民政府", sentence) == ["澄阳县民政局"]
    own = "现公布澄阳县青石镇人民政府2024年度政府信息公开工作年度报告。"
    assert _told("M106", "澄阳县青石镇人民政府", own) == []


def test_goals_and_scope_of_a_place_above() -> None:
    assert _told("M108", "澄阳县水务局", "紧紧围绕市委、市政府中心工作公开信息。") == ["市委、市政府"]
    assert _told("M108", "澄阳县青石镇人民政府", "系统反映全市各行政机关公开情况。") == ["全市"]
    assert _told("M108", "澄阳县水务局", "按照市委、市政府部署,围绕县委、县政府中心工作公开信息。") == []
    assert _told("M108", "澄阳市水务局", "围绕市委、市政府中心工作,组织全市各单位公开信息。") == []
    assert _told("M108", "国家税务总局澄阳县税务局", "围绕市委、市政府中心工作公开信息。") == []
    assert _told("M108", "澄阳县青石镇人民政府", "县政府办组织全县各单位参加培训。") == []


@pytest.mark.parametrize(
    ("organ", "sentence", "word"),
    [
        ("澄阳县青石镇人民政府", "（一）推动全省政府信息公开工作。", "全省"),
        ("澄阳县青石镇人民政府", "切实做好全县政府信息公开工作，镇党委书记任组长。", "全县"),
        ("澄阳县水务局", "健全制度，规范全市政府信息公开工作。", "全市"),
        ("澄阳市水务局", "深化全省政务公开工作，落实专人。", "全省"),
        ("澄阳县水务局", "一是完善全州信息公开制度。", "全州"),
    ],
)
def test_work_for_a_place_above_told_as_the_own(organ: str, sentence: str, word: str) -> None:
    assert _told("M108", organ, sentence) == [word]


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县水务局", "市水务局组织培训，推动全市水务公开工作。"),
        ("澄阳县水务局", "形成典型经验，推动全省水务公开工作。"),
        ("澄阳县水务局", "按照全省统一安排，做好全省水利普查公开工作。"),
        ("澄阳市水务局", "规范全市政府信息公开工作。"),
        ("澄阳县青石镇人民政府", "推动全镇政府信息公开工作。"),
        ("澄阳县水务局", "推进全域供水工作，提升全市场监管水平。"),
        ("澄阳县水务局", "配合做好全省政务公开试点工作。"),
    ],
)
def test_work_for_a_place_above_that_is_right(organ: str, sentence: str) -> None:
    assert _told("M108", organ, sentence) == []


def test_the_letter_of_the_own_level() -> None:
    assert _told("M110", "澄阳县水务局", "澄阳水务局认真落实公开要求。") == ["澄阳"]
    assert _told("M110", "青石镇人民政府", "青石镇镇人民政府及时公开信息。") == ["青石镇镇"]
    assert _told("M110", "澄阳县水务局", "“澄阳水务局”公众号和澄阳县水务局网站发布信息。") == []
    assert _told("M110", "澄阳县水务局", "澄阳县水务局（以下简称“澄阳水务局”）公开信息。") == []


def test_words_before_a_county_are_no_county() -> None:
    for sentence in (
        "我局会同县司法局制定办法。",
        "依法延长县级许可期限。",
        "新建区政府查阅点1个。",
        "保障居民和县政府用水。",
    ):
        assert _told("M105", "澄阳县水务局", sentence) == []
    assert "会同县" in _told("M105", "澄阳县水务局", "推动会同县经济社会高质量发展。")


def test_general_offices_and_deputies() -> None:
    assert _told("M111", "澄阳县水务局", "县政府办公厅组织培训。") == ["办公厅"]
    assert _told("M111", "澄阳县水务局", "自治区政府办公厅、省政府办公厅组织培训。") == []
