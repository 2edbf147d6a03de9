"""Heads and group labels of the tables as the draft draws them, in every layout and format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.forms.model_draft import load_model
from core.load import load_bytes, load_text
from core.read import read_report
from tests.support.drafts import to_docx, to_html
from tests.support.layouts import LAYOUTS, render_layout
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from core.model.report import Report

TABLES = ("proactive", "requests", "review_litigation")


def altered(report: Report) -> list[str]:
    return [h.text for t in report.tables.values() for h in t.heads if "".join(h.text.split()) != h.expected]


@pytest.mark.parametrize("version", ["2019", "2021"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda f: f.__name__)
def test_no_layout_makes_a_head_look_altered(version: str, layout) -> None:
    report = read_report(load_text(render_layout(load_model(version), layout)))
    assert altered(report) == []


@pytest.mark.parametrize("version", ["2019", "2021"])
@pytest.mark.parametrize("form", ["docx", "html", "pdf"])
def test_formats_with_true_cells_show_all_heads(version: str, form: str) -> None:
    model = load_model(version)
    data = {"docx": to_docx, "html": to_html, "pdf": lambda draft: to_pdf(draft).data}[form](model)
    report = read_report(load_bytes(data, f"draft.{form}"))
    assert altered(report) == []
    for key in TABLES:
        spec = model.form.tables[key]
        rows = {line.label for line in spec.lines if line.label}
        expected = [c.text for c in spec.layout if c.key is None and c.text not in rows]
        told = [h.expected for h in report.tables[key].heads if h.expected not in rows]
        assert told == [text for text in expected if text]


def test_places_are_those_of_the_draft() -> None:
    document = load_text(load_model("2021").text().replace("法律服务机构", "法律服务组织"))
    report = read_report(document)
    (head,) = [h for h in report.tables["requests"].heads if h.text != h.expected]
    assert (head.expected, document.quote(head.spans)) == ("法律服务机构", "法律服务组织")


def test_prose_is_no_head() -> None:
    text = "澄阳县水务局2024年政府信息公开工作年度报告\n一、总体情况\n全年工作有序。\n二、主动公开政府信息情况\n无。\n"
    assert all(t.heads == () for t in read_report(load_text(text)).tables.values())
