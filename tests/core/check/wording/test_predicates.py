"""What is told of nouns, as it is read and as the table judges it."""

from __future__ import annotations

import pytest

from core.base.resources import read_toml
from core.check.wording.grammar.predicates import Predicates, predicates
from core.model.normalise import fold


def noun_of(clause: str) -> str:
    return clause[-2:]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("水价公示的数量明显增加，", ["数量增加"]),
        ("反映问题的渠道更加流利、内容丰富。", ["渠道流利"]),
        ("用户对水价政策的理解不够深重，", ["理解深重"]),
        ("答复时限由10日压缩至7日，", ["时限压缩"]),
        ("窗口服务态度冷淡的问题，", ["态度冷淡"]),
        # it is the object of something else, or beside another noun
        ("按照用户需求逐步增加。", []),
        ("提高水质明显增加，", []),
        ("业务能力和宣传次数明显增加，", []),
        # no word of degree
        ("推动供水数量增加，", []),
    ],
)
def test_what_stands_right_before_is_told_of(text: str, pairs: list[str]) -> None:
    assert [pair.noun + pair.verb for pair in Predicates().told(fold(text), noun_of)] == pairs


@pytest.mark.parametrize(
    "text",
    [
        "用户反映问题的渠道更加流利。",
        "用户咨询的渠道逐步提高，",
        "窗口人员的语言僵直，",
        "抄表到户的比例加强到68%，",
        "答复的时限由10日减轻至7日，",
        "水价信息的格式进一步单一。",
    ],
)
def test_what_no_noun_of_the_class_has_is_told(text: str) -> None:
    (found,) = predicates().misfits(fold(text))
    assert found.sure


@pytest.mark.parametrize(
    "text",
    [
        "用户咨询的渠道更加畅通，咨询量明显增加，服务水平稳步提高，答复时限由10日压缩至7日。",
        "用户的节水意识不断增强，供水管网设施进一步完善，整改责任进一步压实。",
        "解读形式较为单一，宣传氛围浓厚，漏水问题明显减少，用户的需求不断增长。",
    ],
)
def test_what_is_usual_is_not_told(text: str) -> None:
    assert list(predicates().misfits(fold(text))) == []


def test_the_lists_belong_together() -> None:
    data = read_toml("lexicon", "object_verbs.toml")
    changed, states = data["changed"].split(), data["states"].split()
    assert not set(changed) & set(states)
    assert not set(data["degrees"].split()) & set(data["of_states"].split())


def test_a_rate_is_no_number_of_times() -> None:
    (found,) = predicates().misfits(fold("节水短片单条最高收视率达到18.6万次。"))
    assert (found.verb, found.noun) == ("18.6万次", "收视率")
    assert not list(predicates().misfits(fold("满意率达到98.6%，更新频率为3次。")))


def test_a_verb_may_govern_what_it_is_not_told_of() -> None:
    (found,) = predicates().misfits(fold("咨询的数量明显提高，"))
    assert found.noun == "数量"
    assert not list(predicates().misfits(fold("咨询的质量明显提高，数量明显增加。")))
