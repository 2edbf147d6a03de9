"""Signature and date at the end fit the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.organ import department, lacks_place, place_part
from core.model.finding import Category, Severity, TextMark
from core.model.normalise import fold
from core.model.numbers import year_number
from core.model.report import Report

_DATE = re.compile(
    r"[(]?(20\d\d|二[〇○零0][〇○零一二三四五六七八九]{2})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日[)]?"
)
_ORGAN = re.compile(r"[\u4e00-\u9fff]{2,24}(?:局|厅|委员会|委|办公室|政府|中心|街道办事处|部|署|总队|支队|大队)")
#: Governments of counties and above publish by 31 March, every other organ by 31 January.
_GOVERNMENT = re.compile(r"(?<![镇乡])人民政府(?:办公室|办公厅)?$|政府办公?[室厅]?$")
_HAN = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


@rule(
    "M104",
    "落款与标题不符",
    Category.WORDING,
    Severity.WARNING,
    demands="落款机关与标题机关一致；成文日期在报告年度的次年，不晚于规定的公布期限。",
    basis="《中华人民共和国政府信息公开条例》第四十九条（每年1月31日前、3月31日前公布）",
    bad=swap("2025年1月16日", "2024年1月16日"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only lines at the end that are nothing but a date or an organ's name."""
    year = year_number(report.title.year.text) if report.title.year else report.year
    section, views = None, report.closing
    if not views and report.sections:
        section, views = report.sections[-1].key, report.sections[-1].paragraphs[-2:]
    for view in views:
        text = fold(view.text)
        cut = text.rfind("。") + 1
        if cut and (_DATE.fullmatch(text[cut:]) or _ORGAN.fullmatch(text[cut:])):
            view, text = view.slice(cut), text[cut:]  # the signature ran on to the last line
        if date := _DATE.fullmatch(text):
            yield from _date(date, year, TextMark(section=section, spans=view.spans()), report.organ or "", outcomes)
        elif _ORGAN.fullmatch(text) and report.title.organ:
            yield from _organ(text, report.title.organ.text, TextMark(section=section, spans=view.spans()), outcomes)


def _date(match: re.Match[str], year: int | None, mark: TextMark, organ: str, outcomes: Outcomes) -> Iterator[Outcome]:
    signed, month = year_number(match[1]), _number(match[2])
    last = 3 if _GOVERNMENT.search(organ) else 1
    if year is None or signed is None or month is None or not 1 <= month <= 12:
        return
    if signed <= year:
        message = f"落款日期“{match.group()}”不在报告年度（{year}年）之后，报告应在{year + 1}年公布"
        yield outcomes.finding(message, [mark], expected=str(year + 1), actual=str(signed), replacement=str(year + 1))
    elif signed > year + 1 or month > last:
        who = "县级以上地方人民政府" if last == 3 else "行政机关"
        message = f"落款日期“{match.group()}”晚于{who}{year + 1}年{last}月31日的公布期限，请核对"
        severity = Severity.WARNING if signed > year + 1 else Severity.HINT
        yield outcomes.finding(message, [mark], severity=severity, actual=match.group())


def _organ(signed: str, organ: str, mark: TextMark, outcomes: Outcomes) -> Iterator[Outcome]:
    if signed in organ or organ in signed or lacks_place(signed) or lacks_place(organ):
        return
    here, there = place_part(signed), place_part(organ)
    if (
        here
        and there
        and here not in there
        and there not in here
        and not (set(here) & set(there) - set("省市县区州旗镇乡街道"))
    ):
        message = f"落款机关“{signed}”与标题机关“{organ}”不是同一地方"
        yield outcomes.finding(message, [mark], expected=organ, actual=signed, replacement=organ)
    elif department(signed) != department(organ):
        # 教育局 under the report of 水务局; 政府办公室 signs for 政府, a renamed organ keeps part of its name
        alike = set(department(signed)) & set(department(organ)) - set("局委员会办公室厅管理和与")
        office = "政府" in organ and not signed.endswith("局")
        severity = Severity.HINT if alike or office or "政府" in signed else Severity.WARNING
        message = f"落款机关“{signed}”与标题机关“{organ}”写法不同，请核对"
        yield outcomes.finding(message, [mark], severity=severity, expected=organ, actual=signed)


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if len(text) == 1:
        return _HAN.get(text)
    return 10 + _HAN.get(text[1], 0) if text[0] == "十" else None
