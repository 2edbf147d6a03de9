"""What is written may be meant; the word that is shown with a slip; words as figures of an edit."""

import pytest

from core.check.wording.slips.candidates import Candidate, Search
from core.check.wording.slips.confusions import Confusions, Kind
from core.check.wording.slips.meant import as_word, may_be_meant
from core.check.wording.slips.neighbours import Neighbours
from core.check.wording.slips.scoring import AS_WORD, SIDE, Figures


class Known(dict[str, int]):
    """Counts of a few strings."""

    def level(self, string: str) -> int:
        return self.get(string, 0)

    def levels(self, text: str, length: int) -> list[int]:
        return [self.level(text[i : i + length]) for i in range(len(text) - length + 1)]

    def with_each(self, before: str, characters: str, after: str) -> list[int]:
        return [self.level(before + char + after) for char in characters]


@pytest.mark.parametrize(
    ("text", "slip", "shown"),
    [
        ("做好解毒工作", Candidate(3, 4, "读", Kind.SAME_SOUND), ("解毒", "解读")),
        ("进行行政复议", Candidate(1, 2, "", Kind.DOUBLED), ("进行行", "进行")),
        ("行政议案件", Candidate(2, 2, "复", Kind.MISSING), ("政议", "政复议")),
        ("社会督监机制", Candidate(2, 4, "监督", Kind.TURNED), ("督监", "监督")),
    ],
)
def test_a_slip_is_shown_with_the_word_it_belongs_to(text: str, slip: Candidate, shown: tuple[str, str]) -> None:
    start, end, right = as_word(text, slip, Known({"解读": 9}).level)
    assert (text[start:end], right) == shown


def test_a_word_hardly_rarer_than_the_other_may_be_meant() -> None:
    level = Known({"特邀": 6, "特约": 7, "解毒": 3, "解读": 9}).level
    words = {"特邀", "特约", "解毒", "解读"}
    assert may_be_meant("聘请特邀监督员", Candidate(3, 4, "约", Kind.SHAPE), level, words)
    assert not may_be_meant("做好解毒工作", Candidate(3, 4, "读", Kind.SAME_SOUND), level, words)
    assert not may_be_meant("进行行政复议", Candidate(1, 2, "", Kind.DOUBLED), level, {*words, "进行"})
    assert not may_be_meant("做好街读工作", Candidate(2, 3, "解", Kind.NEAR_SOUND), level, words)


def test_figures_tell_how_well_a_text_parts_into_words() -> None:
    words = {"信函": 6, "提出": 12, "申请": 13, "可": 9, "以": 12, "信": 4}
    counts = Known({AS_WORD + word: level for word, level in words.items()})
    figures = Figures("可以信涵提出申请", counts, frozenset()).of(Candidate(3, 4, "函", Kind.SAME_SOUND))
    written, corrected = figures[24:28], figures[SIDE + 24 : SIDE + 28]
    assert written[0] - corrected[0] == (17 - 4) + 20 - (17 - 6)  # 信 and the unknown 涵 against the word 信函
    assert written[1:] == [2, 1, 0]  # two characters alone, the longest word one character, not known as a word
    assert corrected[1:] == [0, 2, 6]


def test_a_character_that_completes_a_word_is_put_in_where_no_string_spans_the_gap() -> None:
    words = [("yan chu", "演出"), ("an pai", "安排")]
    confusions = Confusions([], [], words)
    counts = Known({"民演": 6, "安排": 9, "惠民演": 5, "民演出": 6, "出安排": 8, "演出安": 1})
    search = Search(counts, Neighbours([("演", "出"), ("出", "安")], []), confusions)
    put_in = [edit for edit in search.edits("惠民演安排。") if edit.kind is Kind.MISSING]
    assert put_in == [Candidate(3, 3, "出", Kind.MISSING)]
    assert not [edit for edit in search.edits("惠民演出安排。") if edit.kind is Kind.MISSING]
