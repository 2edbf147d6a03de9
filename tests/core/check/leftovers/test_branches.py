"""M108: words that only an organ of another branch says of itself, and those who may say them or speak of it."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen

OFFICE, TOWN, BUREAU = "澄阳县人民政府办公室", "青石镇人民政府", "澄阳县水务局"


@pytest.mark.parametrize(
    ("organ", "sentence", "word"),
    [
        (OFFICE, "先后邀请律师授课3次，全院临床医技科室210余人参加。", "全院临床"),
        (TOWN, "经校长办公会研究，印发信息公开制度。", "校长办公会"),
        (BUREAU, "在门诊大厅设置公开栏。", "门诊大厅"),
        (BUREAU, "纳税人缴费人可查阅公开信息。", "纳税人缴费人"),
        ("澄阳县教育局", "裁判文书上网率达到98%。", "裁判文书上网"),
        ("澄阳县民政局", "各隶属海关同步公开信息。", "隶属海关"),
    ],
)
def test_the_words_of_another_branch(organ: str, sentence: str, word: str) -> None:
    assert ("warning", word) in seen("M108", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县教育局", "全校师生参加演练，教职工代表大会制度落实情况已公开。"),
        ("澄阳县卫生健康局", "在门诊大厅设置公开栏，全院职工参加培训。"),
        (OFFICE, "推进校务公开、院务公开、警务公开，在办税服务厅设置公开专区，裁判文书上网情况已通报。"),
        (TOWN, "走进中心小学，向全体师生发放公开手册。"),
        (BUREAU, "邀请全体师生代表走进水厂。"),
        (BUREAU, "向县自来水公司各部门了解水价，公司上下支持公开。"),
        (BUREAU, "留言“门诊大厅停水”已答复，转发《校务公开办法》。"),
        ("澄阳县退役军人事务局", "慰问全体指战员，公开慰问标准。"),
        ("澄阳县住房和城乡建设局", "缴存职工可查询公积金政策。"),
    ],
)
def test_who_may_say_them(organ: str, sentence: str) -> None:
    assert seen("M108", sentence, organ=organ) == []
