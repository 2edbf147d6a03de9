"""Rows of a draft whose characters cannot all be read: none is told as missing."""

from __future__ import annotations

from dataclasses import replace

from core.check import engine
from core.load import load_text
from core.model.document import Notice
from core.read import read_report
from tests.support.drafts import distinct
from tests.support.layouts import blanks, render_layout


def test_a_row_that_may_be_garbled_is_not_missing_for_certain() -> None:
    lines = render_layout(distinct(), blanks).split("\n")
    document = load_text("\n".join(line for line in lines if not line.startswith("2.重复申请")))
    for garbled in (False, True):
        notices = (Notice("garbled_characters", "有 9 个字符的编码无法识别"),) if garbled else ()
        result = engine.run(read_report(replace(document, notices=notices)))
        told = [f.rule for f in result.findings if f.rule == "T103"], [n.rule for n in result.not_assessable]
        assert (told[0] == [], "T103" in told[1]) == (garbled, garbled)
