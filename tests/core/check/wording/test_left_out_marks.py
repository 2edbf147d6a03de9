"""Marks left out between items and between clauses, told by what usually stands there."""

from __future__ import annotations

import pytest

from core.check.wording.marks.left_out_marks import CLAUSES, ITEMS, LeftOutMarks, Weights, left_out_marks
from core.check.wording.marks.mark_figures import FIRST_FIGURES, MarkCounts
from core.check.wording.marks.marked_text import marked_text
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import Trees
from core.model.normalise import fold
from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("sentence", "joint", "mark"),
    [
        ("积极营造全民节水的浓厚氛围主动回应用户对水价的疑问。", "氛围主动", "，"),
        ("严格落实停水信息的三级审核制度及时更新水价公示栏目。", "制度及时", "，"),
        ("公开生态环境、应急管理医疗卫生、水旱灾害防御等领域的信息。", "管理医疗", "、"),
        ("面向机关干部、村组干部企业职工开展节水宣传。", "干部企业", "、"),
    ],
)
def test_a_mark_is_missing(sentence: str, joint: str, mark: str) -> None:
    assert [shown for _, shown in seen("W125", sentence)] == [joint]
    at = sentence.index(joint) + 2
    assert seen("W125", f"{sentence[:at]}{mark}{sentence[at:]}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "围绕各厂的信息报送主体责任定期通报公示栏的更新情况。",
        "督促各厂按照三级审核制度定期更新水价公示栏目。",
        "在全民节水的浓厚氛围里主动回应用户对水价的疑问。",
        "镇政府报送的停水信息我局统一审核。",
        "定期更新水价公示栏目。",
        "公开水费收缴、管网改造项目招标等信息。",
    ],
)
def test_one_clause(sentence: str) -> None:
    assert seen("W125", sentence) == []


class Alike:
    """Strings and words of which nothing is known, or of which every mark is as usual."""

    def __init__(self, level: int) -> None:
        self._level = level

    def level(self, string: str) -> int:
        del string
        return self._level

    def levels(self, text: str, length: int) -> list[int]:
        return [self._level] * (len(text) - length + 1)


def weighed(strings: int, marks: int, *, score: float = 1.0) -> LeftOutMarks:
    counts = MarkCounts(Alike(strings), Alike(marks), detector().vectors)
    trees = Trees([([], [score])])
    return LeftOutMarks(counts, dict.fromkeys((ITEMS, CLAUSES), Weights(trees, 0.5, trees, 0.5, 2.0)))


def places(text: str) -> list[tuple[str, tuple[str, ...]]]:
    marked = marked_text(fold(text))
    found = weighed(0, 9).places(marked, fold(text))
    return [(marked.signs[place.at - 1 : place.at + 1], place.kinds) for place in found]


def test_places_lie_within_items_and_clauses_long_enough() -> None:
    assert places("井盖泵站、水表。") == [("盖泵", (ITEMS,))]
    assert places("井盖泵站，水表。") == []
    assert places("井盖坏泵站停，水表。") == [("坏泵", (CLAUSES,))]
    assert places("水表、井盖坏泵站停。") == [("盖坏", (ITEMS,)), ("坏泵", (ITEMS, CLAUSES)), ("泵站", (ITEMS,))]


def test_a_governed_clause_and_a_quotation_are_left_alone() -> None:
    assert places("在井盖坏泵站停，水表。") == []
    assert places("水表、“井盖泵站”。") == []
    assert places("水表、井盖“泵”泵站水泵。") == [("泵站", (ITEMS, CLAUSES)), ("站水", (ITEMS,))]


def test_what_is_well_known_is_not_weighed_nor_what_no_mark_stands_beside() -> None:
    text = fold("井盖泵站、水表。")
    assert [(gap.start, gap.end) for gap in weighed(0, 9).gaps(text)] == [(0, 4)]
    assert list(weighed(9, 9).gaps(text)) == []
    assert list(weighed(0, 1).gaps(text)) == []
    assert list(weighed(0, 9, score=0.4).gaps(text)) == []


def test_figures_begin_with_the_first_ones() -> None:
    marks, marked = weighed(0, 9), marked_text(fold("井盖泵站、水表、阀门。"))
    with_mark = marked.with_mark(2)
    first = marks.first(*with_mark)
    assert first is not None
    assert len(first) == FIRST_FIGURES
    figures = marks.figures(first, *with_mark)
    assert figures[:FIRST_FIGURES] == first
    assert figures[-3:] == [2, 0, 0]  # nothing before, then items of two


def test_the_tables_of_the_program() -> None:
    assert list(left_out_marks().gaps("")) == []
