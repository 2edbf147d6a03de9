"""Dates that do not exist, periods whose end stands before their start, and 截至……止."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.events.bare_years import bare_years
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.language import clock, dates
from core.language.broken_dates import broken_dates
from core.language.durations import wrong_durations
from core.language.halves_of_year import misplaced_halves
from core.language.impossible_times import impossible_times
from core.language.named_days import wrong_days
from core.language.order_of_dates import wrong_order
from core.language.parts_of_year import misplaced_times
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: 12月31号, but not 7月1号文.
_DAY = Sought(r"(?P<year>\d{4}年)?\d{1,2}月(?:[12]?\d|3[01])(?P<fault>号)(?![\d文令楼院线厅])")
_UNTIL = Sought(r"截[至止](?:到)?[^,。;]{2,16}?[日底月末](?P<fault>止)(?!步)")


@rule(
    "W112",
    "日期有误",
    Category.WORDING,
    Severity.ERROR,
    own_words=OwnWords.OFFERED,
    demands="日期、钟点真实存在，星期与日期相合，起在止前；所写历时与起止日期相合；月份在所说的半年之内，与上一年相比的不写同一年；“截至”后不再加“止”。",
    basis="公历；《现代汉语词典》（截至）",
    bad=prose(SectionKey.OVERVIEW, "培训班于2024年6月31日举办。"),
    good=prose(SectionKey.OVERVIEW, "培训班于2024年6月30日举办。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """February has 29 days only in leap years; without a year 29 is allowed."""
    for passage in passages(report):
        for date in dates.find(passage.text):
            if not date.exists:
                written, mark = passage.written(date.start, date.end), passage.mark(date.start, date.end)
                yield outcomes.finding(f"没有“{written}”这一天", [mark], actual=written)
        without = {place[0]: place for place in bare_years(passage)}
        without |= {
            place[0]: place for place in dates.without_year_word(passage.text) if not passage.in_title(place[0])
        }
        for start, end in without.values():
            written, mark = passage.written(start, end), passage.mark(start, end)
            lost = "缺几月的数字" if written.endswith("年月") else "的年月日不完整，疑漏“年”字"
            fact = f"“{written}”{lost}"
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, actual=written)
        for broken in broken_dates(passage.text):
            written, mark = passage.written(broken.start, broken.end), passage.mark(broken.start, broken.end)
            yield outcomes.finding(
                f"“{written}”{broken.fact}",
                [mark],
                severity=None if broken.sure else Severity.WARNING,
                actual=written,
                replacement=broken.replacement,
            )
        for start, end in (*dates.reversed_periods(passage.text), *dates.reversed_months(passage.text)):
            written, mark = passage.written(start, end), passage.mark(start, end)
            yield outcomes.finding(
                f"“{written}”起止颠倒", [mark], severity=Severity.WARNING, actual=written, suggestion="核对起止日期。"
            )
        for told in wrong_durations(passage.text):
            period, written = passage.written(told.first, told.last), passage.written(told.start, told.end)
            mark = passage.mark(told.start, told.end)
            fact = f"“{period}”是{told.right}，此处写“{written}”"
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=told.right, actual=written)
        for start, end in clock.reversed_hours(passage.text):
            written, mark = passage.written(start, end), passage.mark(start, end)
            yield outcomes.finding(
                f"“{written}”起止颠倒", [mark], severity=Severity.WARNING, actual=written, suggestion="核对起止时间。"
            )
        for start, end, right in dates.zeros(passage.text):
            written, mark = passage.written(start, end), passage.mark(start, end)
            fact = f"“{written}”应写作“{right}”，或改用阿拉伯数字"
            yield outcomes.finding(fact, [mark], severity=Severity.HINT, actual=written, replacement=right)
        for start, end in (*dates.months_beyond(passage.text), *clock.hours_beyond(passage.text)):
            written, mark = passage.written(start, end), passage.mark(start, end)
            yield outcomes.finding(f"没有“{written}”", [mark], actual=written)
        for start, end in impossible_times(passage.text):
            written, mark = passage.written(start, end), passage.mark(start, end)
            if not passage.in_address(start):
                yield outcomes.finding(f"没有“{written}”", [mark], severity=Severity.WARNING, actual=written)
        for start, end, fact in (
            *misplaced_times(passage.text),
            *misplaced_halves(passage.text),
            *wrong_days(passage.text),
            *wrong_order(passage.text),
        ):
            written, mark = passage.written(start, end), passage.mark(start, end)
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, actual=written)
        for start, end, right in dates.wrong_weekdays(passage.text, report.year):
            written, mark = passage.written(start, end), passage.mark(start, end)
            fact = f"这一天是星期{right}，此处写“{written}”"
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, expected=f"星期{right}", actual=written)
        for match in _DAY.finditer(passage.text):
            written, mark = passage.written(*match.span()), passage.mark(*match.span("fault"))
            severity = Severity.WARNING if match["year"] else Severity.HINT
            fact = f"“{written}”的“号”是口语，书面写“日”"
            yield outcomes.finding(fact, [mark], severity=severity, actual="号", replacement="日")
        for match in _UNTIL.finditer(passage.text):
            fact = "“截至”已含“到……为止”的意思，后面的“止”多余"
            mark = passage.mark(*match.span())
            yield outcomes.finding(fact, [mark], severity=Severity.WARNING, actual=passage.written(*match.span()))
