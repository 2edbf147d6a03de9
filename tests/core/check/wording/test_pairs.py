"""Pairing of quotation marks and brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.check.wording.marks.pairs import across, belongs, singles


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("“甲”“乙”", []),
        ("甲”乙“丙”", [1]),
        ("“甲”乙“丙", [4]),
        ("(甲(乙)", [0]),
        ("(甲))", [3]),
        ("《甲〈乙〉丙》", []),
        ("1)甲;2)乙", []),
        ("①)甲,(2)乙", []),
        ("’24节水行动", []),
        ("《甲(乙》丙)", [2, 6]),
    ],
)
def test_marks_without_partner(text: str, at: list[int]) -> None:
    assert [s.at for s in singles(text)] == at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("联系(电话:0123-4567890,地址:平安路18号。", "号"),
        ("联系(地址:平安路18号,电话:(0123-4567890)。", "(0"),
        ("联系(地址:平安路18号),邮编:410100,电话:0123-4567890)。", "),邮"),
        ("按照《关于印发《水价公示办法》的通知(澄水〔2024〕3号)要求。", "知("),
        ("按照《水价公示办法的规定公布水价。", "法的"),
        ("本报告可在县水务局网站www.example.gov.cn)下载。", "www"),
        ("请与县水务局联系,电话:0123-4567890)。", "电话"),
        ("公布水质(含末梢水48条。", None),
        ("公布水质含末梢水)48条。", None),
        ("按照《水价公示办法。", None),
    ],
)
def test_where_the_other_mark_belongs(text: str, at: str | None) -> None:
    (single,) = singles(text)
    assert belongs(text, single) == (None if at is None else text.index(at))


def test_partner_in_the_next_paragraph_only_where_this_one_is_cut_off() -> None:
    assert across(["依托“澄阳", "水务”发布信息。"]) == [[], []]
    assert [len(p) for p in across(["依托“澄阳水务发布。", "依托澄水”发布。"])] == [1, 1]


_NESTED = st.recursive(
    st.text(alphabet="甲乙,。", max_size=4),
    lambda inner: st.tuples(st.sampled_from(["“”", "()", "《》", "〔〕"]), inner, inner).map(
        lambda t: t[0][0] + t[1] + t[0][1] + t[2]
    ),
    max_leaves=8,
)


@given(_NESTED)
def test_nested_text_is_balanced_and_one_mark_more_is_found(text: str) -> None:
    assert singles(text) == []
    assert len(singles(text + "”")) == 1
