"""Another organ as the one that did the year's work, which the report's organ alone tells of itself (M106, M108)."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen

COUNTY, TOWN, STREET = "澄阳县水务局", "青石镇人民政府", "石桥街道办事处"


@pytest.mark.parametrize(
    ("organ", "sentence", "named"),
    [
        (COUNTY, "县住建局全年收到政府信息公开申请5件。", "县住建局"),
        (COUNTY, "县商务局未发生因政府信息公开引起的行政复议。", "县商务局"),
        (COUNTY, "2024年，县林业局受理依申请公开4件。", "县林业局"),
        (COUNTY, "县经信局主动公开信息65条。", "县经信局"),
        (COUNTY, "下一步，县审计局将进一步拓宽公开渠道。", "县审计局"),
        (COUNTY, "县检察院作为信息公开责任主体，公开信息28条。", "县检察院"),
        (COUNTY, "县残联指定办公室负责政务公开。", "县残联"),
        (COUNTY, "县司法局党组高度重视，多次研究公开事项。", "县司法局"),
        (COUNTY, "县公路局制发规范性文件0件，主动公开。", "县公路局"),
        (COUNTY, "区水务局将继续加大公开力度。", "区水务局"),
        (TOWN, "县民政局通过网站发布信息48条。", "县民政局"),
    ],
)
def test_another_organ_that_did_the_work(organ: str, sentence: str, named: str) -> None:
    assert [text for _, text in seen("M106", sentence, organ=organ) if text.endswith(named)]


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县卫生健康局", "县卫健委严格落实审核制度，公开信息322条。"),
        ("澄阳县教育局", "县教体局通过公众号发布信息42条。"),
        ("澄阳县自然资源局", "县林业局通过网站公开林权信息36条。"),
        ("澄阳县行政审批服务局", "县住建局通过网站公开信息36条。"),
        ("澄阳县人民政府办公室", "县住建局全年公开信息36条。"),
        (COUNTY, "县水务局全年公开信息36条，未收取信息处理费。"),
        (COUNTY, "县审计局公开审计结果3份，我局逐项整改。县审计局公开审计结果公告2期。"),
        (COUNTY, "会同县教育局公开节水课堂信息12条。"),
        (COUNTY, "县住建局发布管网信息12条；县财政局公布资金信息8条。"),
        (COUNTY, "县司法局指导我局开展公开审查12次。县财政局下达资金3批。"),
        (COUNTY, "市水务局公开水情信息96条，县级及时转发。"),
        (COUNTY, "县融媒体中心牵头发布供水新闻12篇。"),
        (TOWN, "县民政局会同我镇公开低保信息48条。"),
        (STREET, "区民政局来函商请公开信息3条。"),
    ],
)
def test_others_whose_work_is_told(organ: str, sentence: str) -> None:
    assert seen("M106", sentence, organ=organ) == []


@pytest.mark.parametrize(
    ("organ", "sentence", "said"),
    [
        ("凤山乡人民政府", "下一步，街道将继续加大公开力度。", "街道"),
        (STREET, "街道党工委、镇政府高度重视政务公开工作。", "镇政府"),
        (COUNTY, "局党委、乡政府高度重视水务信息公开。", "乡政府"),
        ("澄阳县科学技术局", "我校加强政策公开。", "我校"),
        ("澄阳县供销合作社联合社", "我中心全年发布信息57条。", "我中心"),
        ("澄阳县司法局", "我区行政复议信息全部公开。", "我区"),
    ],
)
def test_words_of_an_organ_of_another_kind(organ: str, sentence: str, said: str) -> None:
    assert ("warning", said) in seen("M108", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        (COUNTY, "各镇党委、镇政府高度重视饮水信息公开。"),
        (STREET, "下一步，街道将继续加大公开力度。街道党工委、办事处高度重视。"),
        ("县司法局", "我区行政复议信息全部公开。"),
        ("澄阳县司法局", "自治区司法厅部署后，我区行政复议信息全部公开。"),
        ("澄阳县第一中学", "我校加强信息公开。"),
    ],
)
def test_words_of_the_own_kind(organ: str, sentence: str) -> None:
    assert [text for severity, text in seen("M108", sentence, organ=organ) if severity != "hint"] == []


def test_a_city_s_department_has_not_the_rank_of_a_province_s() -> None:
    assert seen("M111", "澄阳市财政厅公开预决算信息104条。") == [("warning", "财政厅")]
    assert seen("M111", "按照省市财政厅局、直辖市财政厅的要求公开。") == []
