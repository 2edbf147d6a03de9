"""Signature and date at the end fit the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.language import dates, numerals, organs
from core.language.organ_register import is_standard
from core.model.finding import Category, Severity, TextMark
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: Organ and date in brackets, or the organ with a word for its seal: (澄阳县教育局 2025年1月15日).
_SEALED = re.compile(
    r"""(?x) (?= \( | [^()]* \( (?:盖章|公章|印章) )
    \s* \(? (?P<organ> [\u4e00-\u9fff]{4,30} ) (?: \( (?:盖章|公章|印章) \) )?
    \s* (?P<date> 20[^()]{6,10} )? \)? \s*"""
)
#: The last month in which a government of a county or above publishes, and every other organ.
_GOVERNMENT_MONTH, _ORGAN_MONTH = 3, 1


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
    """Only lines at the end that are nothing but a date, an organ's name, or both in brackets."""
    year = numerals.year(report.title.year.text) if report.title.year else report.year
    section, views = None, report.closing
    if not views and report.sections:
        section, views = report.sections[-1].key, report.sections[-1].paragraphs[-2:]
    for view in views:
        text = fold(view.text)
        sealed = _SEALED.fullmatch(text)
        if sealed and report.title.organ and organs.is_name(sealed["organ"]):
            mark = TextMark(section=section, spans=view.spans(*sealed.span("organ")))
            yield from _organ(sealed["organ"], report.title.organ.text, mark, outcomes)
            if sealed["date"] and (date := dates.signed(sealed["date"])):
                mark = TextMark(section=section, spans=view.spans(*sealed.span("date")))
                yield from _date(date, sealed["date"], year, mark, report.organ or "", outcomes)
            continue
        cut = text.rfind("。") + 1
        if cut and (dates.signed(text[cut:]) or organs.is_name(text[cut:])):
            view, text = view.slice(cut), text[cut:]  # the signature ran on to the last line
        mark = TextMark(section=section, spans=view.spans())
        if date := dates.signed(text):
            yield from _date(date, text, year, mark, report.organ or "", outcomes)
        elif organs.is_name(text) and report.title.organ:
            yield from _organ(text, report.title.organ.text, mark, outcomes)


def _date(
    date: dates.Date, written: str, year: int | None, mark: TextMark, organ: str, outcomes: Outcomes
) -> Iterator[Outcome]:
    signed, month = date.year, date.month
    last = _GOVERNMENT_MONTH if organs.is_local_government(organ) else _ORGAN_MONTH
    if year is None or signed is None or not 1 <= month <= 12:
        return
    if signed <= year:
        fact = f"落款日期“{written}”不在报告年度（{year}年）之后，报告应在{year + 1}年公布"
        yield outcomes.finding(fact, [mark], expected=str(year + 1), actual=str(signed), replacement=str(year + 1))
    elif signed > year + 1 or month > last:
        who = "县级以上地方人民政府" if last == _GOVERNMENT_MONTH else "行政机关"
        fact = f"落款日期“{written}”晚于{who}{year + 1}年{last}月31日的公布期限，请核对"
        severity = Severity.WARNING if signed > year + 1 else Severity.HINT
        yield outcomes.finding(fact, [mark], severity=severity, actual=written)


def _organ(signed: str, organ: str, mark: TextMark, outcomes: Outcomes) -> Iterator[Outcome]:
    if signed in organ or organ in signed or organs.lacks_place(signed) or organs.lacks_place(organ):
        return
    here, there = organs.department(signed), organs.department(organ)
    if not organs.may_be_one_place(organs.place_part(signed), organs.place_part(organ)):
        fact = f"落款机关“{signed}”与标题机关“{organ}”不是同一地方"
        yield outcomes.finding(fact, [mark], expected=organ, actual=signed, replacement=organ)
    elif here != there:
        # 教育局 under the report of 水务局, 自然资源和规划局 under that of 自然资源局; 政府办公室 signs for 政府, and a
        # department may sign with its short form
        office = "政府" in organ and not signed.endswith("局")
        both = is_standard(here) and is_standard(there) and not (_is_short(here, there) or _is_short(there, here))
        alike = organs.shared_letters(here, there) and not both
        severity = Severity.HINT if alike or office or "政府" in signed else Severity.WARNING
        fact = f"落款机关“{signed}”与标题机关“{organ}”写法不同，请核对"
        yield outcomes.finding(fact, [mark], severity=severity, expected=organ, actual=signed)


def _is_short(short: str, full: str) -> bool:
    """Whether a department's name is a short form of another (市监局, 发改委); 教育局 is none of 教育和体育局."""
    longer = full.startswith(f"{organs.field(short)}和")
    return len(short) < len(full) and not set(short) - set(full) and not longer
