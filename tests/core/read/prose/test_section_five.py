"""Section five tells of the year that is over, and then of the next."""

from __future__ import annotations

from tests.core.read.prose.test_claims import said


def test_section_five_is_read_up_to_its_plans() -> None:
    read = "一是答复不够规范，全年因政府信息公开被申请行政复议5件。二是全年共收到政府信息公开申请5件，经验不足。"
    assert said(read, section="problems") == {"review=5", "received=5"}
    assert said("一是全年未收到政府信息公开申请，经验不足。", section="problems") == {"received=0"}
    assert said("2021年全年共收到政府信息公开申请5件。", section="problems", year=None) == {"received=5"}
    for left in (
        "一是有的申请答复不够规范，答复政府信息公开申请2件超期。",
        "二是经验不足。下一步，全年收到政府信息公开申请5件以上的要报告。",
        "二是经验不足。2025年，我局收到政府信息公开申请的，共5件以上的要报告。",
        "二是经验不足。\n下一步改进措施\n全年共收到政府信息公开申请5件的要报告。",
    ):
        assert said(left, section="problems") == set(), left
