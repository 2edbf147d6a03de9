"""Years that what stands beside them shows to be wrong (M102)."""

from __future__ import annotations

import pytest

from core.forms.keys import SectionKey
from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度2023年，全局公开信息145条。",
        "全局工作平稳。2023年1月至12月，我局发布信息352条，群众反馈良好。",
        "全局工作平稳。2023年共收到申请18件，较上年增加3件。",
        "全年培训3期，其中2023年4月集中培训1期。",
        "以2023年世界环境日为契机，公开水质信息。",
        "公开2023年第二季度水质信息。",
        "公开2025年第三季度水质信息。",
        "公开2024年度本级预算执行和其他财政收支审计结果。",
        "3月发布澄阳县2024年国民经济和社会发展统计公报。",
        "公开“十四五”水利规划2020年度实施情况。",
        "编制并公开“十二五”水利规划年度实施情况。",
        "另有2件结转2024年度继续办理。",
        "编制《澄阳县2042年政府信息公开目录》。",
        "将公开工作纳入2023年绩效考核，占4分。",
        "印发《澄阳县2023年政务公开工作实施方案》，明确任务。",
        "根据《关于做好2023年政府信息公开工作年度报告编制工作的通知》编制本报告。",
        "贯彻落实2023年全国两会部署，公开惠企政策。",
        "水务局政府信息公开2024年度报告（2024年1月25日）已公布。",
        "在纪念抗日战争胜利70周年之际，公开水利史料18件。",
    ],
)
def test_a_year_is_told_by_what_stands_beside_it(sentence: str) -> None:
    found = [severity for code in ("M102", "W131") for severity, _ in seen(code, sentence)]
    assert found == ["warning"]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年共收到申请18件，较上年增加3件；2024年收到20件。",
        "其中2023年12月收到、结转至本年办理的申请1件，已按期答复。",
        "今年较上年度2023年多公开12条。",
        "“十四五”规划2024年度实施情况已在网站公布。",
        "公开2023年第四季度水质信息。",
        "回顾2023年全国两会以来的工作，公开惠企政策。",
    ],
)
def test_such_a_year_may_be_right(sentence: str) -> None:
    assert seen("M102", sentence) == []


def test_what_is_lacking_is_told_of_the_year() -> None:
    assert [s for s, _ in seen("M102", "2023年仍有部分栏目更新不及时。", section=SectionKey.PROBLEMS)] == ["warning"]


def test_what_was_reached_in_the_year_opens_the_account_of_what_is_lacking() -> None:
    told = seen("M102", "2023年，我局公开工作取得成效，但与期盼相比还有差距。", section=SectionKey.PROBLEMS)
    assert [severity for severity, _ in told] == ["warning"]


def test_the_fee_is_that_of_the_year() -> None:
    assert seen("M102", "上年度未收取信息处理费。", section=SectionKey.OTHER_MATTERS) == [("warning", "上年度")]
    assert seen("M102", "与上年度相同，未收取信息处理费。", section=SectionKey.OTHER_MATTERS) == []
