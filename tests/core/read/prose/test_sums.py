"""Totals and parts in one sentence: only what can be read in one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.document import Span
from core.model.normalise import logical
from core.read.prose import Partition, partitions


def read(text: str) -> list[Partition]:
    """The partitions of a paragraph that have more than one part."""
    return [p for p in partitions(logical(text, [Span(0, len(text))])) if len(p.items) > 1]


CERTAIN = [
    ("全年公开信息100条，其中水质信息40条、工程信息35条、其他信息25条。", 100, (40, 35, 25), True),
    ("2024年，我局公开信息 376 条，其中公告类330条，工作类44条，其他2条。", 376, (330, 44, 2), True),
    ("全年公开信息249条，其中：公文9条；机构设置7条；重点工作233条。", 249, (9, 7, 233), False),
    ("全年公开信息50条。其中，政策类20条，业务类30条。", 50, (20, 30), False),
    ("全年公开信息74条（包括指南1条、业务61条、其他12条），推送信息400余条。", 74, (1, 61, 12), True),
    ("通过网站公开信息46条(其中政策解读20条、动态17条、公告10条)。", 46, (20, 17, 10), False),
    ("全年公开信息1,250条（含转载20条），其中网站250条、新媒体1,000条。", 1250, (250, 1000), False),
]


@pytest.mark.parametrize(("text", "total", "parts", "complete"), CERTAIN)
def test_certain(text: str, total: int, parts: tuple[int, ...], complete: bool) -> None:
    (found,) = read(text)
    assert (found.total, found.parts, found.complete) == (total, parts, complete)
    assert found.sum == sum(parts)


UNCERTAIN = [
    "收到来信74件（其中网上3件、答复74件）。",
    "通过网站公开信息46条（其中原创30条、图文27条）。",
    "全年公开信息495条，其中目录信息136条。",
    "公开信息180条，其中通过网站公开100条，通过微信公开80条，政策解读20条。",
    "公开信息180条，其中网站100条、视频80个。",
    "公开信息180条，其中网站100条，阅读量增加80条。",
]


@pytest.mark.parametrize("text", UNCERTAIN)
def test_uncertain_is_left_out(text: str) -> None:
    assert read(text) == []


@given(st.lists(st.integers(0, 500), min_size=2, max_size=6))
def test_parts_are_summed_and_placed(parts: list[int]) -> None:
    listed = "、".join(f"第{'甲乙丙丁戊己'[i]}类信息{n}条" for i, n in enumerate(parts))
    text = f"全年公开信息{sum(parts)}条，其中{listed}。"
    (found,) = read(text)
    assert found.sum == found.total
    assert "".join(text[s.start : s.end] for s in found.total_view.spans()) == f"{sum(parts)}条"
