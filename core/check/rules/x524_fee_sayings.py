"""X524: what is said of the fee for information: denied and taken, by another name, with another measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.fee_names import NAME, fee_names
from core.read.prose.fees import fee_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: The fees for search, copies and post ended in 2019; a report of that year may still tell of them.
_SINCE = 2020


@rule(
    "X524",
    "信息处理费的说法有误",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="说没有收取信息处理费的，不再写收了多少；收费通知、收取和上缴的数量相合；名称写“信息处理费”，不写已取消的检索费、复制费、邮寄费。",
    basis="《政府信息公开条例》第四十二条；国办函〔2020〕109号；同一段话里的说法应当自洽",
    bad=prose(SectionKey.OTHER_MATTERS, "本年度未收取信息处理费，所收取的100元已上缴国库。"),
    good=prose(SectionKey.OTHER_MATTERS, "本年度收取信息处理费100元，所收取的100元已上缴国库。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Within one paragraph; whether the fee itself is told of is asked of the whole section."""
    named = NAME in report.section(SectionKey.OTHER_MATTERS).text
    of_now = report.year is None or report.year >= _SINCE
    for section, paragraph in report.prose():
        for told in fee_faults(paragraph, report.year):
            marks = [TextMark(section=section, spans=told.fault.spans())]
            if told.beside:
                marks.append(TextMark(section=section, spans=told.beside.spans(), role="participant"))
            yield outcomes.finding(f"{told.fact}，请核对", marks, actual=told.fault.text)
        of_other_matters = section == SectionKey.OTHER_MATTERS
        for name in fee_names(paragraph, of_other_matters=of_other_matters, named=named) if of_now else ():
            mark = TextMark(section=section, spans=name.fault.spans())
            yield outcomes.finding(name.fact, [mark], actual=name.fault.text, replacement=name.right or None)
