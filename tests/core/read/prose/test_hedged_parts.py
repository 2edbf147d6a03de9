"""Hedges that the arithmetic of their sentence gainsays."""

from __future__ import annotations

import pytest

from core.model.document import View
from core.read.prose.sums.hedged_parts import hedged_parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到来信58件，其中来电40余件、工单12件、走访6件。", ["40余件"]),
        ("接待咨询58件次，其中电话40余次，工单12件，走访6件。", ["40余次"]),
        ("公布水价近30条，其中居民类12条、企业类18条。", ["30条"]),
        ("收到来信58件，其中来电40余件、工单10件、走访6件。", []),
        ("收到来信58件，其中来电40件以上、工单12件、走访6件。", []),
        ("公布水价30余条，其中居民类12条、企业类18条。", []),
        ("公布水价约30条，其中居民类12条、企业类18条。", []),
        ("收到来信58件，其中来电40余件。", []),
    ],
)
def test_hedges(text: str, told: list[str]) -> None:
    assert [hedged.view.text for hedged in hedged_parts(View(text, range(len(text)), 0))] == told
