"""X201: normative documents, prose against table two."""

from __future__ import annotations

from collections.abc import Iterator

from core.check.example import model, swap
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import PROACTIVE, grouped, judge, target
from core.model.finding import Category, Severity
from core.model.report import Report

_KINDS = {
    "normative_issued": ("制发行政规范性文件", "issued"),
    "normative_repealed": ("废止行政规范性文件", "repealed"),
    "normative_in_force": ("现行有效行政规范性文件", "in_force"),
}


@rule(
    "X201",
    "正文规范性文件数与表二不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="正文所称制发、废止、现行有效的行政规范性文件件数，与表二“行政规范性文件”行一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=swap("废止1件", "废止2件", "正文写“废止2件”，表二为1"),
    good=model("正文写“废止1件”，表二为1"),
    needs=tuple(Cells(PROACTIVE, "normative_document", column) for _, column in _KINDS.values()),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Issued, repealed and in force; columns under other heads count other things."""
    for kind, (name, column) in _KINDS.items():
        for claims in grouped(report, kind):
            yield from judge(
                report, outcomes, claims, name, target(report, PROACTIVE, [("normative_document", column)])
            )
