"""Slips that sound or look like the genre's words."""

import pytest

from core.base.resources import read_toml
from core.check.wording.near_misses import near_misses


def slips(text: str) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.right) for s in near_misses().find(text)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("组织业务陪训两次。", "陪训", "培训"),
        ("专拦建设有序推进。", "专拦", "专栏"),
        ("依法答覆申请人。", "答覆", "答复"),
        ("做好政策借读工作。", "借读", "解读"),
        ("推进欣喜公开。", "欣喜", "信息"),
        ("健全工作机智。", "机智", "机制"),
        ("存在的间题主要有两个。", "间题", "问题"),
        ("网战建设取得成效。", "网战", "网站"),
    ],
)
def test_slip_beside_a_word_of_the_genre(text: str, wrong: str, right: str) -> None:
    assert slips(text) == [(wrong, right)]
    (slip,) = near_misses().find(text)
    assert slip.near


@pytest.mark.parametrize(
    "text",
    [
        "各单位分工开展培训，公正务实办理申请，以公开促落实。",
        "及时发布惠农补贴信息，公布办公时间和联系电话。",
        "即时公开与及时公开并重，收到申请后依法恢复原状，受到申请人好评。",
        "政府信息公开行政复议、行政诉讼均未发生，公开粒度进一步细化。",
        "工程监理制度、公开议事制度健全，公开刑事案件审理结果。",
        "在工作中央求人的现象不存在。",
        "集中发布惠企政策，推行政府信息公开工作一网通办。",
    ],
)
def test_good_text_has_none(text: str) -> None:
    assert slips(text) == []


def test_no_word_of_the_genre_is_a_slip_of_another() -> None:
    words = [w for w in read_toml("lexicon", "genre_words.toml")["words"].split() if len(w) > 1]
    assert len(words) > 300
    assert [w for w in words if slips(w)] == []


def test_no_pair_of_the_genre_holds_a_slip() -> None:
    for pair in read_toml("lexicon", "genre_words.toml")["pairs"]:
        for left in pair["left"].split():
            for right in pair["right"].split():
                assert slips(f"，{left}{right}，") == [], left + right
