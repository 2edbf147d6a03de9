"""Names that no department has, near one that every place has; names that some places made are left alone."""

from __future__ import annotations

import pytest

from core.language.near_names import near_names
from core.language.organ_register import register
from tests.support.failing import assert_none
from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("医疗保险局", "医疗保障局"),
        ("市场监督局", "市场监督管理局"),
        ("市场管理监督局", "市场监督管理局"),
        ("退役军人服务局", "退役军人事务局"),
        ("人力资源保障局", "人力资源和社会保障局"),
        ("自然资源管理局", "自然资源局"),
        ("环境生态局", "生态环境局"),
        ("改革和发展局", "发展和改革局"),
        ("发展改革和局", "发展和改革局"),
        ("工业和信息局", "工业和信息化局"),
        ("应急事务局", "应急管理局"),
    ],
)
def test_near_a_department(said: str, right: str) -> None:
    assert [meant for _, _, meant in near_names(f"会同县{said}公布信息。")] == [right]


def test_names_that_places_made() -> None:
    made = (
        *("农业农村和水务局", "文化体育和旅游局", "城市管理和综合执法局", "林业和园林局", "住房和城乡建设交通局"),
        *("社会保险事业管理局", "就业服务管理局", "公路管理局", "数据资源管理局", "发展改革和统计局", "工业信息化局"),
        *(
            "卫生健康和医疗保障局",
            "应急管理和消防救援局",
            "规划和自然资源局",
            "住房和建设局",
            "民政事务局",
            "乡村建设局",
        ),
    )
    names = (*made, *(name for field in register().fields for name in field), *register().other_names)
    assert_none(name for name in names if [*near_names(f"会同县{name}公布信息。")])


def test_in_a_draft() -> None:
    assert seen("M111", "会同县医疗保险局公布待遇。") == [("warning", "医疗保险局")]
    assert seen("M111", "会同县医疗保险局公布待遇。", year=2018) == []
    assert seen("M111", "会同县医疗保险局公布待遇。", organ="澄阳县医疗保险局") == []
    for right in (
        "原澄阳县医疗保险局移交档案。",
        "会同开发区农业农村事务局公布信息。",
        "发布《澄阳县医疗保险局目录》。",
    ):
        assert seen("M111", right) == [], right
