"""A government, its office or a town as the one whose year a department's or a town's report tells (M106)."""

from __future__ import annotations

import pytest

from core.check.leftovers.organs.governments import governments_told
from tests.support.wording_drafts import ORGAN, seen

TOWN, STREET = "澄阳县河湾镇人民政府", "澄阳县城关街道办事处"
_OFFICE = "澄阳县人民政府办公室高度重视政府信息公开工作，成立领导小组。"


def _told(sentence: str, organ: str = ORGAN) -> list[str]:
    return [words for severity, words in seen("M106", sentence, organ=organ) if severity != "hint"]


@pytest.mark.parametrize("sentence", governments_told().bad)
def test_what_is_left_over_is_told(sentence: str) -> None:
    assert len(_told(sentence)) == 1


@pytest.mark.parametrize("sentence", governments_told().good)
def test_what_is_said_of_others_is_not(sentence: str) -> None:
    assert _told(sentence) == []


@pytest.mark.parametrize("organ", [TOWN, STREET, "澄阳县退役军人事务局"])
def test_in_reports_of_towns_and_departments(organ: str) -> None:
    assert _told(_OFFICE, organ) == ["澄阳县人民政府办公室"]


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县人民政府", _OFFICE),
        ("澄阳县政务服务和数据管理局", _OFFICE),
        ("澄阳经济开发区管理委员会", _OFFICE),
        (TOWN, "河湾镇高度重视政府信息公开工作，成立领导小组。"),
        (TOWN, "澄阳县河湾镇共收到政府信息公开申请3件。"),
        (STREET, "城关街道持续规范信息发布，更新政府信息公开目录。"),
    ],
)
def test_not_where_it_speaks_for_itself(organ: str, sentence: str) -> None:
    assert _told(sentence, organ) == []
