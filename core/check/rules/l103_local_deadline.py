"""L103: the report is signed by the locality's own deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.language.dates import signed
from core.model.finding import Category, Severity, TextMark
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "L103",
    "落款日期晚于本地规定的期限",
    Category.WORDING,
    Severity.WARNING,
    demands="落款日期不晚于设置里本地要求的期限（设置文件的 demands.deadline；没有设置的不核）。",
    basis="本单位设置文件所写的本地要求；地方的报送期限可以早于条例规定的1月31日、3月31日",
    bad=Example("本地期限为1月10日，落款为1月16日。", profile='[demands]\ndeadline = "01-10"'),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only a line at the end that is nothing but a date of the year after the report's; M104 judges other years."""
    last_day = report.profile.demands.last_day
    if last_day is None or report.year is None:
        return
    month, day = last_day
    for view in report.closing:
        date = signed("".join(fold(view.text).split()))
        if date is None or date.year != report.year + 1:
            continue
        if (date.month, date.day) > (month, day):
            yield outcomes.finding(
                f"落款日期“{view.text}”晚于本地规定的{report.year + 1}年{month}月{day}日",
                [TextMark(section=None, spans=view.spans())],
                expected=f"{month}月{day}日",
                actual=view.text,
            )
