"""Table four in parts, labels cut short, numerals before heads: read right in every format, told where they differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.check import engine
from core.check.registry import get_rule
from core.forms.model_draft import ModelDraft, load_model
from core.load import load_bytes, load_text
from core.model.finding import Finding, Severity
from core.read import read_report
from tests.support.drafts import distinct, to_docx, to_html
from tests.support.odd_tables import reworded, with_parts
from tests.support.pdf_drafts import to_pdf
from tests.support.thinned import thinned

if TYPE_CHECKING:
    from core.model.report import Report

HEADS = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
WRITERS = {
    "docx": to_docx,
    "html": to_html,
    "txt": lambda draft: draft.text().encode(),
    "pdf": lambda draft: to_pdf(draft).data,
}


def part(title: str, row: str, heads: str = HEADS) -> str:
    return f"{title} <5>\n{heads}\n{{{row}/*}}"


LAYOUTS = {
    "three tables, titles in them": [
        part("行政复议", "reconsideration"),
        part("未经复议直接起诉", "litigation_direct"),
        part("复议后起诉", "litigation_after"),
    ],
    "another order, numbered titles": [
        part("（一）复议后起诉情况", "litigation_after"),
        part("（二）行政复议情况", "reconsideration"),
        part("（三）未经复议直接起诉情况", "litigation_direct"),
    ],
    "three tables below captions": [
        "（一）行政复议", f"{HEADS}\n{{reconsideration/*}}",
        "（二）未经复议直接起诉", f"{HEADS}\n{{litigation_direct/*}}",
        "（三）复议后起诉", f"{HEADS}\n{{litigation_after/*}}",
    ],
    "one table, one part below the other": [
        "\n".join([
            part("行政复议", "reconsideration"), "行政诉讼 <5>", part("未经复议直接起诉", "litigation_direct"),
            part("复议后起诉", "litigation_after"),
        ]),
    ],
    "review and lawsuits apart": [
        part("行政复议", "reconsideration"),
        f"行政诉讼 <10>\n未经复议直接起诉 <5> | 复议后起诉 <5>\n{HEADS} | {HEADS}\n"
        "{litigation_direct/*} | {litigation_after/*}",
    ],
    "a line for each": [
        f"类别 <2> | {HEADS}\n行政复议 <2> | {{reconsideration/*}}\n"
        "行政诉讼 <1x2> | 未经复议直接起诉 | {litigation_direct/*}\n复议后起诉 | {litigation_after/*}",
    ],
}  # fmt: skip


def read(draft: ModelDraft, kind: str) -> Report:
    return read_report(load_bytes(WRITERS[kind](draft), f"年报.{kind}"))


def told(report: Report, *rules: str) -> list[Finding]:
    return list(engine.run(report, [get_rule(rule) for rule in rules]).findings)


@pytest.fixture(scope="module")
def numbers() -> ModelDraft:
    return distinct()


@pytest.mark.parametrize("kind", thinned(WRITERS, 2))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_table_four_in_parts(layout: str, kind: str, numbers: ModelDraft) -> None:
    table = read(with_parts(numbers, review_litigation=LAYOUTS[layout]), kind).tables["review_litigation"]
    assert {key: cell.raw for key, cell in table.cells.items()} == {
        (row, column): numbers.value("review_litigation", (row, column)) for row, column in table.cells
    }
    assert len(table.cells) == 15
    assert all(cell.certain for cell in table.cells.values())


@pytest.mark.parametrize("kind", thinned(WRITERS, 2))
def test_parts_that_do_not_fit_are_not_guessed(kind: str, numbers: ModelDraft) -> None:
    first, second, third = LAYOUTS["three tables, titles in them"]
    for parts in (
        [first, first.replace("reconsideration", "litigation_direct"), third],  # a name twice
        [first, second],
        [first, second, third.replace("{litigation_after/*}", "1 | 2 | 3 | 4 <2>")],
        [first, second, third.replace(HEADS, "结果纠正 | 结果维持 | 其他结果 | 尚未审结 | 总计")],
    ):
        table = read(with_parts(numbers, review_litigation=parts), kind).tables["review_litigation"]
        assert table.cells
        assert not any(cell.certain for cell in table.cells.values())


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_a_blank_cell_of_a_part_is_blank(kind: str) -> None:
    model = load_model("2021")
    blank = replace(model, values={**model.values, ("review_litigation", "litigation_direct", "other"): ""})
    parts = LAYOUTS["three tables, titles in them"]
    table = read(with_parts(blank, review_litigation=parts), kind).tables["review_litigation"]
    assert [key for key, cell in table.cells.items() if cell.state == "blank"] == [("litigation_direct", "other")]
    assert all(cell.certain for cell in table.cells.values())


SHORT = {
    "一、本年新收政府信息公开申请数量": "一、本年新收",
    "二、上年结转政府信息公开申请数量": "二、上年结转",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.申请人无正当理由逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.申请人逾期未按收费通知要求缴纳费用",
}
SHORTER = {
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.逾期不缴费",
}


@pytest.mark.parametrize("kind", thinned(WRITERS, 2))
@pytest.mark.parametrize("words", [SHORT, SHORTER], ids=["this program's own", "a clerk's"])
def test_labels_cut_short_are_altered_rows_and_no_other_form(
    words: dict[str, str], kind: str, numbers: ModelDraft
) -> None:
    report = read(reworded(numbers, "requests", words), kind)
    assert {c.raw for c in report.tables["requests"].cells.values()} == {
        numbers.value("requests", key) for key in report.table_spec("requests").cell_keys
    }
    assert all(cell.certain for cell in report.tables["requests"].cells.values())
    assert told(report, "T102", "T103") == []
    assert [finding.actual for finding in told(report, "T104")] == list(words.values())


def test_a_row_left_out_is_still_missing_beside_labels_cut_short(numbers: ModelDraft) -> None:
    words = {old: new for old, new in SHORT.items() if not old.startswith("二")}
    draft = replace(reworded(numbers, "requests", words), parts={})
    text = draft.text()
    lines = [line for line in text.split("\n") if not line.startswith("二、上年结转")]
    assert len(lines) == text.count("\n")
    (finding,) = told(read_report(load_text("\n".join(lines))), "T103")
    assert "二、上年结转" in finding.message


NUMERALS = {
    "in front of heads": ("review_litigation", "T108", {
        "行政复议 <5> | 行政诉讼": "一、行政复议 <5> | 二、行政诉讼",
        "未经复议直接起诉 <5> | 复议": "（一）未经复议直接起诉 <5> | （二）复议",
    }),
    "in digits": ("proactive", "T108", {
        "第二十条第（一）项": "第20条第（1）项", "第二十条第（五）项": "第 20 条第 5 项",
    }),
    "in front of a label": ("requests", "T104", {"3.其他 |": "（六）3.其他 |"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", thinned(WRITERS, 2))
@pytest.mark.parametrize("place", NUMERALS)
def test_numerals_written_otherwise_are_a_hint(place: str, kind: str, numbers: ModelDraft) -> None:
    table, rule, words = NUMERALS[place]
    found = told(read(reworded(numbers, table, words), kind), rule)
    assert found
    assert {finding.severity for finding in found} == {Severity.HINT}


def test_another_numeral_is_no_hint(numbers: ModelDraft) -> None:
    for words in ({"第二十条第（五）项": "第二十条第（六）项"}, {"第二十条第（五）项": "第20条第（3）项"}):
        found = told(read(reworded(numbers, "proactive", words), "docx"), "T108")
        assert [finding.severity for finding in found] == [Severity.WARNING]


@pytest.mark.parametrize("kind", thinned(WRITERS, 2))
@pytest.mark.parametrize(
    ("heading", "severities"),
    [
        ("{words}", [Severity.HINT]),
        ("【{words}】", [Severity.HINT]),
        ("（{numeral}）{words}", [Severity.WARNING]),
        ("{numeral} {words}", [Severity.HINT] * 6),
        ("第{numeral}部分　{words}", []),
    ],
)
def test_headings_numbered_otherwise(heading: str, severities: list[Severity], kind: str) -> None:
    report = read(replace(with_parts(load_model("2021")), heading=heading), kind)
    assert all(len(section.headings) == 1 for section in report.sections)
    assert [finding.severity for finding in told(report, "S101", "S104")] == severities
