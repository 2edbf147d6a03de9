"""Ranges of counts: which go down, and where a number is brought down."""

import pytest

from core.check.wording.measures.number_ranges import turned_ranges
from core.model.normalise import fold


@pytest.mark.parametrize(
    "marked", ["抽查|8至5|个水厂。", "刊发稿件|20～15|篇。", "培训抄表员|30—20|人次。", "选取|12到8|所学校。"]
)
def test_ranges_that_go_down(marked: str) -> None:
    before, written, behind = marked.split("|")
    text = fold(before + written + behind)
    (found,) = turned_ranges(text)
    assert (text[: found.start], text[found.start : found.end]) == (fold(before), fold(written))
    assert "".join(text[slice(*part)] for part in (found.first, found.link, found.last)) == fold(written)


@pytest.mark.parametrize(
    "text",
    [
        "抽查5至8个水厂。",
        "名单由12至8家调整。",
        "力争5至3个工作日办结。",
        "水压降至8-5个单位。",
        "采暖期为11月至3月，12-3号楼已改造。",
        "2024—12期简报，表3-2件数相符，第9—6条。",
        "合同编号12—1份。",
    ],
)
def test_numbers_that_are_brought_down_or_are_no_range(text: str) -> None:
    assert not list(turned_ranges(fold(text)))
