"""What a paragraph tells twice in other words."""

from __future__ import annotations

import pytest

from core.check.wording.repeats import said_twice


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("统计期限自1月1日至12月31日。所列数据自1月1日起至12月31日止。", "1月1日起至12月31日"),
        ("统计期限自2024年1月1日至2024年12月31日。", ""),
        ("统计期限自2024年1月1日至2024年12月31日。2024年1月1日到12月31日停水检修。", ""),
        ("数据自2023年1月1日至12月31日。数据自2024年1月1日至12月31日。", ""),
    ],
)
def test_periods(text: str, again: str) -> None:
    assert [text[r.start : r.end] for r in said_twice.periods(text)] == ([again] if again else [])


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("增强了工作透明度和公信力,为提升供水透明度与公信力筑牢基础。", "透明度与公信力"),
        ("提高服务质量和效率,落实责任,提升服务质量与效率。", "务质量与效率"),
        ("增强透明度和公信力。提升透明度与公信力。", ""),
        ("增强依法办事的意识和能力,增强依规办理的意识和能力。", ""),
        ("增强透明度和公信力,提高满意度和获得感。", ""),
    ],
)
def test_aims(text: str, again: str) -> None:
    assert [text[r.start : r.end] for r in said_twice.aims(text)] == ([again] if again else [])
