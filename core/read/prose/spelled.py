"""Counts and shares spelled out, as the readers of numbers take them: 八十六件 is 86件, 占三成半 is 占35%.

A paragraph that counts in numerals is rewritten in digits, each digit at the place of the numeral that it stands for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from core.language.numerals import COUNTING, ONES, ORDINALS, value
from core.model.document import View

_DIGIT = f"{ONES}两"
#: Measure words of counts; those of time, of quarters and tenths are none.
_UNIT = (
    "人次|场次|件次|条次|批次|户次|万元|个工作日|平方米|公里|件|份|宗|起|例|条|项|篇|次|封|个|部|期|场|名|人|位|户|家|处|批|册|幅|张|套|台|辆"
    "|页|笔|吨|亩|只|所|座|支|间|轮|组|元"
)
#: What makes another word of the unit, or of the number: 十三个五年, 二十个月, 十人制.
_SPOILED = "月|五年|门|委[办局]|大代表|民政|性|所有|制|强|多|余|来|几|左右|以上|以下|以内|工作日"
_TENS = re.compile(
    rf"(?<![第{COUNTING}几数余多万亿点\d.每近约超逾])(?P<number>[{COUNTING}]{{2,9}})(?P<unit>{_UNIT})(?!{_SPOILED})"
)
#: What leads to the last of some articles: 第十九至|二十一条.
_TO_ARTICLE = re.compile(f"第[{COUNTING}]{{1,5}}条?[至到—-]第?$")
#: One numeral alone counts where the paragraph counts the same in tens: 其中公示八件. 一个, 一次 are often no count.
_ONE = re.compile(
    rf"(?<![第{COUNTING}几数余多万亿点\d.每这那哪某同任逐])(?P<number>[{_DIGIT}十])(?P<unit>{_UNIT})(?![{ONES}]?(?:{_SPOILED}))"
)
_SELDOM_ONE = frozenset({"个", "次", "批", "项", "位", "家", "起", "场", "部", "处", "支"})
#: 镇级一处, 投诉类一起: here it does count.
_COUNTS_ONE = re.compile(r"[级类]一.$")
_PERCENT = re.compile(
    rf"(?<![\d近约超逾])百分之(?P<number>百|[{ORDINALS}]{{1,3}})(?:点(?P<decimals>[{ONES}零]{{1,2}}))?(?![{COUNTING}点几多余以左上\d])"
)
_TENTHS = re.compile(
    rf"(?<=[占为比达类])(?P<number>[{ONES}两])成(?P<half>半|[{ONES}](?=[,，、;；。]))?(?=[,，、;；。)）]|$)"
)
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
#: Paragraphs remembered: several rules read the same ones.
_REMEMBERED = 256
_LEAST, _MOST = 10, 10_000


class _Rewritten(NamedTuple):
    start: int
    end: int
    digits: str


def counts_in_digits(paragraph: View) -> View:
    """The paragraph with its spelled counts and shares in digits, places kept; itself where it has none."""
    found = _numerals(paragraph.text)
    if not found:
        return paragraph
    text: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, end, digits in found:
        text += [paragraph.text[at:start], digits]
        offsets += paragraph.offsets[at:start]
        last = len(digits) - 1
        offsets += [paragraph.offsets[end - 1 if i == last else min(start + i, end - 1)] for i in range(last + 1)]
        at = end
    text.append(paragraph.text[at:])
    offsets += paragraph.offsets[at:]
    return View("".join(text), offsets, paragraph.at)


def spelled_out(number: int) -> str:
    """How a number below ten thousand is spelled.

    >>> [spelled_out(number) for number in (12, 20, 105, 110, 1203, 2050)]
    ['十二', '二十', '一百零五', '一百一十', '一千二百零三', '二千零五十']
    """
    said, gap = "", False
    for place, name in _PLACES:
        digit, number = divmod(number, place)
        if digit:
            said += ("零" if gap else "") + f"{ONES[digit - 1]}{name}"
            gap = False
        else:
            gap = bool(said)
    if number:
        said += ("零" if gap else "") + ONES[number - 1]
    return said.removeprefix("一") if said.startswith("一十") else said


@lru_cache(_REMEMBERED)
def _numerals(text: str) -> tuple[_Rewritten, ...]:
    """The spelled numbers of a text that are exact counts or shares, in order."""
    found: list[_Rewritten] = []
    if "十" in text or "百" in text:
        tens = [
            (match, number)
            for match in _TENS.finditer(text)
            if (number := _count(match["number"])) is not None and not _TO_ARTICLE.search(text, 0, match.start())
        ]
        found += [_Rewritten(*match.span("number"), str(number)) for match, number in tens]
        units = {match["unit"] for match, _ in tens}
        for match in _ONE.finditer(text) if units else ():
            seldom = match["number"] == "一" and match["unit"] in _SELDOM_ONE
            if match["unit"] in units and (not seldom or _COUNTS_ONE.search(text, 0, match.end())):
                found.append(_Rewritten(*match.span("number"), str(value(match["number"]))))
    if "百分之" in text:
        for match in _PERCENT.finditer(text):
            number = 100 if match["number"] == "百" else _count(match["number"], least=1)
            if number is not None:
                decimals = "".join(str(value(digit)) for digit in match["decimals"] or "")
                found.append(_Rewritten(*match.span(), f"{number}{'.' if decimals else ''}{decimals}%"))
    if "成" in text:
        for match in _TENTHS.finditer(text):
            half = {None: 0, "半": 5}.get(match["half"], value(match["half"] or ""))
            found.append(_Rewritten(*match.span(), f"{(value(match['number']) or 0) * 10 + (half or 0)}%"))
    found.sort()
    return () if any(a.end > b.start for a, b in pairwise(found)) else tuple(found)


def _count(numeral: str, least: int = _LEAST) -> int | None:
    """The number that a numeral writes in the one usual way; None for 一二十 and the like."""
    number = value(numeral)
    if number is None or not least <= number < _MOST:
        return None
    return number if spelled_out(number) == numeral.replace("两", "二").removeprefix("一十") else None
