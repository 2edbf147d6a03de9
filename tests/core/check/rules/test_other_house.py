"""Another department's units, head and staff as the own ones (M106), and right sentences that name such."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("organ", "sentence", "named"),
    [
        ("澄阳县林业局", "指导敬老院、殡仪馆等局属单位完善公开专栏。", "敬老院"),
        ("澄阳县教育局", "将实验小学、公证处等局属单位纳入考核。", "公证处"),
        ("澄阳县文化广电和旅游局", "对县美术馆、县血站等公共文化单位开展抽查。", "血站"),
        ("澄阳县民政局", "县农业农村局办公室定期通报各股室信息公开情况。", "县农业农村局"),
        ("澄阳县总工会", "县残联理事长任领导小组组长。", "县残联"),
        ("澄阳县水务局", "县交通运输局局长任组长。", "县交通运输局"),
        ("澄阳市体育局", "市民政局全体干部职工学习条例2次。", "市民政局"),
        ("澄阳县民政局", "公开低保、养老服务、临时救助、残疾人补贴以及取水许可等信息40条。", "取水许可"),
    ],
)
def test_what_is_below_another_department(organ: str, sentence: str, named: str) -> None:
    assert [text for _, text in seen("M106", sentence, organ=organ) if text.endswith(named)]


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县气象局", "会同县公安局交警大队、车管所等单位发布结冰提示。"),
        ("澄阳县公安局", "督促交警大队、车管所等局属单位更新指南。"),
        ("澄阳县教育和体育局", "指导体校、实验小学等局属单位公开开放时间。"),
        ("澄阳县行政审批服务局", "组织车管所、婚姻登记处等下属单位进驻窗口。"),
        ("澄阳县档案局", "在图书馆等公共文化机构设查阅点。"),
        ("澄阳县水务局", "县政府办公室每季度通报各科室公开情况。"),
        ("澄阳县水务局", "县审计局主要负责同志参加在线访谈，我局整理问答。"),
        ("澄阳县文化广电和旅游局", "县卫健局主要负责同志走进直播间。"),
        ("澄阳县粮食和物资储备局", "县发改局主要负责同志任组长。"),
        ("澄阳县地震局", "县应急局局长任组长。"),
        ("澄阳县药品监督管理局", "县药监局主要负责同志参加在线访谈1次。"),
        ("澄阳县残疾人联合会", "县残联理事长任领导小组组长。"),
        ("澄阳县残疾人联合会", "公开残疾人就业、康复救助、扶残助学以及学生资助等信息12条。"),
        ("澄阳县城市管理局", "公开市容管理、占道经营、垃圾分类以及城镇燃气等信息12条。"),
    ],
)
def test_others_that_a_department_rightly_names(organ: str, sentence: str) -> None:
    assert seen("M106", sentence, organ=organ) == []
