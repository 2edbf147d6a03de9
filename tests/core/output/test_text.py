"""The text that people read."""

from __future__ import annotations

from core.base.errors import ScannedError
from core.output import text
from tests.support.made_report import made


def test_whole_text_of_a_paged_draft(golden) -> None:
    golden("paged.txt", text.entry("稿/made.pdf", made()))


def test_whole_text_of_a_plain_draft(golden) -> None:
    golden("plain.txt", text.entry("稿/made.txt", made(paged=False)))


def test_failed() -> None:
    assert text.entry("x.pdf", ScannedError()) == f"x.pdf\n  未能读取：{ScannedError.default}\n"
