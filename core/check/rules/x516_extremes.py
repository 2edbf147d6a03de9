"""X516: the least, the average, the most and the time limit told of one thing stand in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.reckonings.extremes import Place, disorders, other_limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_NAMES = {Place.LEAST: "最小", Place.AVERAGE: "平均", Place.MOST: "最大", Place.LIMIT: "期限"}
#: Article 33 of the regulation, and the first report year in which it was in force.
_DAYS, _SINCE = 20, 2019
_SENTENCE = "全年答复用水申请最短3个工作日、最长{}个工作日，均在15个工作日内答复。"


@rule(
    "X516",
    "最小、平均、最大数与期限不相容",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一句话里的最短（少、低）、平均、最长（多、高）依次不减；说全部在某期限内办结的，最长的不超过该期限；答复申请的法定期限是20个工作日。",
    basis="同一句话里的数字应当自洽；《中华人民共和国政府信息公开条例》第三十三条",
    bad=prose(SectionKey.OVERVIEW, _SENTENCE.format(18)),
    good=prose(SectionKey.OVERVIEW, _SENTENCE.format(12)),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Within one sentence; see ``core.read.prose.reckonings.extremes``."""
    for section, paragraph in report.prose():
        for wrong in disorders(paragraph):
            less, more = (f"{_NAMES[t.place]}{t.quantity.shown}" for t in (wrong.less, wrong.more))
            yield outcomes.finding(
                f"“{less}”比“{more}”还大，两个数字不能同时成立",
                [
                    TextMark(section=section, spans=wrong.less_view.spans()),
                    TextMark(section=section, spans=wrong.more_view.spans()),
                ],
                actual=wrong.less_view.text,
            )
        for view in other_limits(paragraph, _DAYS) if (report.year or _SINCE) >= _SINCE else ():
            yield outcomes.finding(
                f"答复政府信息公开申请的法定期限是{_DAYS}个工作日，此处写{view.text}个工作日",
                [TextMark(section=section, spans=view.spans())],
                expected=str(_DAYS),
                actual=view.text,
            )
