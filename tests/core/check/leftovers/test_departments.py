"""Another department of the own place, named where only the reporting one is (M106): the list's own sentences."""

from __future__ import annotations

import pytest

from core.check.leftovers.organs.departments import other_departments
from tests.support.wording_drafts import seen

LISTS = other_departments()


@pytest.mark.parametrize("sentence", LISTS.bad)
def test_the_own_organ_is_meant(sentence: str) -> None:
    assert [severity for severity, _ in seen("M106", sentence)] == ["warning"]


@pytest.mark.parametrize("sentence", LISTS.good)
def test_others_are_spoken_of(sentence: str) -> None:
    assert seen("M106", sentence) == []


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县水利局", "县水务局定期对各业务科室培训信息公开业务。"),
        ("澄阳县人民政府", "县民政局信息公开工作的水平提升。"),
        ("澄阳县林业局", "县自然资源局网站更新及时。"),
        ("澄阳县水务局", "省民政厅网站更新及时。"),
    ],
)
def test_one_field_by_another_name_and_organs_of_all_fields(organ: str, sentence: str) -> None:
    assert seen("M106", sentence, organ=organ) == []
