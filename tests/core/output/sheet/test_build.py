"""What a proofreading sheet says of a draft, its decisions and its file."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from core.base.about import TITLE, VERSION
from core.forms.model_draft import load_model
from core.load import load, load_text
from core.model.finding import Category, CheckResult, Coverage, Finding, Severity, TextMark
from core.output.sheet.build import build_sheet, moment, suggestion
from core.output.sheet.layout import blocks
from core.pipeline.check_draft import check_document
from core.review.decisions import Standing, State, tally
from core.review.signoff import Role, sign
from core.review.verdict import decided_verdict
from core.review.versions import Version
from tests.support.made_report import made, span
from tests.support.sheets import AT, SOURCE, STANDS, large_sheet, made_sheet, with_source


def entries(pairs) -> dict[str, str]:
    return {entry.name: entry.value for entry in pairs}


def test_the_head_says_which_draft_when_and_by_what() -> None:
    sheet = build_sheet(with_source(made()), at=AT, checker="方明远")
    assert entries(sheet.head) == {
        "单位": "青浦岭区林业局", "年度": "2024年", "格式": "2021年格式", "校对人": "方明远", "稿件": "made.pdf",
        "最后修改": moment(SOURCE.modified), "校对时间": "2025年3月7日 09:05", "校对程序": f"{TITLE} {VERSION}",
        "SHA-256": SOURCE.sha256,
    }  # fmt: skip


def test_the_file_that_was_read_is_the_one_named(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(load_model("2021").text(), encoding="utf-8")
    checked = check_document(load(path), path)
    path.write_text("改过了", encoding="utf-8")  # after the check
    assert checked.document.source is not None
    assert entries(build_sheet(checked, at=AT).head)["SHA-256"] == checked.document.source.sha256
    assert len(checked.document.source.sha256) == 64


def test_a_pasted_draft_has_no_file() -> None:
    head = entries(build_sheet(made(), at=AT).head)
    assert head["SHA-256"] == head["最后修改"] == "粘贴的稿件，没有文件"
    assert head["校对人"] == ""


def test_findings_that_stand_are_rows_and_the_others_are_told_below() -> None:
    sheet = made_sheet()
    assert [row.cells for row in sheet.findings] == [
        ("1", "三、依申请公开 · 表三“一、本年新收”行“自然人”列 · 第 2 页 等 2 处", "5；/",
         "表三“新收”行：各列之和 5，总计 6，相差 1。", "核对该行", "必改", State.ADOPTED.label, "已请业务科室核数"),
        ("2", "一、总体情况 · 第 1 页 等 2 处", "全年收到申请【六 件】，“已办结。；（没有这一部分）",
         "正文六件，表三五件。", "请核对。", "存疑", "待处理", "数字已变，原来的处理不再有效"),
    ]  # fmt: skip
    assert [row.cells for row in sheet.ignored] == [
        ("1", "三、依申请公开 · 表三“一、本年新收”行 · 第 2 页", "行名被改动。", "存疑", "上级下发的表样如此"),
    ]
    assert sheet.ignored_note == "另有忽略提示 1 处，未逐条列出。"
    assert [row.cells for row in sheet.open] == [
        ("1", "表三各列", "“总计”列填的是“/”。", "已人工核对；已对照台账"),
    ]
    assert sheet.checks == ()


def test_the_verdict_is_that_of_the_window() -> None:
    sheet = made_sheet()
    assert sheet.conclusion.level == "error"
    counted = tally((*made().result.findings, *made().result.not_assessable), STANDS)
    assert sheet.conclusion.sentence == f"{decided_verdict(made().result, counted).sentence}。"
    assert sheet.conclusion.numbers == (
        "应核 3 项：相符 1 项，不符 1 项，未能核对 1 项。必改 1 处，存疑 1 处，提示 0 处。"
    )


def test_a_clean_draft_proves_what_was_checked() -> None:
    text = load_model("2021").text()
    checked = check_document(load_text(text), Path("甲.txt"))
    sheet = build_sheet(checked, at=AT)
    assert not [row for row in sheet.findings if row.level == "error"]
    clean = replace(checked, result=replace(checked.result, findings=(), coverage=Coverage(passed=44)))
    sheet = build_sheet(clean, at=AT)
    assert sheet.findings == ()
    assert sheet.conclusion.level == "passed"
    assert sum(row.passed for row in sheet.checks) == len(checked.result.passed) > 30
    assert all(row.checked == row.passed + row.failed + row.open for row in sheet.checks)
    assert sheet.checks[0].what.startswith("T301 ")
    scope = entries(sheet.scope)
    assert scope["章节"] == "6 个部分齐全"
    assert scope["表格"].startswith("表二读出 10 格、表三读出 ")
    assert str(len(checked.report.claims)) in scope["正文与表"]
    assert scope["与去年"] == "没有提供去年的报告，没有与去年对照"
    assert "历年 " not in scope["规则"]
    assert blocks(sheet)[-1].name == "四、核对项目及结果"


def test_what_was_not_found_or_not_run_is_said() -> None:
    checked = made()
    result = replace(checked.result, switched_off=("T301",), findings=())
    sheet = build_sheet(replace(checked, result=result), at=AT)
    scope = entries(sheet.scope)
    assert scope["章节"] == "缺少第二、三、四、五、六部分"
    assert "表四没有找到" in scope["表格"]
    assert "表三读出 4 格（1 格读不准）" in scope["表格"]
    assert sheet.open_note.startswith("本单位关闭的规则：T301 ")


def test_last_years_report_is_named() -> None:
    last = replace(made().report, year=2023)
    checked = made()
    assert (
        "与2023年的报告“made.pdf”对照"
        in entries(build_sheet(replace(checked, report=replace(checked.report, previous=last)), at=AT).scope).values()
    )
    unread = replace(checked.report, previous_problem="去年的报告没有读成。")
    assert entries(build_sheet(replace(checked, report=unread), at=AT).scope)["与去年"] == "去年的报告没有读成。"


def test_allowed_words_are_counted() -> None:
    stands = (*(Standing() for _ in range(3)), Standing(State.ALLOWED), Standing())
    assert build_sheet(made(), stands, at=AT).ignored_note == "另有不再提示的词语 1 处，未逐条列出。"


def finding(**more) -> Finding:
    return Finding(rule="W101", category=Category.WORDING, severity=Severity.WARNING, fact="错",
                   marks=(TextMark(section=None, spans=span("“")),), **more)  # fmt: skip


@pytest.mark.parametrize(
    ("made_finding", "told"),
    [
        (finding(suggestion="篇", replacement="篇"), "改为“篇”。"),
        (finding(suggestion="核对该行", replacement="5"), "核对该行"),
        (finding(expected="5"), "应为 5，请核对。"),
        (finding(), "请核对。"),
    ],
)
def test_a_suggestion_is_never_empty(made_finding: Finding, told: str) -> None:
    assert suggestion(made_finding) == told


def test_a_finding_without_a_place_concerns_the_whole() -> None:
    checked = made()
    nowhere = replace(finding(), marks=())
    result = CheckResult(findings=(nowhere,), passed=(), not_assessable=(), coverage=Coverage())
    (row,) = build_sheet(replace(checked, result=result), at=AT).findings
    assert (row.place, row.original) == ("全文", "")


def test_a_sheet_is_made_of_texts_alone() -> None:
    for row in (*made_sheet().findings, *made_sheet().ignored, *made_sheet().open):
        assert all(isinstance(cell, str) for cell in row.cells)
    assert {field.name for field in fields(made_sheet())} >= {"head", "findings", "ignored", "open", "scope"}


@pytest.mark.parametrize("rows", [0, 8, 60])
def test_every_block_has_a_width_for_each_head(rows: int) -> None:
    for block in blocks(large_sheet(rows, ignored=rows // 4, open_=rows // 4)):
        assert len(block.heads) == len(block.widths)
        assert all(len(row) == len(block.heads) for row in block.rows)
        assert abs(sum(block.widths) - 273) < 0.01
        assert block.rows or block.empty


def test_who_signed_in_the_program_stands_on_the_line_for_it() -> None:
    draft = made()
    stands = [Standing(State.IGNORED)] * (len(draft.result.findings) + len(draft.result.not_assessable))
    signatures = [sign(draft, stands, "李青", Role.ISSUER), sign(draft, stands, "张敏", Role.PROOFREADER)]
    older = replace(signatures[1], name="王平")
    void = replace(signatures[0], role=Role.REVIEWER, version=Version(("别的稿子",), {}))
    first, second, third = build_sheet(draft, stands, at=AT, signatures=[*signatures, older, void]).sign_lines
    assert first.startswith("校对人：张敏（程序内签名）　20")
    assert second == build_sheet(draft, stands, at=AT).sign_lines[1]
    assert third.startswith("负责人：李青")
