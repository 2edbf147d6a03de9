"""Right words written for others of their sound, told by what stands around."""

from __future__ import annotations

import pytest

from core.check.wording.slips.candidates import shown
from core.check.wording.slips.confusions import Confusions, Kind
from core.check.wording.slips.contexts import MIDDLE, Contexts, around, better, in_word, is_open, pair_of, sides
from core.check.wording.slips.detector import detector
from core.check.wording.slips.string_table import StringTable, pack
from tests.support.known_strings import KnownStrings

_CONFUSIONS = Confusions([("yi", "已以"), ("deng", "等登"), ("ji", "级记")], [], [("den ji", "等级 登记")])


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("将政务公开列入年度重点人物，由办公室牵头推进。", "人物", "任务"),
        ("同步起草政策戒毒材料，与文件一并报批。", "戒毒", "解读"),
        ("本年度收到的申请全部安期答复。", "安", "按"),
        ("数据统计期限自2024年1月1日起自12月31日止。", "自", "至"),
    ],
)
def test_what_stands_around_tells_the_word_that_is_meant(text: str, wrong: str, right: str) -> None:
    assert [(text[s.start : s.end], s.right, s.sure) for s in detector().find(text)] == [(wrong, right, True)]


@pytest.mark.parametrize(
    "text",
    [
        "戒毒所公开探视时间和办理材料。",
        "宣传先进人物6名，由团委牵头。",
        "港澳同胞可凭证件查询。",
        "栏目有专人维护，有图片12张。",
        "合规审查和政务服务同步推进。",
        "个别科室报送信息较晚。",
        "以公开促规范，申请以书面形式提出。",
        "事件发生的时间以公告为准。",
        "对来件已及时以短信方式回复。",
        "全镇三乡八村均有公开栏。",
    ],
)
def test_the_same_words_where_they_are_meant_are_left_alone(text: str) -> None:
    assert not [slip for slip in detector().find(text) if slip.sure]


def test_around_a_word_are_its_neighbours_and_the_words_near_by() -> None:
    text = "。信息发布等级制度健全。"
    assert list(around(text, 5, 7, {"信息", "制度", "布等"})) == ["a布", "e发", "A制", "E度", "Q信息", "Q制度"]


def test_around_a_character_are_the_characters_by_their_side() -> None:
    text = "。均按时以答复答结。"
    assert list(around(text, 4, 5, frozenset())) == ["a时", "e按", "A答", "E复", "l。", "l均", "r答", "r结", "r。"]
    assert list(around("。以", 1, 2, frozenset())) == ["a。"]


def test_a_place_is_open_where_hardly_anything_is_known_over_it() -> None:
    assert is_open("。甲乙丙。", 2, 3, [9, 4, 9])
    assert not is_open("。甲乙丙。", 2, 3, [0, 5, 0])
    assert is_open("。甲乙丙。", 1, 3, [9, 4, 9])
    assert not is_open("。甲乙丙。", 1, 3, [5, 5, 0])


def test_the_counts_speak_for_the_word_that_makes_more_known() -> None:
    counts = KnownStrings({"办以": 2, "已答": 9, "已答复": 6, "办已答": 4})
    written, right = (sides("。办以答复。", 2, 3, word, counts) for word in "以已")
    assert (written, right) == ((2, 0, 0, 0, 0), (0, 9, 0, 6, 4))
    assert better(written, right) == (0 - 2) + 8 + 2 * 6 + 2 * 4
    assert better(right, written) == -better(written, right)


@pytest.mark.parametrize(("known", "part"), [({"\x06可以": 3}, True), ({"\x06以前": 1}, True), ({}, False)])
def test_a_character_within_a_word_is_none_by_itself(known: dict[str, int], part: bool) -> None:
    assert in_word("甲可以前乙" if known else "甲壹以贰乙", 2, KnownStrings(known), frozenset()) is part


def _told(
    text: str, weights: dict[str, int], bar: int, counts: KnownStrings | None = None
) -> list[tuple[str, str, Kind]]:
    """What is told with weights that speak for the second of each pair, in steps."""
    table = StringTable(pack((key, MIDDLE + steps) for key, steps in weights.items()))
    rows = [(wrong, f"{right} {bar}") for wrong, right in (("等级", "登记"), ("以", "已"))]
    counts = counts or KnownStrings()
    contexts = Contexts(counts, table, rows, _CONFUSIONS)
    symbols = shown(text)
    found = contexts.told(symbols, 0, len(symbols), counts.levels(symbols, 3))
    return [(symbols[edit.start : edit.end], edit.right, edit.kind) for _, edit in found]


def test_what_is_around_must_outweigh_the_bar() -> None:
    word, char = pair_of("等级", "登记")[0], pair_of("以", "已")[0]
    weights = {f"{word}a布": -4, f"{word}A制": -3, f"{char}A按": -5, f"{char}a请": -6}
    sign = pair_of("等级", "登记")[1], pair_of("以", "已")[1]
    weights = {key: steps * -sign[len(key) < 6] for key, steps in weights.items()}
    assert _told("信息发布等级制定。", weights, 15) == [("等级", "登记", Kind.SAME_WORD)]
    assert _told("信息发布等级制定。", weights, 16) == []
    assert _told("两件申请以按要求答复。", weights, 27) == [("以", "已", Kind.SAME_SOUND)]
    assert _told("两件申请以按要求答复。", weights, 28) == []


def test_what_is_usual_is_not_judged() -> None:
    word, sign = pair_of("等级", "登记")
    weights = {f"{word}a布": 7 * sign}
    counts = KnownStrings({"布等级": 9, "等级制": 9})
    assert _told("信息发布等级制定。", weights, 5)
    assert not _told("信息发布等级制定。", weights, 5, counts)


def test_of_two_that_are_right_in_too_many_places_neither_is_told() -> None:
    counts = detector().counts
    rows = [("制订", "制定 -90"), ("其它", "其他 -90")]
    contexts = Contexts(counts, StringTable(pack([])), rows, detector().confusions)
    text = shown("制订计划，其它照旧。")
    assert not list(contexts.told(text, 0, len(text), counts.levels(text, 3)))
