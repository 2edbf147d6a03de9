"""M101: titles with a word written twice, a character lost or a blank of the template."""

from __future__ import annotations

import pytest

from core.check.example import model
from core.load import load_text
from tests.support.wording_drafts import raised

_TITLE = "澄阳县水务局2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "quote"),
    [
        ("澄阳县水务局2024年政府信息公开工作工作年度报告", "政府信息公开工作工作年度报告"),
        ("澄阳县水务局2024年政府信息公开工作年度年度报告", "政府信息公开工作年度年度报告"),
        ("澄阳县水务局2024年政府信息公开工作年度报", "澄阳县水务局2024年政府信息公开工作年度报"),
        ("澄阳县水务局2024年政府信息公开工作度报告", "政府信息公开工作度报告"),
        ("澄阳县水务局2024政府信息公开工作年度报告", "2024"),
        ("XX县水务局2024年政府信息公开工作年度报告", "XX"),
    ],
)
def test_a_damaged_title(title: str, quote: str) -> None:
    (finding,) = raised("M101", load_text(model().draft().replace(_TITLE, title)))
    assert finding.actual == quote


def test_a_sound_title() -> None:
    assert raised("M101", load_text(model().draft())) == []
