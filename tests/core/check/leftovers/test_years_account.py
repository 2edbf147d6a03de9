"""The year before or the next in the account of the year's own work (M102); the report is on 2024."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("section", "sentence", "year"),
    [
        ("overview", "公示栏逐村更换。2023年我局通过加强抽查，健全水价公示台账。", "2023"),
        ("overview", "水质信息按月更新。2025年局网站公开信息218条。", "2025"),
        ("overview", "水价图解同步发布。2023年线上发布节水信息57条，短视频6个。", "2023"),
        ("overview", "围绕重大政策，全力以赴做好2023年政务公开工作。", "2023"),
        ("overview", "结合2023年县水务局公开工作实际，编制本报告。", "2023"),
        ("problems", "2025年，我局水务公开工作取得了一定成绩，但仍需改进。", "2025"),
        ("problems", "2025年县水务局虽然做了努力，图解仍显单一。", "2025"),
        ("overview", "2023年是全面推行河长制和“十四五”规划的开局之年。", "2023"),
    ],
)
def test_the_year_s_own_work(section: str, sentence: str, year: str) -> None:
    assert ("warning", year) in seen("M102", sentence, section=section)


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("overview", "2023年，我局首次开设水质专栏。2024年，专栏改版。"),
        ("overview", "水质好转。2023年底全县断面达标，2023年12月公布结果。"),
        ("overview", "2023年印发的《供水管理办法》继续有效。"),
        ("overview", "2023年度考核获评优秀等次。"),
        ("overview", "公开多年水质。2022年发布信息50条；2023年发布信息60条；2024年发布信息70条。"),
        ("overview", "水价信息连年增加。2023年同期公开信息210条。"),
        ("problems", "2025年，我局继续加强培训，推动图解多样。"),
        ("problems", "2025年，县水务局将丰富图解。"),
        ("overview", "做好2023年政务公开工作总结，谋划新一年任务。"),
    ],
)
def test_other_years_on_purpose(section: str, sentence: str) -> None:
    assert [told for told in seen("M102", sentence, section=section) if told[0] != "hint"] == []
