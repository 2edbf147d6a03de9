"""W113: abbreviations that are declared wrongly, twice in a paragraph, or not as they are used."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen, seen_in_each

WRONG = (
    ("按照《关于加强水质公开的实施意见》（以下简称）要求，公布水质12期。", "以下简称"),
    ("按照《澄阳县供水管理规定》（以下《规定》）公开水价。", "以下《规定》"),
    ("落实《澄阳县水价听证规则》（以下简称《澄阳县水价听证规则》），组织听证。", "以下简称《澄阳县水价听证规则》"),
    ("澄阳县水务局（以下简称澄阳县水务局）公布水价。", "以下简称澄阳县水务局"),
    ("按照《澄阳县排水管理细则》（以下简称《方案》）公开排水许可。", "简称《方案》"),
)
RIGHT = (
    "按照《澄阳县排水管理办法》（以下简称《排水办法》）和《澄阳县节水办法》（以下简称《节水办法》）公开信息。",
    "澄阳县水务局（以下简称水务局）公布水价。",
    "县政务服务和数据管理局（以下简称“县数据局”）通报2次。",
    "按照通知要求和澄阳县用水定额标准（以下简称《标准》）公开《用水定额表》。",
    "根据《关于印发澄阳县中水回用方案的通知》（以下简称《方案》），公布进展。",
)


def test_declarations_that_cannot_be_right() -> None:
    found = seen_in_each("W113", [sentence for sentence, _ in WRONG])
    assert [sentence for sentence, quote in WRONG if ("warning", quote) not in found[sentence]] == []


def test_sound_declarations() -> None:
    found = seen_in_each("W113", RIGHT)
    assert {
        sentence: told for sentence in RIGHT if (told := [said for said in found[sentence] if said[0] != "hint"])
    } == {}


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (("按照《澄阳县供水管理办法》（以下简称《办法》）公开水价，依据《供水办法》公布水质。",), "《供水办法》"),
        (("落实《关于水价公开的指导意见》（以下简称《意见》）。", "按照《指导意见》梳理事项。"), "《指导意见》"),
        (("根据《澄阳县河道规定》（以下简称《规定》）公示。对照《规定》（以下简称《规定》）自查。",), "简称《规定》"),
        (("按照《办法》公布水价。根据《澄阳县供水管理办法》（以下简称《办法》）公开水质。",), "《办法》"),
    ],
)
def test_another_short_form_or_the_same_again(sentences: tuple[str, ...], told: str) -> None:
    assert ("warning", told) in seen("W113", *sentences)


def test_the_short_form_of_another_paper_is_right() -> None:
    sentences = (
        "按照《澄阳县节水办法》（以下简称《办法》）公开定额。",
        "学习《排水办法》和《信访条例》。",
        "对照《节水意见》自查。",
    )
    assert [told for told in seen("W113", *sentences) if told[0] != "hint"] == []
    both = (
        "按照《澄阳县供水管理办法》（以下简称《办法》）公开水价。",
        "对照《澄阳市供水实施办法》公布水质。",
        "学习《供水办法》。",
    )
    assert [told for told in seen("W113", *both) if told[0] != "hint"] == []


def test_a_declaration_repeated_in_another_paragraph_is_a_hint() -> None:
    sentences = ("按照《澄阳县河道规定》（以下简称《规定》）公示。", "根据《澄阳县河道规定》（以下简称《规定》）自查。")
    assert {severity for severity, _ in seen("W113", *sentences)} == {"hint"}
