"""What is left over of another organ's text: its field, the parts of its house, its report, a name cut short."""

from __future__ import annotations

import pytest

from core.check.example import prose
from core.check.leftovers.levels.own_house import houses
from core.check.registry import get_rule
from core.forms.keys import SectionKey
from core.load import load_text
from core.model.finding import Finding
from core.read import read_report
from tests.support.failing import assert_none

TOWN = "澄阳县青石镇人民政府"


def told(code: str, sentence: str, organ: str = "澄阳县水务局") -> list[str]:
    """What a rule tells of the model draft, as an organ's, with one more sentence."""
    mark = "特此说明。"
    text = prose(SectionKey.OVERVIEW, mark).draft().replace("澄阳县水务局", organ).replace(mark, sentence)
    found = [o.actual or "" for o in get_rule(code).check(read_report(load_text(text))) if isinstance(o, Finding)]
    return [word for word in found if word in sentence]


def test_parts_of_an_organ_of_another_kind() -> None:
    failing = []
    for house in houses().houses:
        failing += [(house.word, bad) for bad in house.bad if not told("M108", bad, house.report)]
        failing += [(house.word, good) for good in house.good if told("M108", good, house.report)]
    assert_none(failing)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县青石街道办事处", "街道各科室分工负责。"),
        ("澄阳县水务局", "各镇主要领导担任河长，公开名单。"),
        ("澄阳县水务局", "县供水中心（以下简称中心）抄表，中心各科室分工负责。"),
        ("澄阳县青石乡人民政府", "由县水务局负责，局各科室参与。"),
        ("澄阳县水务局", "在“街道各科室”栏目发布水价。"),
        ("澄阳县卫生健康委员会", "县疾控局各科室公开信息。"),
        ("澄阳县人民政府", "街道各科室公开信息。"),
    ],
)
def test_parts_that_are_spoken_of_rightly(organ: str, sentence: str) -> None:
    assert told("M108", sentence, organ) == []


@pytest.mark.parametrize(
    ("organ", "sentence", "field"),
    [
        ("澄阳县教育局", "围绕水利中心工作，做好信息发布。", "水利"),
        ("澄阳县林业局", "组织广大教育工作者学习条例。", "教育"),
        ("澄阳县水务局", "立足自然资源工作职能，梳理事项。", "自然资源"),
    ],
)
def test_another_departments_field(organ: str, sentence: str, field: str) -> None:
    assert told("M106", sentence, organ) == [field]


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县文化和旅游局", "加强体育信息公开，组织体育工作者学习。"),
        ("澄阳县财政局", "公开教育领域信息、卫生健康领域信息。"),
        ("澄阳县人力资源和社会保障局", "全县教育系统干部职工职称评审结果公开。"),
        ("澄阳县水务局", "围绕生态环境重点工作，公开河道信息。"),
        ("澄阳县林业局", "围绕自然资源重点工作，公开造林计划。"),
        ("澄阳县水务局", "服务农业农村重点工作，公开灌溉信息。"),
        ("澄阳县水务局", "县民政局加强民政信息公开。"),
        ("澄阳县农业农村和水利局", "结合水利工作实际，公开信息。"),
    ],
)
def test_fields_that_are_spoken_of_rightly(organ: str, sentence: str) -> None:
    assert told("M106", sentence, organ) == []


@pytest.mark.parametrize(
    ("organ", "sentence", "wrong"),
    [
        ("澄阳县水务局", "现发布《澄阳县人民政府办公室2024年政府信息公开工作年度报告》。", "澄阳县人民政府"),
        ("澄阳县水务局", "编制了澄阳县人民政府2024年政府信息公开工作年度报告。", "澄阳县人民政府"),
        (TOWN, "编制了澄阳县水务局2024年政府信息公开工作年度报告。", "澄阳县水务局"),
    ],
)
def test_the_report_of_another_organ(organ: str, sentence: str, wrong: str) -> None:
    assert told("M106", sentence, organ) == [wrong]


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县政务服务和数据管理局", "编制了澄阳县人民政府2024年政府信息公开工作年度报告。"),
        ("澄阳县水务局", "协助编制澄阳县人民政府2024年政府信息公开工作年度报告。"),
        (TOWN, "编制了青石镇人民政府2024年政府信息公开工作年度报告。"),
        ("澄阳县人民政府办公室", "编制了澄阳县人民政府2024年政府信息公开工作年度报告。"),
    ],
)
def test_reports_that_are_made_rightly(organ: str, sentence: str) -> None:
    assert told("M106", sentence, organ) == []


def test_a_town_without_what_it_is() -> None:
    assert told("M110", "如有疑问，请与青石人民政府联系。", TOWN) == ["青石"]
    assert told("M110", "如有疑问，请与青石镇人民政府联系。", TOWN) == []
    assert told("M110", "如有疑问，请与青石人民政府联系。", "澄阳县青石街道办事处") == []
