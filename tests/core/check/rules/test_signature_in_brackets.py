"""A signature in brackets, or with a word for the seal, is held against the title as any other (M104)."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import draft, raised


@pytest.mark.parametrize(
    ("signed", "told"),
    [
        ("（澄阳县民政局 2025年1月16日）", ["warning"]),
        ("澄阳县民政局（盖章）2025年1月16日", ["warning"]),
        ("（澄阳县水务局 2025年1月16日）", []),
        ("澄阳县水务局（盖章）", []),
        ("（澄阳县水务局 2024年1月16日）", ["warning"]),
        ("（此件公开发布）", []),
    ],
)
def test_signature_in_brackets(signed: str, told: list[str]) -> None:
    found = raised("M104", draft(swaps=(("2025年1月16日", signed),)))
    assert [finding.severity.value for finding in found] == told
