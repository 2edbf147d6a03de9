"""Years that can be none but the report's or the next (M102)."""

from __future__ import annotations

import pytest

from core.forms.keys import SectionKey
from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度（2023年1月至12月）共公开信息145条。",
        "2023年度主动公开任务全部完成。",
        "2024年初制定《2023年政务公开任务清单》，明确分工。",
        "印发《2025年政务公开要点》并组织落实，年内任务全部完成。",
        "于2025年3月组织公开培训1期，年内培训任务完成。",
        "2024年第一季度，召开2023年第一季度政务公开例会。",
        "对照2022年度县政务公开考核细则，完成各项指标。",
        "发布《澄阳县2022年国民经济和社会发展统计公报》。",
        "截至2023年12月，共公开信息98条。",
        "截至二〇二三年十二月三十一日，公开信息203条。",
    ],
)
def test_a_year_that_can_only_be_the_report_s(sentence: str) -> None:
    assert [severity for severity, _ in seen("M102", sentence)] == ["warning"]


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度（2024年1月至12月）共公开信息145条。",
        "2023年度主动公开任务全部完成，2024年继续深化。",
        "2024年1月，召开2023年第四季度政务公开例会。",
        "2024年初制定《2024年政务公开任务清单》，总结2023年工作。",
        "对照2023年度县政务公开考核细则，补齐短板。",
        "根据2022年度政务公开考核结果，逐项整改到位。",
        "发布《澄阳县2023年国民经济和社会发展统计公报》。",
        "收录《澄阳县2022年国民经济和社会发展统计公报》等历年公报。",
    ],
)
def test_years_that_are_right(sentence: str) -> None:
    assert seen("M102", sentence) == []


def test_years_of_plans_and_of_the_report() -> None:
    for wrong in ("在2024年的工作中，我们将加强学习。", "明年是2024年，县局以新制度提升实效。"):
        assert [text for _, text in seen("M102", wrong, section=SectionKey.PROBLEMS)] == ["2024"]
    assert seen("M102", "在2025年的工作中，我们将加强学习。", section=SectionKey.PROBLEMS) == []
    found = "我局2023年度政府信息公开工作年度报告全文在县政府网站公布。"
    assert [text for _, text in seen("M102", found, section=SectionKey.OTHER_MATTERS)] == ["2023"]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("我局2023年未发生行政复议、行政诉讼。", "2023"),
        ("2023年主动公开政府信息126条，比2022年增加12条。", "2023"),
        ("我局高度重视2023年政府信息公开工作，成立领导小组。", "2023"),
        ("回顾2023年的工作，我局取得了一定成绩。", "2023"),
        ("在2024年的工作中，我局将着力提升公开质量。", "2024"),
        ("2024年工作打算：一是加强培训；二是完善制度。", "2024"),
    ],
)
def test_a_year_that_the_account_opens_with(sentence: str, year: str) -> None:
    assert seen("M102", sentence) == [("warning", year)]


@pytest.mark.parametrize(
    "sentence",
    [
        "我局2024年未发生行政复议、行政诉讼。",
        "2023年主动公开政府信息126条，比2022年增加12条；2024年主动公开130条。",
        "2024年，我局总结2023年政务公开工作，高度重视2025年政府信息公开工作。",
        "在2024年的工作中，我局将政务公开列入议事日程。",
        "认真做好2023年政府信息公开工作年度报告编制发布，开展2023年政务公开工作考核。",
        "在2025年的工作中，我局将着力提升公开质量。",
        "2025年工作打算：一是加强培训；二是完善制度。",
    ],
)
def test_a_year_that_the_account_may_open_with(sentence: str) -> None:
    assert [severity for severity, _ in seen("M102", sentence) if severity != "hint"] == []
