"""Real counties and cities in the report of an organ of another one (M105); what is told of them is made up."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen

COUNTY, CITY, DISTRICT = "沭阳县水务局", "洛阳市水务局", "番禺区人民政府"


@pytest.mark.parametrize(
    ("organ", "sentence", "place"),
    [
        (COUNTY, "对报告有疑问的，请与泗阳县水务局联系。", "泗阳县"),
        (COUNTY, "水价听证的结果在望都县融媒体中心播发。", "望都县"),
        (COUNTY, "建成泗阳县智慧水务调度中心，运行信息按月公开。", "泗阳县"),
        (COUNTY, "落实《泗阳县供水信息公开办法》，逐项核对目录。", "泗阳县"),
        (COUNTY, "“泗阳水务在线”微博发布停水通知90条。", "泗阳"),
        (COUNTY, "通过微信公众号“智慧泗阳”发布停水通知90条。", "泗阳"),
        (COUNTY, "我局编发的《泗阳水情》每月一期。", "泗阳"),
        (COUNTY, "做强“节水泗阳”宣传阵地，我局讲座的课件在网站公布。", "泗阳"),
        (CITY, "不断拓宽公开渠道，体现濮阳水务特点。", "濮阳"),
        (CITY, "征求意见4次，其中温州市瓯海区整治方案收到意见17条。", "温州市瓯海区"),
        (DISTRICT, "全年召开鄞州区政府常务会议28次，邀请公众代表列席5次。", "鄞州区"),
        ("上海市水务局", "依据《重庆市供水信息公开规定》编制目录。", "重庆市"),
    ],
)
def test_the_own_place_is_meant(organ: str, sentence: str, place: str) -> None:
    assert ("warning", place) in seen("M105", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        (COUNTY, "赴泗阳县学习水价公开的做法。"),
        (COUNTY, "与县疾控中心、泗阳县水务局建立水质通报机制。"),
        (COUNTY, "委托徐州市水利勘测设计院编制方案，中标结果已公示。"),
        (COUNTY, "参照《上海市政府信息公开规定》和《广州市政府信息公开规定》的做法，细化审查要点。"),
        (COUNTY, "转载“泗阳水务”公众号的节水文章3篇。"),
        (COUNTY, "公开沭阳县至泗阳县输水管道的检修公告。"),
        (COUNTY, "南京市中级人民法院审理的信息公开案件1件，判决驳回。"),
        (COUNTY, "泗阳县、涟水县、灌南县的水价一并列出，供用户参考。"),
        (COUNTY, "举办“西湖水韵”节水摄影展，我局网站同步展出。"),
        ("杭州市临平区人民政府", "原杭州市余杭区人民政府印发的规范性文件经清理后继续执行。"),
        ("吉林省柳溪县水务局", "对报告有疑问的，请与镇赉县水务局联系。"),
    ],
)
def test_places_of_others(organ: str, sentence: str) -> None:
    assert [told for told in seen("M105", sentence, organ=organ) if told[0] != "hint"] == []


def test_a_place_that_is_a_partner_once_is_one_wherever_it_is_named() -> None:
    sentences = ("与泗阳县结对开展节水宣传。", "泗阳县水价图解一并公布。")
    assert seen("M105", *sentences, organ=COUNTY) == []


def test_many_places_are_what_the_draft_is_about() -> None:
    sentences = [f"{name}智慧水厂建成投用。" for name in ("泗阳县", "涟水县", "灌南县", "睢宁县")]
    assert {severity for severity, _ in seen("M105", *sentences, organ=COUNTY)} == {"hint"}
