"""A noun that the second of two verbs governs is not told of the first."""

from __future__ import annotations

import pytest

from core.check.wording.grammar.objects import object_pairs
from core.check.wording.grammar.predicates import predicates
from core.model.normalise import fold


@pytest.mark.parametrize(
    "text",
    [
        "加强巡查堵塞漏洞，提高认识明确责任，开展监测掌握质量。",
        "优化环境释放活力，深化协作打通供水渠道，设立专栏宣传典型。",
        # verbs with their outcome, of one character, and behind 加快
        "加强对标找准差距，提升站位扛牢主体责任，加强走访听民声解难题。",
        "加快归集档案，加快整治隐患。",
        # what is had is named by what is done
        "负有消除危险义务，采用总承包方式建设。",
        "杜绝虚假信息，清理过时制度，打击违法建设。",
    ],
)
def test_the_nearer_verb_governs(text: str) -> None:
    assert list(object_pairs().misfits(fold(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        # the verb between names the noun, or belongs to its attribute
        "完善制度执行力度。",
        "深化水价政策解读质量。",
        "加大信息审核机制。",
        "满足了用户查询难的问题。",
        # other words across a border of two, and a longer word that ends like a verb
        "深化监督办理质量。",
        "加大税费优惠政策。",
    ],
)
def test_a_verb_that_names_the_noun_does_not(text: str) -> None:
    (found,) = object_pairs().misfits(fold(text))
    assert found.noun == fold(text)[found.end - 2 : found.end]


def test_what_is_told_of_a_deed_is_not_told_of_its_object() -> None:
    assert not list(predicates().misfits(fold("宣传制度不够广泛。")))
    (found,) = predicates().misfits(fold("水价公示制度不够广泛。"))
    assert found.noun == "制度"
