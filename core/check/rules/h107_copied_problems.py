"""H107: section five is not last year's with the year changed."""

from collections.abc import Iterator

from core.check.example import Example, last_year
from core.check.last_year import likenesses, sentences
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import before
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.model.report import Report

_SECTION = SectionKey.PROBLEMS
_SHARE = 0.9
_HALF = 0.5


@rule(
    "H107",
    "存在的问题和改进情况与去年雷同",
    Category.HISTORY,
    Severity.WARNING,
    demands="第五部分写本年的问题和改进情况；九成以上的句子与去年只差年份、数字的，视为雷同；一半以上的，只作提示。",
    basis="《政府信息公开条例》第五十条第（五）项；内容雷同是年度报告核查中常见的退改事由",
    bad=Example("第五部分与去年一字不差。", previous=Example("去年的报告")),
    good=Example(
        "第五部分写的是本年的情况。",
        previous=last_year(),
    ),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Numbers, years and numbering are left out of account; at least two sentences must be alike."""
    last = before(report)
    if last is None:
        return
    alike = likenesses(sentences(report, _SECTION), sentences(last, _SECTION))
    copied = [one for one in alike if one.copied]
    if len(copied) < 2 or len(copied) < _HALF * len(alike):
        return
    yield outcomes.finding(
        f"“{report.section(_SECTION).title}”的 {len(alike)} 句中有 {len(copied)} 句与去年报告相同或只差年份、数字，"
        "请核对是否沿用了去年的文字",
        [TextMark(section=_SECTION, spans=one.now.view.spans()) for one in copied],
        severity=None if len(copied) >= _SHARE * len(alike) else Severity.HINT,
        suggestion="改写为本年存在的问题和已经采取的改进措施。",
    )
