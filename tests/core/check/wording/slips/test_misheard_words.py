"""Words of a sound that is only roughly that of the ones that are meant."""

from __future__ import annotations

import pytest

from core.check.wording.slips.detector import detector
from core.check.wording.slips.misheard_words import Misheard


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("开展水质监督减产。", "减产", "检查"),
        ("公开重点临沂信息。", "临沂", "领域"),
        ("及时回应群众官气。", "官气", "关切"),
        ("加大宣传离队，提高知晓率。", "离队", "力度"),
        ("增强做好增幅信息公开工作的责任感。", "增幅", "政府"),  # a word of the trade too
    ],
)
def test_the_word_that_is_at_home_there_is_told(text: str, wrong: str, right: str) -> None:
    told = [(text[s.start : s.end], s.right, s.sure) for s in detector().find(text)]
    assert told == [(wrong, right, True)]


@pytest.mark.parametrize(
    "text",
    [
        "减产的水厂恢复供水。", "与临沂市水务局交流。", "服务员说话带官气，已批评教育。", "3名抢修队员离队休整。",
        "水厂宣传几章新制度。", "冬天来临前检查管网。", "去掉网站上的空白栏目。", "检索功能不便，已减少菜单层级。",
        "丰富职工业余生活，严格把关支出。",
    ],
)  # fmt: skip
def test_words_that_are_meant_are_left_alone(text: str) -> None:
    assert not [s for s in detector().find(text) if s.sure]


class _NothingKnown:
    """Counts that know no string."""

    def level(self, string: str) -> int:
        return 0

    def levels(self, text: str, length: int) -> list[int]:
        return [0] * max(0, len(text) - length + 1)


def test_where_no_string_is_known_nothing_is_at_home() -> None:
    misheard = Misheard(_NothingKnown(), detector().confusions, trees=None)  # type: ignore[arg-type]
    text = "\0\0公开重点临沂信息\0\0"
    assert list(misheard.sure(text, 0, len(text), [0] * len(text), weigher=None)) == []  # type: ignore[arg-type]
