"""Fixed expressions and terms."""

from __future__ import annotations

from collections.abc import Iterator

from core.finding import Category, Severity
from core.report import Report
from core.rules.example import model, prose
from core.rules.registry import Found, Outcome, rule
from core.wording.lexicon import expressions
from core.wording.matching import match_entries
from core.wording.passages import passages


@rule(
    "W103",
    "固定用语有误",
    Category.WORDING,
    Severity.WARNING,
    demands="政治表述、法定用语、机构名称与固定写法一致，会议与报告年度相合。",
    basis="《政府信息公开信息处理费管理办法》等文件用语；通行固定表述（词表 expressions.toml）",
    bad=prose("other_matters", "本年度没有产生信息公开处理费。"),
    good=model(),
)
def check(report: Report, found: Found) -> Iterator[Outcome]:
    """Entries hold for the report years they name; the same departure at several places is one finding."""
    entries = [e for e in expressions() if e.in_force(report.year)]
    yield from match_entries(list(passages(report)), entries, found)
