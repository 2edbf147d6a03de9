"""Numbers of words tell which go with which, also of such as were never counted together."""

import pytest

from core.check.wording.slips.tables import mapped
from core.check.wording.slips.word_vectors import WordVectors, pack_vectors

#: Two numbers for each: 履行 goes before 职责, 职责 is near 部门, 餐厅 near nothing of these.
TABLE = pack_vectors(
    ["履行", "职责", "部门", "餐厅"],
    2,
    before=bytes([100, 0, 0, 0, 0, 0, 0, 0]),
    behind=bytes([0, 0, 90, 1, 0, 0, 0, 0]),
    near=bytes([0, 0, 50, 0, 60, 0, 0, 70]),
)


def test_a_word_is_weighed_with_those_beside_it_and_with_those_near() -> None:
    vectors = WordVectors(TABLE)
    assert vectors.company(["部门", "履行", "职责", "。"], 2, 2) == ((100 * 90 - 5000) / 2, -5000, 50 * 60, 0)
    assert vectors.company(["部门", "履行", "餐厅", "。"], 2, 2) == ((0 - 5000) / 2, -5000, 0, 0)


def test_of_a_word_without_numbers_nothing_speaks_for_it() -> None:
    assert WordVectors(TABLE).company(["部门", "履行", "植则"], 2, 2) == (-5000, -5000, -1000, 1)


def test_where_nothing_stands_beside_nothing_is_said() -> None:
    assert WordVectors(TABLE).company(["职责"], 0, 0) == (0, 0, -1000, 0)


def test_a_file_cut_short_is_refused() -> None:
    with pytest.raises(ValueError, match="another size"):
        WordVectors(TABLE[:-1])


@pytest.mark.parametrize(
    ("before", "right", "wrong", "after"),
    [
        (["水务", "部门", "依法"], "履行", "旅游", ["巡查", "义务"]),
        (["编制", "防汛"], "预案", "医院", ["并", "演练"]),
        (["渔民", "可", "凭", "身份证"], "领取", "理由", ["补助"]),
    ],
)
def test_the_programs_table_knows_the_company_of_words(
    before: list[str], right: str, wrong: str, after: list[str]
) -> None:
    vectors, at = WordVectors(mapped("vectors.bin")), len(before)
    beside, _, near, unknown = vectors.company([*before, right, *after], at, at)
    other_beside, _, other_near, other_unknown = vectors.company([*before, wrong, *after], at, at)
    assert unknown == other_unknown == 0
    assert beside > other_beside
    assert near > other_near
