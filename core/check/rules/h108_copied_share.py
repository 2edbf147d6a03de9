"""H108: how much of the prose is last year's."""

from collections.abc import Iterator

from core.check.example import Example, last_year
from core.check.last_year import likenesses, sentences
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import before
from core.model.finding import Category, Severity, TextMark
from core.model.report import Report

_SHARE = 0.6
_FEWEST = 5


@rule(
    "H108",
    "正文多处沿用去年的文字",
    Category.HISTORY,
    Severity.HINT,
    demands="正文写本年的情况；六成以上的句子与去年相同或只差年份、数字的，给出提示。",
    basis="国办公开办函〔2021〕30号；内容雷同是年度报告核查中常见的退改事由",
    bad=Example("正文每一句都与去年只差年份。", previous=Example("去年的报告")),
    good=Example("正文写的是本年的情况。", previous=last_year()),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One hint with the share; the statutory preface counts like everything else."""
    last = before(report)
    if last is None:
        return
    alike = likenesses(sentences(report), sentences(last))
    copied = [one for one in alike if one.copied]
    if len(copied) < _FEWEST or len(copied) < _SHARE * len(alike):
        return
    share = len(copied) * 100 // len(alike)
    yield outcomes.finding(
        f"正文 {len(alike)} 句中有 {len(copied)} 句（{share}%）与去年报告相同或只差年份、数字",
        [TextMark(section=one.now.section, spans=one.now.view.spans()) for one in copied],
    )
