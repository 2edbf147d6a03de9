"""Business of other departments in the report of one."""

from __future__ import annotations

import pytest

from core.check.example import model
from core.check.registry import get_rule
from core.load import load_text
from core.model.finding import Finding
from core.read import read_report


def _told(organ: str, sentence: str) -> list[str]:
    text = model().draft().replace("澄阳县水务局", organ).replace("围绕供水安全", f"{sentence}围绕供水安全")
    outcomes = get_rule("M106").check(read_report(load_text(text)))
    return [o.actual for o in outcomes if isinstance(o, Finding) and o.actual]


def test_water_is_the_business_of_water_bureaus() -> None:
    assert "取水许可" in _told("澄阳县教育局", "公开取水许可、河道采砂等信息12条。")
    assert "取水许可" not in _told("澄阳县农业农村和水利局", "公开取水许可、河道采砂等信息12条。")


@pytest.mark.parametrize("organ", ["澄阳县财政局", "澄阳县人民政府办公室", "河湾镇人民政府", "澄阳县行政审批服务局"])
def test_who_speaks_of_all_business_is_not_told(organ: str) -> None:
    assert _told(organ, "公开农机购置补贴、城乡低保等信息12条。") == []


def test_merged_departments_have_the_business_of_both() -> None:
    assert _told("澄阳县教育和体育局", "公开义务教育招生信息12条。") == []
    assert _told("澄阳县自然资源和林业局", "公开林木采伐、不动产登记等信息12条。") == []


def test_another_field_is_not_what_ones_own_work_brings_forward() -> None:
    assert _told("澄阳县水务局", "推动了教育事业稳步发展。") == ["教育"]
    assert _told("澄阳县水务局", "有力推动了水务事业健康发展，支持教育事业发展。") == []


def test_whose_information_is_made_public() -> None:
    assert _told("澄阳县水务局", "全力做好民政信息公开工作。") == ["民政"]
    assert _told("澄阳县水务局", "在全市教育系统率先公开目录。") == ["教育"]
    assert _told("澄阳县水务局", "做好水务信息公开、财政信息公开，在全市水务系统率先公开目录。") == []
    assert _told("澄阳县水务局", "指导乡镇做好农业农村信息公开。") == []
