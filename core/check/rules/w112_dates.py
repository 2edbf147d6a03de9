"""Dates that do not exist, and 截至……止."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity
from core.model.report import Report

_DATE = re.compile(r"(?<!\d)(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
#: 20241月1日, 2024度: the word 年 is lost between the year and what follows.
_NO_YEAR_WORD = re.compile(
    r"(?<![\d.])20[12]\d(?:(?:0?[1-9]|1[0-2])月\d{1,2}日|\d{2,4}日|度(?=[,。、:;]|工作|政府|全|我|共))"
)
_UNTIL = re.compile(r"截[至止](?:到)?[^,。;]{2,16}?[日底月末](?P<fault>止)(?!步)")


@rule(
    "W112",
    "日期有误",
    Category.WORDING,
    Severity.ERROR,
    demands="日期真实存在；“截至”后不再加“止”。",
    basis="公历；《现代汉语词典》（截至）",
    bad=prose(SectionKey.OVERVIEW, "培训班于2024年6月31日举办。"),
    good=prose(SectionKey.OVERVIEW, "培训班于2024年6月30日举办。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """February has 29 days only in leap years; without a year 29 is allowed."""
    for passage in passages(report):
        for match in _DATE.finditer(passage.text):
            month, day = int(match["month"]), int(match["day"])
            year = int(match["year"] or 2024)
            if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
                written = passage.written(*match.span())
                yield outcomes.finding(f"没有“{written}”这一天", [passage.mark(*match.span())], actual=written)
        for match in _NO_YEAR_WORD.finditer(passage.text):
            if not passage.in_title(match.start()):
                written = passage.written(*match.span())
                message = f"“{written}”的年月日不完整，疑漏“年”字"
                mark = passage.mark(*match.span())
                yield outcomes.finding(message, [mark], severity=Severity.WARNING, actual=written)
        for match in _UNTIL.finditer(passage.text):
            message = "“截至”已含“到……为止”的意思，后面的“止”多余"
            mark = passage.mark(*match.span())
            yield outcomes.finding(message, [mark], severity=Severity.HINT, actual=passage.written(*match.span()))
