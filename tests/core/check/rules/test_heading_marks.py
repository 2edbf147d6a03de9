"""Marks behind the numeral of a heading (S104)."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import draft, raised


@pytest.mark.parametrize(
    ("swap", "severity"),
    [
        (("二、主动", "二。主动"), "warning"),
        (("三、收到", "三、、收到"), "warning"),
        (("六、其他", "六，其他"), "warning"),
        (("五、存在", "五.存在"), "hint"),
    ],
)
def test_marks_behind_a_numeral(swap: tuple[str, str], severity: str) -> None:
    (finding,) = raised("S104", draft(swaps=(swap,)))
    assert finding.severity == severity
    assert "序号后面应是顿号" in finding.message
