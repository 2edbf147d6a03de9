"""H101: the report given as last year's is last year's, of the same organ."""

from collections.abc import Iterator

from core.check.example import Example
from core.check.last_year import unfit, unsure
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import title_mark
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "H101",
    "所选的不是本机关上一年度的报告",
    Category.HISTORY,
    Severity.WARNING,
    demands="用来对照的去年报告是同一机关上一年度的报告；不是的，不与去年对照。",
    basis="国办公开办函〔2021〕30号所附表三“上年结转”：数字取自本机关上一年度的报告",
    bad=Example("2024年度报告与2022年度报告对照。", previous=Example("2022年度报告", year=2022)),
    good=Example("2024年度报告与同一机关2023年度报告对照。", previous=Example("2023年度报告")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding instead of many that would mean nothing; an unreadable file is said to be so."""
    if report.previous_problem:
        yield outcomes.not_assessable("与去年的报告对照", report.previous_problem)
    elif reason := unfit(report):
        yield outcomes.finding(f"{reason}，没有与去年对照", [title_mark(report)], suggestion="请改选去年的报告。")
    elif reason := unsure(report):
        yield outcomes.not_assessable("与去年的报告对照", reason)
