"""X513: averages a day or a month against the total of the year that they are told of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.language.sought import Sought
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import show
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_NUMBER = r"(?P<{0}>\d[\d,]*(?:\.\d+)?)(?P<{0}_in>[万亿]?)余?"
#: A total, and in the next clause what that is a day: 全年访问73万次,日均访问约2000次
_AVERAGE = Sought(
    rf"""(?x) (?<![\d.,]) {_NUMBER.format("total")} (?P<unit>人次|次|条|件|人|篇) , (?:[\u4e00-\u9fff]{{0,4}}?)
    (?P<per>日均|平均每[天日]|每[天日]平均|月均|平均每月|每月平均) [\u4e00-\u9fff]{{0,6}}?
    (?:约|近|超过|超|达|为)? {_NUMBER.format("each")} (?P=unit)"""
)
#: The total of another stretch than a year says nothing of the year's days.
_OTHER_STRETCH = Sought("[1-9]月|半年|季度|以来|累计|开通|期间|上线|历年|日起|周年")
_UNITS = {"": 1, "万": 10_000, "亿": 100_000_000}
#: Days that an average may be taken of: the working days at least, those of a leap year at most; months likewise.
_DAYS, _MONTHS = (Decimal(240), Decimal(366)), (Decimal(12), Decimal(12))
#: What rounding and words like 约 may make of it.
_SLACK = Decimal("0.15")


@rule(
    "X513",
    "平均数与总数不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="全年总数之后给出日均、月均的，均数与总数除以天数（工作日也可）、月数相近，相差不超过15%。",
    basis="同一句话里的数字应当自洽",
    bad=prose(SectionKey.PROACTIVE, "全年网站访问73万次，日均访问约2万次。"),
    good=prose(SectionKey.PROACTIVE, "全年网站访问73万次，日均访问约2000次。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only where total and average stand side by side, of the same unit."""
    for section, paragraph in report.prose():
        if "均" not in paragraph.text:
            continue
        view = folded(paragraph)
        for match in _AVERAGE.finditer(view.text):
            start = max(view.text.rfind("。", 0, match.start()), view.text.rfind(";", 0, match.start())) + 1
            if _OTHER_STRETCH.search(view.text[start : match.end()]):
                continue
            total, each = (_value(match[name], match[f"{name}_in"]) for name in ("total", "each"))
            least, most = _DAYS if "日" in match["per"] or "天" in match["per"] else _MONTHS
            if total / most * (1 - _SLACK) <= each <= total / least * (1 + _SLACK):
                continue
            told = view.slice(match.start("per"), match.end())
            right = (total / most).quantize(Decimal(1)) if total >= most else (total / most).quantize(Decimal("0.1"))
            whole = f"{match['total']}{match['total_in']}{match['unit']}"
            fact = f"总数{whole}，{match['per']}约{show(right)}，此处写{told.text}"
            yield outcomes.finding(fact, [TextMark(section=section, spans=told.spans())], actual=told.text)


def _value(digits: str, unit: str) -> Decimal:
    return Decimal(digits.replace(",", "")) * _UNITS[unit]
