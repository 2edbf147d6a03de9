"""Deeds said again in their paragraph, with other adverbs too, and headings said twice."""

from __future__ import annotations

import pytest

from core.check.wording.repeats import deeds_again


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("用好水务网站主渠道,公布水价12条。定期检修,用好水务网站主渠道。", []),  # no verb that opens nearly always
        ("完善水价公示栏目设置。全年公布水价12条,完善水价公示栏目设置。", ["完善水价公示栏目设置"]),
        ("不断完善水价公示流程,增设水质专栏,进一步完善水价公示流程。", ["完善水价公示流程"]),
        ("一是健全抄表复核制度,按月抽查,及时健全我局抄表复核制度。", ["健全我局抄表复核制度"]),
        ("切实拓宽用户反映渠道,设置意见箱,并不断拓宽用户反映渠道。", ["拓宽用户反映渠道"]),
        # what goes on, or is still to be done
        ("完善水价公示栏目设置。下一步,完善水价公示栏目设置。", []),
        ("完善水价公示栏目设置,公布水价12条。2025年完善水价公示栏目设置。", []),
        ("完善水价公示栏目设置,公布水价12条,并将完善水价公示栏目设置。", []),
        ("完善水价公示栏目设置。栏目仍存在更新不及时,完善水价公示栏目设置。", []),
        # a heading and its first sentence
        ("(一)完善水价公示栏目设置。我局完善水价公示栏目设置,公布水价12条。", []),
        ("一是完善水价公示栏目设置。完善水价公示栏目设置,公布水价12条。", []),
        # the aim of two deeds
        ("公布水价,提高供水服务水平质量。公布水质,提高供水服务水平质量。", []),
        # other objects, short ones, numbers
        ("完善水价公示流程,完善水质公示流程,完善停水公示流程。", []),
        ("加强培训,公布水价,加强培训。", []),
        ("提高公开质量。水厂按月公布水质,提高公开质量。", []),
        ("增加水价信息公布12条。镇上的水厂增加水价信息公布12条。", []),
        ("完善镇区供水管网布局,完善县城供水管网布局。", []),
        ("推进城区供水管网改造,投资两千万元,推进镇区供水管网改造。", []),
        ("未发生因水价公示引起的复议,未收取费用,未发生因水价公示引起的诉讼。", []),
    ],
)
def test_a_deed_is_said_once_in_a_paragraph(text: str, said: list[str]) -> None:
    assert [text[again.start : again.end] for again in deeds_again.deeds(text)] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(二)水价公示方面。水价公示方面。公布12条。", ["水价公示方面。"]),
        ("抄表收费情况。抄表收费情况。", ["抄表收费情况。"]),
        ("(二)水价公示。水价公示:公布12条。", ["水价公示:"]),
        ("水价公示:水价,水质。", []),
        ("公布水价。公布水质。公布水价。", []),
        ("收到3件。收到3件。", []),
        ("很好。很好。", []),
        ("水价公示方面。水价公示方面公布12条。", []),
    ],
)
def test_a_short_sentence_stands_once(text: str, said: list[str]) -> None:
    assert [text[again.start : again.end] for again in deeds_again.short_sentences(text)] == said
