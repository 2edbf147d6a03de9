"""Units of things beside what they do not count."""

import pytest

from core.check.wording.measures.thing_units import thing_units
from core.model.normalise import fold


@pytest.mark.parametrize(
    ("sentence", "noun", "unit"),
    [
        ("检查渔船420栋次。", "渔船", "栋"),
        ("印发12匹文件，公布水价。", "文件", "匹"),
        ("召开3亩专题会议，公布水价。", "会议", "亩"),
        ("全县存栏生猪12万株。", "生猪", "株"),
        ("维修水闸12名。", "水闸", "名"),
    ],
)
def test_strays(sentence: str, noun: str, unit: str) -> None:
    found = list(thing_units().strays(fold(sentence)))
    assert [(stray.noun, stray.unit) for stray in found] == [(noun, unit)]


@pytest.mark.parametrize(
    "sentence",
    [
        "流转给用水户1200亩。",
        "加装电梯，惠及楼栋38栋。",
        "销毁过期文件3吨。",
        "参加水价培训12名。",
        "签订土地流转合同420亩。",
    ],
)
def test_what_they_count(sentence: str) -> None:
    assert not list(thing_units().strays(fold(sentence)))


def test_every_unit_is_in_one_group() -> None:
    units = [unit for group in thing_units().things for unit in group.units]
    assert len(units) == len(set(units)) > 30
