"""Dates with a part lost, doubled or exchanged, each in several sentences; and what only looks so."""

from __future__ import annotations

import pytest

from core.language.broken_dates import broken_dates

_FRAMES = ("我局于{}召开培训会。", "截至{}，共公开信息126条。", "制度（{}印发）已修订完善。", "文件自{}起施行。")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2024年618日", None),
        ("2024年6月18", "2024年6月18日"),
        ("2024年6月18日日", "2024年6月18日"),
        ("2024月6月18日", "2024年6月18日"),
        ("2024年6日18日", "2024年6月18日"),
        ("2024年6月18月", "2024年6月18日"),
        ("2024年6年18日", "2024年6月18日"),
        ("2024年6月18年", "2024年6月18日"),
        ("224年6月18日", None),
        ("6月188日", None),
    ],
)
def test_no_dates(written: str, right: str | None) -> None:
    for frame in _FRAMES:
        text = frame.replace("{}", written).replace("，", ",").replace("（", "(").replace("）", ")")
        found = list(broken_dates(text))
        assert len(found) == 1, (text, found)
        assert text[found[0].start : found[0].end] == written
        assert found[0].sure == ("6日18日" in written)
        if right:
            assert found[0].replacement == right, text


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月18日,我局召开培训会(6月20日前完成)。",
        "2024年365日值守,2024年10日内办结,每月18日公开。",
        "6月至8月,1—6月,6月、7月,6月和7月。",
        "2024年6月18日日照市办公室印发,2024年5月,截至6月18起事故。",
        "2024年6月,18个部门公开信息,2024年1月2日,2024年11日常检查。",
        "2024年6月12家企业到场,自2024年6月12个月内有效。",
    ],
)
def test_dates_and_what_stands_beside_them(text: str) -> None:
    assert list(broken_dates(text)) == []
