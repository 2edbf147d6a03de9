"""Sentences that are nothing but phrases, and subjects of which nothing is said."""

from __future__ import annotations

import pytest

from core.check.wording.grammar.phrases_only import phrases_only
from core.model.normalise import fold


def told(text: str) -> list[tuple[str, str]]:
    text = fold(text)
    return [(bare.lacks, text[bare.start : bare.end]) for bare in phrases_only().bare(text)]


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("根据县水务局的统一部署和要求，结合本厂工作实际。", "predicate"),
        ("水质达标。随着供水改革的深入推进和用户需求的日益增长。", "predicate"),
        ("由于水价信息除涉及商业秘密外，均在网站公布。", "predicate"),
        ("通过网站对水厂职能、内设科室、营业时间、服务电话等。", "predicate"),
        ("一是通过公示栏将水价、抄表时间、停水安排等信息。", "predicate"),
        ("主要通过网站、公众号、公示栏等渠道。", "predicate"),
        ("通过水厂网站、公众号和公示栏。公布水价36条。", "predicate"),
        ("根据《政府信息公开条例》规定，结合我镇工作实际编制。", "report"),
        ("我局政府信息公开工作按照上级要求，结合工作实际编制而成。", "report"),
        ("本镇政务公开工作，在县政府的指导下，我镇严格落实各项制度。", "subject"),
        ("2024年，本厂信息公开工作，坚持以用户为中心，水厂紧紧围绕水质公示。", "subject"),
    ],
)
def test_a_sentence_of_phrases_is_told(text: str, lacks: str) -> None:
    assert [kind for kind, _ in told(text)] == [lacks]


@pytest.mark.parametrize(
    "text",
    [
        "根据县水务局的要求，结合本厂实际，编制本报告。",
        "本报告根据上级要求，结合工作实际编制而成。",
        "由于水价信息除成本外均已公开，用户意见不多。",
        "通过网站对水价、水质、停水安排等信息进行公布。",
        "将水厂、泵站、管网等纳入巡查范围。",
        "公开渠道较为丰富，主要通过网站、公告栏、微信群等渠道。",
        "本镇政务公开工作，在县政府的指导下，各项制度不断健全。",
        "为方便用户查阅水价信息设置查询机。",
        "为保障用水安全提供支撑。",
        "通过公开选聘、公示确定了水质监督平台。",
        "通过实地走访了解了用户最关心的公示平台。",
        "依据：根据县水务局的统一部署和要求，结合本厂工作实际。",
        "根据县水务局的统一部署和要求，结合本厂工作实际",  # no full stop: a heading or a cell
    ],
)
def test_a_whole_sentence_is_not(text: str) -> None:
    assert told(text) == []


def test_the_second_subject_is_where_it_stands() -> None:
    text = fold("我厂政务公开工作，根据我厂《水价，办法》要求，我厂认真落实。")
    (bare,) = phrases_only().bare(text)
    assert (bare.start, bare.end) == (0, text.rindex("我厂") + len("我厂"))
