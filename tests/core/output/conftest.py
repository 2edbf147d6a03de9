"""Golden files: what was written down once and read by a person."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with ``reference/NAME``; with GOUJI_UPDATE_GOLDEN set, write it instead (then read the diff)."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "reference" / name
        if os.environ.get("GOUJI_UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare
