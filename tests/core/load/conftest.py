"""Recognisers made for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.load.pages import ocr, scan
from tests.support.scans import SCALE

if TYPE_CHECKING:
    from core.load.pages.ocr import Word


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> list[list[Word]]:
    """A recogniser that gives out these pages one after the other."""
    pages: list[list[Word]] = []
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", lambda image, alive: pages.pop(0))
    monkeypatch.setattr(scan, "SCALE", SCALE)
    monkeypatch.setattr(scan, "_SMALL", 1)
    return pages


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is not installed."""
    monkeypatch.setattr(ocr, "available", lambda: False)
