"""Proofreading sheets for tests: that of the report made by hand, with decisions, and large ones without a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.base import about
from core.model.document import Source
from core.output.sheet.build import build_sheet
from core.output.sheet.model import Conclusion, Entry, FindingRow, IgnoredRow, Level, OpenRow, Sheet
from core.review.decisions import Standing, State
from tests.support.made_report import made

if TYPE_CHECKING:
    from core.pipeline.checked import Checked

AT = datetime(2025, 3, 7, 9, 5, tzinfo=UTC)
SOURCE = Source("ab12" * 16, datetime(2025, 3, 6, 17, 40, tzinfo=UTC))
#: In the order of findings, then of what could not be checked.
STANDS = (
    Standing(State.ADOPTED, note="已请业务科室核数"),
    Standing(State.IGNORED, reason="上级下发的表样如此"),
    Standing(reopened=True),
    Standing(State.IGNORED, reason="不影响公开"),
    Standing(State.IGNORED, reason="已对照台账"),
)


def with_source(checked: Checked, path: str = "稿/made.pdf") -> Checked:
    """The draft as if read from a file."""
    report = replace(checked.report, document=replace(checked.report.document, source=SOURCE))
    return replace(checked, report=report, path=Path(path))


def made_sheet(stands: tuple[Standing, ...] = STANDS, checker: str = "方明远") -> Sheet:
    """The sheet of the report made by hand; its version is that of every release."""
    sheet = build_sheet(with_source(made()), stands, at=AT, checker=checker)
    head = tuple(Entry(e.name, e.value.replace(about.VERSION, "0.0")) for e in sheet.head)
    scope = tuple(e for e in sheet.scope if e.name != "规则")  # their number grows
    return replace(sheet, head=head, scope=scope)


#: One of the texts is long, one begins as a formula, one is markup.
_PLACES = (
    "三、依申请公开 · 表三“一、本年新收”行“自然人”列 · 第 3 页",
    "一、总体情况 · 第 2 段",
    "五、问题改进 · 第 1 段",
)
_ORIGINALS = ("12", "…全年共收到申请【1５】件，其…", "=1+1", "<b>“三化”</b> & 其他", "（空白）", "@甲\t乙")
_PROBLEMS = (
    "表三“自然人”列14≠15，相差1，可能是“一、本年新收”行“自然人”列少填了1。",
    "正文称收到申请15件，表三“一、本年新收”行“总计”列为18，相差3。",
    "“篇条”叠用两个量词，保留一个。",
    "表三“（七）总计”行“自然人”列填的是12，各分项之和为13，少1；正文第二段也写13件，请对照登记台账逐项核对后再改。",
)
_LEVELS: tuple[tuple[Level, str], ...] = (("error", "必改"), ("warning", "存疑"), ("hint", "提示"))


def large_sheet(findings: int, ignored: int = 0, open_: int = 0, *, long_names: bool = False) -> Sheet:
    """A sheet with so many rows, texts of the usual lengths."""
    organ = "岭东省澄阳市经济技术开发区管理委员会市场监督管理和综合行政执法局" if long_names else "澄阳县水务局"
    name = f"{organ}2024年政府信息公开工作年度报告（送审稿第三次修改·办公室核稿后）.docx" if long_names else "年报.docx"
    rows = tuple(
        FindingRow(
            n + 1, _PLACES[n % 3], _ORIGINALS[n % 6], _PROBLEMS[n % 4], "核对后改正。" if n % 2 else "改为“13”。",
            *_LEVELS[min(2, 3 * n // max(findings, 1))], "待处理", "请业务科室核数" if n % 5 == 4 else "", "T301",
        )
        for n in range(findings)
    )  # fmt: skip
    aside = tuple(IgnoredRow(n + 1, _PLACES[n % 3], _PROBLEMS[n % 4], "error", "必改", "上级下发的表样如此")
                  for n in range(ignored))  # fmt: skip
    opens = tuple(OpenRow(n + 1, "表三“自然人”列：收支平衡", "“四、结转下年度继续办理”行是空白，没有数字可加。",
                          "待人工核对") for n in range(open_))  # fmt: skip
    base = made_sheet(())
    head = tuple(Entry(e.name, {"单位": organ, "稿件": name}.get(e.name, e.value)) for e in base.head)
    coverage = tuple(Entry(n, f"{c} 项") for n, c in (("应核", 49), ("相符", 44), ("不符", 5), ("未能核对", open_)))
    conclusion = Conclusion(
        "error" if findings else "passed", "有问题待改。" if findings else "可以送签，没有必改和存疑。", coverage,
        base.conclusion.findings,
    )  # fmt: skip
    return replace(
        base, draft_name=name, head=head, conclusion=conclusion, findings=rows, ignored=aside, open=opens,
    )  # fmt: skip
