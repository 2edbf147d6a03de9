"""X513: averages a day or a month against the total of the year that they are told of."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.language.sentences import start_of
from core.language.sought import Sought
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import rounded, show
from core.read.prose.clauses import folded
from core.read.prose.reckonings.reckoned_averages import reckoned_averages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View
    from core.model.report import Report

_NUMBER = r"(?P<{0}>\d[\d,]*(?:\.\d+)?)(?P<{0}_in>[万亿]?)余?"
#: A total, and in the next clause what that is a day: 全年访问73万次,日均访问约2000次
_AVERAGE = Sought(
    rf"""(?x) (?<![\d.,]) {_NUMBER.format("total")} (?P<unit>人次|次|条|件|人|篇|期|场|批|份) ,
    (?:[\u4e00-\u9fff]{{0,4}}?)
    (?P<per>日均|平均每[天日]|每[天日]平均|月均|平均每月|每月平均|周均|平均每周) [\u4e00-\u9fff]{{0,6}}?
    (?:约|近|超过|超|达|为)? {_NUMBER.format("each")} (?P=unit)"""
)
#: The average first: 日均访问2000次,全年访问73万次.
_AVERAGE_FIRST = Sought(
    rf"""(?x) (?P<per>日均|平均每[天日月]|月均) [\u4e00-\u9fff]{{0,6}}? (?:约|近|超过|超|达|为)?
    (?<![\d.,]) {_NUMBER.format("each")} (?P<unit>人次|次|条|件|篇) ,
    (?:全年|年)[\u4e00-\u9fff]{{0,8}}? (?:约|近|超过|超|达|达到|为)? {_NUMBER.format("total")} (?P=unit)"""
)
#: So many sittings, so many who came, and what that is each: 培训4期,参训240人次,平均每期80人次.
_EACH = Sought(
    r"""(?x) (?<![\d.,第近约]) (?P<times>\d{1,3}) (?P<sitting>期|场|次|批|轮|班|条|个|部|篇) [^。;\d约近余多]{0,16}
    (?<![近约]) (?P<total>\d[\d,]*(?:\.\d+)?) (?P<total_in>万?) (?P<unit>人次|人|名|份|册|条|篇|次)
    , (?:[\u4e00-\u9fff]{0,4}?) 平均每 (?P=sitting)
    [\u4e00-\u9fff]{0,6}? (?P<about>约|近|超)? (?P<each>\d[\d,]*(?:\.\d+)?) (?P<each_in>万?)
    (?P<more>[余多]?) (?:人次|(?P=unit))"""
)
#: So many things, what each costs, and all of them: 发出收费通知2件,每件100元,共计200元.
_PRICED = Sought(
    r"""(?x) (?<![\d.,第近约]) (?P<times>\d{1,5}) (?P<thing>件|户|人|份|页|台|名|个|家|亩|本|套) [^。;\d近约余多]{0,14}
    (?<!其中) 每 (?P=thing) [\u4e00-\u9fff]{0,6}? (?<![近约超]) (?P<each>\d[\d,]*(?:\.\d+)?) 元 (?!至|以|左右|起|[-~—])
    [^。;\d每另]{0,16}? (?:共|合计|总计|总额) [^。;\d]{0,8}? (?<![近约超]) (?P<total>\d[\d,]*(?:\.\d+)?)
    (?P<total_in>万?)元"""
)
#: How far rounding may take an average.
_ROUNDED = Decimal(1)
#: So few a month, told of the whole year, are no half a time off: 6 in a year are not one a month.
_FEW, _HALF = Decimal(3), Decimal("0.45")
#: The total of another stretch than a year says nothing of the year's days.
_OTHER_STRETCH = re.compile(
    r"[1-9]月|个半?月|半年|季度|以来|累计|开通|期间|上线|历年|日起|周年|\d天|暑[期假]|寒假|春运|春节|国庆|假期|节假|黄金周|[汛展旺淡]期"
)
#: The last number before it is of a part; the average is of all.
_AMONG = re.compile("其中|包括|分别")
#: So many times in each month or week: 每月1期.
_REPEATED = re.compile(r"每[\u4e00-\u9fff]{1,3}$|\d[至-]$")
#: Of persons the number told may be all there are, and the average of something else; of these it is of them.
_CAME = Sought("接待|服务|接诊|诊疗|参观|到访|来访|访问|接受")
_UNITS = {"": 1, "万": 10_000, "亿": 100_000_000}
#: Days that an average may be taken of: the working days at least, those of a leap year at most; months likewise.
_DAYS, _MONTHS, _WEEKS = (Decimal(240), Decimal(366)), (Decimal(12), Decimal(12)), (Decimal(48), Decimal(53))
#: What rounding and words like 约 may make of it.
_SLACK, _EXACT = Decimal("0.15"), Decimal("0.02")
_ABOUT, _WHOLE_YEAR = Sought("[约近超余多]"), Sought(r"全年|本年|年度|20\d\d年")


@rule(
    "X513",
    "平均数与总数不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="总数之后给出日均、月均、平均每期（场、次）的，均数与总数除以天数（工作日也可）、月数相近，相差不超过15%；每件多少元，乘件数等于总额。",
    basis="同一句话里的数字应当自洽",
    bad=prose(SectionKey.PROACTIVE, "全年网站访问73万次，日均访问约2万次。"),
    good=prose(SectionKey.PROACTIVE, "全年网站访问73万次，日均访问约2000次。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only where total and average stand side by side, of the same unit."""
    for section, paragraph in report.prose():
        if "均" not in paragraph.text and "每" not in paragraph.text:
            continue
        view = folded(paragraph)
        yield from _by_price(section, view, outcomes)
        sittings = list(_by_sitting(section, view, outcomes))
        yield from sittings
        for told in reckoned_averages(paragraph) if not sittings else ():
            mark = TextMark(section=section, spans=told.view.spans())
            fact = f"由{told.of}计算，平均约{show(told.right)}，此处写{told.told}"
            yield outcomes.finding(fact, [mark], actual=told.told)
        for match in chain(_AVERAGE.finditer(view.text), _AVERAGE_FIRST.finditer(view.text)):
            start = max(view.text.rfind("。", 0, match.start()), view.text.rfind(";", 0, match.start())) + 1
            if _OTHER_STRETCH.search(view.text[start : match.end()]) or _AMONG.search(view.text[start : match.start()]):
                continue
            if match["unit"] == "人" and not _CAME.search(view.text[start : match.start()]):
                continue
            total, each = (_value(match[name], match[f"{name}_in"]) for name in ("total", "each"))
            least, most = _days(match["per"])
            sentence = view.text[start : match.end()]
            slack = _slack(sentence, match)
            few = "月" in match["per"] and each <= _FEW and _WHOLE_YEAR.search(sentence)
            step = _HALF if few and not _ABOUT.search(match[0]) else _ROUNDED
            if total / most * (1 - slack) <= each <= total / least * (1 + slack) or abs(total / most - each) < step:
                continue
            told = view.slice(match.start("per"), match.end() if match.re is _AVERAGE.regex else match.end("unit"))
            right = rounded(total / most, Decimal(1)) if total >= most else rounded(total / most, Decimal("0.1"))
            whole = f"{match['total']}{match['total_in']}{match['unit']}"
            fact = f"总数{whole}，{match['per']}约{show(right)}，此处写{told.text}"
            yield outcomes.finding(fact, [TextMark(section=section, spans=told.spans())], actual=told.text)


def _days(per: str) -> tuple[Decimal, Decimal]:
    """Of how many days, weeks or months an average is."""
    if "日" in per or "天" in per:
        return _DAYS
    return _WEEKS if "周" in per else _MONTHS


def _slack(sentence: str, match: re.Match[str]) -> Decimal:
    """How far the average may be off: of a whole year's months, told to the last digit, hardly at all."""
    exact = not (match["total_in"] or match["each_in"] or _ABOUT.search(match[0]))
    return _EXACT if exact and "月" in match["per"] and _WHOLE_YEAR.search(sentence) else _SLACK


def _by_sitting(section: str | None, view: View, outcomes: Outcomes) -> Iterator[Outcome]:
    """平均每期 of so many who came to so many sittings."""
    for match in _EACH.finditer(view.text):
        times = _value(match["times"], "")
        total, each = (_value(match[name], match[f"{name}_in"]) for name in ("total", "each"))
        if not times or _REPEATED.search(view.text[max(0, match.start() - 5) : match.start()]):
            continue
        off = abs(total / times - each)
        hedged = each * _SLACK / 3 if match["about"] or match["more"] else Decimal(0)
        steps = _step(match["total"], match["total_in"]) / times + _step(match["each"], match["each_in"])
        steps = steps if match["total_in"] or match["each_in"] else Decimal(0)
        if off < _ROUNDED or off <= max(hedged, steps):
            continue
        told = view.slice(match.start("each"), match.end())
        right, sitting = show(rounded(total / times, _ROUNDED)), f"{show(times)}{match['sitting']}"
        fact = f"{show(total)}{match['unit']}分在{sitting}，平均约{right}，此处写{told.text}"
        yield outcomes.finding(fact, [TextMark(section=section, spans=told.spans())], actual=told.text)


def _by_price(section: str | None, view: View, outcomes: Outcomes) -> Iterator[Outcome]:
    """What each costs, times how many there are, against the sum of money."""
    for match in _PRICED.finditer(view.text):
        times, each = _value(match["times"], ""), _value(match["each"], "")
        total, right = _value(match["total"], match["total_in"]), times * each
        start = start_of(view.text, match.start())
        if abs(total - right) <= _step(match["total"], match["total_in"]) or "每" in view.text[start : match.start()]:
            continue  # 一等奖3人,每人500元,|二等奖5人,每人300元,共3000元
        told = view.slice(match.start("total"), match.end())
        fact = f"{show(times)}{match['thing']}，每{match['thing']}{show(each)}元，共{show(right)}元，此处写{told.text}"
        yield outcomes.finding(fact, [TextMark(section=section, spans=told.spans())], actual=told.text)


def _step(digits: str, unit: str) -> Decimal:
    """What one in the last digit shown is worth: 1000 of 1.3万."""
    return _UNITS[unit] / Decimal(10) ** len(digits.partition(".")[2])


def _value(digits: str, unit: str) -> Decimal:
    return Decimal(digits.replace(",", "")) * _UNITS[unit]
