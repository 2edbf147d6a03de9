"""Findings on recognised text have less weight."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.forms.model_draft import load_model
from core.load import load_bytes
from core.model.finding import Severity
from core.pipeline.check_draft import check_document
from tests.support.pdf_drafts import to_pdf
from tests.support.scans import scanned, words_of

if TYPE_CHECKING:
    from core.load.pages.ocr import Word


def test_what_the_recogniser_may_have_got_wrong_is_no_warning(reader: list[list[Word]]) -> None:
    """A heading misread is a hint, one not read at all a warning; neither is told as an error of the draft."""
    made = to_pdf(load_model("2021"))
    pages = words_of(made.data)
    misread, unread = "四、政府信息公开行政复议、行政诉讼情况", "六、其他需要报告的事项"
    for i, page in enumerate(pages):
        pages[i] = [
            word._replace(text=word.text.replace("、行政诉讼", "、行行政诉讼")) if word.text == misread else word
            for word in page
            if word.text != unread
        ]
    reader += pages
    result = check_document(load_bytes(scanned(made.data), "年报.pdf"), Path("年报.pdf")).result
    told = {f.rule: (f.severity, f.message) for f in result.findings}
    assert told["S105"][0] is Severity.HINT
    assert "由图片识别" in told["S105"][1]
    assert told["S101"][0] is Severity.WARNING
    assert "也可能是图片没有识别出来" in told["S101"][1]
    assert {f.rule for f in result.findings if f.severity is not Severity.HINT} == {"P105", "S101"}


def test_on_pages_with_text_findings_keep_their_weight(reader: list[list[Word]]) -> None:
    draft = load_model("2021")
    made = to_pdf(replace(draft, title=draft.title.replace("年度报告", "年报")))
    reader.append(words_of(made.data)[2])
    result = check_document(load_bytes(scanned(made.data, {3}), "年报.pdf"), Path("年报.pdf")).result
    (title,) = [f for f in result.findings if f.rule == "M101"]
    assert title.severity is not Severity.HINT
    assert "图片" not in title.message
