"""M108: words for a place by its level, held against the levels that the report's own place and those above it have."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen

COUNTY, TOWN, STREET, CITY = "澄阳县水务局", "青石镇人民政府", "月牙街道办事处", "洛阳市司法局"


def told(organ: str, *sentences: str) -> list[str]:
    """What is a warning, in the order of the text."""
    return [quote for severity, quote in seen("M108", *sentences, organ=organ) if severity == "warning"]


@pytest.mark.parametrize(
    ("organ", "sentence", "said"),
    [
        (COUNTY, "相关信息在区政府门户网站同步发布。", ["区政府"]),
        (COUNTY, "全区中小学招生政策已公开，在全区范围内开展宣讲。", ["全区", "全区"]),
        (COUNTY, "主动接受区人大、政协监督，区政府常务会议专题研究2次。", ["区人大", "区政府"]),
        (COUNTY, "落实区委决策部署，旗政府门户网站设有专栏。", ["区委", "旗政府"]),
        (COUNTY, "在全镇范围公开水价，镇政府网站公开信息33条。", ["全镇", "镇政府"]),
        (COUNTY, "指导各县（市、区）编制目录。", ["各县（市、区）"]),
        (COUNTY, "公开全州灌区名录。", ["全州"]),
        (CITY, "在全州考评中位列前茅，县政府门户网站公开信息96条。", ["全州", "县政府"]),
        (CITY, "组织县直各部门开展培训3期。", ["县直各"]),
        ("嵩县教育局", "在全州考评中位列前茅，全盟招生政策已公开。", ["全州", "全盟"]),
        ("城东区教育局", "县政府门户网站发布信息112条，在全县推广。", ["县政府", "全县"]),
        (TOWN, "在街道党工委领导下推进，组织各乡镇开展培训。", ["街道党工委"]),
        (TOWN, "组织各乡镇开展政务公开培训3期。", ["各乡镇"]),
        (STREET, "全镇政务公开成效明显，镇党委书记带头宣讲。", ["镇党委", "全镇"]),
        ("澄阳县青石镇人民政府", "区政府门户网站设有我镇专栏。", ["区政府"]),
        ("河南省水利厅", "落实市委、市政府部署，在市政府网站公开。", ["市委、市政府", "市政府"]),
        (COUNTY, "我馆公开信息120条，我会认真落实。", ["我馆", "我会"]),
        ("澄阳县图书馆", "我局公开信息120条。", ["我局"]),
        (COUNTY, "经镇党委、镇政府同意，通报结果。", ["镇党委、镇政府"]),
        (COUNTY, "区长担任组长，区级部门同步落实。", ["区长担任", "区级部门"]),
        (TOWN, "局长担任组长，局机关各科室公开信息。全局干部参加培训。", ["局长", "局机关", "全局"]),
        (STREET, "各行政村按月公示，镇级公开栏更新12期。", ["镇级公开"]),
    ],
)
def test_no_place_of_the_report_has_that_level(organ: str, sentence: str, said: list[str]) -> None:
    assert sorted(told(organ, sentence)) == sorted(said)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        (COUNTY, "入驻县政务服务中心，指导各镇政府公开水价，全镇群众参与。"),
        (COUNTY, "自治区水利厅部署后，全区水费统一公开，区政府通报表扬。"),
        (COUNTY, "园区企业可在线查阅，全区共发布12条。"),
        (COUNTY, "按照市、区政府要求公开，赴外地学习全区一张网的做法。"),
        ("洛阳市公安局嵩阳分局", "按照区委、区政府部署推进，在全区宣讲。"),
        (COUNTY, "由村委会提出，经镇党委、镇政府审核后公开。"),
        (COUNTY, "群众留言“我会继续关注”已回复，各图书馆公开本馆开放时间。"),
        (COUNTY, "市水利局指导各县区完善目录，指导各乡镇编制目录。"),
        ("乌苏市司法局", "按照自治区部署，全区同步更新，区政府通报。"),
        ("洛阳市人民政府办公室", "涧西区开展试点，全区12个街道均设专区；嵩县在全县推广。"),
        ("洛阳市人民政府办公室", "指导各县（区）政府门户网站规范栏目。"),
        ("巴东县教育局", "在全州考评中位列前茅，州政府门户网站转载信息6条。"),
        ("恩施市教育局", "按照州委、州政府部署推进。"),
        (COUNTY, "州政府门户网站转载我县信息6条。"),
        (TOWN, "落实县委、县政府部署，在全县各乡镇、街道中位列第三。"),
        (TOWN, "县长亲自部署，县级部门考核我镇，镇长担任组长。"),
        ("洛阳市人民政府办公室", "县教育局组织全局干部职工学习，各区区长亲自抓，区级部门落实。"),
        ("河南省水利厅", "市级部门、县级部门按要求公开，全厅干部参加培训。"),
        (TOWN, "县政府办组织各乡镇开展培训3期，我镇派员参加。"),
        (STREET, "落实区委、区政府部署，在全区考核中位列第三。"),
        ("濂溪高新技术产业开发区管理委员会", "全区公开工作成效明显，区政府服务大厅设专窗。"),
        ("河南省水利厅", "指导郑州市水利局在市政府门户网站公开信息。"),
        ("湛江海关", "全区通关政策已公开。"),
        ("县水务局", "全区水费统一公开。"),
    ],
)
def test_what_a_place_of_the_report_is_called_by(organ: str, sentence: str) -> None:
    assert told(organ, sentence) == []


def test_of_two_levels_above_one_is_the_usual() -> None:
    ours = "落实市委、市政府部署，在全市考核中位列第三。"
    assert told(COUNTY, ours, "州政府门户网站发布信息6条。") == ["州政府"]
    assert told(COUNTY, "州政府门户网站发布信息6条，州委通报表扬。") == []
