"""Series of members: their order, how many there are, and the marks between them."""

import pytest

from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("paragraphs", "code", "expected"),
    [
        (["一是公布水价；二是公布水质。三是公布停水计划。"], "W126", [("warning", "。")]),
        (["一是公布水价，二是公布水质；三是公布停水计划；四是公布管网图。"], "W126", [("warning", "，")]),
        (["一是公布水价。每季更新一次；二是公布水质；三是公布停水计划。"], "W126", [("warning", "；")]),
        (["第一，公布水价；第二，公布水质。第三，公布停水计划；第四，公布管网图。"], "W126", [("warning", "。")]),
        (["首先，公布水价。按季更新；其次，公布水质。"], "W126", [("warning", "；")]),
        (["一是，公布水价；二是，公布水质。"], "W126", [("warning", "，")]),
        (["分三步走：第一步，核对读数；第二步，公布水量；第二步，寄出账单。"], "W114", [("warning", "第二步")]),
        (["分三步走：第一步：核对读数。第三步：寄出账单。"], "W114", [("warning", "第三步")]),
        (
            ["一是逐户核对水表读数；", "二是逐月公布水质信息。", "三是逐季公布停水计划；", "四是逐年修订指南。"],
            "W126",
            [("warning", "。")],
        ),
        (["第一，公布水价。第三，公布水质。"], "W114", [("warning", "第三")]),
        (["①公布水价；③公布水质。"], "W114", [("warning", "③")]),
        (["1.公布水价。", "3.公布水质。"], "W114", [("warning", "3.")]),
        (["首先，公布水价。再次，公布水质。"], "W114", [("warning", "再次")]),
        (["一要公布水价；三要公布水质。"], "W114", [("warning", "三要")]),
        (
            ["从以下三个方面改进：", "一是公布水价。", "二是公布水质。"],
            "W114",
            [("warning", "三个方面")],
        ),
        (["主要做法有以下三点：1.公布水价。2.公布水质。"], "W114", [("warning", "三点")]),
        (["（一）公布水价", "（二）公布水质。", "（三）公布停水计划"], "W119", [("hint", "。")]),
        (["（一）公布情况。逐项公布。", "一、水价公布情况：按季公布。"], "W119", [("warning", "一、")]),
    ],
)
def test_found(paragraphs: list[str], code: str, expected: list[tuple[str, str]]) -> None:
    told = seen(code, *paragraphs, section="problems")
    assert [row for row in expected if row not in told] == []


@pytest.mark.parametrize(
    ("paragraphs", "code"),
    [
        (["（一）公布水价", "（二）公布水质", "（三）公布停水计划。逐户告知。"], "W119"),
        (["一是公布水价；二是公布水质；三是公布停水计划。下一步，一是修订指南，二是开展培训。"], "W126"),
        (["一是公布水价。每季更新一次。二是公布水质。", "主要依据，一是《条例》，二是《办法》。"], "W126"),
        (["一是公布水价；", "二是公布水质；", "三是公布停水计划。"], "W126"),
        (["公布水价3.5元，停水2.5小时。第一、第二水厂并网；第三水厂停产。"], "W114"),
        (["1.公布水价。", "2.公布水质。", "（二）工作打算。", "1.修订指南。"], "W114"),
        (["第一步，核对读数；第二步，公布水量。这是改革的第一步，以后逐年推进。"], "W114"),
        (["从两方面采取措施。一要公布水价。二要公布水质。三要公布停水计划。"], "W114"),
        (["做好三个方面工作：", "（一）公布水价。", "逐户告知。", "（二）公布水质。", "（三）公布停水计划。"], "W114"),
        (["第一，公布水价，二是公布水质。"], "W126"),
        (["占比最高的是水价信息，其次是水质信息，再次是停水信息。"], "W114"),
    ],
)
def test_sound(paragraphs: list[str], code: str) -> None:
    assert seen(code, *paragraphs, section="problems") == []


@pytest.mark.parametrize(
    ("paragraphs", "marked"),
    [
        (["依托网站公布水价，设专栏，二是依托公众号公布水质。"], "依托网站公布水价"),
        (["按月公布水价。", "二是公布水质。"], "按月公布水价"),
        (["一是公布水价；二是公布水质。", "加强培训，二是强化考核。"], "加强培训"),
    ],
)
def test_second_without_a_first(paragraphs: list[str], marked: str) -> None:
    assert seen("W114", *paragraphs) == [("warning", "二是"), ("warning", marked)]


def test_second_behind_a_first_in_other_words_is_a_hint() -> None:
    assert seen("W114", "第一，公布水价，二是公布水质。") == [("hint", "二是")]
    assert seen("W114", "一是公布水价。", "逐户告知；二是公布水质。") == []
