"""What is written may be meant; the word that is shown with a slip; words as figures of an edit."""

import pytest

from core.check.wording.slips.candidates import Candidate, Search
from core.check.wording.slips.confusions import Confusions, Kind
from core.check.wording.slips.meant import as_word, combines_freely, is_usual, may_be_meant
from core.check.wording.slips.neighbours import Neighbours
from core.check.wording.slips.scoring import AS_WORD, SIDE, Figures
from core.check.wording.slips.string_table import ALONE_BEFORE, ALONE_BEHIND
from core.check.wording.slips.word_vectors import WordVectors, pack_vectors
from tests.support.known_strings import KnownStrings

#: Of no word is anything known.
NONE = WordVectors(pack_vectors([], 1, b"", b"", b""))


@pytest.mark.parametrize(
    ("text", "slip", "shown"),
    [
        ("做好解毒工作", Candidate(3, 4, "读", Kind.SAME_SOUND), ("解毒", "解读")),
        ("进行行政复议", Candidate(1, 2, "", Kind.DOUBLED), ("进行行", "进行")),
        ("行政议案件", Candidate(2, 2, "复", Kind.MISSING), ("政议", "政复议")),
        ("社会督监机制", Candidate(2, 4, "监督", Kind.TURNED), ("督监", "监督")),
        ("公开12条,据情况通报", Candidate(6, 6, "根", Kind.MISSING), ("据", "根据")),
        ("公开水价,解毒政策", Candidate(6, 7, "读", Kind.SAME_SOUND), ("解毒", "解读")),
        ("做好毒,", Candidate(2, 3, "读", Kind.SAME_SOUND), ("好毒", "好读")),
    ],
)
def test_a_slip_is_shown_with_the_word_it_belongs_to(text: str, slip: Candidate, shown: tuple[str, str]) -> None:
    start, end, right = as_word(text, slip, KnownStrings({"解读": 9}).level)
    assert (text[start:end], right) == shown


def test_a_word_hardly_rarer_than_the_other_may_be_meant() -> None:
    level = KnownStrings({"特邀": 6, "特约": 7, "解毒": 3, "解读": 9}).level
    words = {"特邀", "特约", "解毒", "解读"}
    assert may_be_meant("聘请特邀监督员", Candidate(3, 4, "约", Kind.SHAPE), level, words)
    assert not may_be_meant("做好解毒工作", Candidate(3, 4, "读", Kind.SAME_SOUND), level, words)
    assert not may_be_meant("进行行政复议", Candidate(1, 2, "", Kind.DOUBLED), level, {*words, "进行"})
    assert not may_be_meant("做好街读工作", Candidate(2, 3, "解", Kind.NEAR_SOUND), level, words)


@pytest.mark.parametrize(
    ("text", "slip", "usual"),
    [
        ("。下步打算", Candidate(2, 2, "一", Kind.MISSING), True),
        ("进步加强", Candidate(1, 1, "一", Kind.MISSING), False),
        ("开会十四次", Candidate(2, 2, "第", Kind.MISSING), True),
        ("收到六件", Candidate(2, 3, "文", Kind.SHAPE), True),
        ("征求一见", Candidate(2, 3, "意", Kind.SAME_SOUND), False),
        ("二十一见", Candidate(2, 3, "意", Kind.SAME_SOUND), True),
        ("。推改革。", Candidate(2, 2, "进", Kind.MISSING), True),
        ("加快转职能。提效能。", Candidate(3, 3, "变", Kind.MISSING), True),
        ("加快转职能。提高效能。", Candidate(3, 3, "变", Kind.MISSING), False),
        ("由分管局领导", Candidate(3, 4, "", Kind.EXTRA), True),
    ],
)
def test_short_forms_numerals_and_organs_are_usual(text: str, slip: Candidate, *, usual: bool) -> None:
    assert is_usual(text, slip, KnownStrings({"五件": 6, "三件": 7, "三见": 1}).level) is usual


@pytest.mark.parametrize(
    ("text", "slip", "free"),
    [
        ("公开件六条", Candidate(2, 2, "文", Kind.MISSING), True),
        ("规范件六条", Candidate(2, 2, "文", Kind.MISSING), False),
        ("公开指六条", Candidate(2, 2, "文", Kind.MISSING), False),
        ("七天公示期", Candidate(2, 2, "内", Kind.MISSING), True),
        ("工作日答复时限", Candidate(3, 3, "内", Kind.MISSING), True),
        ("期限答复时限", Candidate(2, 2, "内", Kind.MISSING), False),
        ("逾期未作回应", Candidate(4, 4, "出", Kind.MISSING), True),
        ("逾期未发回应", Candidate(4, 4, "出", Kind.MISSING), False),
        ("两网互设专栏", Candidate(2, 3, "开", Kind.SHAPE), True),
        ("两网牙设专栏", Candidate(2, 3, "开", Kind.SHAPE), False),
        ("两网共开设专栏", Candidate(2, 3, "公", Kind.SAME_SOUND), True),
        ("两网共开信息", Candidate(2, 3, "公", Kind.SAME_SOUND), False),
    ],
)
def test_some_words_stand_beside_any(text: str, slip: Candidate, *, free: bool) -> None:
    assert combines_freely(text, slip, {"开设"}) is free


def test_figures_tell_how_usual_a_character_is_as_a_word_alone() -> None:
    words = {AS_WORD + "的": 15, AS_WORD + "理解": 9, AS_WORD + "理": 6, AS_WORD + "不够": 9}
    counts = KnownStrings({**words, ALONE_BEHIND + "的理": 2, ALONE_BEFORE + "的理": 9})
    figures = Figures("的理不够", counts, frozenset(), NONE).of(Candidate(2, 2, "解", Kind.MISSING))
    assert figures[28:30] == [0, 2]  # 理 is a word behind 的 in few texts and before 不 in none
    assert figures[SIDE + 28 : SIDE + 30] == [16, 32]  # no character beside 解 stands alone


def test_figures_tell_how_well_characters_follow_each_other() -> None:
    counts = KnownStrings({"公": 9, "开": 9, "公开": 8, "开工": 3, "开工作": 2, "工作": 8, "公开工": 3, "公开工作": 3})
    figures = Figures("公开工作", counts, frozenset(), NONE).of(Candidate(1, 2, "布", Kind.SHAPE))
    assert figures[30] == (8 - 9 - 4) + (3 - 8 - 2) + (3 - 3)  # 公|开, 公开|工, 公开工|作
    assert figures[SIDE + 30] < figures[30]


def test_the_character_as_written_may_stand_near_by_once_more() -> None:
    figures = Figures("严格严按照", KnownStrings(), frozenset(), NONE)
    assert figures.of(Candidate(2, 3, "", Kind.EXTRA))[-2] == 1
    assert figures.of(Candidate(1, 2, "", Kind.EXTRA))[-2] == 0


def test_figures_tell_how_well_a_text_parts_into_words() -> None:
    words = {"信函": 6, "提出": 12, "申请": 13, "可": 9, "以": 12, "信": 4}
    counts = KnownStrings({AS_WORD + word: level for word, level in words.items()})
    figures = Figures("可以信涵提出申请", counts, frozenset(), NONE).of(Candidate(3, 4, "函", Kind.SAME_SOUND))
    written, corrected = figures[24:28], figures[SIDE + 24 : SIDE + 28]
    assert written[0] - corrected[0] == (17 - 4) + 20 - (17 - 6)  # 信 and the unknown 涵 against the word 信函
    assert written[1:] == [2, 1, 0]  # two characters alone, the longest word one character, not known as a word
    assert corrected[1:] == [0, 2, 6]


def test_a_character_that_completes_a_word_is_put_in_where_no_string_spans_the_gap() -> None:
    words = [("yan chu", "演出"), ("an pai", "安排")]
    confusions = Confusions([], [], words)
    counts = KnownStrings({"民演": 6, "安排": 9, "惠民演": 5, "民演出": 6, "出安排": 8, "演出安": 1})
    search = Search(counts, Neighbours([("演", "出"), ("出", "安")], []), confusions)
    put_in = [edit for edit in search.edits("惠民演安排。") if edit.kind is Kind.MISSING]
    assert put_in == [Candidate(3, 3, "出", Kind.MISSING)]
    assert not [edit for edit in search.edits("惠民演出安排。") if edit.kind is Kind.MISSING]


def test_a_character_alone_that_is_no_word_there_is_made_a_word_of() -> None:
    confusions = Confusions([], [], [("li jie", "理解")])
    counts = KnownStrings({"理不够": 2, "的理解": 8, "理解不": 6, "解不够": 4, "法的理": 0, "的理不": 0, "不够深": 7})
    neighbours = Neighbours([("的", "理"), ("理", "解不"), ("解", "不")], [])
    search = Search(counts, neighbours, confusions)
    put_in = [edit for edit in search.edits("条法的理不够深。") if edit.kind is Kind.MISSING]
    assert put_in == [Candidate(4, 4, "解", Kind.MISSING)]
    usual = KnownStrings({**counts, ALONE_BEFORE + "理不": 5, ALONE_BEHIND + "的理": 5})
    edits = Search(usual, neighbours, confusions).edits("条法的理不够深。")
    assert Kind.MISSING not in {edit.kind for edit in edits}
