"""Numbers that add up and still cannot be: hints and warnings on form and magnitude."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.check import engine
from core.check.example import Example, swap
from core.check.registry import get_rule
from core.language.organs import is_county_government, is_government, is_town
from core.load import load_text
from core.model.finding import Finding, Severity
from core.read import read_report
from tests.support.history_drafts import read as with_previous

if TYPE_CHECKING:
    from core.model.report import Report

P, R, D = "proactive", "requests", "review_litigation"
FEE = (P, "fees", "amount")
NO_FEE = "本年度未收取政府信息公开信息处理费。"


def read(example: Example) -> Report:
    return read_report(load_text(example.draft()))


def raised(code: str, example: Example) -> list[Finding]:
    return [f for f in engine.run(read(example), [get_rule(code)]).findings if isinstance(f, Finding)]


@pytest.mark.parametrize(
    ("issued", "repealed", "in_force", "wrong"),
    [
        ("2", "1", "0", True),
        ("5", "0", "4", True),
        ("2", "1", "1", False),
        ("0", "5", "5", False),
        ("2", "3", "0", False),
    ],
)
def test_documents_in_force(issued: str, repealed: str, in_force: str, wrong: bool) -> None:
    row = "normative_document"
    values = {"issued": issued, "repealed": repealed, "in_force": in_force}
    found = raised("T201", Example("", cells=tuple(((P, row, c), v) for c, v in values.items())))
    assert bool(found) == wrong
    assert all(f.severity is Severity.WARNING and f.marks[0].role == "fault" for f in found)


@pytest.mark.parametrize(
    ("fee", "severity", "expected"),
    [
        ("3800元", Severity.WARNING, "0.38"),
        ("1400", Severity.HINT, None),
        ("12.5万元", None, None),
        ("999", None, None),
    ],
)
def test_fee_amount(fee: str, severity: Severity | None, expected: str | None) -> None:
    found = raised("T202", Example("", cells=((FEE, fee),)))
    assert [(f.severity, f.expected) for f in found] == ([] if severity is None else [(severity, expected)])


def test_yuan_of_the_prose_in_the_cell() -> None:
    said = NO_FEE.replace("未收取", "收取").replace("。", "380元。")
    typed = Example("", cells=((FEE, "380"),), swaps=((NO_FEE, said),))
    (finding,) = raised("T202", typed)
    assert (finding.severity, finding.expected) == (Severity.WARNING, "0.038")
    assert {m.kind for m in finding.marks} == {"cell", "text"}
    assert raised("T202", replace(typed, cells=((FEE, "38"),))) == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("（单位：元）", 1),
        ("计量单位：件、元", 1),
        ("（单位：万元）", 0),
        ("单位：件", 0),
        ("收费单位：元山水厂每月公示一次收费标准，方便群众随时查询核对。", 0),
    ],
)
def test_units_over_the_table(line: str, count: int) -> None:
    assert len(raised("T202", Example("", add=(("proactive", line),)))) == count


def test_published_documents_of_the_old_form() -> None:
    row = (P, "normative_document", "published")
    assert len(raised("T204", Example("", form="2019", cells=((row, "9"),)))) == 1
    assert raised("T204", Example("", form="2019", cells=((row, "5"),))) == []


def test_a_government_collects_more() -> None:
    government = Example("", cells=((FEE, "7730.28"),), swaps=(("澄阳县水务局2024", "澄阳县人民政府2024"),))
    assert raised("T202", government) == []
    assert len(raised("T202", replace(government, swaps=()))) == 1


@pytest.mark.parametrize(
    ("organ", "severity"),
    [
        ("澄阳县水务局", Severity.HINT),
        ("澄阳县人民政府", Severity.HINT),
        ("澄阳县白石镇人民政府", Severity.WARNING),
        ("澄阳市人民政府", None),
        ("国家统计局澄阳调查队", Severity.HINT),
        ("国家税务总局澄阳县税务局", Severity.HINT),
        ("澄阳高新技术产业开发区管理委员会", Severity.HINT),
        ("国家能源局", None),
        ("国务院国有资产监督管理委员会", None),
        ("生态环境部", None),
        ("澄南省水利厅", None),
        ("澄南省人民政府办公厅", None),
    ],
)
def test_regulations(organ: str, severity: Severity | None) -> None:
    cells = (((P, "regulation", "in_force"), "6"),)
    found = raised("T203", Example("", cells=cells, swaps=(("澄阳县水务局2024", f"{organ}2024"),)))
    assert [f.severity for f in found] == ([] if severity is None else [severity])


def test_ranks() -> None:
    assert is_town("澄阳县白石镇人民政府")
    assert is_town("城关街道办事处")
    assert not is_town("景德镇市人民政府")
    assert not is_town("澄阳县乡村振兴局")
    assert is_county_government("澄阳县人民政府")
    assert not is_county_government("澄南自治区人民政府")
    assert is_government("澄阳高新技术产业开发区管理委员会")
    assert not is_government("澄阳县水务局")


def test_disputes_without_applications() -> None:
    without = get_rule("T402").bad
    (finding,) = raised("T402", without)
    assert finding.severity is Severity.HINT
    applied_last_year = with_previous(replace(without, previous=Example("去年的报告")))
    assert engine.run(applied_last_year, [get_rule("T402")]).findings == ()
    none = replace(without, cells=(*without.cells, *(((D, r, c), "0") for r in ("reconsideration", "litigation_after")
                                                    for c in ("upheld", "total"))))  # fmt: skip
    assert raised("T402", none) == []


@pytest.mark.parametrize(
    ("old", "new", "severity"),
    [
        ("本年收费金额（单位：万元）", "本年收费金额（单位：元）", Severity.WARNING),
        ("本年收费金额（单位：万元）", "本年收费金额（单位：0万元）", Severity.WARNING),
        ("本年收费金额（单位：万元）", "本年收费金额", Severity.HINT),
        ("本年收费金额（单位：万元）", "本年收费金额（万元）", Severity.HINT),
        ("本年收费金额（单位：万元）", "本年收费金额(单位:万元)", None),
        ("现行有效件数", "现行有效件数（历史累计）", Severity.HINT),
        ("现行有效件数", "现有效件数", Severity.WARNING),
        ("社会公益组织", "社会公益机构", Severity.WARNING),
        ("结果纠正", "结果纠错", Severity.WARNING),
        ("（三）不予公开", "（三）不公开", Severity.WARNING),
        ("第一项加第二项之和，等于", "第一项与第二项之和等于", Severity.HINT),
        ("自然人\t", "自 然 人\t", None),
    ],
)
def test_heads_letter_by_letter(old: str, new: str, severity: Severity | None) -> None:
    found = raised("T108", swap(old, new))
    assert [f.severity for f in found] == ([] if severity is None else [severity])
    assert all(f.actual and f.expected for f in found)
