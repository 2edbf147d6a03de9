"""Series of members: their order, how many there are, and the marks between them."""

import pytest

from tests.support.wording_drafts import seen

_WORKS = ("公布水价", "公布水质", "公布停水计划", "公布管网图", "公布抄表日", "公布水库水位")


@pytest.mark.parametrize(
    ("paragraphs", "code", "expected"),
    [
        (["一是公布水价；二是公布水质。三是公布停水计划。"], "W126", [("warning", "。")]),
        (["一是公布水价，二是公布水质；三是公布停水计划；四是公布管网图。"], "W126", [("warning", "，")]),
        (["一是公布水价。每季更新一次；二是公布水质；三是公布停水计划。"], "W126", [("hint", "；")]),
        (["第一，公布水价；第二，公布水质。第三，公布停水计划；第四，公布管网图。"], "W126", [("warning", "。")]),
        (["首先，公布水价。按季更新；其次，公布水质。"], "W126", [("hint", "；")]),
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
        (["通过以下三种途径推送停水通知：一是水厂网站；二是短信平台。"], "W114", [("warning", "三种途径推送停水通知")]),
        (["四条措施：首先，公布水价；其次，公布水质；最后，公布停水计划。"], "W114", [("warning", "四条措施")]),
        (["筑牢三道防线：一是初审；二是复审。"], "W114", [("warning", "三道防线")]),
        (["水厂公布水价；另一方面公布水质。"], "W114", [("warning", "另一方面")]),
        (["（一）公布水价", "（二）公布水质。", "（三）公布停水计划"], "W119", [("hint", "。")]),
        (
            ["一）公布水价。按月公布。", "（二）公布水质。按周公布。", "（三）公布停水计划。逐户告知。"],
            "W119",
            [("warning", "一）")],
        ),
        (
            [f"{n}）{words}。逐户告知。" for n, words in zip("一二三四五六", _WORKS, strict=True)],
            "W119",
            [("hint", "一）"), ("hint", "六）")],  # most of the headings: a habit
        ),
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
        (["三条措施：首先，公布水价；其次，公布水质；最后，公布停水计划。"], "W114"),
        (["四条措施：首先，公布水价；其次，公布水质；再次，修订指南；最后，公布停水计划。"], "W114"),
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


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("一是公布水价；二是公布水质；第三，公布停水。", "第三"),
        ("（1）公布水价；（2）公布水质；3.公布停水。", "3."),
        ("1.公布水价；2.公布水质；（3）公布停水。", "（3）"),
        ("⑴公布水价；⑵公布水质；③公布停水。", "③"),
        ("其一，水价不明；其二，水质不公；第三，停水不告。", "第三"),
        ("（一）公布水价；（二）公布水质；（3）公布停水。", "（3）"),
    ],
)
def test_a_series_that_goes_on_in_other_words_is_told(sentence: str, marked: str) -> None:
    assert ("warning", marked) in seen("W114", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "一是公布水价：（1）居民水价；（2）商业水价；二是公布水质：①出厂水；②管网水。",
        "一是公布水价。1.居民水价；2.商业水价。二是公布水质。三是公布停水。",
        "首先，公布水价；其次，公布水质；最后，公布停水。",
        "第一，公布水价：一是居民；二是商业；三是工业；第二，公布水质。",
        "按照《节水办法》第（一）项、第（二）项和第（3）目公布水价。",
    ],
)
def test_a_series_within_another_is_right(sentence: str) -> None:
    assert seen("W114", sentence) == []


def test_a_member_in_the_place_of_another_is_told_once() -> None:
    """1.…；二是…；3.…: 二是 is told as mixed, and not that 2. is missing."""
    assert seen("W114", "1.公布水价；二是公布水质；3.公布停水安排。") == [("warning", "二是")]


def test_a_comma_before_a_number_of_a_series_is_told() -> None:
    assert seen("W126", "1.水价公布不及时，2.水质公布不全；3.停水通知太晚。") == [("warning", "，")]
    assert seen("W126", "①水价公布不及时；②水质公布不全、③停水通知太晚。") == [("warning", "、")]
    assert seen("W126", "1.公布水价；2.完成管网改造1、2.5公里；3.培训抄表员。") == []


def test_a_section_that_begins_with_the_second_of_three_is_told() -> None:
    assert ("warning", "二是") in seen("W114", "二是公布水价；三是公布水质。")
