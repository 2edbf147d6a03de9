"""Drafts that are barely one: no rule breaks down where there is nothing to read."""

from __future__ import annotations

import pytest

from core.check.engine import run
from core.load import load_text
from core.read import read_report
from tests.support.drafts import distinct

_DRAFT = distinct()
_LINES = _DRAFT.text().splitlines()
_TABLES = [line for line in _LINES if "\t" in line]
DRAFTS = {
    "tables alone": "\n".join(_TABLES),
    "headings alone": "\n".join(line for line in _LINES if line[1:2] == "、"),
    "title and tables": "\n".join([_LINES[0], *_TABLES]),
    "tables and one mark": "\n".join([*_TABLES, "。"]),
    "one table": "\n".join(_TABLES[:8]),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_no_rule_breaks_down(name: str) -> None:
    result = run(read_report(load_text(DRAFTS[name])))
    assert [n.reason for n in result.not_assessable if "运行出错" in n.reason] == []
