"""What is wrong with a draft in a few words, for its line among many: 表三 2 处不平；缺第五部分；混入“湛江市”."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.check.registry import known_rule
from core.model.finding import Category, CellMark, Finding, SectionMark, Severity, TextMark
from core.model.mark_places import leading_mark
from core.review.parts import part_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model.report import Report

_MOST = 4  # clauses that are told; the rest is in the draft
_LONGEST = 12  # characters of words that are quoted
_OF_TABLE = {Category.ARITHMETIC: "不平", Category.TABLE: "不合格式"}
_BETWEEN = {Category.CONSISTENCY: "正文与表", Category.HISTORY: "与去年"}


def explanation(report: Report, findings: Iterable[Finding], stands: Iterable[bool]) -> str:
    """The errors and warnings that stand, alike ones counted, errors first; empty where there are none."""
    told: Counter[tuple[str, str]] = Counter()
    ranked = [one for one, standing in zip(findings, stands, strict=False) if standing]
    for finding in sorted(ranked, key=lambda one: one.severity.rank):
        if finding.severity is not Severity.HINT:
            told[_clause(report, finding)] += 1
    clauses = [f"{where} {count} 处{what}" if where else what for (where, what), count in told.items()]
    return "；".join(clauses[:_MOST]) + (f"；另有 {len(clauses) - _MOST} 类" if len(clauses) > _MOST else "")


def _clause(report: Report, finding: Finding) -> tuple[str, str]:
    """(where, what) of a finding that is counted; with "" for where a clause that stands alone."""
    mark = leading_mark(finding.marks)
    part = part_key(finding.marks, report)
    numeral = report.form.numeral(part) if part else ""
    if finding.category is Category.SECTION and isinstance(mark, SectionMark) and not mark.spans and numeral:
        return "", f"缺第{numeral}部分"
    rule = known_rule(finding.rule)
    if rule is not None and rule.names_stranger and isinstance(mark, TextMark):
        return "", f"混入“{_short(report.document.quote(mark.spans))}”"
    if finding.category in _OF_TABLE and isinstance(mark, CellMark):
        return report.table_spec(mark.table).title, _OF_TABLE[finding.category]
    if finding.category in _BETWEEN:
        return _BETWEEN[finding.category], "不符"
    where = f"第{numeral}部分" if numeral and finding.category is Category.SECTION else finding.category.label
    return where, "有误" if finding.severity is Severity.ERROR else "存疑"


def _short(words: str) -> str:
    words = "".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
