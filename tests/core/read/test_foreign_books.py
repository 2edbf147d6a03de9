"""Long texts in another script: their words are not laid against the form's tables."""

from __future__ import annotations

import pytest

from core.base.errors import NotAReportError
from core.load import load_text
from core.read import read_report, reader
from tests.support.drafts import distinct, expected
from tests.support.layouts import blanks, render_layout


def test_a_book_without_the_forms_characters_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    tokens = reader.tokens
    monkeypatch.setattr(reader, "tokens", lambda *given: looked.append(1) or tokens(*given))
    with pytest.raises(NotAReportError):
        read_report(load_text("The annual report 2024 of 12 offices, table 3.\n" * 50))
    assert looked == []
    report = read_report(load_text(render_layout(distinct(), blanks)))
    assert looked
    assert sum(len(table.cells) for table in report.tables.values()) == len(expected(distinct()))
