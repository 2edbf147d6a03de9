"""Every sentence of the grid of numbers, right and wrong; and a few in every section."""

from __future__ import annotations

import pytest

from core.forms.keys import SectionKey
from tests.commands.number_grid import Frame, frames, row, told


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.sentence)
def test_what_gainsays_a_table_is_told_in_section_three(frame: Frame) -> None:
    wrong = told(frame.sentence.replace("{}", frame.wrong), SectionKey.REQUESTS)
    right = told(frame.sentence.replace("{}", frame.right), SectionKey.REQUESTS) if frame.right else ""
    assert (right, wrong) == ("." if frame.right else "", "W")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("全年共收到政府信息公开申请15件，均已答复。", "全年共收到政府信息公开申请18件，均已答复。"),
        ("2024年，我局共办理政府信息公开申请17件。", "2024年，我局共办理政府信息公开申请23件。"),
        ("全年作出行政许可决定35件。", "全年作出行政许可决定53件。"),
        ("截至2024年底，我局现行有效的行政规范性文件共6件。", "全年未制发规范性文件。"),
    ],
)
def test_it_is_told_in_every_section(right: str, wrong: str) -> None:
    assert (row(right), row(wrong)) == ("." * 6, "W" * 6)
