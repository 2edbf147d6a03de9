"""Marks put for others and where none belongs, told by what stands beside marks in correct prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.check.wording.marks.expected_marks import EXPECTED, Bars, Doubt, ExpectedMarks, expected_marks
from core.check.wording.marks.mark_figures import BROKEN_WORDS, MarkCounts, first_figures, other_figures, parts_around
from core.check.wording.marks.marked_text import marked_text
from core.check.wording.slips.scoring import Trees
from core.check.wording.slips.word_vectors import WordVectors, pack_vectors
from core.model.normalise import fold
from tests.support.wording_drafts import seen

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("sentence", "mark", "right"),
    [
        ("全年主动公开水价、水质；停水安排等重要信息。", "；", "、"),
        ("及时公开水价调整、停水通知。水质检测等信息。", "。", "、"),
        ("公开停水安排、水价标准，水质检测、用户投诉等信息。", "，水", "、"),
        ("加强对各水厂；各供水站、各营业厅的业务指导，每季度检查一次。", "；", "、"),
        ("我局严格落实政、府信息公开审核制度，按月通报情况。", "、", ""),
        ("依法依规答复申请人，不断提升服务水，平和工作效率。", "，平", ""),
        ("我局不断规范政府信息公，开工作流程，按月公布水质信息。", "，", ""),
        ("坚持以公开为常态、不公开为例。外，依法公开水价信息。", "。", ""),
    ],
)
def test_a_wrong_mark_is_told_and_the_right_one_is_not(sentence: str, mark: str, right: str) -> None:
    assert seen("W133", sentence) == [("warning", mark[0])]
    assert seen("W133", sentence.replace(mark, f"{right}{mark[1:]}", 1)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "线上、线下同步公开水价，方便用户。",
        "全年没有发生失密、泄密事件，各水厂按月报送信息。",
        "各科室分工协作、密切配合，全年公开水质信息48条。",
        "（一）主动公开情况。全年公开水价信息12条，其中解读3条。",
        "（二）依申请公开。被申请行政复议1件，已办结。",
        "一、公布水价；二、公布水质。",
        "印发《水价、水质公开办法》，组织培训2次。",
    ],
)
def test_right_marks(sentence: str) -> None:
    assert seen("W133", sentence) == []


def test_a_word_with_a_mark_in_it_lacks_no_character() -> None:
    sentence = "严格落实政、府信息公开审核制度，方便用户查询。"
    assert seen("W133", sentence) == [("warning", "、")]
    assert seen("W120", sentence) == []
    assert seen("W120", sentence.replace("政、", "")) != []


def test_what_ends_a_clause_is_the_writers_to_choose() -> None:
    told = {(written, meant) for written, meant, _ in expected_marks().bars}
    assert not told & {(";", ","), (",", "。"), (";", "。"), (",", ";"), ("。", ";")}
    assert {(";", "、"), ("、", ";"), (",", "、"), ("、", ","), ("。", "")} <= told


def test_signs_and_marks() -> None:
    text = marked_text(fold("（一）依规印发《水价、水质办法》（试行），称“公开、透明”2次、A类"))
    assert text.signs == "(依规印发《,称“公开透明”0次、A类"
    assert [text.signs[place] for place in text.places] == [",", "、"]
    assert [text.starts[text.signs.index(sign)] for sign in "(《,0"] == [0, 7, 20, 29]
    assert parts_around(text, 1) == ["(依规印发《", "称“公开透明”0次", "A类", ""]
    assert text.is_open_to_doubt(0)
    assert not marked_text("(二)依申请公开。申请15件。").is_open_to_doubt(0)
    assert marked_text("一、公布水价;二、公布水质;3.公布三、四月停水").signs == "(公布水价;(公布水质;(公布三、四月停水"


class Level:
    """Knows but some strings."""

    def __init__(self, known: dict[str, int]) -> None:
        self._known = known

    @property
    def level(self) -> Callable[[str], int]:
        return lambda string: self._known.get(string, 0)

    def levels(self, text: str, length: int) -> list[int]:
        return [self.level(text[at : at + length]) for at in range(len(text) - length + 1)]


_NO_VECTORS = WordVectors(pack_vectors([], 2, b"", b"", b""))


def _marks(counts: MarkCounts, scores: list[float], worth: float = 0.0) -> ExpectedMarks:
    bars = {(",", "、", False): Bars(1.0, 3.0), (",", "", True): Bars(1.0, 3.0)}
    return ExpectedMarks(counts, [Trees([([], [0.0])])] * 5, [Trees([([], [s])]) for s in scores], bars, worth)


@pytest.mark.parametrize(
    ("ahead", "doubts"),
    [(0.9, []), (1.1, [False]), (3.1, [True])],
)
def test_bars(ahead: float, doubts: list[bool]) -> None:
    counts = MarkCounts(Level({}), Level({}), _NO_VECTORS)
    found = _marks(counts, [ahead, 0, 0, 0, 0], worth=-1.0).doubts("公布水价,水质。")
    assert list(found) == [Doubt(4, "、", sure) for sure in doubts]


def test_the_first_trees_may_be_enough() -> None:
    counts = MarkCounts(Level({}), Level({}), _NO_VECTORS)
    assert list(_marks(counts, [9, 0, 0, 0, 0]).doubts("公布水价,水质。")) == []


def test_a_mark_within_a_word_has_bars_of_its_own() -> None:
    within = MarkCounts(Level({"\x06水质": 5}), Level({}), _NO_VECTORS)
    without = MarkCounts(Level({}), Level({}), _NO_VECTORS)
    for counts, doubts in ((within, [Doubt(3, "", sure=True)]), (without, [])):
        assert list(_marks(counts, [0, 0, 0, 0, 4], worth=-1.0).doubts("公布水,质信息。")) == doubts


def test_figures() -> None:
    counts = MarkCounts(Level({"\x06水质": 5, "布水": 2}), Level({"水价、": 7, "水价,": 3, "、水": 4}), _NO_VECTORS)
    text = marked_text("公布水价、水质,水费。")
    first, others = first_figures(counts, text, 0), other_figures(counts, text, 0)
    assert first[:8] == [7, 1, 4, 2, 4, -3, -3, 7]  # no mark before, ， behind; four and two signs; 水价 before 、
    assert others[BROKEN_WORDS] == [0, 0, 0]
    within = marked_text("公布水,质信息。")
    assert other_figures(counts, within, 0)[BROKEN_WORDS] == [5, 0, 0]


def test_the_tables_of_the_program() -> None:
    assert len(EXPECTED) == 5
    assert list(expected_marks().doubts("")) == []
    assert all(bars.warning is None or bars.hint <= bars.warning for bars in expected_marks().bars.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "重点推进供水领域水价公示。方便用户了解办事流程，全年接待来访12次。",
        "加强水价审核、着力推进重点领域信息公开，方便用户查询。",
        "涉及供水安全，节水宣传，防汛抗旱、水价公示等内容。",
    ],
)
def test_what_is_but_likely_is_a_hint(sentence: str) -> None:
    assert [severity for severity, _ in seen("W133", sentence)] == ["hint"]


def test_words_are_alike_by_their_numbers() -> None:
    vectors = WordVectors(pack_vectors(["水价", "水质", "开展"], 2, bytes([3, 4, 3, 4, 4, 253]), bytes(6), bytes(6)))
    assert vectors.alike("水价", "水质") == pytest.approx(1)
    assert vectors.alike("水价", "开展") == pytest.approx(0)
    assert vectors.alike("水价", "水厂") == -2
